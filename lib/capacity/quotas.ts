import { type Design, ofKind } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Usage } from '@/lib/design/usage'
import type { Requirements } from '@/lib/requirements/schema'
import { type Item, input, published, upTo } from './item'

const SECONDS_PER_DAY = 86_400

/** What the services in between let through: gateway, functions, ordered queues, streams and key-value tables. */
export function quotas(
  requirements: Requirements,
  design: Design,
  { originBurstRps }: Usage,
  { limits }: ProviderProfile,
): Item[] {
  const { traffic, data, workload } = requirements
  const busiest = traffic.peakRps / traffic.averageRps
  const [gateway] = ofKind(design, 'api-gateway')
  const [worker] = ofKind(design, 'function').filter(({ role }) => role === 'worker')
  const [stream] = ofKind(design, 'stream')
  return [
    ...(gateway
      ? [
          upTo({
            name: `Requests through the ${gateway.label}`,
            formula: 'peak at the region × burst',
            inputs: [input('in the worst burst', originBurstRps, 'per s')],
            result: { value: originBurstRps, unit: 'per s' },
            limit: published(limits.gatewayRequestsPerSecond),
            because: 'Over all interfaces of an account in a region.',
          }),
        ]
      : []),
    ...(gateway && workload.background === 'none'
      ? [
          upTo({
            name: `Longest response through the ${gateway.label}`,
            formula: 'longest piece of work',
            inputs: [input('longest piece of work', workload.unitSeconds, 's')],
            result: { value: workload.unitSeconds, unit: 's' },
            limit: published(limits.gatewaySeconds),
            because: 'The gateway gives up on a response after that; longer work is answered at once and done behind.',
          }),
        ]
      : []),
    ...(worker
      ? [
          upTo({
            name: `Longest call of ${worker.label}`,
            formula: 'longest piece of work',
            inputs: [input('longest piece of work', workload.unitSeconds, 's')],
            result: { value: workload.unitSeconds, unit: 's' },
            limit: published(limits.functionSeconds),
            because: 'A function is stopped after that, finished or not.',
          }),
        ]
      : []),
    ...ofKind(design, 'queue')
      .filter(({ ordered, id }) => ordered && !id.endsWith('-standby'))
      .map(({ label }) =>
        upTo({
          name: `Messages through the ${label}`,
          formula: 'messages a day ÷ 86,400 × peak ÷ average',
          inputs: [input('messages a day', data.queuePerDay, ''), input('peak ÷ average', busiest, '')],
          result: { value: (data.queuePerDay / SECONDS_PER_DAY) * busiest, unit: 'per s' },
          limit: published(limits.orderedMessagesPerSecond),
          because:
            'A queue that keeps the order takes fewer; this is without batches, which carry several times as many.',
        }),
      ),
    ...(stream
      ? [
          upTo({
            name: `Shards of the ${stream.label}`,
            formula: '⌈MB a second × peak ÷ average ÷ MB a shard takes⌉',
            inputs: [
              input('MB a second', data.streamMbPerSecond, 'MB/s'),
              input('peak ÷ average', busiest, ''),
              input('MB a shard takes', limits.streamShardMbPerSecond.value, 'MB/s'),
              input('shards in the design', stream.shards, ''),
            ],
            result: {
              value: Math.max(1, Math.ceil((data.streamMbPerSecond * busiest) / limits.streamShardMbPerSecond.value)),
              unit: 'shards',
            },
            limit: published(limits.streamShards),
            because: 'By size alone; the design has more where the number of records asks for them.',
          }),
        ]
      : []),
    ...ofKind(design, 'key-value-store').map(({ label }) =>
      upTo({
        name: `Reads and writes of the ${label}`,
        formula: 'reads and writes at the peak',
        inputs: [input('at the peak', data.nosqlOpsPerSecond, 'per s')],
        result: { value: data.nosqlOpsPerSecond, unit: 'per s' },
        limit: published(limits.keyValueOpsPerSecond),
        because: 'For one table, if no key is asked for much more often than the others.',
      }),
    ),
  ]
}
