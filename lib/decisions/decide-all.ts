import type { ProviderProfile } from '@/lib/design/provider'
import { PROVIDERS, type Provider, type Requirements } from '@/lib/requirements/schema'
import { type CompiledTable, compile } from '@/lib/rules/compile'
import { chooseWithRule, decide, type Outcome } from '@/lib/rules/decide'
import type { DecisionTable, FactValue } from '@/lib/rules/table'
import { type Compute, compute } from './compute'
import { type NetworkConnectivity, networkConnectivity, type ServiceMesh, serviceMesh } from './connect'
import {
  type Cache,
  cache,
  type Database,
  type DatabaseScaling,
  database,
  databaseScaling,
  type FileStorage,
  fileStorage,
  type Messaging,
  messaging,
  type ObjectStorage,
  objectStorage,
  type Search,
  search,
  vector,
} from './data'
import { type Deployment, deployment, type FeatureFlags, featureFlags, type Scaling, scaling } from './delivery'
import { type Facts, factsOf, permittedRegions } from './facts'
import {
  type Cdn,
  cdn,
  type Dns,
  dns,
  type LoadBalancing,
  loadBalancing,
  type NetworkLayout,
  networkLayout,
} from './network'
import {
  type Logs,
  logs,
  type Metrics,
  metrics,
  type Purchase,
  purchase,
  type Secrets,
  secrets,
  type Traces,
  traces,
} from './operate'
import { provider } from './provider'
import {
  type DisasterRecovery,
  disasterRecovery,
  type RegionTopology,
  regionTopology,
  type ZoneTopology,
  zoneTopology,
} from './topology'

/** Every topic of the contract that this rule set decides, with its outcome. */
export type Decisions = {
  provider: Outcome<Provider>
  compute: Outcome<Compute>
  'zone-topology': Outcome<ZoneTopology>
  'disaster-recovery': Outcome<DisasterRecovery>
  'region-topology': Outcome<RegionTopology>
  database: Outcome<Database>
  'database-nosql': Outcome<Database>
  'database-timeseries': Outcome<Database>
  'database-warehouse': Outcome<Database>
  search: Outcome<Search>
  vector: Outcome<Search>
  cache: Outcome<Cache>
  'database-scaling': Outcome<DatabaseScaling>
  'object-storage': Outcome<ObjectStorage>
  'file-storage': Outcome<FileStorage>
  messaging: Outcome<Messaging>
  'load-balancing': Outcome<LoadBalancing>
  cdn: Outcome<Cdn>
  dns: Outcome<Dns>
  'network-layout': Outcome<NetworkLayout>
  'network-connectivity': Outcome<NetworkConnectivity>
  'service-mesh': Outcome<ServiceMesh>
  scaling: Outcome<Scaling>
  deployment: Outcome<Deployment>
  'feature-flags': Outcome<FeatureFlags>
  metrics: Outcome<Metrics>
  logs: Outcome<Logs>
  traces: Outcome<Traces>
  secrets: Outcome<Secrets>
  purchase: Outcome<Purchase>
}
export type Topic = keyof Decisions

/** The tables in the order they are decided; `fact` is the name under which later tables see the choice. */
const TABLES = {
  provider: { table: provider, fact: 'provider' },
  compute: { table: compute, fact: 'compute' },
  'zone-topology': { table: zoneTopology, fact: 'zoneTopology' },
  'disaster-recovery': { table: disasterRecovery, fact: 'disasterRecovery' },
  'region-topology': { table: regionTopology, fact: 'regionTopology' },
  database: { table: database, fact: 'database' },
  'database-nosql': { table: database, store: 'nosql', fact: 'databaseNosql' },
  'database-timeseries': { table: database, store: 'timeseries', fact: 'databaseTimeseries' },
  'database-warehouse': { table: database, store: 'warehouse' },
  search: { table: search, fact: 'search' },
  vector: { table: vector, fact: 'vector' },
  cache: { table: cache, fact: 'cache' },
  'database-scaling': { table: databaseScaling },
  'object-storage': { table: objectStorage },
  'file-storage': { table: fileStorage, fact: 'fileStorage' },
  messaging: { table: messaging },
  'load-balancing': { table: loadBalancing, fact: 'loadBalancing' },
  cdn: { table: cdn },
  dns: { table: dns },
  'network-layout': { table: networkLayout, fact: 'networkLayout' },
  'network-connectivity': { table: networkConnectivity },
  'service-mesh': { table: serviceMesh },
  scaling: { table: scaling },
  deployment: { table: deployment },
  'feature-flags': { table: featureFlags },
  metrics: { table: metrics },
  logs: { table: logs },
  traces: { table: traces },
  secrets: { table: secrets },
  purchase: { table: purchase },
} as const satisfies Record<Topic, { table: unknown; fact?: keyof Facts; store?: Facts['store'] }>

