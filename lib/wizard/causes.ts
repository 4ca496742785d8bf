import type { FindingCode } from '@/lib/findings/catalogue'
import type { Key, Reader } from './question'
import type { PlanNeeds } from './warning'

/**
 * Which answers bring each finding about, and which answers resolve it. Read from the top: the first cause that fits a finding is its
 * cause, and of its places the first on the page that somebody has answered is marked.
 */
export type Cause = {
  /** Tells the causes of one code apart; accepted warnings are kept under it. */
  readonly name?: string
  /** Only for a finding that is about all of these. */
  readonly about?: readonly string[]
  /** Only with these answers. */
  readonly when?: (read: Reader) => boolean
  /** Only where the finding's message names this answer. */
  readonly says?: Key
  readonly at: readonly Place[]
}

export type Place = {
  readonly key: Key
  readonly about?: readonly string[]
  readonly when?: (read: Reader) => boolean
  readonly ways?: readonly Way[]
}

/** An answer to go to, in the form of an answer: to this question unless `on` names another of the same step. */
export type Way = { readonly on?: Key; readonly label?: string } & (
  | { readonly use: string }
  | { readonly add: string }
  /** The nearest answer that is not below, or not above, a figure of the plan. */
  | { readonly atLeast: keyof PlanNeeds }
  | { readonly atMost: keyof PlanNeeds }
  /** The same number as another answer. */
  | { readonly as: Key }
)

const ZONE: Way = { use: 'zone' }
const SSO: Way = { use: 'sso' }
const STEP_DOWN: Way = { on: 'availability.slaPercent', use: '99.99', label: 'Use 99.99%, 4 minutes a month' }
const NEAREST: Way = { use: '', label: 'Use the nearest permitted region' }
const SHORTER_WORK: readonly Place[] = [
  { key: 'workload.unitSeconds' },
  { key: 'workload.special' },
  { key: 'workload.packaging' },
  { key: 'workload.shape' },
]
const RECOVERY: readonly Place[] = [
  { key: 'availability.rtoMinutes', ways: [{ atLeast: 'rtoMinutes' }] },
  { key: 'availability.rpoMinutes', ways: [{ atLeast: 'rpoMinutes' }] },
  { key: 'availability.regionMode' },
  { key: 'availability.scope' },
]

const asksFiveNines = (read: Reader) => (read.amount('availability.slaPercent-custom') ?? 0) >= 99.999
const isBarred = (read: Reader) => read.text('availability.scope') === 'region' && read.text('data.residency') !== 'any'
const isWithin = (scope: string) => (read: Reader) => read.text('availability.scope') === scope
const isReleasedByHand = (read: Reader) => ['manual', 'none'].includes(read.text('delivery.current'))
const waitsTooLong = (read: Reader) => ['hours', 'informal'].includes(read.text('team.onCall'))

