import { RESPONSE_MINUTES } from '@/lib/requirements/response'
import { PROVIDERS, type Provider, type Requirements, type Residency, type Store } from '@/lib/requirements/schema'
import type { Clouds } from './decide-all'

/**
 * The facts that decision tables test: the requirements, flattened, with what can be computed from them. Choices of earlier topics
 * join as facts for later ones (`compute: 'functions'`); until a topic is decided its fact is the empty text.
 */
export type Facts = {
  askedProvider: string
  designedProviders: readonly string[]
  /** Regions on offer that may hold the data, for each cloud. */
  awsRegions: number
  gcpRegions: number
  azureRegions: number
  /** Clouds with a permitted region whose general machine costs at most 2% more an hour than the cheapest, each in its best region. */
  cheapestProviders: readonly string[]
  /** The cloud that was chosen. */
  provider: Provider | ''
  workloadKind: Requirements['workload']['kind']
  shape: Requirements['workload']['shape']
  background: Requirements['workload']['background']
  state: Requirements['workload']['state']
  packaging: Requirements['workload']['packaging']
  existing: Requirements['workload']['existing']
  special: readonly string[]
  serviceCount: number
  /** False only for a static site: there is nothing to run. */
  runsCode: boolean
  /** Somebody waits for a response. */
  answersRequests: boolean
  needsGpu: boolean
  needsHostControl: boolean
  isTrial: boolean
  unitSeconds: number
  unitMemoryMb: number
  averageRps: number
  peakRps: number
  /** Requests per second in the worst burst that was named. */
  burstRps: number
  pattern: Requirements['traffic']['pattern']
  /** Share of the processor time of a fleet sized for the peak that the average uses, 0–1. */
  dutyCycle: number
  /** vCPUs that the peak needs at 60% utilisation, at least half of one. */
  fleetVcpu: number
  /** Price of functions over the price of the smallest container fleet for the same traffic; above 1 containers are cheaper. */
  functionsCostRatio: number
  continents: number
  /** 1,000,000 where latency is not critical. */
  latencyMs: number
  writeLatencyMs: number
  cacheable: number
  egressGibPerMonth: number
  slaPercent: number
  rtoMinutes: number
  rpoMinutes: number
  /** Minutes of the recovery time that are left after a restore into a second region, and after switching on a pilot light there. */
  rtoAfterRestore: number
  rtoAfterPilot: number
  scope: Requirements['availability']['scope']
  regionMode: string
  hasContractPenalty: boolean
  stores: readonly Store[]
  keepsData: boolean
  needsObjects: boolean
  /** The store this table decides: the first of sql, nosql, timeseries, warehouse for `database`. */
  store: 'sql' | 'nosql' | 'timeseries' | 'warehouse' | 'none'
  sqlEngine: Requirements['data']['sqlEngine']
  sqlGb: number
  /** Queries a second at peak that only read. */
  sqlReadsPerSecond: number
  sqlReadShare: number
  objectGb: number
  searchGb: number
  vectorMillions: number
  objectAccess: Requirements['data']['objectAccess']
  residency: Requirements['data']['residency']
  /** Regions of the chosen cloud that may hold the data. */
  permittedRegions: number
  regimes: readonly string[]
  exposure: Requirements['security']['exposure']
  keys: Requirements['security']['keys']
  /** 1,000,000,000 where no figure was named. */
  budgetMonthly: number
  priority: Requirements['budget']['priority']
  commitment: Requirements['budget']['commitment']
  spot: Requirements['budget']['spot']
  engineers: number
  ops: number
  experience: readonly string[]
  kubernetesWish: Requirements['team']['kubernetes']
  kubernetesWhy: readonly string[]
  /** Somebody runs infrastructure and has run Kubernetes in production. */
  kubernetesReady: boolean
  /**
   * Signals for Kubernetes, 0–4: ten services, a platform owner, experience, and a hard need: operators, the same platform on several
   * clouds, or software that asks for it. A cluster that it runs on today is none: others have left theirs without missing it.
   */
  kubernetesSignals: number
  monitoring: Requirements['team']['monitoring']
  cadence: Requirements['delivery']['cadence']
  strategy: Requirements['delivery']['strategy']
  /** `none` where the asker has nothing in mind. */
  migrationApproach: string
  compute: string
  zoneTopology: string
  disasterRecovery: string
  regionTopology: string
  database: string
  databaseNosql: string
  databaseTimeseries: string
  search: string
  vector: string
  fileStorage: string
  cache: string
  loadBalancing: string
  networkLayout: string
}

