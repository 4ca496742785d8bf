import type { Pipeline } from '@/lib/plan-document'
import { formatCount, plural } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'

export type CanaryRow = { name: string; value: string; how: string }

/** How much a canary has to see before it says anything, line by line. */
export function canaryRows(canary: NonNullable<Pipeline['canary']>): CanaryRow[] {
  const {
    usualErrorPercent,
    badErrorPercent,
    requests,
    sharePercent,
    stepMinutes,
    neededRps,
    averageRps,
    minutesHere,
  } = canary
  return [
    {
      name: 'What it must tell apart',
      value: `${usualErrorPercent}% and ${badErrorPercent}% of errors`,
      how: 'A release as usual, and one that should not reach everybody.',
    },
    {
      name: 'Requests it must see',
      value: formatCount(requests),
      // A rule of thumb for two proportions; see lib/guidance/canary.ts.
      how: '16·p(1−p)/Δ², with p the mean of the two rates and Δ their difference: right 95 times of 100, and 8 of 10 bad releases are found. A rule of thumb, so an assumption.',
    },
    {
      name: `Traffic for steps of ${plural(stepMinutes, 'minute')}`,
      value: `${formatCount(neededRps)} requests a second`,
      how: `The canary takes ${sharePercent}% of them.`,
    },
    {
      name: 'Traffic here',
      value: `${averageRps} requests a second`,
      how: `Of which the canary sees ${Number(((averageRps * sharePercent) / 100).toPrecision(2))}.`,
    },
    {
      name: 'A step here takes',
      value: formatMinutes(Math.max(stepMinutes, minutesHere)),
      how:
        minutesHere <= stepMinutes
          ? `It has seen enough after ${formatMinutes(minutesHere)}; a step is never shorter than ${formatMinutes(stepMinutes)}, so that slow leaks show.`
          : 'Longer than a step should: by then everybody waits for the release, or nobody watches it.',
    },
  ]
}