export const CAUSES: { readonly [Code in FindingCode]?: readonly Cause[] } = {
  INFEASIBLE_AS_ASKED: [
    { name: 'second-region', says: 'platform.regionSecond', at: [{ key: 'platform.regionSecond', ways: [NEAREST] }] },
    { name: 'region', says: 'platform.region', at: [{ key: 'platform.region', ways: [NEAREST] }] },
    {
      name: 'ceiling',
      about: ['budget'],
      when: (read) => read.text('budget.hardness') === 'hard',
      at: [{ key: 'budget.hardness', ways: [{ use: 'soft' }] }],
    },
    { name: 'floor', about: ['budget'], at: [{ key: 'budget.monthly', ways: [{ atLeast: 'monthlyUsd' }] }] },
    {
      name: 'writes',
      about: ['database', 'region-topology'],
      at: [
        { key: 'traffic.writeLatencyMs', ways: [{ use: 'any' }] },
        { key: 'availability.rpoMinutes', ways: [{ use: '1' }] },
        { key: 'availability.scope', ways: [ZONE] },
      ],
    },
    {
      name: 'nines',
      about: ['region-topology', 'disaster-recovery'],
      when: asksFiveNines,
      at: [
        { key: 'availability.slaPercent-custom', ways: [STEP_DOWN] },
        { key: 'budget.monthly' },
        { key: 'team.onCall' },
      ],
    },
    {
      name: 'area',
      about: ['region-topology', 'disaster-recovery'],
      at: [
        { key: 'availability.scope', when: isBarred, ways: [ZONE] },
        { key: 'availability.slaPercent' },
        { key: 'data.residency', ways: [{ use: 'any' }] },
      ],
    },
    {
      name: 'cloud',
      about: ['provider'],
      at: [
        { key: 'platform.provider', ways: [{ use: 'auto' }] },
        { key: 'data.residency', ways: [{ use: 'any' }] },
      ],
    },
    { name: 'release', about: ['deployment'], at: [{ key: 'delivery.strategy', ways: [{ use: 'auto' }] }] },
    { name: 'compute', about: ['compute'], at: SHORTER_WORK },
    {
      name: 'database',
      about: ['database'],
      at: [
        { key: 'data.sqlEngine', ways: [{ use: 'postgresql' }] },
        { key: 'availability.rpoMinutes', ways: [{ use: '1' }] },
        { key: 'availability.slaPercent' },
      ],
    },
    { name: 'recovery', about: ['disaster-recovery'], at: RECOVERY },
    { name: 'regions', about: ['region-topology'], at: [{ key: 'availability.scope', ways: [ZONE] }] },
    { name: 'zones', about: ['zone-topology'], at: [{ key: 'availability.scope', ways: [ZONE] }] },
  ],
  COMPLIANCE_CONFLICT: [
    {
      name: 'agreement',
      about: ['compliance.hipaaBaa'],
      at: [{ key: 'compliance.hipaaBaa', ways: [{ use: 'yes' }] }],
    },
    { name: 'sign-in', about: ['security.identity'], at: [{ key: 'security.identity', ways: [SSO] }] },
    { name: 'audit', about: ['security.auditDays'], at: [{ key: 'security.auditDays', ways: [{ use: '365' }] }] },
  ],
  RESIDENCY_VIOLATION: [
    {
      at: [
        { key: 'platform.region', ways: [NEAREST] },
        { key: 'platform.regionSecond', ways: [NEAREST] },
        { key: 'data.residency', ways: [{ use: 'any' }] },
      ],
    },
  ],
  GOVERNMENT_REGION_REQUIRED: [
    {
      name: 'place',
      about: ['data.residency'],
      at: [
        { key: 'data.residency', ways: [{ use: 'us' }] },
        { key: 'platform.region', ways: [NEAREST] },
        { key: 'compliance.fedrampLevel' },
      ],
    },
    { name: 'level', at: [{ key: 'compliance.fedrampLevel' }] },
  ],
  OVER_BUDGET: [
    {
      at: [
        { key: 'budget.monthly', ways: [{ atLeast: 'monthlyUsd' }] },
        { key: 'delivery.environments', about: ['environments'], ways: [{ use: 'one' }] },
      ],
    },
  ],
  DR_STRATEGY_MISMATCH: [{ at: RECOVERY }],
  STAFFING_GAP: [
    {
      name: 'response',
      about: ['disaster-recovery', 'team'],
      at: [{ key: 'team.onCall', when: waitsTooLong, ways: [{ use: 'rota' }] }, { key: 'availability.rtoMinutes' }],
    },
    {
      name: 'hours',
      about: ['team'],
      at: [{ key: 'team.opsHours', ways: [{ atLeast: 'opsHours' }] }, { key: 'team.ops' }],
    },
  ],
  COMPOSITE_SLA_BELOW_ASK: [
    {
      at: [
        { key: 'availability.slaPercent', ways: [{ atMost: 'committedPercent' }] },
        {
          key: 'availability.slaPercent-custom',
          ways: [{ on: 'availability.slaPercent', atMost: 'committedPercent' }],
        },
      ],
    },
  ],
  OVERRIDE_COST: [
    { name: 'provider', about: ['provider'], at: [{ key: 'platform.provider', ways: [{ use: 'auto' }] }] },
    { name: 'deployment', about: ['deployment'], at: [{ key: 'delivery.strategy', ways: [{ use: 'auto' }] }] },
  ],
  PREMATURE_KUBERNETES: [{ at: [{ key: 'team.kubernetes', ways: [{ use: 'none' }] }] }],
  PREMATURE_MULTI_REGION: [
    {
      at: [
        { key: 'availability.regionMode', ways: [{ use: 'backup' }, { on: 'availability.scope', ...ZONE }] },
        { key: 'availability.scope', ways: [ZONE] },
      ],
    },
  ],
  SINGLE_POINT_OF_FAILURE: [
    { at: [{ key: 'availability.scope', when: isWithin('node'), ways: [ZONE] }, { key: 'workload.special' }] },
  ],
  PUBLIC_DATABASE: [{ at: [{ key: 'delivery.environments', ways: [{ use: 'two' }] }] }],
  FUNCTION_LIMIT: [
    { at: [{ key: 'workload.shape' }, { key: 'workload.unitSeconds' }, { key: 'workload.unitMemoryMb' }] },
  ],
  SERVERLESS_CROSSOVER: [{ at: [{ key: 'workload.shape' }, { key: 'traffic.averageRps' }] }],
  COLD_START: [{ at: [{ key: 'traffic.latencyMs', ways: [{ use: 'any' }] }, { key: 'traffic.pattern' }] }],
  SPOT_UNSAFE_FOR_STATE: [
    {
      at: [
        { key: 'budget.spot', ways: [{ use: 'no' }] },
        { key: 'workload.special', ways: [{ add: 'checkpointed' }] },
      ],
    },
  ],
  SCOPE_REDUCTION_TOKENISATION: [{ at: [{ key: 'compliance.pciScope', ways: [{ use: 'saqa' }] }] }],
  SNOWFLAKE_SERVER: [
    {
      at: [
        { key: 'delivery.current', when: isReleasedByHand },
        { key: 'workload.existing', when: isReleasedByHand },
        { key: 'availability.scope', when: isWithin('node'), ways: [ZONE] },
        { key: 'workload.special' },
      ],
    },
  ],
  MANUAL_DEPLOYMENT: [
    {
      at: [
        { key: 'delivery.current', when: (read) => read.text('delivery.current') === 'manual' },
        { key: 'delivery.tests', ways: [{ add: 'unit' }] },
      ],
    },
  ],
  ALERT_FATIGUE: [{ at: [{ key: 'team.pagingAlerts' }] }],
  SECURITY_THEATER: [
    {
      at: [
        { key: 'security.extras', ways: [{ add: 'scanning' }] },
        { key: 'security.identity', when: (read) => read.text('security.identity') === 'none', ways: [SSO] },
        { key: 'delivery.tests', ways: [{ add: 'unit' }, { add: 'security' }] },
      ],
    },
  ],
  BIG_BANG_MIGRATION: [{ at: [{ key: 'migration.approach', ways: [{ use: 'phased' }] }] }],
  CANARY_NO_SIGNAL: [{ at: [{ key: 'delivery.strategy', ways: [{ use: 'auto' }] }] }],
  QUOTA_INCREASE: [
    { name: 'stream', about: ['stream'], at: [{ key: 'data.streamMbPerSecond' }] },
    { name: 'gateway', about: ['gateway'], at: [{ key: 'traffic.peakRps' }, { key: 'traffic.spikeFactor' }] },
    { name: 'peak', at: [{ key: 'traffic.peakRps' }, { key: 'data.nosqlOpsPerSecond' }] },
  ],
  START_SIMPLER: [
    { at: [{ key: 'workload.serviceCount', ways: [{ as: 'team.engineers' }] }, { key: 'team.engineers' }] },
  ],
  CONNECTION_POOLER: [{ at: [{ key: 'traffic.peakRps' }, { key: 'traffic.spikeFactor' }] }],
}

/** Blockers and warnings that no single answer brings about, and why; they stand in the panel and on the review. */
export const NOT_AT_A_QUESTION: { readonly [Code in FindingCode]?: string } = {
  MULTIPLE_FRONT_DOORS:
    'entries follow from the decisions on balancers and names, and no question asks for a second one',
  OVERRIDE_IGNORED: 'what is insisted on is chosen on the page of decisions, and no question asks for it',
}