/** Nothing is said about latency or money: a number that no threshold reaches. */
const NOT_CRITICAL = 1_000_000
const NO_FIGURE = 1_000_000_000

const HOURS_PER_MONTH = 730
const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600

export function factsOf(requirements: Requirements, clouds: Clouds): Facts {
  const { workload, traffic, availability, data, compliance, security, budget, team, delivery, platform, migration } =
    requirements
  const offers = providerFacts(requirements, clouds)
  const answersRequests = workload.kind === 'web' || workload.kind === 'api' || workload.kind === 'ml'
  const keepsData = data.stores.some((store) => store !== 'cache')
  return {
    askedProvider: platform.provider,
    // One by one: an object made in a single literal is an order of magnitude faster than one with a spread in it.
    designedProviders: offers.designedProviders,
    awsRegions: offers.awsRegions,
    gcpRegions: offers.gcpRegions,
    azureRegions: offers.azureRegions,
    cheapestProviders: offers.cheapestProviders,
    provider: '',
    workloadKind: workload.kind,
    shape: workload.shape,
    background: workload.background,
    state: workload.state,
    packaging: workload.packaging,
    existing: workload.existing,
    special: workload.special,
    serviceCount: workload.serviceCount,
    runsCode: workload.kind !== 'static',
    answersRequests,
    needsGpu: workload.bound === 'gpu' || workload.special.includes('gpu'),
    needsHostControl: ['windows', 'os', 'hostLicence'].some((name) =>
      (workload.special as readonly string[]).includes(name),
    ),
    isTrial: delivery.environments.includes('poc'),
    unitSeconds: workload.unitSeconds,
    unitMemoryMb: workload.unitMemoryMb,
    averageRps: traffic.averageRps,
    peakRps: traffic.peakRps,
    burstRps: traffic.peakRps * (traffic.spikeFactor ?? 1),
    pattern: traffic.pattern,
    dutyCycle: dutyCycle(requirements),
    fleetVcpu: fleetVcpu(requirements),
    functionsCostRatio: functionsCostRatio(requirements),
    continents: traffic.audience.length,
    latencyMs: traffic.latencyMs ?? NOT_CRITICAL,
    writeLatencyMs: traffic.writeLatencyMs ?? NOT_CRITICAL,
    cacheable: traffic.cacheable,
    egressGibPerMonth: egressGibPerMonth(requirements),
    slaPercent: availability.slaPercent,
    rtoMinutes: availability.rtoMinutes,
    rpoMinutes: availability.rpoMinutes,
    rtoAfterRestore: availability.rtoMinutes - restoreMinutes(requirements),
    rtoAfterPilot: availability.rtoMinutes - pilotMinutes(requirements),
    scope: availability.scope,
    regionMode: availability.regionMode ?? 'none',
    hasContractPenalty: availability.contract === 'credits',
    stores: data.stores,
    keepsData,
    needsObjects:
      data.stores.includes('object') || workload.kind === 'static' || workload.special.includes('publicUpload'),
    store: primaryStore(data.stores),
    sqlEngine: data.sqlEngine,
    sqlGb: data.sqlGb,
    sqlReadsPerSecond: traffic.peakRps * QUERIES_PER_REQUEST * (1 - data.sqlWriteSharePercent / 100),
    sqlReadShare: 1 - data.sqlWriteSharePercent / 100,
    objectGb: data.objectGb,
    searchGb: data.searchGb,
    vectorMillions: data.vectorMillions,
    objectAccess: data.objectAccess,
    residency: data.residency,
    permittedRegions: 0,
    regimes: compliance.regimes,
    exposure: security.exposure,
    keys: security.keys,
    budgetMonthly: budget.monthly ?? NO_FIGURE,
    priority: budget.priority,
    commitment: budget.commitment,
    spot: budget.spot,
    engineers: team.engineers,
    ops: team.ops,
    experience: team.experience,
    kubernetesWish: team.kubernetes,
    kubernetesWhy: team.kubernetesWhy,
    kubernetesReady: team.ops >= 1 && team.experience.includes('kubernetes'),
    kubernetesSignals: kubernetesSignals(requirements),
    monitoring: team.monitoring,
    cadence: delivery.cadence,
    strategy: delivery.strategy,
    migrationApproach: migration.approach ?? 'none',
    compute: '',
    zoneTopology: '',
    disasterRecovery: '',
    regionTopology: '',
    database: '',
    databaseNosql: '',
    databaseTimeseries: '',
    search: '',
    vector: '',
    fileStorage: '',
    cache: '',
    loadBalancing: '',
    networkLayout: '',
  }
}

