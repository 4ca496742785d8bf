/** The clouds as the wizard names them, in the order in which they are offered. */
export const CLOUDS = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' } as const

export type Cloud = keyof typeof CLOUDS

export const findCloud = (name: string | undefined): Cloud | undefined =>
  name !== undefined && Object.hasOwn(CLOUDS, name) ? (name as Cloud) : undefined
