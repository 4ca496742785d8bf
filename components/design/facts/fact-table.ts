import type { Facts } from '@/lib/decisions/facts'
import { decimal } from '@/lib/units/counts'
import { formatGb } from '@/lib/units/sizes'
import { formatMinutes, formatSeconds } from '@/lib/units/time'
import type { FieldPath } from '@/lib/wizard/question'

/** How a fact that a rule tests is called on a page, and the answer it came from. */
export type FactWords = {
  /** The answer behind it; several facts are computed from more than one, and then the one that moves it most. */
  field?: FieldPath
} & (
  | { is: 'amount'; name: string; format: (value: number) => string; absent?: { from: number; words: string } }
  /** `field` gives the words of each value; `values` where the fact has values that are no answer. */
  | { is: 'choice'; name: string; values?: { readonly [value: string]: string } }
  | { is: 'list'; name: string }
  | { is: 'yes-no'; yes: string; no: string }
)

const perSecond = (value: number) => `${decimal(value, 2)} requests a second`
const count = (value: number) => decimal(value, 2)
const share = (value: number) => `${decimal(value * 100, 0)}%`
const percent = (value: number) => `${decimal(value, 3)}%`
const milliseconds = (value: number) => `${decimal(value, 0)} ms`
const times = (value: number) => `${decimal(value, 2)} times`
const dollars = (value: number) => `$${decimal(value, 0)}`

/** A choice of an earlier decision that a later table tests. */
/** Below nothing where recovery takes longer than was asked. */
const minutesLeft = (minutes: number) => (minutes < 0 ? `${formatMinutes(-minutes)} too few` : formatMinutes(minutes))
const decided = (name: string): FactWords => ({ is: 'choice', name, values: { '': 'not decided' } })

