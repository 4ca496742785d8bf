import type { Pipeline } from '@/lib/plan-document'
import { askedOf } from './asked'
import { type Block, heading, paragraph, table, withCode } from './document'
import type { Reportable } from './report'

const CADENCE = {
  daily: 'You release several times a day: twenty or more a month.',
  weekly: 'You release weekly: about four a month.',
  monthly: 'You release monthly or less: about one a month.',
} as const

/** What code is stands between backticks. */
export type DeliveryMeasures = { record: string; measures: { name: string; says: string; how: string }[] }

/**
 * The four measures of software delivery, each taken from what this pipeline writes down anyway. What they are called and count: DORA, by
 * way of https://octopus.com/devops/metrics/dora-metrics (second hand, not read again: an assumption). Bands of other teams are left out.
 */
export function deliveryMeasures(plan: Pick<Reportable, 'requirements' | 'pipeline' | 'artifacts'>): DeliveryMeasures {
  const isRecorded = plan.artifacts?.some(({ path }) => path === 'pipeline/record.sh') ?? false
  const { delivery } = askedOf(plan)
  return {
    record: isRecorded
      ? '`pipeline/record.sh` writes one record for each deployment, `deployments/<environment>/<time>.json`, with the commit (`release`), when it ended (`at`) and how (`outcome`). All four come from those of the environment that users see.'
      : 'For each deployment write down the commit, when it ended, and whether it succeeded, failed or was rolled back: all four come from that record.',
    measures: [
      {
        name: 'Deployment frequency',
        says: `How often a change reaches users.${delivery ? ` ${CADENCE[delivery.cadence]}` : ''}`,
        how: 'Records with the outcome “succeeded”, counted by week.',
      },
      {
        name: 'Lead time for changes',
        says: 'How long a finished change waits for its users.',
        how: 'From the time of the commit (`git show --no-patch --format=%cI <release>`) to the time of its first record that succeeded; the median of the month. Where a release holds several commits, count the oldest.',
      },
      {
        name: 'Change failure rate',
        says: 'How many releases made it worse.',
        how: `Records with the outcome “failed” or “rolled-back”, divided by all releases; a release with both counts once.${unseen(plan.pipeline)}`,
      },
      {
        name: 'Time to recover from a failed deployment',
        says: 'How long users lived with it.',
        how: 'From the time of the failed record to that of the next one that succeeded or was rolled back; the median, and the longest beside it.',
      },
    ],
  }
}

const unseen = ({ stages }: Pipeline) =>
  stages.some(({ name }) => name === 'Watch')
    ? ' What users report after the watch is over has to be written down by hand.'
    : ''

export const MEASURED =
  'The four measures of DORA, taken once a month over the last three. Compare them with your own past, not with other teams, and never a person by them.'

export function measureBlocks(plan: Reportable): Block[] {
  const { record, measures } = deliveryMeasures(plan)
  return [
    heading(3, 'Measures of delivery'),
    paragraph(MEASURED),
    paragraph(...withCode(record)),
    table(
      ['Measure', 'What it says', 'How to take it here'],
      measures.map(({ name, says, how }) => [name, says, withCode(how)]),
    ),
  ]
}
