import type { Cost } from '@/lib/plan-document'
import { decimal, plural } from '@/lib/units/counts'

type Credits = NonNullable<Cost['credits']>

/** What the credits pay for, as their heading. */
export function creditsTitle({ coverMonths }: Credits): string {
  if (coverMonths === null) return 'Your credits'
  if (coverMonths === 1) return 'Your credits pay for one month'
  return `Your credits pay for ${decimal(coverMonths, 1)} months`
}

export const creditsWords = ({ because, expireAfterMonths }: Credits): string =>
  `${because} The amounts on this page are before credits${expireAfterMonths === null ? '' : `, which end after ${plural(expireAfterMonths, 'month', 'months')} at the latest`}.`
