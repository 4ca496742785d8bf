import { aws } from '@/lib/catalog/skus/aws'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'

/** A message is sent, received and deleted, and each is a request; assumption, no page was read for it. */
const REQUESTS_PER_MESSAGE = 3
/** A put is counted once for every 25 KB of a record. */
const PUT_UNIT_BYTES = 25 * 1024
/** Kept without charge; the price of longer retention is by shard up to a week and by gigabyte beyond. */
const HOURS_INCLUDED = 24
const HOURS_EXTENDED = 168

export const messagingCosts = {
  queue: ({ messagesPerMonth, ordered }): Costs => [
    usage(
      ordered ? 'Requests (FIFO queue)' : 'Requests (standard queue)',
      ordered ? aws.sqs.fifoRequests : aws.sqs.standardRequests,
      messagesPerMonth * REQUESTS_PER_MESSAGE,
      'request',
    ),
  ],

  // Delivery to queues and functions is free; only publishing is counted.
  topic: ({ messagesPerMonth }): Costs => [usage('Published messages', aws.sns.requests, messagesPerMonth, 'request')],

  stream: ({ shards, inGibPerMonth, recordsPerMonth, retentionHours }): Costs => {
    const bytesPerRecord = recordsPerMonth > 0 ? (inGibPerMonth * 1024 ** 3) / recordsPerMonth : 0
    const units = recordsPerMonth * Math.max(1, Math.ceil(bytesPerRecord / PUT_UNIT_BYTES))
    const longHours = Math.max(0, retentionHours - HOURS_EXTENDED)
    return [
      fixed('Shards', aws.kinesis.shardHour, shards * HOURS_PER_MONTH, 'shard-hour'),
      usage('Put payload units', aws.kinesis.putPayloadUnits, units, 'payload unit'),
      fixed(
        'Retention up to 7 days',
        aws.kinesis.extendedRetentionShardHour,
        retentionHours > HOURS_INCLUDED ? shards * HOURS_PER_MONTH : 0,
        'shard-hour',
      ),
      usage(
        'Retention beyond 7 days',
        aws.kinesis.longRetentionGbMonth,
        (inGibPerMonth * longHours) / HOURS_PER_MONTH,
        'GB-month',
      ),
    ]
  },

  workflow: ({ style, transitionsPerMonth }): Costs => {
    if (style === 'standard')
      return [usage('State transitions', aws.stepFunctions.transitions, transitionsPerMonth, 'transition')]
    return [
      // Express runs are billed by run and not by transition; a run has at least one, so this is the most that it can be.
      usage('Express requests', aws.stepFunctions.expressRequests, transitionsPerMonth, 'request'),
      {
        name: 'Express duration',
        unpriced: 'not counted: how long a run lasts and the memory it takes were not asked',
      },
    ]
  },
} satisfies Partial<CostTable>
