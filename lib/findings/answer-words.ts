import type { Rung } from '@/lib/requirements/ladder'
import { decimal, formatCount } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability, formatShare } from '@/lib/units/percent'
import { formatGb } from '@/lib/units/sizes'
import { formatMinutes, formatSeconds } from '@/lib/units/time'

/** An answer in words that follow "with": "12 requests a second on average", "the loss of a zone to survive". */
export function answerWords(field: string, value: Rung): string {
  if (value === null) return NOTHING[field] ?? 'no answer'
  if (typeof value === 'number') return NUMBERS[field]?.(value) ?? `${formatCount(value)} as ${field}`
  return CHOICES[field]?.[value] ?? `${value} as ${field}`
}

const count =
  (one: string, many = `${one}s`) =>
  (value: number) =>
    `${decimal(value, 3)} ${value === 1 ? one : many}`
const gb = (what: string) => (value: number) => `${formatGb(value)} ${what}`
const within = (what: string) => (value: number) => `${what} within ${formatMinutes(value)}`

const NUMBERS: { readonly [field: string]: ((value: number) => string) | undefined } = {
  'workload.serviceCount': count('service'),
  'workload.cpuMsPerRequest': count('ms of processor time a request', 'ms of processor time a request'),
  'workload.unitSeconds': (value) => `pieces of work of ${formatSeconds(value)}`,
  'workload.unitMemoryMb': (value) => `${formatCount(value)} MB for a piece of work`,
  'traffic.averageRps': count('request a second on average', 'requests a second on average'),
  'traffic.peakRps': count('request a second at the peak', 'requests a second at the peak'),
  'traffic.spikeFactor': (value) => `spikes of ${decimal(value, 1)} times the peak`,
  'traffic.latencyMs': (value) => `responses within ${formatCount(value)} ms`,
  'traffic.writeLatencyMs': (value) => `writes within ${formatCount(value)} ms`,
  'traffic.responseKb': (value) => `responses of ${decimal(value, 1)} KB`,
  'traffic.cacheable': (value) => `${formatShare(value)} of responses the same for everyone`,
  'traffic.growth': (value) => `${decimal(value, 2)} times the traffic in a year`,
  'availability.slaPercent': (value) => `${formatAvailability(value)} availability`,
  'availability.rtoMinutes': within('recovery'),
  'availability.rpoMinutes': (value) =>
    value === 0 ? 'no data to be lost' : `${formatMinutes(value)} of data to be lost`,
  'data.sqlGb': gb('of relational data'),
  'data.sqlWriteSharePercent': (value) => `${decimal(value, 0)}% writes`,
  'data.nosqlGb': gb('of documents'),
  'data.nosqlOpsPerSecond': count('read or write of documents a second', 'reads and writes of documents a second'),
  'data.timeseriesWritesPerSecond': count('measurement a second', 'measurements a second'),
  'data.objectGb': gb('of files'),
  'data.filesGb': gb('of shared files'),
  'data.cacheGb': gb('of cache'),
  'data.queuePerDay': count('message a day', 'messages a day'),
  'data.streamMbPerSecond': (value) => `${decimal(value, 2)} MB of events a second`,
  'data.searchGb': gb('of searchable text'),
  'data.warehouseGb': gb('in the warehouse'),
  'data.vectorMillions': (value) => `${decimal(value, 2)} million vectors`,
  'data.growthPercentPerMonth': (value) => `${decimal(value, 1)}% more data a month`,
  'data.backupDays': (value) => `backups of ${formatCount(value)} days`,
  'security.auditDays': (value) => `audit records of ${formatCount(value)} days`,
  'budget.monthly': (value) => `${formatUsd(value)} a month`,
  'team.engineers': count('engineer'),
  'team.ops': count('person who runs infrastructure', 'people who run infrastructure'),
  'migration.downtimeMinutes': (value) => `${formatMinutes(value)} without service`,
  'migration.dataGb': gb('to be moved'),
}

/** What it means that a field holds nothing. */
const NOTHING: { readonly [field: string]: string | undefined } = {
  'traffic.spikeFactor': 'no spikes',
  'traffic.latencyMs': 'responses that are not critical',
  'traffic.writeLatencyMs': 'writes that are not critical',
  'availability.regionMode': 'no answer about a lost region',
  'budget.monthly': 'no budget named',
}

const CHOICES: { readonly [field: string]: { readonly [value: string]: string } | undefined } = {
  'workload.shape': {
    monolith: 'one deployable part',
    few: 'a few services',
    many: 'many services',
    fleet: 'a fleet of services',
    functions: 'functions',
  },
  'workload.background': {
    none: 'no work behind the requests',
    short: 'short work behind the requests',
    long: 'work of more than 15 minutes behind the requests',
  },
  'workload.state': {
    stateless: 'nothing kept on the machine',
    memory: 'state in memory',
    disk: 'state in files on the machine',
  },
  'availability.scope': {
    node: 'the loss of a machine to survive',
    zone: 'the loss of a zone to survive',
    region: 'the loss of a region to survive',
  },
  'availability.regionMode': {
    backup: 'backups for a lost region',
    pilot: 'a pilot light for a lost region',
    warm: 'a running standby for a lost region',
    active: 'two regions that serve',
  },
  'availability.contract': {
    none: 'no contract about availability',
    soft: 'a contract without credits',
    credits: 'a contract that pays credits',
  },
  'data.objectAccess': { hot: 'files read often', cool: 'files read seldom', archive: 'files that are kept' },
  'security.exposure': { internal: 'users inside only', partners: 'partners as users', public: 'anybody as a user' },
  'security.keys': {
    managed: 'keys of the provider',
    cmk: 'keys of your own',
    hsm: 'keys in hardware of your own',
  },
  'budget.commitment': { none: 'no commitment', '1y': 'a commitment of a year', '3y': 'a commitment of three years' },
  'budget.spot': {
    no: 'no interruptible machines',
    jobs: 'interruptible machines for jobs',
    most: 'interruptible machines for most of it',
  },
  'team.onCall': {
    hours: 'people in working hours',
    informal: 'people who respond as they can',
    rota: 'a rota',
    partner: 'a partner on call',
  },
  'team.kubernetes': {
    avoid: 'Kubernetes to be avoided',
    none: 'no wish about Kubernetes',
    prefer: 'a wish for Kubernetes',
    required: 'Kubernetes required',
  },
  'delivery.cadence': { monthly: 'monthly releases', weekly: 'weekly releases', daily: 'daily releases' },
  'delivery.approval': { none: 'no approval', one: 'one approval', board: 'a board that approves' },
}
