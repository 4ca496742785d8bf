import type { Artifact, Pipeline } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { type Block, heading, paragraph, table } from './document'

const CADENCE = {
  daily: 'You release several times a day: twenty or more a month.',
  weekly: 'You release weekly: about four a month.',
  monthly: 'You release monthly or less: about one a month.',
} as const

/**
 * The four measures of software delivery, each taken from what this pipeline writes down anyway. What they are called and count: DORA, by
 * way of https://octopus.com/devops/metrics/dora-metrics (second hand, not read again: an assumption). Bands of other teams are left out.
 */
export function deliveryMeasures(
  { stages }: Pipeline,
  delivery: Requirements['delivery'] | undefined,
  files: readonly Artifact[],
): Block[] {
  const isRecorded = files.some(({ path }) => path === 'pipeline/record.sh')
  const cadence = delivery ? ` ${CADENCE[delivery.cadence]}` : ''
  const watch = stages.some(({ name }) => name === 'Watch')
    ? ' What users report after the watch is over has to be written down by hand.'
    : ''
  return [
    heading(3, 'Measures of delivery'),
    paragraph(
      'The four measures of DORA, taken once a month over the last three. Compare them with your own past, not with other teams, and never a person by them.',
    ),
    isRecorded
      ? paragraph(
          { code: 'pipeline/record.sh' },
          ' writes one record for each deployment, ',
          { code: 'deployments/<environment>/<time>.json' },
          ', with the commit (',
          { code: 'release' },
          '), when it ended (',
          { code: 'at' },
          ') and how (',
          { code: 'outcome' },
          '). All four come from those of the environment that users see.',
        )
      : paragraph(
          'For each deployment write down the commit, when it ended, and whether it succeeded, failed or was rolled back: all four come from that record.',
        ),
    table(
      ['Measure', 'What it says', 'How to take it here'],
      [
        [
          'Deployment frequency',
          `How often a change reaches users.${cadence}`,
          'Records with the outcome “succeeded”, counted by week.',
        ],
        [
          'Lead time for changes',
          'How long a finished change waits for its users.',
          [
            'From the time of the commit (',
            { code: 'git show --no-patch --format=%cI <release>' },
            ') to the time of its first record that succeeded; the median of the month. Where a release holds several commits, count the oldest.',
          ],
        ],
        [
          'Change failure rate',
          'How many releases made it worse.',
          `Records with the outcome “failed” or “rolled-back”, divided by all releases; a release with both counts once.${watch}`,
        ],
        [
          'Time to recover from a failed deployment',
          'How long users lived with it.',
          'From the time of the failed record to that of the next one that succeeded or was rolled back; the median, and the longest beside it.',
        ],
      ],
    ),
  ]
}