type ProviderFacts = Pick<
  Facts,
  'designedProviders' | 'awsRegions' | 'gcpRegions' | 'azureRegions' | 'cheapestProviders'
>

/** What the clouds offer where the data may stay. Worked out once for each place and audience. */
function providerFacts({ data, traffic }: Requirements, clouds: Clouds): ProviderFacts {
  const known = remembered.get(clouds) ?? new Map<string, ProviderFacts>()
  remembered.set(clouds, known)
  const key = `${data.residency} ${traffic.audience.join()}`
  const facts = known.get(key) ?? compareClouds(data.residency, traffic.audience, clouds)
  known.set(key, facts)
  return facts
}

const remembered = new WeakMap<Clouds, Map<string, ProviderFacts>>()

function compareClouds(residency: Residency, audience: readonly string[], clouds: Clouds): ProviderFacts {
  const best = PROVIDERS.map((provider) => {
    const regions = clouds[provider]?.regionsFor(residency, audience) ?? []
    const [first] = regions
    return { provider, count: regions.length, usd: (first && clouds[provider]?.machineHourUsd(first.id)) ?? null }
  })
  const least = Math.min(...best.map(({ usd }) => usd ?? Number.POSITIVE_INFINITY))
  const countOf = (name: Provider) => best.find(({ provider }) => provider === name)?.count ?? 0
  return {
    designedProviders: PROVIDERS.filter((provider) => clouds[provider] !== undefined),
    awsRegions: countOf('aws'),
    gcpRegions: countOf('gcp'),
    azureRegions: countOf('azure'),
    cheapestProviders: best.filter(({ usd }) => usd !== null && usd <= least * 1.02).map(({ provider }) => provider),
  }
}

/** Regions of the chosen cloud that may hold the data. */
export const permittedRegions = ({ provider, awsRegions, gcpRegions, azureRegions }: Facts): number =>
  ({ aws: awsRegions, gcp: gcpRegions, azure: azureRegions, '': 0 })[provider]

/**
 * Minutes until a second region answers, from the steps that `lib/availability` plans with: an alarm, the response, an hour of building and
 * a minute for each 5 GiB that is read back, tests and names. Storage is planned a third larger than what is in it.
 */
function restoreMinutes({ team, data }: Requirements): number {
  const gib =
    (data.stores.includes('sql') ? Math.max(20, data.sqlGb * 1.3) : 0) +
    (data.stores.includes('nosql') ? Math.max(10, data.nosqlGb) : 0)
  return 79 + RESPONSE_MINUTES[team.onCall] + Math.ceil(gib / 5)
}

