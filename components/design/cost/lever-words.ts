import type { Cost } from '@/lib/plan-document'
import { plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'

type Strategy = NonNullable<Cost['notApplicable']>[number]['strategy']

export const STRATEGY_WORDS: { readonly [S in Strategy]: string } = {
  'right-sizing': 'Right-sizing',
  commitment: 'Commitment',
  spot: 'Interruptible capacity',
  scheduling: 'Scheduling',
  'storage-tiering': 'Colder storage',
  'clean-up': 'Clean-up',
}

/** What can be had today, added up once; what touches the same lines of the bill is left out of the sum. */
export function combinedWords({ levers = [], combinedLevers, monthlyUsd }: Cost): string {
  if (levers.length === 0) return 'None of the usual ways to pay less saves anything on this bill.'
  if (!combinedLevers || combinedLevers.levers.length === 0)
    return 'Each of these needs figures of running machines first.'
  const names = levers.filter(({ id }) => combinedLevers.levers.includes(id)).map(({ name }) => name)
  const left = formatUsd(monthlyUsd.expected + combinedLevers.monthlyUsd)
  return `${plural(names.length, 'of these', 'of these')} can be had without measuring and without counting a dollar twice: ${formatUsd(combinedLevers.monthlyUsd)} a month together, which leaves ${left} (${names.join('; ')}).`
}
