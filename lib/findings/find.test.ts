import { expect, test } from 'vitest'
import type { Finding } from '@/lib/plan-document'
import { RESPONSE_MINUTES } from '@/lib/requirements/response'
import { ask, type Change } from './ask.fixture'
import { CATALOGUE, FINDING_CODES, type FindingCode, findingEntry } from './catalogue'
import { findAll } from './find'
import { inputOf } from './input.fixture'

const found = (change: Change): Finding[] => findAll(inputOf(ask(change)))

const FUNCTIONS = {
  workload: { shape: 'functions', packaging: 'runtime', background: 'none' },
  traffic: { averageRps: 2, peakRps: 8 },
} as const
const TWO_REGIONS = { availability: { scope: 'region', regionMode: 'warm', rtoMinutes: 15, rpoMinutes: 1 } } as const
const NO_LOSS = { availability: { slaPercent: 99.99, scope: 'region', rtoMinutes: 1, rpoMinutes: 0 } } as const

/** Both sides of each rule: answers that do not raise it and answers, as near to them as can be, that do. */
const SIDES: { readonly [Code in FindingCode]: readonly [string, Change, Change][] } = {
  INFEASIBLE_AS_ASKED: [
    ['100%', { availability: { slaPercent: 99.95 } }, { availability: { slaPercent: 100 } }],
    [
      'five nines with five on the rota',
      {
        ...NO_LOSS,
        availability: { ...NO_LOSS.availability, slaPercent: 99.999 },
        budget: { monthly: 20_000 },
        team: { engineers: 6 },
      },
      {
        ...NO_LOSS,
        availability: { ...NO_LOSS.availability, slaPercent: 99.999 },
        budget: { monthly: 20_000 },
        team: { engineers: 5 },
      },
    ],
    [
      'five nines under $10,000',
      { ...NO_LOSS, availability: { ...NO_LOSS.availability, slaPercent: 99.999 }, budget: { monthly: 10_000 } },
      { ...NO_LOSS, availability: { ...NO_LOSS.availability, slaPercent: 99.999 }, budget: { monthly: 9_999 } },
    ],
    [
      'a ceiling below the month',
      { budget: { monthly: 600, hardness: 'soft' } },
      { budget: { monthly: 600, hardness: 'hard' } },
    ],
    [
      'writes faster than the round trip',
      { ...NO_LOSS, traffic: { writeLatencyMs: 15 } },
      { ...NO_LOSS, traffic: { writeLatencyMs: 14 } },
    ],
    [
      'a second region where one may hold the data',
      { ...TWO_REGIONS, data: { residency: 'eu' } },
      { ...TWO_REGIONS, data: { residency: 'uk' } },
    ],
    [
      'an option that is excluded',
      { insistOn: { compute: 'functions' } },
      { insistOn: { compute: 'functions' }, workload: { unitSeconds: 901 } },
    ],
    ['no loss in MySQL', NO_LOSS, { ...NO_LOSS, data: { sqlEngine: 'mysql' } }],
    ['a region that is not on offer', { platform: { region: 'eu-west-1' } }, { platform: { region: 'eu-west-9' } }],
  ],
  NEAREST_FEASIBLE: [['beside what cannot be had', {}, { availability: { slaPercent: 100 } }]],
  COMPLIANCE_CONFLICT: [
    [
      'HIPAA without an agreement',
      { compliance: { regimes: ['hipaa'], hipaaBaa: 'yes' } },
      { compliance: { regimes: ['hipaa'], hipaaBaa: 'not-yet' } },
    ],
    [
      'cards without sign-in',
      { compliance: { regimes: ['pci'] } },
      { compliance: { regimes: ['pci'] }, security: { identity: 'none' } },
    ],
    [
      'cards with a short audit record',
      { compliance: { regimes: ['pci'] }, security: { auditDays: 365 } },
      { compliance: { regimes: ['pci'] }, security: { auditDays: 364 } },
    ],
  ],
  RESIDENCY_VIOLATION: [
    [
      'a region outside the area',
      { data: { residency: 'eu' }, platform: { region: 'eu-west-1' } },
      { data: { residency: 'eu' }, platform: { region: 'us-east-1' } },
    ],
    [
      'a second region outside the area',
      { ...TWO_REGIONS, data: { residency: 'eu' }, platform: { region: 'eu-west-1' } },
      { ...TWO_REGIONS, data: { residency: 'eu' }, platform: { region: 'eu-west-1', regionSecond: 'us-east-1' } },
    ],
    ['a CDN', { data: { residency: 'us' } }, { data: { residency: 'us' }, insistOn: { cdn: 'edge' } }],
  ],
  GOVERNMENT_REGION_REQUIRED: [
    [
      'FedRAMP High',
      { compliance: { regimes: ['fedramp'], fedrampLevel: 'moderate' } },
      { compliance: { regimes: ['fedramp'], fedrampLevel: 'high' } },
    ],
    [
      'FedRAMP outside the United States',
      { compliance: { regimes: ['fedramp'], fedrampLevel: 'low' }, data: { residency: 'us' } },
      { compliance: { regimes: ['fedramp'], fedrampLevel: 'low' }, data: { residency: 'eu' } },
    ],
  ],
  OVER_BUDGET: [['a small budget', { budget: { monthly: 5000 } }, { budget: { monthly: 100 } }]],
  DR_STRATEGY_MISMATCH: [
    [
      'recovery of one machine by people who respond in working hours',
      { availability: { slaPercent: 98, scope: 'node', rtoMinutes: 1440 }, team: { onCall: 'hours' } },
      { availability: { slaPercent: 98, scope: 'node', rtoMinutes: 600 }, team: { onCall: 'hours' } },
    ],
  ],
  STAFFING_GAP: [
    [
      'a recovery time that nobody can keep',
      { availability: { rtoMinutes: 60 }, team: { onCall: 'informal' } },
      { availability: { rtoMinutes: 59 }, team: { onCall: 'informal' } },
    ],
    ['more hours than there are', { team: { opsHours: 100 } }, { team: { opsHours: 5 } }],
  ],
  COMPOSITE_SLA_BELOW_ASK: [['functions and a gateway', { availability: { slaPercent: 99.9 } }, FUNCTIONS]],
  OVERRIDE_COST: [
    [
      'insisting against the table',
      { insistOn: { compute: 'containers-managed' } },
      { insistOn: { compute: 'vm-group' } },
    ],
    ['a cloud that was named', { platform: { provider: 'aws' } }, { platform: { provider: 'azure' } }],
    ['a way to release that was named', {}, { delivery: { strategy: 'blue-green' } }],
  ],
  OVERRIDE_IGNORED: [
    ['an unknown option', { insistOn: { cdn: 'edge' } }, { insistOn: { cdn: 'everywhere' } }],
    ['an unknown topic', {}, { insistOn: { colour: 'blue' } }],
  ],
  PREMATURE_KUBERNETES: [
    ['a wish without people', { team: { kubernetes: 'none' } }, { team: { kubernetes: 'prefer' } }],
    [
      'insisting without people',
      {
        workload: { shape: 'fleet', serviceCount: 20 },
        team: { ops: 2, engineers: 20, experience: ['kubernetes'], kubernetes: 'prefer' },
        insistOn: { compute: 'kubernetes' },
      },
      { insistOn: { compute: 'kubernetes' } },
    ],
  ],
  PREMATURE_MULTI_REGION: [
    ['insisting on two regions', {}, { insistOn: { 'region-topology': 'multi-region' } }],
    [
      'a running standby where backups are quick enough',
      { availability: { scope: 'region', regionMode: 'warm', rtoMinutes: 239, rpoMinutes: 5 } },
      { availability: { scope: 'region', regionMode: 'warm', rtoMinutes: 240, rpoMinutes: 5 } },
    ],
  ],
  SINGLE_POINT_OF_FAILURE: [
    [
      'one zone',
      { availability: { slaPercent: 98, scope: 'zone' } },
      { availability: { slaPercent: 98, scope: 'node' } },
    ],
  ],
  PUBLIC_DATABASE: [
    [
      'a trial on one machine with a database',
      {
        workload: { packaging: 'runtime' },
        delivery: { environments: ['poc'] },
        availability: { scope: 'node', slaPercent: 99 },
        data: { stores: [] },
      },
      {
        workload: { packaging: 'runtime' },
        delivery: { environments: ['poc'] },
        availability: { scope: 'node', slaPercent: 99 },
        team: { ops: 1 },
      },
    ],
  ],
  FUNCTION_LIMIT: [
    [
      'work over fifteen minutes',
      { ...FUNCTIONS, workload: { ...FUNCTIONS.workload, unitSeconds: 600 } },
      { ...FUNCTIONS, workload: { ...FUNCTIONS.workload, unitSeconds: 901 } },
    ],
    [
      'work near fifteen minutes',
      { ...FUNCTIONS, workload: { ...FUNCTIONS.workload, unitSeconds: 719 } },
      { ...FUNCTIONS, workload: { ...FUNCTIONS.workload, unitSeconds: 720 } },
    ],
  ],
  SERVERLESS_CROSSOVER: [
    [
      'steady load on functions',
      FUNCTIONS,
      { insistOn: { compute: 'functions' }, traffic: { averageRps: 120, peakRps: 150 } },
    ],
    [
      'growth past the crossing',
      { ...FUNCTIONS, traffic: { ...FUNCTIONS.traffic, growth: 1 } },
      { ...FUNCTIONS, traffic: { ...FUNCTIONS.traffic, growth: 100 } },
    ],
  ],
  COLD_START: [
    [
      'quick responses from quiet functions',
      { ...FUNCTIONS, traffic: { ...FUNCTIONS.traffic, latencyMs: 1001 } },
      { ...FUNCTIONS, traffic: { ...FUNCTIONS.traffic, latencyMs: 1000 } },
    ],
  ],
  SPOT_UNSAFE_FOR_STATE: [['interruption of requests', { budget: { spot: 'no' } }, { budget: { spot: 'most' } }]],
  SCOPE_REDUCTION_TOKENISATION: [
    [
      'card numbers on own servers',
      { compliance: { regimes: ['pci'], pciScope: 'saqa' } },
      { compliance: { regimes: ['pci'], pciScope: 'saqd' } },
    ],
  ],
  SNOWFLAKE_SERVER: [
    [
      'machines released to by hand',
      { workload: { existing: 'vm' }, delivery: { current: 'scripted' } },
      { workload: { existing: 'vm' }, delivery: { current: 'manual' } },
    ],
  ],
  MANUAL_DEPLOYMENT: [
    ['releases by hand', { delivery: { current: 'scripted' } }, { delivery: { current: 'manual' } }],
    ['no tests', { delivery: { tests: ['unit'] } }, { delivery: { tests: [] } }],
  ],
  ALERT_FATIGUE: [['six pages a week', { team: { pagingAlerts: 5 } }, { team: { pagingAlerts: 6 } }]],
  SECURITY_THEATER: [
    [
      'an audit in three months',
      { compliance: { regimes: ['soc2'], soc2When: 'year' } },
      { compliance: { regimes: ['soc2'], soc2When: '3m' } },
    ],
    [
      'two kinds of evidence missing',
      { compliance: { regimes: ['iso'] } },
      { compliance: { regimes: ['iso'] }, delivery: { tests: [] } },
    ],
  ],
  BIG_BANG_MIGRATION: [
    [
      'data that does not fit the downtime',
      { workload: { existing: 'vm' }, migration: { approach: 'big-bang', dataGb: 100, downtimeMinutes: 54 } },
      { workload: { existing: 'vm' }, migration: { approach: 'big-bang', dataGb: 100, downtimeMinutes: 53 } },
    ],
    [
      'many services at once',
      { workload: { existing: 'vm' }, migration: { approach: 'big-bang', dataGb: 1 } },
      { workload: { existing: 'vm', serviceCount: 4 }, migration: { approach: 'big-bang', dataGb: 1 } },
    ],
  ],
  CANARY_NO_SIGNAL: [
    [
      'little traffic',
      { delivery: { strategy: 'canary' }, traffic: { averageRps: 37 } },
      { delivery: { strategy: 'canary' }, traffic: { averageRps: 36 } },
    ],
  ],
  QUOTA_INCREASE: [
    [
      'a table near its limit',
      { data: { stores: ['nosql'], nosqlOpsPerSecond: 31_999 } },
      { data: { stores: ['nosql'], nosqlOpsPerSecond: 32_000 } },
    ],
  ],
  NAT_OR_EGRESS_COST: [
    ['large responses', { traffic: { responseKb: 1 }, data: { sqlGb: 2000 } }, { traffic: { responseKb: 200 } }],
  ],
  START_SIMPLER: [['more services than people', { workload: { serviceCount: 8 } }, { workload: { serviceCount: 9 } }]],
  // No answers compose such a design; front-doors.test.ts holds both sides.
  MULTIPLE_FRONT_DOORS: [],
  WHAT_TO_CUT: [['over budget', {}, { budget: { monthly: 100 } }]],
  WITHIN_BUDGET: [['a budget that fits', { budget: { monthly: 100 } }, { budget: { monthly: 5000 } }]],
  COMMITMENT_DISCOUNT: [
    ['load that stays', { traffic: { pattern: 'spiky' } }, {}],
    ['credits', { budget: { creditsUsd: 1000, creditsMonths: 12 } }, {}],
    ['a trial', { delivery: { environments: ['poc'] } }, {}],
  ],
  SCHEDULED_SHUTDOWN: [['a second environment', { delivery: { environments: ['production'] } }, {}]],
  // flip.test.ts holds both sides.
  FLIP_CONDITIONS: [],
  // Every design has a path, so there is no side without it.
  COMPOSITE_SLA_SHOWN: [],
  WEAKEST_LINK: [
    ['half of the budget', { availability: { slaPercent: 99.5 } }, { availability: { slaPercent: 99.9 } }],
  ],
  SINGLE_GLOBAL_DEPENDENCY_BOUND: [['one database under two regions', TWO_REGIONS, NO_LOSS]],
  RPO_SCOPE_ZONE_VS_REGION: [
    ['an hour', { availability: { rpoMinutes: 61 } }, { availability: { rpoMinutes: 60 } }],
    ['a region', { availability: { scope: 'region', rtoMinutes: 600 } }, {}],
  ],
  SYNC_REPLICATION_REQUIRED: [
    ['nothing lost', { ...NO_LOSS, availability: { ...NO_LOSS.availability, rpoMinutes: 1 } }, NO_LOSS],
  ],
  SYNC_WRITE_LATENCY: [['two regions that write', TWO_REGIONS, NO_LOSS]],
  DR_UNTESTED: [['nothing kept', { data: { stores: [] } }, {}]],
  NO_SERVICE_MESH: [
    ['five services', { workload: { serviceCount: 4 } }, { workload: { serviceCount: 5 } }],
    ['fifty services', { workload: { serviceCount: 50 } }, { workload: { serviceCount: 49 } }],
  ],
  CONNECTION_POOLER: [['functions with a database', {}, { ...FUNCTIONS, data: { stores: ['sql'] } }]],
  CONNECTION_DRAINING: [['long-lived connections', {}, { workload: { special: ['websocket'] } }]],
  PRESCALE: [
    [
      'ten times the peak',
      { traffic: { pattern: 'spiky', spikeFactor: 3, averageRps: 40, peakRps: 100 } },
      { traffic: { pattern: 'spiky', spikeFactor: 10, averageRps: 40, peakRps: 100 } },
    ],
  ],
  SPOT_OK_WITH_CHECKPOINT: [
    [
      'jobs with a checkpoint',
      { workload: { kind: 'batch' }, budget: { spot: 'jobs' } },
      { workload: { kind: 'batch', special: ['checkpointed'] }, budget: { spot: 'jobs' } },
    ],
  ],
  RESIDENCY_DR_REGION_PROPOSED: [
    ['a second region left to us', TWO_REGIONS, { ...TWO_REGIONS, data: { residency: 'eu' } }],
    ['one that has no prices', {}, { availability: { scope: 'region' }, data: { residency: 'jp' } }],
  ],
  PHASED_MIGRATION: [['a running system', {}, { workload: { existing: 'paas' } }]],
  BURN_RATE_ALERTS: [['requests', { delivery: { environments: ['poc'] } }, {}]],
  NOT_FOR_PRODUCTION: [['a trial', {}, { delivery: { environments: ['poc'] } }]],
  ASSUMPTIONS_LISTED: [['an open answer', {}, { traffic: { responseKb: null } }]],
}