/** The same where the data is there already and only what runs has to be created: twenty minutes. */
const pilotMinutes = ({ team }: Requirements): number => 26 + RESPONSE_MINUTES[team.onCall]

/** Queries that one request sends to the database: an assumption, shown with the read rate it gives. */
export const QUERIES_PER_REQUEST = 2

/** Records that one function call takes from a stream: an assumption, the usual batch. */
export const RECORDS_PER_BATCH = 100

/** vCPUs that the busiest minute needs at 60% utilisation; never under half of one, since two small copies run in any case. */
export function fleetVcpu({ workload, traffic }: Requirements): number {
  return Math.max(0.5, (traffic.peakRps * workload.cpuMsPerRequest) / 1000 / 0.6)
}

/** How much of that fleet's processor time the average traffic uses, 0–1. */
export function dutyCycle(requirements: Requirements): number {
  const { workload, traffic } = requirements
  return Math.min(1, (traffic.averageRps * workload.cpuMsPerRequest) / 1000 / fleetVcpu(requirements))
}

/** Seconds that one request occupies a function: its processor time and, unless it computes, 80 ms of waiting (our assumption). */
export function requestSeconds({ workload }: Requirements): number {
  const waiting = workload.bound === 'io' ? 0.08 : 0.01
  return workload.cpuMsPerRequest / 1000 + waiting
}

/**
 * List prices of us-east-1 that the crossover between functions and containers is computed from; the bill itself uses the catalogue.
 * Functions per request and GB-second, HTTP API per request; serverless containers per vCPU-hour with 2 GB; one load balancer a month.
 */
const FUNCTION_USD = { request: 0.2e-6, gibSecond: 16.6667e-6, gateway: 1e-6 }
const CONTAINER_USD = {
  vcpuMonth: (0.04048 + 2 * 0.004445) * HOURS_PER_MONTH,
  balancerMonth: 0.0225 * HOURS_PER_MONTH + 5.84,
}

/** What the traffic costs on functions over what it costs on containers. Rises with steady load: whole machines are not rounded up. */
export function functionsCostRatio(requirements: Requirements): number {
  const { workload, traffic } = requirements
  const isFronted = workload.kind === 'web' || workload.kind === 'api' || workload.kind === 'ml'
  const gib = Math.max(0.125, workload.unitMemoryMb / 1024)
  // Events of a stream are handed over many at a time, so a call and its waiting are shared.
  const perCall = workload.kind === 'stream' ? RECORDS_PER_BATCH : 1
  const seconds =
    workload.cpuMsPerRequest / 1000 + (requestSeconds(requirements) - workload.cpuMsPerRequest / 1000) / perCall
  const perRequest =
    FUNCTION_USD.request / perCall + seconds * gib * FUNCTION_USD.gibSecond + (isFronted ? FUNCTION_USD.gateway : 0)
  const functions = traffic.averageRps * SECONDS_PER_MONTH * perRequest
  const containers = fleetVcpu(requirements) * CONTAINER_USD.vcpuMonth + (isFronted ? CONTAINER_USD.balancerMonth : 0)
  return functions / containers
}

/** GiB a month that leave towards users before any cache. */
export function egressGibPerMonth({ traffic }: Requirements): number {
  return (traffic.averageRps * SECONDS_PER_MONTH * traffic.responseKb) / 1024 ** 2
}

function kubernetesSignals({ workload, team }: Requirements): number {
  const hardNeed =
    workload.special.includes('kubernetesOperators') ||
    workload.special.includes('portability') ||
    team.kubernetesWhy.includes('vendor') ||
    team.kubernetesWhy.includes('multi-cloud')
  return [workload.serviceCount >= 10, team.ops >= 1, team.experience.includes('kubernetes'), hardNeed].filter(Boolean)
    .length
}

function primaryStore(stores: readonly Store[]): Facts['store'] {
  const order = ['sql', 'nosql', 'timeseries', 'warehouse'] as const
  return order.find((store) => stores.includes(store)) ?? 'none'
}