export const TOPICS = Object.keys(TABLES) as Topic[]

type AnyTable = DecisionTable<Facts, string>
type Step = { topic: Topic; table: CompiledTable<Facts, string>; fact?: keyof Facts; store?: Facts['store'] }

/** The same, prepared for many runs. */
const ORDER: readonly Step[] = TOPICS.map((topic) => {
  const { table, ...step }: { table: unknown; fact?: keyof Facts; store?: Facts['store'] } = TABLES[topic]
  return { topic, table: compile(table as AnyTable), ...step }
})

/** The table behind a topic, for pages and checks that print it. */
export const tableOf = (topic: Topic): AnyTable => TABLES[topic].table as AnyTable

/** The clouds that may be chosen, with what tables ask of each. */
export type Clouds = { readonly [P in Provider]?: Pick<ProviderProfile, 'regionsFor' | 'machineHourUsd'> }

/**
 * Decides every topic in order, each over the requirements' facts and the choices before it. Pure and total: where nothing is possible
 * the outcome says which limit stands in the way.
 */
export function decideAll(requirements: Requirements, clouds: Clouds): { decisions: Decisions; facts: Facts } {
  const outcomes: { [topic: string]: Outcome } = {}
  const facts = inOrder(factsOf(requirements, clouds), (topic, table, seen) => {
    const outcome = decide(table.table, seen, wishFor(topic, requirements))
    outcomes[topic] = { ...outcome, topic }
    return outcome.choice
  })
  return { decisions: outcomes as Decisions, facts }
}

/** What a design is made of: each choice with its rule, and none of the reasons. */
export type Chosen = { readonly [T in Topic]: Pick<Decisions[T], 'choice' | 'rule'> }

/** The same choices without their reasons, in a quarter of the time. */
export function chooseAll(requirements: Requirements, clouds: Clouds): Chosen {
  const chosen: { [topic: string]: { choice: string; rule: string } } = {}
  inOrder(factsOf(requirements, clouds), (topic, table, seen) => {
    const outcome = chooseWithRule(table, seen, wishFor(topic, requirements))
    chosen[topic] = outcome
    return outcome.choice
  })
  return chosen as Chosen
}

/**
 * Goes through the topics in order. `pick` sees the facts as they stand and answers the choice, which joins the facts for the topics
 * after it. The facts that were handed over are the ones that are filled in and answered.
 */
export function inOrder(
  facts: Facts,
  pick: (
    topic: Topic,
    table: CompiledTable<Facts, string>,
    seen: Facts,
    fact: keyof Facts | undefined,
  ) => string | undefined,
): Facts {
  const filled: Record<keyof Facts, FactValue> = facts
  const main = facts.store
  for (const { topic, store, fact, table } of ORDER) {
    if (store !== undefined) filled.store = furtherStore(facts, main, store)
    const choice = pick(topic, table, facts, fact)
    if (store !== undefined) filled.store = main
    if (fact !== undefined && choice !== undefined) filled[fact] = choice
    if (topic === 'provider') filled.permittedRegions = permittedRegions(facts)
  }
  return facts
}

/** The facts that any table looks at. */
export const READ_FACTS: readonly (keyof Facts)[] = [
  ...new Set(ORDER.flatMap(({ table }) => [...table.reads] as (keyof Facts)[])),
]

/** The numbers that tables compare a fact with. */
export const thresholdsOf = (fact: keyof Facts): readonly number[] => THRESHOLDS.get(fact) ?? []

const THRESHOLDS: ReadonlyMap<keyof Facts, readonly number[]> = new Map(
  READ_FACTS.map((fact) => [fact, [...new Set(ORDER.flatMap(({ table }) => table.thresholds.get(fact) ?? []))]]),
)

/** A further store is decided only where it was asked for and is not already the main one. */
function furtherStore({ stores }: Facts, main: Facts['store'], store: Facts['store']): Facts['store'] {
  return store !== 'none' && main !== store && stores.includes(store) ? store : 'none'
}

/** What the asker insists on: by `insistOn`, or by an answer that names an option itself. */
export function wishFor(topic: Topic, { insistOn, platform, delivery }: Requirements): string | undefined {
  const insisted = insistOn[topic]
  if (insisted !== undefined) return insisted
  if (topic === 'provider' && platform.provider !== 'auto') return PROVIDERS.find((name) => name === platform.provider)
  if (topic === 'deployment' && delivery.strategy !== 'auto' && delivery.strategy !== 'feature-flags')
    return delivery.strategy
  return undefined
}
