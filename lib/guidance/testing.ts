import { decideAll } from '@/lib/decisions/decide-all'
import { compose } from '@/lib/design/compose'
import type { Design, Kind } from '@/lib/design/model'
import { complete } from '@/lib/requirements/defaults'
import { type Provider, type Requirements, RequirementsDocument } from '@/lib/requirements/schema'
import type { Outcome } from '@/lib/rules/decide'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { PROFILES } from '@/lib/services/by-provider'

/** What guidance is made from, for tests: the real decisions and the real composer over answers written in the test. */
export type Planned = { requirements: Requirements; decisions: Outcome[]; design: Design }

export function planned(document: unknown, provider: Provider = 'aws'): Planned {
  const parsed = RequirementsDocument.parse(document)
  const { requirements } = complete({ ...parsed, platform: { ...parsed.platform, provider } })
  const { decisions } = decideAll(requirements, PROFILES)
  const [design] = compose(requirements, decisions, PROFILES[provider])
  if (!design) throw new Error('no environment was asked for')
  return { requirements, decisions: Object.values(decisions), design }
}

const LARGE_TEAM = { engineers: 40, ops: 4, onCall: 'rota', experience: ['kubernetes', 'terraform', 'aws'] }
const MACHINES = {
  name: 'Desktop licences',
  workload: { kind: 'api', packaging: 'vm', special: ['os', 'rawTcpUdp'], existing: 'onprem' },
  data: { stores: ['sql', 'files', 'timeseries', 'search'], sqlEngine: 'sqlserver' },
  migration: { downtimeMinutes: 30, dataGb: 4000 },
  team: LARGE_TEAM,
}
const CLUSTER = {
  name: 'Platform',
  workload: { kind: 'api', shape: 'fleet', special: ['kubernetesOperators'], existing: 'k8s' },
  traffic: { averageRps: 900, peakRps: 3000 },
  data: { stores: ['sql', 'nosql', 'cache', 'search', 'vector', 'warehouse', 'workflow', 'pubsub', 'queue', 'stream'] },
  team: { ...LARGE_TEAM, kubernetes: 'required', kubernetesWhy: ['run-well'] },
  compliance: { regimes: ['pci', 'soc2'], pciScope: 'saqd' },
}
const PLATFORM = {
  name: 'Booking',
  workload: { kind: 'web', packaging: 'runtime', existing: 'paas' },
  team: { engineers: 2, ops: 0, experience: [] },
  insistOn: { compute: 'paas-web' },
}
const NIGHT_JOBS = {
  name: 'Night jobs',
  workload: { kind: 'batch', background: 'long', unitSeconds: 7200, special: ['checkpointed'], existing: 'vm' },
  budget: { spot: 'most', monthly: 300, hardness: 'hard' },
  data: { stores: ['object', 'queue'] },
}

const FUNCTIONS = {
  name: 'Forms',
  workload: { kind: 'api', shape: 'functions', background: 'short' },
  traffic: { averageRps: 0.5, peakRps: 20, pattern: 'idle' },
  data: { stores: ['sql', 'nosql', 'queue'] },
  insistOn: {
    compute: 'functions',
    database: 'relational-multi-zone',
    'database-nosql': 'document',
    'load-balancing': 'api-gateway',
    'database-scaling': 'pooler',
  },
}
const BATCH = {
  name: 'Settlement',
  workload: { kind: 'batch', unitSeconds: 1800, special: ['checkpointed'], existing: 'vm' },
  budget: { spot: 'jobs' },
  availability: { slaPercent: 90 },
  insistOn: { compute: 'batch' },
}
const OWN_MACHINES = {
  name: 'Video transcode',
  workload: { kind: 'api', special: ['gpu'], bound: 'gpu', state: 'stateless' },
  availability: { slaPercent: 100 },
  insistOn: { compute: 'containers-on-vms' },
}

const everyDocument: readonly [name: string, document: unknown][] = [
  ...SCENARIOS.map(({ slug, document }): [string, unknown] => [slug, document]),
  ['machines', MACHINES],
  ['cluster', CLUSTER],
  ['platform', PLATFORM],
  ['night-jobs', NIGHT_JOBS],
  ['functions', FUNCTIONS],
  ['batch', BATCH],
  ['own-machines', OWN_MACHINES],
]

/** The same on one cloud; a region that a document names belongs to another cloud and is left out. */
export const everyPlanOn = (provider: Provider): [name: string, Planned][] =>
  everyDocument.map(([name, document]) => [name, planned(withoutRegions(document), provider)])

function withoutRegions(document: unknown): unknown {
  const parsed = RequirementsDocument.parse(document)
  return { ...parsed, platform: { ...parsed.platform, region: null, regionSecond: null } }
}

/** Every scenario, and workloads that between them use the kinds of resource that the scenarios leave out. */
export const everyPlan: readonly [name: string, Planned][] = everyDocument.map(([name, document]) => [
  name,
  planned(document),
])

export const kindsUsed = (): Kind[] => [
  ...new Set(everyPlan.flatMap(([, { design }]) => design.resources.map(({ kind }) => kind))),
]