export const FACT_WORDS: { readonly [Name in keyof Facts]: FactWords } = {
  askedProvider: { is: 'choice', name: 'cloud asked for', field: 'platform.provider' },
  designedProviders: { is: 'list', name: 'clouds that this rule set has services and prices for' },
  awsRegions: { is: 'amount', name: 'AWS regions that may hold the data', format: count, field: 'data.residency' },
  gcpRegions: {
    is: 'amount',
    name: 'Google Cloud regions that may hold the data',
    format: count,
    field: 'data.residency',
  },
  azureRegions: { is: 'amount', name: 'Azure regions that may hold the data', format: count, field: 'data.residency' },
  cheapestProviders: {
    is: 'list',
    name: 'clouds with the lowest price for a general machine',
    field: 'traffic.audience',
  },
  provider: decided('cloud'),
  workloadKind: { is: 'choice', name: 'what is built', field: 'workload.kind' },
  shape: { is: 'choice', name: 'code organised as', field: 'workload.shape' },
  background: { is: 'choice', name: 'work after the response', field: 'workload.background' },
  state: { is: 'choice', name: 'kept on its own machine', field: 'workload.state' },
  packaging: { is: 'choice', name: 'packaging', field: 'workload.packaging' },
  existing: { is: 'choice', name: 'running now', field: 'workload.existing' },
  special: { is: 'list', name: 'special needs', field: 'workload.special' },
  serviceCount: { is: 'amount', name: 'services', format: count, field: 'workload.serviceCount' },
  runsCode: {
    is: 'yes-no',
    yes: 'there is code to run on a server',
    no: 'there is no code to run on a server',
    field: 'workload.kind',
  },
  answersRequests: {
    is: 'yes-no',
    yes: 'somebody waits for a response',
    no: 'nobody waits for a response',
    field: 'workload.kind',
  },
  needsGpu: { is: 'yes-no', yes: 'it needs a GPU', no: 'it needs no GPU', field: 'workload.bound' },
  needsHostControl: {
    is: 'yes-no',
    yes: 'it needs control of its machine',
    no: 'it needs no control of its machine',
    field: 'workload.special',
  },
  isTrial: {
    is: 'yes-no',
    yes: 'it is a trial that nobody depends on',
    no: 'it is more than a trial',
    field: 'delivery.environments',
  },
  unitSeconds: {
    is: 'amount',
    name: 'longest piece of work',
    format: formatSeconds,
    field: 'workload.unitSeconds',
  },
  unitMemoryMb: {
    is: 'amount',
    name: 'memory for one piece of work',
    format: (value) => `${decimal(value, 0)} MB`,
    field: 'workload.unitMemoryMb',
  },
  averageRps: { is: 'amount', name: 'average traffic', format: perSecond, field: 'traffic.averageRps' },
  peakRps: { is: 'amount', name: 'peak traffic', format: perSecond, field: 'traffic.peakRps' },
  burstRps: { is: 'amount', name: 'traffic in the worst burst', format: perSecond, field: 'traffic.spikeFactor' },
  pattern: { is: 'choice', name: 'a typical week', field: 'traffic.pattern' },
  dutyCycle: {
    is: 'amount',
    name: 'share of the peak’s processors that the average uses',
    format: share,
    field: 'traffic.averageRps',
  },
  fleetVcpu: {
    is: 'amount',
    name: 'processors that the peak needs',
    format: (value) => `${decimal(value, 1)} vCPU`,
    field: 'traffic.peakRps',
  },
  functionsCostRatio: {
    is: 'amount',
    name: 'price of functions over the price of the smallest containers',
    format: times,
    field: 'traffic.averageRps',
  },
  continents: { is: 'amount', name: 'continents with users', format: count, field: 'traffic.audience' },
  latencyMs: {
    is: 'amount',
    name: 'response time asked for',
    format: milliseconds,
    absent: { from: 1_000_000, words: 'not critical' },
    field: 'traffic.latencyMs',
  },
  writeLatencyMs: {
    is: 'amount',
    name: 'time to confirm a write',
    format: milliseconds,
    absent: { from: 1_000_000, words: 'not critical' },
    field: 'traffic.writeLatencyMs',
  },
  cacheable: {
    is: 'amount',
    name: 'responses that are the same for everyone',
    format: share,
    field: 'traffic.cacheable',
  },
  egressGibPerMonth: {
    is: 'amount',
    name: 'data sent to users each month',
    format: (value) => `${decimal(value, 0)} GiB`,
    field: 'traffic.responseKb',
  },
  slaPercent: { is: 'amount', name: 'availability asked for', format: percent, field: 'availability.slaPercent' },
  rtoMinutes: { is: 'amount', name: 'recovery time', format: formatMinutes, field: 'availability.rtoMinutes' },
  rtoAfterRestore: {
    is: 'amount',
    name: 'recovery time that is left after a restore elsewhere',
    format: minutesLeft,
    field: 'team.onCall',
  },
  rtoAfterPilot: {
    is: 'amount',
    name: 'recovery time that is left after switching on a pilot light',
    format: minutesLeft,
    field: 'team.onCall',
  },
  rpoMinutes: { is: 'amount', name: 'data that may be lost', format: formatMinutes, field: 'availability.rpoMinutes' },
  scope: { is: 'choice', name: 'survives by itself the loss of', field: 'availability.scope' },
  regionMode: {
    is: 'choice',
    name: 'when the region is lost',
    field: 'availability.regionMode',
    values: { none: 'nothing asked' },
  },
  hasContractPenalty: {
    is: 'yes-no',
    yes: 'a contract pays for downtime',
    no: 'no contract pays for downtime',
    field: 'availability.contract',
  },
  stores: { is: 'list', name: 'kinds of data', field: 'data.stores' },
  keepsData: { is: 'yes-no', yes: 'it keeps data', no: 'it keeps no data', field: 'data.stores' },
  needsObjects: { is: 'yes-no', yes: 'it keeps files', no: 'it keeps no files', field: 'data.stores' },
  store: {
    is: 'choice',
    name: 'store',
    field: 'data.stores',
    values: {
      sql: 'relational',
      nosql: 'documents or key-value',
      timeseries: 'time series',
      warehouse: 'analytics',
      none: 'none',
    },
  },
  sqlEngine: { is: 'choice', name: 'database engine', field: 'data.sqlEngine' },
  sqlGb: { is: 'amount', name: 'data in the database', format: formatGb, field: 'data.sqlGb' },
  sqlReadsPerSecond: {
    is: 'amount',
    name: 'queries a second at peak that only read',
    format: count,
    field: 'traffic.peakRps',
  },
  sqlReadShare: {
    is: 'amount',
    name: 'queries that only read',
    format: share,
    field: 'data.sqlWriteSharePercent',
  },
  objectGb: { is: 'amount', name: 'files', format: formatGb, field: 'data.objectGb' },
  searchGb: { is: 'amount', name: 'search index', format: formatGb, field: 'data.searchGb' },
  vectorMillions: {
    is: 'amount',
    name: 'vectors',
    format: (value) => `${decimal(value, 2)} million`,
    field: 'data.vectorMillions',
  },
  objectAccess: { is: 'choice', name: 'old files are read', field: 'data.objectAccess' },
  residency: { is: 'choice', name: 'place where data must stay', field: 'data.residency' },
  permittedRegions: {
    is: 'amount',
    name: 'regions where the data may be',
    format: count,
    field: 'data.residency',
  },
  regimes: { is: 'list', name: 'rules to meet', field: 'compliance.regimes' },
  exposure: { is: 'choice', name: 'who can reach it', field: 'security.exposure' },
  keys: { is: 'choice', name: 'encryption keys', field: 'security.keys' },
  budgetMonthly: {
    is: 'amount',
    name: 'budget a month',
    format: dollars,
    absent: { from: 1_000_000_000, words: 'no figure' },
    field: 'budget.monthly',
  },
  priority: { is: 'choice', name: 'matters most', field: 'budget.priority' },
  commitment: { is: 'choice', name: 'commitment to a term', field: 'budget.commitment' },
  spot: { is: 'choice', name: 'work that may be interrupted', field: 'budget.spot' },
  engineers: { is: 'amount', name: 'engineers', format: count, field: 'team.engineers' },
  ops: { is: 'amount', name: 'people who run infrastructure', format: count, field: 'team.ops' },
  experience: { is: 'list', name: 'things the team has run in production', field: 'team.experience' },
  kubernetesWish: { is: 'choice', name: 'Kubernetes', field: 'team.kubernetes' },
  kubernetesWhy: { is: 'list', name: 'what Kubernetes is needed for', field: 'team.kubernetesWhy' },
  kubernetesReady: {
    is: 'yes-no',
    yes: 'somebody runs infrastructure and has run Kubernetes in production',
    no: 'nobody runs infrastructure full time who has run Kubernetes in production',
    field: 'team.experience',
  },
  kubernetesSignals: {
    is: 'amount',
    name: 'signals for Kubernetes, of four',
    format: count,
    field: 'workload.serviceCount',
  },
  monitoring: { is: 'choice', name: 'monitored with today', field: 'team.monitoring' },
  cadence: { is: 'choice', name: 'releases', field: 'delivery.cadence' },
  strategy: { is: 'choice', name: 'way of releasing asked for', field: 'delivery.strategy' },
  migrationApproach: {
    is: 'choice',
    name: 'way of moving in mind',
    field: 'migration.approach',
    values: { none: 'nothing in mind' },
  },
  compute: decided('compute'),
  zoneTopology: decided('zones'),
  disasterRecovery: decided('recovery strategy'),
  regionTopology: decided('regions'),
  database: decided('database'),
  databaseNosql: decided('documents or key-value'),
  databaseTimeseries: decided('time series'),
  search: decided('search'),
  vector: decided('vectors'),
  fileStorage: decided('shared file system'),
  cache: decided('cache'),
  loadBalancing: decided('load balancing'),
  networkLayout: decided('network'),
}
