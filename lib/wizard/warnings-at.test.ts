import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { planParts } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { parseRequirements } from '@/lib/requirements/parse'
import type { Answers } from './answers'
import type { FormChanges } from './read-form'
import { readAnswers } from './reader'
import { findStep, steps } from './steps'
import { toRequirements } from './to-requirements'
import type { AnswerWarning } from './warning'
import { warningsAt } from './warnings-at'

/** The plan of these answers, and its warnings at the questions of one step. */
function at(slug: string, answers: Answers): AnswerWarning[] {
  const parsed = parseRequirements({ ...toRequirements(answers).document, name: 'A design' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const parts = ['findings', 'availability', 'recovery', 'cost'] as const
  const { findings, availability, recovery, cost } = planParts(parsed.value, catalog, parts) as PlanDocument
  const needs = {
    rtoMinutes: recovery.rtoMinutes.expected,
    rpoMinutes: recovery.rpoMinutes.expected,
    monthlyUsd: cost.monthlyUsd.expected,
    committedPercent: availability.committedPercent,
    opsHours: cost.people.engineerHoursPerMonth,
  }
  const warnings = findings.flatMap(({ severity, ...rest }) => (severity === 'note' ? [] : [{ severity, ...rest }]))
  return warningsAt(findStep(slug)?.questions ?? [], { warnings, needs }, answers, readAnswers(answers))
}

const changed = (answers: Answers, changes: FormChanges): Answers =>
  Object.fromEntries(
    Object.entries({ ...answers, ...changes }).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== null,
    ),
  )

const api: Answers = {
  'workload.kind': 'api',
  'workload.shape': 'few',
  'workload.background': 'none',
  'workload.state': 'stateless',
  'traffic.pattern': 'predictable',
  'traffic.audience': ['na'],
  'availability.rtoMinutes': '240',
  'availability.rpoMinutes': '5',
  'data.stores': ['sql'],
  'data.sqlEngine': 'postgresql',
  'data.growthPercentPerMonth': '5',
  'data.residency': 'any',
  'compliance.regimes': ['none'],
  'security.dataClasses': ['personal'],
  'team.engineers': '6',
  'team.ops': '2',
  'team.experience': ['aws'],
  'platform.iac': 'terraform',
}

test.each([
  [
    'compliance',
    'COMPLIANCE-CONFLICT.agreement',
    'compliance.hipaaBaa',
    { 'compliance.regimes': ['hipaa'], 'compliance.hipaaBaa': 'not-yet' },
  ],
  [
    'compliance',
    'COMPLIANCE-CONFLICT.sign-in',
    'security.identity',
    { 'compliance.regimes': ['pci'], 'compliance.pciScope': 'saqa', 'security.identity': 'none' },
  ],
  [
    'compliance',
    'SCOPE-REDUCTION-TOKENISATION',
    'compliance.pciScope',
    { 'compliance.regimes': ['pci'], 'compliance.pciScope': 'saqd' },
  ],
  [
    'team',
    'PREMATURE-KUBERNETES',
    'team.kubernetes',
    { 'team.kubernetes': 'prefer', 'team.kubernetesWhy': ['hiring'] },
  ],
  [
    'workload',
    'BIG-BANG-MIGRATION',
    'migration.approach',
    {
      'workload.existing': 'onprem',
      'migration.downtimeMinutes': '0',
      'migration.approach': 'big-bang',
      'migration.dataGb': '5000',
      'delivery.current': 'pipeline',
    },
  ],
  ['workload', 'START-SIMPLER', 'workload.serviceCount', { 'workload.shape': 'many', 'workload.serviceCount': '12' }],
  ['budget', 'OVER-BUDGET', 'budget.monthly', { 'budget.monthly': '20' }],
  ['budget', 'INFEASIBLE-AS-ASKED.ceiling', 'budget.hardness', { 'budget.monthly': '20', 'budget.hardness': 'hard' }],
  ['budget', 'SPOT-UNSAFE-FOR-STATE', 'budget.spot', { 'workload.background': 'short', 'budget.spot': 'most' }],
  [
    'platform',
    'INFEASIBLE-AS-ASKED.region',
    'platform.region',
    { 'platform.provider': 'azure', 'platform.region': 'eu-west-1' },
  ],
  [
    'platform',
    'RESIDENCY-VIOLATION',
    'platform.region',
    { 'platform.provider': 'aws', 'platform.region': 'us-east-1', 'data.residency': 'eu' },
  ],
  [
    'data',
    'RESIDENCY-VIOLATION',
    'data.residency',
    { 'platform.provider': 'aws', 'platform.region': 'us-east-1', 'data.residency': 'eu' },
  ],
  ['platform', 'CANARY-NO-SIGNAL', 'delivery.strategy', { 'delivery.strategy': 'canary' }],
  ['platform', 'MANUAL-DEPLOYMENT', 'delivery.tests', { 'delivery.tests': ['none'] }],
  [
    'traffic',
    'INFEASIBLE-AS-ASKED.writes',
    'traffic.writeLatencyMs',
    {
      'availability.scope': 'region',
      'availability.rpoMinutes': '0',
      'traffic.writeLatencyMs': '20',
      'platform.provider': 'aws',
      'platform.region': 'us-east-1',
      'platform.regionSecond': 'eu-west-1',
    },
  ],
  [
    'availability',
    'INFEASIBLE-AS-ASKED.writes',
    'availability.rpoMinutes',
    {
      'availability.scope': 'region',
      'availability.rpoMinutes': '0',
      'traffic.writeLatencyMs': '20',
      'platform.provider': 'aws',
      'platform.region': 'us-east-1',
      'platform.regionSecond': 'eu-west-1',
    },
  ],
  [
    'availability',
    'INFEASIBLE-AS-ASKED.nines',
    'availability.slaPercent-custom',
    { 'availability.slaPercent': 'custom', 'availability.slaPercent-custom': '99.999', 'budget.monthly': '3,000' },
  ],
] as [string, string, string, Answers][])(
  'on %s, %s stands at %s, and its action makes it go',
  (slug, id, key, part) => {
    const answers = { ...api, ...part }
    const warning = at(slug, answers).find((candidate) => candidate.id === id)
    expect(
      warning?.at,
      at(slug, answers)
        .map((each) => `${each.id} ${each.at}`)
        .join(', '),
    ).toBe(key)
    const [use] = warning?.uses ?? []
    expect(use?.label).toMatch(/^(Use|Add) /)
    const after = at(slug, changed(answers, use?.changes ?? {}))
    expect(after.map((each) => each.id)).not.toContain(id)
  },
)

test('what was asked by hand is marked before a default of the same step', () => {
  const security = { ...api, 'compliance.regimes': ['soc2'], 'delivery.tests': ['none'] }
  const [marked] = at('compliance', { ...security, 'security.identity': 'none' }).filter(
    ({ id }) => id === 'SECURITY-THEATER',
  )
  expect(marked?.at).toBe('security.identity')
})

test('a step that asks nothing of it shows nothing of it', () => {
  const answers = { ...api, 'team.kubernetes': 'prefer', 'team.kubernetesWhy': ['hiring'] }
  const elsewhere = steps.filter(({ slug }) => slug !== 'team').flatMap(({ slug }) => at(slug, answers))
  expect(elsewhere.map(({ id }) => id)).not.toContain('PREMATURE-KUBERNETES')
})

test('an answer that stands is not offered as the way out', () => {
  const answers: Answers = { ...api, 'workload.shape': 'many', 'workload.serviceCount': '12' }
  for (const { slug } of steps)
    for (const { uses } of at(slug, answers))
      for (const { changes } of uses)
        for (const [key, value] of Object.entries(changes)) expect(value, key).not.toEqual(answers[key])
})