const CASES = FINDING_CODES.flatMap((code) =>
  SIDES[code].map(([name, quiet, raised]) => [code, name, quiet, raised] as const),
)

test.each(CASES)('%s: %s', (code, _, quiet, raised) => {
  const of = (change: Change) => found(change).filter((finding) => finding.code === code).length
  expect([of(quiet) < of(raised), of(raised) > 0]).toEqual([true, true])
})

test('blockers come first, then warnings, then notes, each in the order of the catalogue', () => {
  const all = found({
    ...TWO_REGIONS,
    availability: { ...TWO_REGIONS.availability, slaPercent: 100 },
    budget: { monthly: 100, hardness: 'hard' },
    workload: { existing: 'vm' },
  })
  const rank = { blocker: 0, warning: 1, note: 2 }
  const order = all.map(({ severity, code }) => rank[severity] * 1000 + FINDING_CODES.indexOf(code as FindingCode))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(new Set(all.map(({ severity }) => severity)).size).toBe(3)
})

test('a hard budget blocks and a soft one warns', () => {
  const severity = (hardness: 'soft' | 'hard') =>
    found({ budget: { monthly: 100, hardness } }).find(({ code }) => code === 'OVER_BUDGET')?.severity
  expect([severity('soft'), severity('hard')]).toEqual(['warning', 'blocker'])
})

