import type { Requirements } from '@/lib/requirements/schema'
import type { Reportable } from './report'

/** The answers behind a plan. They are complete, but for sections that whoever shared it left out. */
export const askedOf = ({ requirements }: Pick<Reportable, 'requirements'>): Partial<Requirements> =>
  requirements as unknown as Partial<Requirements>
