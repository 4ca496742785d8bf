import { azure } from '@/lib/catalog/skus/azure'
import type { Design, Resource } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import type { CostComponent } from '../types'

/**
 * "An operation is any API call": https://azure.microsoft.com/pricing/details/service-bus/, read 2026-11-23 as a copy. A message is
 * received and settled by each reader, beside being sent once; that settling counts is our reading of the sentence.
 */
const CALLS_PER_READER = 2

export const messagingCosts = {
  // Sessions keep the order of messages without a further charge.
  queue: ({ id, messagesPerMonth }, { design }): Costs => [...baseCharge(id, design), operations(messagesPerMonth, 1)],

  topic: ({ id, messagesPerMonth, subscriberIds }, { design }): Costs => [
    ...baseCharge(id, design),
    operations(messagesPerMonth, subscriberIds.length),
  ],

  stream: ({ shards, inGibPerMonth, recordsPerMonth, retentionHours }): Costs => {
    if (retentionHours > HOURS_ON_STANDARD) {
      const units = Math.max(1, Math.ceil(shards / SHARDS_PER_PROCESSING_UNIT))
      const keptGib = (inGibPerMonth * retentionHours) / HOURS_PER_MONTH
      return [
        fixed(
          'Processing units (Event Hubs Premium)',
          azure.eventHubs.processingUnitHour,
          units * HOURS_PER_MONTH,
          'unit-hour',
        ),
        usage(
          'Retention above 1 TB a unit',
          azure.eventHubs.extendedRetentionGbMonth,
          Math.max(0, keptGib - units * GIB_PER_PROCESSING_UNIT),
          'GB-month',
        ),
      ]
    }
    const bytesPerRecord = recordsPerMonth > 0 ? (inGibPerMonth * 1024 ** 3) / recordsPerMonth : 0
    const events = recordsPerMonth * Math.max(1, Math.ceil(bytesPerRecord / EVENT_BYTES))
    return [
      // A shard and a throughput unit are both 1 MB or 1,000 events in a second.
      fixed(
        'Throughput units (Event Hubs Standard)',
        azure.eventHubs.throughputUnitHour,
        shards * HOURS_PER_MONTH,
        'unit-hour',
      ),
      usage('Ingress events', azure.eventHubs.ingressEvents, events, 'event'),
    ]
  },

  workflow: ({ style, transitionsPerMonth }): Costs => {
    if (style === 'standard')
      return [usage('Built-in actions (Logic Apps)', azure.logicApps.builtInActions, transitionsPerMonth, 'action')]
    return [
      // Each step of a durable function is at least one execution; replays of the orchestrator come on top.
      usage('Executions (Durable Functions)', azure.functions.executions, transitionsPerMonth, 'execution'),
      {
        name: 'Execution time (Durable Functions)',
        unpriced: 'not counted: how long a step lasts and the memory it takes were not asked',
      },
    ]
  },
} satisfies Partial<CostTable>

/** An event is counted again for every 64 KB; assumption, the page was not read. */
const EVENT_BYTES = 64 * 1024
/** Standard keeps a week: https://github.com/MicrosoftDocs/azure-docs, includes/event-hubs-limits.md, stood at 2020-09-10. */
const HOURS_ON_STANDARD = 168
/** A processing unit takes in 5 to 10 MB/s and holds 1 TB: assumptions, the pages were not read. */
const SHARDS_PER_PROCESSING_UNIT = 5
const GIB_PER_PROCESSING_UNIT = 1024

const operations = (messages: number, readers: number): CostComponent =>
  usage(
    'Messaging operations (Service Bus Standard)',
    azure.serviceBus.operations,
    messages * (1 + readers * CALLS_PER_READER),
    'operation',
  )

/** Queues and topics of a region share one namespace and its base charge, which stands with the first of them. */
const baseCharge = (id: string, { resources }: Design): CostComponent[] => {
  const own = resources.find((resource) => resource.id === id)
  const first = resources.find((resource) => isServiceBus(resource) && resource.region === own?.region)
  if (first && first.id !== id) return []
  return [fixed('Service Bus base charge (Standard)', azure.serviceBus.baseHour, HOURS_PER_MONTH, 'hour')]
}

const isServiceBus = ({ kind }: Resource) => kind === 'queue' || kind === 'topic'
