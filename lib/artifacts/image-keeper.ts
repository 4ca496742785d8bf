import type { Design } from '@/lib/design/model'

/** The environment whose registry keeps the images of all; undefined where nothing is started from an image. */
export const imageKeeper = (designs: readonly Design[]): Design | undefined =>
  designs.find(({ resources }) => resources.some(({ kind }) => kind === 'container-registry'))
