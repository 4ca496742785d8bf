import { z } from 'zod'

/**
 * requirements.json, version 1: what an engineer asks of a workload. Every field but `name` and `workload.kind` may be absent or null,
 * which means "not sure"; `complete` in defaults.ts then fills in a documented default and lists it as an assumption.
 * The one exception is `traffic.latencyMs`, where null says "not critical" and only absence says "not sure".
 */

export const WORKLOAD_KINDS = ['web', 'api', 'batch', 'stream', 'static', 'ml'] as const
export const SHAPES = ['monolith', 'few', 'many', 'fleet', 'functions'] as const
export const BACKGROUNDS = ['none', 'short', 'long'] as const
export const STATES = ['stateless', 'memory', 'disk'] as const
export const BOUNDS = ['io', 'cpu', 'memory', 'gpu'] as const
export const PACKAGINGS = ['container', 'runtime', 'vm', 'none'] as const
export const SPECIALS = [
  'websocket',
  'fixedIp',
  'windows',
  'gpu',
  'os',
  'hostLicence',
  'rawTcpUdp',
  'partnerApi',
  'portability',
  'kubernetesOperators',
  'orderedEvents',
  'publicUpload',
  'checkpointed',
] as const
export const EXISTING = ['new', 'vm', 'paas', 'k8s', 'onprem'] as const
export const PATTERNS = ['steady', 'predictable', 'spiky', 'idle'] as const
export const CONTINENTS = ['eu', 'na', 'sa', 'as', 'oc', 'me', 'af'] as const
export const SCOPES = ['node', 'zone', 'region'] as const
export const REGION_MODES = ['backup', 'pilot', 'warm', 'active'] as const
export const STORES = [
  'sql',
  'nosql',
  'timeseries',
  'object',
  'files',
  'cache',
  'queue',
  'pubsub',
  'stream',
  'workflow',
  'search',
  'warehouse',
  'vector',
] as const
export const SQL_ENGINES = ['postgresql', 'mysql', 'sqlserver', 'oracle'] as const
export const RESIDENCIES = ['any', 'eu', 'uk', 'us', 'ca', 'au', 'in', 'jp', 'sg', 'br'] as const
export const REGIMES = ['gdpr', 'pci', 'hipaa', 'soc2', 'iso', 'fedramp', 'dora'] as const
export const DATA_CLASSES = ['personal', 'special', 'financial', 'secrets', 'internal'] as const
export const EXPERIENCES = ['containers', 'kubernetes', 'terraform', 'aws', 'gcp', 'azure', 'prometheus'] as const
export const PROVIDERS = ['aws', 'gcp', 'azure'] as const
export const ENVIRONMENTS = ['production', 'staging', 'development', 'preview', 'poc'] as const
export const CURRENCIES = ['USD', 'EUR', 'GBP', 'AUD', 'CAD', 'INR'] as const

const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).nullish()
const several = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .array(z.enum(values))
    .refine((list) => new Set(list).size === list.length, { message: 'must name each value once' })
    .nullish()
const amount = (min: number, max: number) => z.number().min(min).max(max).nullish()
const whole = (min: number, max: number) => z.int().min(min).max(max).nullish()
const oneOf = <const T extends readonly [number, ...number[]]>(values: T) => z.literal(values).nullish()

const Workload = z.strictObject({
  kind: z.enum(WORKLOAD_KINDS),
  shape: choice(SHAPES),
  serviceCount: whole(1, 500),
  background: choice(BACKGROUNDS),
  state: choice(STATES),
  bound: choice(BOUNDS),
  packaging: choice(PACKAGINGS),
  special: several(SPECIALS),
  cpuMsPerRequest: amount(0.01, 600_000),
  unitSeconds: amount(0.001, 604_800),
  unitMemoryMb: amount(16, 3_000_000),
  existing: choice(EXISTING),
})

