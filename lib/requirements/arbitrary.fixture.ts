import fc from 'fast-check'
import { TOPICS, tableOf } from '@/lib/decisions/decide-all'
import type { RequirementsDocument } from './schema'
import * as schema from './schema'

/**
 * Any valid requirements.json: most figures as people have them, some at the far ends of what the schema allows, and any answer may be
 * left open. Test support for laws that hold for every plan.
 */
export const requirementsDocument: fc.Arbitrary<RequirementsDocument> = fc
  .record({
    workload: workload(),
    traffic: traffic(),
    availability: availability(),
    data: data(),
    compliance: compliance(),
    security: security(),
    budget: budget(),
    team: team(),
    platform: platform(),
    delivery: delivery(),
    migration: migration(),
    insistOn: wishes(),
  })
  .map((sections) => ({ schemaVersion: 1 as const, name: 'Any workload', ...sections }))

/** Seeds are fixed, so that a failure on one machine is the same failure on another. */
export const SEED = 20_261_123

/** How many documents a law is tried on in a test run; `scripts/laws.ts` tries more. */
export const LAW_RUNS = 10_000

function open<Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value | null | undefined> {
  return fc.oneof({ weight: 6, arbitrary: values }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) })
}

function one<const Value>(values: readonly Value[]) {
  return open(fc.constantFrom(...values))
}

function some<Value>(values: readonly Value[], most = 4) {
  return open(fc.uniqueArray(fc.constantFrom(...values), { maxLength: most }))
}

/** Even over orders of magnitude, to three digits; now and then an end of the range the schema allows. */
function amount(usual: readonly [number, number], allowed: readonly [number, number]) {
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .double({ min: Math.log10(usual[0]), max: Math.log10(usual[1]), noNaN: true })
        .map((exponent) => Number((10 ** exponent).toPrecision(3))),
    },
    { weight: 1, arbitrary: fc.constantFrom(...allowed) },
  )
}

function whole(min: number, max: number) {
  return fc.integer({ min, max })
}

/** Now and then an option is insisted on, whether or not it can be had. */
function wishes(): fc.Arbitrary<Record<string, string>> {
  const wish = fc
    .constantFrom(...TOPICS)
    .chain((topic) => fc.constantFrom(...tableOf(topic).lightestFirst).map((option) => [topic, option] as const))
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.array(wish, { minLength: 1, maxLength: 2 }).map((pairs) => Object.fromEntries(pairs)) },
  )
}

function workload() {
  return fc.record({
    kind: fc.constantFrom(...schema.WORKLOAD_KINDS),
    shape: one(schema.SHAPES),
    serviceCount: open(fc.oneof(whole(1, 40), fc.constantFrom(1, 60, 500))),
    background: one(schema.BACKGROUNDS),
    state: one(schema.STATES),
    bound: one(schema.BOUNDS),
    packaging: one(schema.PACKAGINGS),
    special: some(schema.SPECIALS, 3),
    cpuMsPerRequest: open(amount([1, 500], [0.01, 600_000])),
    unitSeconds: open(amount([0.05, 7200], [0.001, 604_800])),
    unitMemoryMb: open(amount([128, 32_000], [16, 3_000_000])),
    existing: one(schema.EXISTING),
  })
}

function traffic() {
  return fc
    .record({
      averageRps: open(amount([0.05, 5000], [0.000_1, 1_000_000])),
      peakFactor: open(fc.constantFrom(1, 2, 4, 10)),
      pattern: one(schema.PATTERNS),
      spikeFactor: one([3, 10, 50] as const),
      audience: some(schema.CONTINENTS, 3),
      latencyMs: open(amount([50, 2000], [1, 600_000])),
      writeLatencyMs: open(amount([5, 500], [1, 600_000])),
      responseKb: open(amount([1, 400], [0.1, 100_000])),
      cacheable: open(fc.constantFrom(0, 0.1, 0.35, 0.7, 1)),
      growth: open(fc.constantFrom(0.1, 1, 2, 5, 1000)),
    })
    .map(({ peakFactor, ...answers }) => ({
      ...answers,
      // The peak is given only beside an average, and is never below it.
      ...(answers.averageRps != null && peakFactor != null ? { peakRps: answers.averageRps * peakFactor } : {}),
    }))
}

function availability() {
  return fc.record({
    slaPercent: open(fc.constantFrom(90, 99, 99.5, 99.51, 99.9, 99.95, 99.99, 99.999, 100)),
    rtoMinutes: open(fc.constantFrom(0, 0.5, 1, 4, 5, 15, 29, 30, 60, 239, 240, 1440, 525_600)),
    rpoMinutes: open(fc.constantFrom(0, 0.1, 0.9, 1, 4, 5, 60, 1440)),
    scope: one(schema.SCOPES),
    regionMode: one(schema.REGION_MODES),
    contract: one(['none', 'soft', 'credits'] as const),
    maintenance: one(['nightly', 'rare', 'never'] as const),
  })
}