test('each code has a title, a rule in a sentence and a severity', () => {
  for (const code of FINDING_CODES) {
    const { title, rule } = CATALOGUE[code]
    expect(title).toMatch(/^[A-Z]/)
    expect(rule, code).toMatch(/^(Raised|Shown|Goes) .*\.$/)
  }
})

const messageOf = (change: Change, code: FindingCode) => {
  const finding = found(change).find((one) => one.code === code)
  return `${finding?.message} ${finding?.remedy}`
}

test('a message speaks in the asker’s own numbers', () => {
  expect(messageOf({ team: { pagingAlerts: 41 } }, 'ALERT_FATIGUE')).toContain('41 alerts a week')
  expect(messageOf({ budget: { monthly: 100 } }, 'OVER_BUDGET')).toContain('$100')
  expect(messageOf({ availability: { rtoMinutes: 10 }, team: { onCall: 'hours' } }, 'STAFFING_GAP')).toMatch(
    /within 10 minutes, and nobody responds outside working hours: about 14 h 30 min/,
  )
  expect(messageOf({ ...NO_LOSS, traffic: { writeLatencyMs: 7 } }, 'INFEASIBLE_AS_ASKED')).toMatch(
    /takes 15 ms, and you allow 7 ms/,
  )
})

test('what cannot be had comes with what can, and its price', () => {
  expect(messageOf({ availability: { slaPercent: 100 } }, 'NEAREST_FEASIBLE')).toMatch(
    /^1\. 99\.9\d?% in \d regions?, within your \$5,000: about \$[\d,]+ a month, committed to 99\.9\d*%, \d people on call\. 2\. /,
  )
  expect(messageOf({ budget: { monthly: 600, hardness: 'hard' } }, 'NEAREST_FEASIBLE')).toMatch(
    /^1\. With no environment but production, within your \$600: about \$\d+ a month/,
  )
  expect(messageOf({ ...NO_LOSS, data: { sqlEngine: 'mysql' } }, 'NEAREST_FEASIBLE')).toMatch(
    /^1\. With PostgreSQL as the engine, distributed-sql as database: about \$/,
  )
})

