import { gcp } from '@/lib/catalog/skus/gcp'
import { type Design, ofKind } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, usage } from '../component'

/** Bytes of a message of a queue or topic with its attributes; assumption: the design counts messages and not their size. */
const MESSAGE_BYTES = 2 * 1024
/** The least that a request is counted as, with one message to a request: https://cloud.google.com/pubsub/pricing, read 2026-11-23. */
const REQUEST_BYTES_MIN = 1_000
const TIB = 1024 ** 4
/** Cloud Tasks counts a task when it is made and again when it is sent; a second try would count as well. */
const OPERATIONS_PER_TASK = 2
/** Messages that nobody has taken yet are kept for a day without charge; assumption, from general knowledge. */
const HOURS_INCLUDED = 24

const tib = (messages: number, bytes: number) => (messages * Math.max(REQUEST_BYTES_MIN, bytes)) / TIB

export const messagingCosts = {
  queue: ({ id, service, messagesPerMonth }, { design }): Costs => {
    if (/tasks/i.test(service)) {
      return [usage('Task operations', gcp.tasks.operations, messagesPerMonth * OPERATIONS_PER_TASK, 'operation')]
    }
    const volume = tib(messagesPerMonth, MESSAGE_BYTES)
    return [
      // What a topic of the design hands to this subscription was published there.
      usage('Published messages', gcp.pubsub.publishTib, isFedByTopic(id, design) ? 0 : volume, 'TiB'),
      usage('Delivered messages', gcp.pubsub.deliverTib, volume, 'TiB'),
    ]
  },

  topic: ({ messagesPerMonth, subscriberIds }, { design }): Costs => {
    const volume = tib(messagesPerMonth, MESSAGE_BYTES)
    const queues = new Set(ofKind(design, 'queue').map(({ id }) => id))
    const others = subscriberIds.filter((id) => !queues.has(id)).length
    return [
      usage('Published messages', gcp.pubsub.publishTib, volume, 'TiB'),
      usage('Delivered messages', gcp.pubsub.deliverTib, volume * others, 'TiB'),
    ]
  },

  stream: ({ inGibPerMonth, recordsPerMonth, retentionHours }): Costs => {
    const bytes = recordsPerMonth > 0 ? (inGibPerMonth * 1024 ** 3) / recordsPerMonth : 0
    const volume = tib(recordsPerMonth, bytes)
    return [
      usage('Published records', gcp.pubsub.publishTib, volume, 'TiB'),
      // One reader takes each record once.
      usage('Delivered records', gcp.pubsub.deliverTib, volume, 'TiB'),
      usage(
        'Retained records',
        gcp.pubsub.retainedGibMonth,
        retentionHours > HOURS_INCLUDED ? (inGibPerMonth * retentionHours) / HOURS_PER_MONTH : 0,
        'GiB-month',
      ),
    ]
  },

  // Calls of Google Cloud's own services are internal steps; calls to the world outside would cost two and a half times as much.
  workflow: ({ transitionsPerMonth }): Costs => [
    usage('Internal steps', gcp.workflows.internalSteps, transitionsPerMonth, 'step'),
  ],
} satisfies Partial<CostTable>

const isFedByTopic = (id: string, design: Design): boolean =>
  ofKind(design, 'topic').some(({ subscriberIds }) => subscriberIds.includes(id))