const Traffic = z.strictObject({
  averageRps: z.number().gt(0).max(1_000_000).nullish(),
  peakRps: z.number().gt(0).max(10_000_000).nullish(),
  pattern: choice(PATTERNS),
  spikeFactor: oneOf([3, 10, 50]),
  audience: several(CONTINENTS),
  latencyMs: amount(1, 600_000),
  writeLatencyMs: amount(1, 600_000),
  responseKb: amount(0.1, 100_000),
  cacheable: amount(0, 1),
  growth: amount(0.1, 1_000),
})

const Availability = z.strictObject({
  slaPercent: amount(90, 100),
  rtoMinutes: amount(0, 525_600),
  rpoMinutes: amount(0, 525_600),
  scope: choice(SCOPES),
  regionMode: choice(REGION_MODES),
  contract: choice(['none', 'soft', 'credits']),
  maintenance: choice(['nightly', 'rare', 'never']),
})

const Data = z.strictObject({
  stores: several(STORES),
  sqlEngine: choice(SQL_ENGINES),
  sqlGb: amount(0, 100_000),
  sqlWriteSharePercent: amount(0, 100),
  nosqlGb: amount(0, 1_000_000),
  nosqlOpsPerSecond: amount(0, 10_000_000),
  timeseriesWritesPerSecond: amount(0, 100_000_000),
  objectGb: amount(0, 100_000_000),
  objectAccess: choice(['hot', 'cool', 'archive']),
  filesGb: amount(0, 10_000_000),
  cacheGb: amount(0, 10_000),
  queuePerDay: amount(0, 100_000_000_000),
  streamMbPerSecond: amount(0, 100_000),
  searchGb: amount(0, 1_000_000),
  warehouseGb: amount(0, 100_000_000),
  vectorMillions: amount(0, 100_000),
  growthPercentPerMonth: amount(0, 1_000),
  backupDays: whole(1, 36_500),
  residency: choice(RESIDENCIES),
})

const Compliance = z.strictObject({
  regimes: several(REGIMES),
  pciScope: choice(['saqa', 'saqd']),
  hipaaBaa: choice(['yes', 'not-yet']),
  fedrampLevel: choice(['low', 'moderate', 'high']),
  soc2When: choice(['3m', 'year', 'none']),
})

const Security = z.strictObject({
  dataClasses: several(DATA_CLASSES),
  exposure: choice(['public', 'partners', 'internal']),
  identity: choice(['sso', 'users', 'none']),
  keys: choice(['managed', 'cmk', 'hsm']),
  auditDays: whole(1, 36_500),
  extras: several(['scanning', 'pentest', 'team', 'bounty']),
})

/**
 * A negotiated discount on list prices. Without a provider it holds for whichever is chosen, without a service for all of its services;
 * `service` is the second part of a line's SKU, like `ec2` in `aws/ec2/m7g.large/hour`.
 */
const Discount = z.strictObject({
  provider: choice(PROVIDERS),
  service: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { message: "must be the service in a line's SKU, like ec2" })
    .nullish(),
  percent: z.number().min(0).max(100),
})
const discountKey = ({ provider, service }: z.infer<typeof Discount>) => `${provider ?? ''}/${service ?? ''}`

const Budget = z.strictObject({
  currency: choice(CURRENCIES),
  monthly: z.number().gt(0).max(1_000_000_000).nullish(),
  hardness: choice(['soft', 'hard']),
  priority: choice(['cost', 'reliability', 'effort', 'speed']),
  commitment: choice(['none', '1y', '3y']),
  creditsUsd: amount(0, 1_000_000_000),
  creditsMonths: amount(0, 120),
  spot: choice(['no', 'jobs', 'most']),
  discounts: z
    .array(Discount)
    .max(50)
    .refine((list) => new Set(list.map(discountKey)).size === list.length, {
      message: 'must name each provider and service once',
    })
    .nullish(),
})

