import type { Logs, Metrics, Traces } from '@/lib/decisions/operate'
import { type Design, ofKind } from '@/lib/design/model'
import type { UncountedCost } from './component'

const NO_PRICE = 'no price for Datadog, which sends a bill of its own'

/** Logs that leave for a service whose prices nobody here has read: on the bill by name, never as nothing. */
export const datadogLogs = (by: Logs, gibPerMonth: number): UncountedCost[] =>
  by === 'datadog'
    ? [{ name: 'Datadog logs', unpriced: `${NO_PRICE}: ${Math.ceil(gibPerMonth)} GiB of logs a month are sent there` }]
    : []

/** The same for measurements and traces. */
export const datadogSignals = (metricsBy: Metrics, tracesBy: Traces): UncountedCost[] => [
  ...(metricsBy === 'datadog' ? [{ name: 'Datadog infrastructure', unpriced: `${NO_PRICE}, by host` }] : []),
  ...(tracesBy === 'datadog' ? [{ name: 'Datadog APM', unpriced: `${NO_PRICE}, by host and by span kept` }] : []),
]

/** Two networks of one design stand in two regions; a single one is joined to a network that is here already. */
export const joinsRegions = (design: Design): boolean => ofKind(design, 'network').length > 1
