import { ladder, measure, type Rung, type Scale, whole } from './ladder'
import type { Requirements } from './schema'

/** Every answer that can be more or less, in the order of the questions. */
export const SCALES: readonly Scale[] = [
  ladder('workload.shape', ['monolith', 'few', 'many', 'fleet']),
  whole('workload.serviceCount', 1, 500),
  ladder('workload.background', ['none', 'short', 'long']),
  ladder('workload.state', ['stateless', 'memory', 'disk']),
  measure('workload.cpuMsPerRequest', 0.01, 600_000),
  measure('workload.unitSeconds', 0.001, 604_800),
  measure('workload.unitMemoryMb', 16, 3_000_000),
  {
    ...measure('traffic.averageRps', 0.001, 1_000_000),
    limits: ({ traffic }) => ({ most: traffic.peakRps }),
  },
  { ...measure('traffic.peakRps', 0.001, 10_000_000), limits: ({ traffic }) => ({ least: traffic.averageRps }) },
  ladder('traffic.spikeFactor', [null, 3, 10, 50]),
  measure('traffic.latencyMs', 1, 600_000),
  measure('traffic.writeLatencyMs', 1, 600_000),
  measure('traffic.responseKb', 0.1, 100_000),
  ladder('traffic.cacheable', [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
  measure('traffic.growth', 0.1, 1_000),
  ladder('availability.slaPercent', [90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.995, 99.999, 99.9999, 100]),
  measure('availability.rtoMinutes', 0, 525_600),
  measure('availability.rpoMinutes', 0, 525_600),
  ladder('availability.scope', ['node', 'zone', 'region']),
  ladder('availability.regionMode', [null, 'backup', 'pilot', 'warm', 'active']),
  ladder('availability.contract', ['none', 'soft', 'credits']),
  measure('data.sqlGb', 0, 100_000),
  ladder('data.sqlWriteSharePercent', [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100]),
  measure('data.nosqlGb', 0, 1_000_000),
  measure('data.nosqlOpsPerSecond', 0, 10_000_000),
  measure('data.timeseriesWritesPerSecond', 0, 100_000_000),
  measure('data.objectGb', 0, 100_000_000),
  ladder('data.objectAccess', ['hot', 'cool', 'archive']),
  measure('data.filesGb', 0, 10_000_000),
  measure('data.cacheGb', 0, 10_000),
  measure('data.queuePerDay', 0, 100_000_000_000),
  measure('data.streamMbPerSecond', 0, 100_000),
  measure('data.searchGb', 0, 1_000_000),
  measure('data.warehouseGb', 0, 100_000_000),
  measure('data.vectorMillions', 0, 100_000),
  measure('data.growthPercentPerMonth', 0, 1_000),
  whole('data.backupDays', 1, 36_500),
  whole('security.auditDays', 1, 36_500),
  ladder('security.exposure', ['internal', 'partners', 'public']),
  ladder('security.keys', ['managed', 'cmk', 'hsm']),
  measure('budget.monthly', 1, 1_000_000_000),
  ladder('budget.commitment', ['none', '1y', '3y']),
  ladder('budget.spot', ['no', 'jobs', 'most']),
  { ...whole('team.engineers', 1, 10_000), limits: ({ team }) => ({ least: team.ops }) },
  {
    ...ladder('team.ops', [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100]),
    limits: ({ team }) => ({ most: team.engineers }),
  },
  ladder('team.onCall', ['hours', 'informal', 'rota']),
  ladder('team.kubernetes', ['avoid', 'none', 'prefer', 'required']),
  ladder('delivery.cadence', ['monthly', 'weekly', 'daily']),
  ladder('delivery.approval', ['none', 'one', 'board']),
  measure('migration.downtimeMinutes', 0, 525_600),
  measure('migration.dataGb', 0, 100_000_000),
]

/** The value of a field by its path. */
export function answerAt(requirements: Requirements, field: string): Rung {
  const [section, name] = field.split('.') as [keyof Requirements, string]
  return (requirements[section] as Record<string, Rung>)[name] ?? null
}

/** The same answers with one of them changed. */
export function withAnswer(requirements: Requirements, field: string, value: unknown): Requirements {
  const [section, name] = field.split('.') as [keyof Requirements, string]
  return { ...requirements, [section]: { ...(requirements[section] as object), [name]: value } }
}