const Team = z.strictObject({
  engineers: whole(1, 10_000),
  ops: amount(0, 10_000),
  onCall: choice(['hours', 'informal', 'rota', 'partner']),
  experience: several(EXPERIENCES),
  kubernetes: choice(['none', 'avoid', 'prefer', 'required']),
  kubernetesWhy: several(['run-well', 'vendor', 'multi-cloud', 'hiring', 'standard', 'other']),
  opsHours: amount(0, 400),
  monitoring: choice(['provider', 'prometheus', 'datadog', 'newrelic', 'none']),
  paging: several(['pagerduty', 'incidentio', 'slack', 'teams', 'email']),
  pagingAlerts: whole(0, 100_000),
})

const regionId = z
  .string()
  .regex(/^[a-z0-9-]{2,40}$/, { message: "must be a provider's region id, like eu-west-1" })
  .nullish()
const Platform = z.strictObject({
  provider: choice(['auto', ...PROVIDERS]),
  region: regionId,
  regionSecond: regionId,
  iac: choice(['terraform', 'opentofu', 'pulumi', 'cfn']),
})

const Delivery = z.strictObject({
  repo: choice(['github', 'gitlab', 'bitbucket', 'azure-devops', 'other']),
  environments: several(ENVIRONMENTS),
  cadence: choice(['daily', 'weekly', 'monthly']),
  strategy: choice(['auto', 'rolling', 'blue-green', 'canary', 'feature-flags']),
  approval: choice(['none', 'one', 'board']),
  tests: several(['unit', 'integration', 'e2e', 'load', 'security']),
  current: choice(['none', 'manual', 'scripted', 'pipeline']),
})

const Migration = z.strictObject({
  downtimeMinutes: amount(0, 525_600),
  deadline: choice(['none', '3m', '6m', '12m']),
  approach: choice(['big-bang', 'phased']),
  dataGb: amount(0, 100_000_000),
})

export const RequirementsDocument = z.strictObject({
  schemaVersion: z.literal(1).default(1),
  name: z.string().trim().min(1).max(80),
  workload: Workload,
  traffic: Traffic.nullish(),
  availability: Availability.nullish(),
  data: Data.nullish(),
  compliance: Compliance.nullish(),
  security: Security.nullish(),
  budget: Budget.nullish(),
  team: Team.nullish(),
  platform: Platform.nullish(),
  delivery: Delivery.nullish(),
  migration: Migration.nullish(),
  insistOn: z.record(z.string().max(40), z.string().max(40)).nullish(),
})

/** What was asked, as it was written: any field but two may be missing. */
export type RequirementsDocument = z.infer<typeof RequirementsDocument>

/** Fields whose absence is itself an answer ("not critical", "no figure yet", "nothing in mind"), so that no default replaces them. */
type OpenFields =
  | 'spikeFactor'
  | 'latencyMs'
  | 'writeLatencyMs'
  | 'regionMode'
  | 'pciScope'
  | 'hipaaBaa'
  | 'fedrampLevel'
  | 'soc2When'
  | 'monthly'
  | 'pagingAlerts'
  | 'region'
  | 'regionSecond'
  | 'approach'

type Filled<Section> = {
  [Field in keyof Section]-?: Field extends OpenFields
    ? NonNullable<Section[Field]> | null
    : NonNullable<Section[Field]>
}
type Sections = Omit<RequirementsDocument, 'schemaVersion' | 'name' | 'insistOn'>

/** What was asked, complete: every default filled in. This is what all later stages read. */
export type Requirements = {
  schemaVersion: 1
  name: string
  insistOn: Record<string, string>
} & { [Name in keyof Sections]-?: Filled<NonNullable<Sections[Name]>> }

export type Provider = (typeof PROVIDERS)[number]
export type Discount = Requirements['budget']['discounts'][number]
export type Environment = (typeof ENVIRONMENTS)[number]
export type Store = (typeof STORES)[number]
export type Residency = (typeof RESIDENCIES)[number]
export type Continent = (typeof CONTINENTS)[number]
export type Regime = (typeof REGIMES)[number]