function data() {
  return fc.record({
    stores: some(schema.STORES, 6),
    sqlEngine: one(schema.SQL_ENGINES),
    sqlGb: open(amount([1, 5000], [0, 100_000])),
    sqlWriteSharePercent: open(fc.constantFrom(0, 5, 20, 50, 100)),
    nosqlGb: open(amount([1, 5000], [0, 1_000_000])),
    nosqlOpsPerSecond: open(amount([1, 50_000], [0, 10_000_000])),
    timeseriesWritesPerSecond: open(amount([1, 100_000], [0, 100_000_000])),
    objectGb: open(amount([1, 50_000], [0, 100_000_000])),
    objectAccess: one(['hot', 'cool', 'archive'] as const),
    filesGb: open(amount([1, 5000], [0, 10_000_000])),
    cacheGb: open(amount([0.5, 100], [0, 10_000])),
    queuePerDay: open(amount([100, 50_000_000], [0, 100_000_000_000])),
    streamMbPerSecond: open(amount([0.01, 100], [0, 100_000])),
    searchGb: open(amount([0.5, 500], [0, 1_000_000])),
    warehouseGb: open(amount([10, 20_000], [0, 100_000_000])),
    vectorMillions: open(amount([0.1, 100], [0, 100_000])),
    growthPercentPerMonth: open(fc.constantFrom(0, 1, 5, 50, 1000)),
    backupDays: open(fc.constantFrom(1, 7, 35, 36, 365, 3650, 36_500)),
    residency: one(schema.RESIDENCIES),
  })
}

function compliance() {
  return fc.record({
    regimes: some(schema.REGIMES, 3),
    pciScope: one(['saqa', 'saqd'] as const),
    hipaaBaa: one(['yes', 'not-yet'] as const),
    fedrampLevel: one(['low', 'moderate', 'high'] as const),
    soc2When: one(['3m', 'year', 'none'] as const),
  })
}

function security() {
  return fc.record({
    dataClasses: some(schema.DATA_CLASSES, 3),
    exposure: one(['public', 'partners', 'internal'] as const),
    identity: one(['sso', 'users', 'none'] as const),
    keys: one(['managed', 'cmk', 'hsm'] as const),
    auditDays: open(fc.constantFrom(1, 30, 364, 365, 2190, 36_500)),
    extras: some(['scanning', 'pentest', 'team', 'bounty'] as const),
  })
}

function budget() {
  return fc.record({
    currency: one(schema.CURRENCIES),
    monthly: open(amount([20, 50_000], [0.01, 1_000_000_000])),
    hardness: one(['soft', 'hard'] as const),
    priority: one(['cost', 'reliability', 'effort', 'speed'] as const),
    commitment: one(['none', '1y', '3y'] as const),
    creditsUsd: open(fc.constantFrom(0, 5000)),
    creditsMonths: open(fc.constantFrom(0, 12)),
    spot: one(['no', 'jobs', 'most'] as const),
    discounts: open(discounts()),
  })
}

/** Seldom any, as with people; of each provider and service at most one. */
function discounts() {
  const discount = fc.record({
    provider: one(schema.PROVIDERS),
    service: one(['ec2', 'fargate', 'vm', 'cloud-sql', 'container-apps']),
    percent: fc.constantFrom(0, 5, 12.5, 100),
  })
  return fc.constantFrom(0, 0, 0, 0, 3).chain((maxLength) =>
    fc.uniqueArray(discount, {
      maxLength,
      selector: ({ provider, service }) => `${provider ?? ''}/${service ?? ''}`,
    }),
  )
}

function team() {
  return fc
    .record({
      engineers: fc.oneof(whole(1, 30), fc.constantFrom(1, 10_000)),
      ops: open(fc.constantFrom(0, 0.25, 0.5, 1, 2, 4)),
      onCall: one(['hours', 'informal', 'rota', 'partner'] as const),
      experience: some(schema.EXPERIENCES, 5),
      kubernetes: one(['none', 'avoid', 'prefer', 'required'] as const),
      kubernetesWhy: some(['run-well', 'vendor', 'multi-cloud', 'hiring', 'standard', 'other'] as const, 2),
      opsHours: open(fc.constantFrom(0, 8, 20, 400)),
      monitoring: one(['provider', 'prometheus', 'datadog', 'newrelic', 'none'] as const),
      paging: some(['pagerduty', 'incidentio', 'slack', 'teams', 'email'] as const),
      pagingAlerts: open(fc.constantFrom(0, 5, 6, 100_000)),
    })
    .map(({ ops, engineers, ...answers }) => ({
      ...answers,
      engineers,
      ops: ops == null ? ops : Math.min(ops, engineers),
    }))
}

function platform() {
  const regions = [
    'us-east-1',
    'us-west-2',
    'eu-west-1',
    'eu-central-1',
    'ap-northeast-1',
    'ap-northeast-3',
    'nowhere-1',
  ]
  return fc.record({
    provider: one(['auto', 'auto', 'auto', ...schema.PROVIDERS] as const),
    region: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...regions) },
    ),
    regionSecond: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...regions) },
    ),
    iac: one(['terraform', 'opentofu', 'pulumi', 'cfn'] as const),
  })
}

function delivery() {
  return fc.record({
    repo: one(['github', 'gitlab', 'bitbucket', 'azure-devops', 'other'] as const),
    environments: fc.oneof(
      { weight: 8, arbitrary: some(['production', 'staging', 'development', 'preview'] as const) },
      { weight: 1, arbitrary: fc.constant<'poc'[]>(['poc']) },
    ),
    cadence: one(['daily', 'weekly', 'monthly'] as const),
    strategy: one(['auto', 'auto', 'rolling', 'blue-green', 'canary', 'feature-flags'] as const),
    approval: one(['none', 'one', 'board'] as const),
    tests: some(['unit', 'integration', 'e2e', 'load', 'security'] as const),
    current: one(['none', 'manual', 'scripted', 'pipeline'] as const),
  })
}

function migration() {
  return fc.record({
    downtimeMinutes: open(fc.constantFrom(0, 5, 60, 1440)),
    deadline: one(['none', '3m', '6m', '12m'] as const),
    approach: one(['big-bang', 'phased'] as const),
    dataGb: open(amount([1, 10_000], [0, 100_000_000])),
  })
}