test('the conditions under which Kubernetes becomes the answer are true', () => {
  const wish = { team: { kubernetes: 'prefer', ops: 0, engineers: 5, experience: [] } } as const
  expect(messageOf(wish, 'PREMATURE_KUBERNETES')).toMatch(
    /control plane would cost \$73 a month.*It becomes the answer with/,
  )
  const met = { team: { ...wish.team, ops: 1, experience: ['kubernetes'] }, workload: { serviceCount: 10 } } as const
  expect(inputOf(ask(met)).decisions.compute.choice).toBe('kubernetes')
})

test('a part without a commitment is named, and no figure is given', () => {
  const batch = {
    workload: { kind: 'batch', shape: 'monolith', serviceCount: 1 },
    traffic: { averageRps: 0.01, peakRps: 0.1 },
  } as const
  expect(messageOf(batch, 'COMPOSITE_SLA_SHOWN')).toMatch(/has no committed figure: nothing is promised for Batch jobs/)
  expect(messageOf({}, 'COMPOSITE_SLA_SHOWN')).toMatch(/is committed to 99\.93%/)
})

test('insisting names the difference in price and what speaks against it', () => {
  expect(messageOf({ insistOn: { 'network-layout': 'private-single-nat' } }, 'OVERRIDE_COST')).toMatch(
    /^You insist on private-single-nat as network-layout; the table recommends private-nat-per-zone\. That is −\$\d+ a month/,
  )
})

test('a cloud that was named is a choice and not argued with', () => {
  const said = messageOf({ platform: { provider: 'azure' } }, 'OVERRIDE_COST')
  expect(said).toMatch(
    /^You chose Azure; without that answer the plan would use AWS, \$[\d,]+ a month (less|more) than \$/,
  )
  expect(said).not.toContain('insist')
  const [note] = found({ platform: { provider: 'azure' } }).filter(({ code }) => code === 'OVERRIDE_COST')
  expect(note?.severity).toBe('note')
})

test('insisting tells what is promised less', () => {
  expect(messageOf({ insistOn: { compute: 'functions' } }, 'OVERRIDE_COST')).toMatch(
    /It is committed to 99\.\d+% instead of 99\.93%\. Against it: /,
  )
})

test('the people’s response times are those that recovery is worked out with', () => {
  for (const onCall of ['hours', 'informal', 'rota', 'partner'] as const) {
    const { recovery } = inputOf(ask({ availability: { scope: 'node', slaPercent: 98 }, team: { onCall } }))
    const wait = recovery.rtoMinutes.steps.find(({ name }) => name === 'Decide')?.minutes
    expect(wait).toBe(RESPONSE_MINUTES[onCall])
  }
})

test('an unknown code has no entry', () => {
  expect(findingEntry('ALERT_FATIGUE')?.title).toBe('Too many pages')
  expect(findingEntry('constructor')).toBeUndefined()
})
