import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complete } from '@/lib/requirements/defaults'
import { parseRequirements } from '@/lib/requirements/parse'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import type { Answers } from './answers'
import { answersFrom } from './answers-from'
import { NOT_SURE } from './not-sure'
import type { Question } from './question'
import { assumption, readAnswers } from './reader'
import { findQuestion, questions } from './steps'
import { toRequirements } from './to-requirements'

const messageAt = (key: string, answers: Answers) =>
  toRequirements(answers).errors.find((error) => error.key === key)?.message

test.each([
  ['name', { name: ' ' }, 'Enter a name for this design'],
  ['name', { name: 'x'.repeat(81) }, 'Name must be 80 characters or fewer'],
  ['workload.kind', {}, 'Choose what you are building'],
  ['workload.shape', {}, 'Choose how the code is organised, or ‘Not sure’'],
  [
    'workload.serviceCount',
    { 'workload.shape': 'many', 'workload.serviceCount': '501' },
    'Enter the number of services, from 1 to 500',
  ],
  [
    'workload.serviceCount',
    { 'workload.shape': 'many', 'workload.serviceCount': '2.5' },
    'Enter the number of services, from 1 to 500',
  ],
  ['workload.background', {}, 'Choose whether it works after the response is sent, or ‘Not sure’'],
  ['workload.state', {}, 'Choose what it keeps on its own machine, or ‘Not sure’'],
  ['migration.downtimeMinutes', { 'workload.existing': 'vm' }, 'Choose how long it can be unavailable, or ‘Not sure’'],
  ['traffic.averageRps', { 'traffic.averageRps': '' }, 'Enter average traffic as a number, like 45'],
  ['traffic.averageRps', { 'traffic.averageRps': '0' }, 'Enter average traffic as a number, like 45'],
  ['traffic.averageRps', { 'traffic.averageRps': '1,000,001' }, 'Enter average traffic as a number, like 45'],
  ['traffic.peakRps', { 'traffic.peakRps': 'many' }, 'Enter peak traffic as a number, like 180'],
  [
    'traffic.peakRps',
    { 'traffic.averageRps': '45', 'traffic.peakRps': '18' },
    'Peak must be 45 requests per second or more. It cannot be lower than your average',
  ],
  ['traffic.pattern', {}, 'Choose what a week looks like, or ‘Not sure’'],
  ['traffic.spikeFactor', { 'traffic.pattern': 'spiky' }, 'Choose how big a spike is, or ‘Not sure’'],
  ['traffic.audience', {}, 'Choose at least one place your users are, or ‘Not sure’'],
  ['traffic.audience', { 'traffic.audience': [] }, 'Choose at least one place your users are, or ‘Not sure’'],
  ['traffic.audience', { 'traffic.audience': ['eu', NOT_SURE] }, 'Choose ‘Not sure’ or the others, not both'],
  ['traffic.responseKb', { 'traffic.responseKb': '0' }, 'Enter a size in kilobytes, like 40'],
  [
    'availability.slaPercent-custom',
    { 'availability.slaPercent': 'custom' },
    'Enter a percentage between 90 and 99.999',
  ],
  [
    'availability.slaPercent-custom',
    { 'availability.slaPercent': 'custom', 'availability.slaPercent-custom': '100' },
    'Enter a percentage between 90 and 99.999',
  ],
  ['availability.rtoMinutes', {}, 'Choose how soon it must work again, or ‘Not sure’'],
  ['availability.rpoMinutes', {}, 'Choose how much data you could lose, or ‘Not sure’'],
  ['data.stores', {}, 'Choose what you keep, or ‘Nothing is stored’'],
  ['data.stores', { 'data.stores': ['sql', 'none'] }, 'Choose ‘Nothing is stored’ or the others, not both'],
  ['data.sqlEngine', { 'data.stores': ['sql'] }, 'Choose a database engine, or ‘No preference’'],
  ['data.sqlGb', { 'data.stores': ['sql'], 'data.sqlGb': '100,001' }, 'Enter a size in gigabytes, from 0 to 100,000'],
  ['data.growthPercentPerMonth', {}, 'Choose how fast data grows, or ‘Not sure’'],
  ['data.residency', {}, 'Choose where data must stay, or ‘Not sure’'],
  ['compliance.regimes', {}, 'Choose the rules that apply to you, or ‘None’'],
  [
    'compliance.pciScope',
    { 'compliance.regimes': ['pci'] },
    'Choose whether card numbers reach your servers, or ‘Not sure’',
  ],
  ['compliance.hipaaBaa', { 'compliance.regimes': ['hipaa'] }, 'Choose whether you have an agreement, or ‘Not sure’'],
  ['compliance.fedrampLevel', { 'compliance.regimes': ['fedramp'] }, 'Choose a FedRAMP level, or ‘Not sure’'],
  ['security.dataClasses', {}, 'Choose what would do harm if it leaked, or ‘Nothing sensitive’'],
  ['budget.monthly', {}, 'Enter a monthly amount, like 2,000, or tick ‘I have no figure yet’'],
  [
    'budget.monthly',
    { 'budget.monthly': 'plenty' },
    'Enter a monthly amount, like 2,000, or tick ‘I have no figure yet’',
  ],
  ['team.engineers', {}, 'Enter the number of engineers, like 6'],
  ['team.engineers', { 'team.engineers': '2.5' }, 'Enter the number of engineers, like 6'],
  ['team.ops', { 'team.engineers': '6', 'team.ops': '7' }, 'This cannot be more than 6, the number of engineers'],
  ['team.experience', {}, 'Choose what the team has run, or ‘None of these’'],
  ['team.kubernetesWhy', { 'team.kubernetes': 'prefer' }, 'Choose at least one thing you need Kubernetes for'],
  ['platform.region', { 'platform.region': 'Nowhere!' }, 'Choose a region'],
  ['platform.iac', {}, 'Choose how to write the code, or ‘No preference’'],
  ['delivery.current', { 'workload.existing': 'vm' }, 'Choose how a release happens today'],
])('%s: %j asks for the missing part in its own words', (key, answers, words) => {
  expect(messageAt(key, answers as Answers)).toBe(words)
})

test.each([
  ['workload.serviceCount', { 'workload.shape': 'many' }, { 'workload.shape': 'monolith' }],
  ['workload.background', { 'workload.kind': 'web' }, { 'workload.kind': 'batch' }],
  ['migration.deadline', { 'workload.existing': 'k8s' }, {}],
  ['traffic.spikeFactor', { 'traffic.pattern': 'spiky' }, { 'traffic.pattern': 'steady' }],
  ['availability.rpoMinutes', { 'data.stores': ['sql'] }, { 'data.stores': ['none'] }],
  ['availability.rpoMinutes', {}, { 'data.stores': ['cache'] }],
  ['availability.regionMode', { 'availability.scope': 'region' }, {}],
  [
    'data.sqlGb',
    { 'data.stores': [NOT_SURE], 'workload.kind': 'web' },
    { 'data.stores': [NOT_SURE], 'workload.kind': 'static' },
  ],
  ['data.streamMbPerSecond', { 'data.stores': ['stream'] }, { 'data.stores': ['sql'] }],
  ['compliance.soc2When', { 'compliance.regimes': ['iso'] }, { 'compliance.regimes': ['gdpr'] }],
  ['budget.hardness', { 'budget.monthly': '10' }, { 'budget.monthly-none': 'yes', 'budget.monthly': '10' }],
  ['budget.spot', { 'workload.kind': 'batch' }, { 'workload.kind': 'static', 'workload.background': 'short' }],
  ['team.kubernetesWhy', { 'team.kubernetes': 'required' }, { 'team.kubernetes': 'avoid' }],
  ['platform.regionSecond', { 'availability.scope': 'region' }, { 'availability.scope': 'zone' }],
  ['delivery.current', { 'workload.existing': 'onprem' }, { 'workload.existing': 'new' }],
] as [Question['key'], Answers, Answers][])('%s is asked after %j and not after %j', (key, asked, hidden) => {
  const question = findQuestion(key) as Question
  expect(readAnswers(asked).applies(question)).toBe(true)
  expect(readAnswers(hidden).applies(question)).toBe(false)
})

test('answers that are hidden by others are kept in the draft and out of the document', () => {
  const answers = { 'workload.shape': 'monolith', 'workload.serviceCount': 'nonsense' }
  const { document, errors } = toRequirements(answers)
  expect(document).not.toHaveProperty('workload.serviceCount')
  expect(errors.map(({ key }) => key)).not.toContain('workload.serviceCount')
})

test.each([
  ['45', 'second', 45],
  ['3.9M', 'day', 45.1389],
  ['1,000,000', 'month', 0.385802],
  ['50k', 'users', 11.5741],
])('%s %s is kept as typed and planned per second', (typed, unit, rps) => {
  const { document } = toRequirements({ 'traffic.averageRps': typed, 'traffic.averageRps-unit': unit })
  expect(document).toMatchObject({ traffic: { averageRps: rps } })
})

test('the peak follows the average at four times until it is touched', () => {
  expect(toRequirements({ 'traffic.averageRps': '45' }).document).toMatchObject({ traffic: { peakRps: 180 } })
  expect(toRequirements({ 'traffic.averageRps': '45', 'traffic.peakRps': '90' }).document).toMatchObject({
    traffic: { peakRps: 90 },
  })
})

test('answers with a meaning of their own reach the document as that', () => {
  const { document } = toRequirements({
    'traffic.latencyMs': 'any',
    'availability.slaPercent': 'custom',
    'availability.slaPercent-custom': '99.7',
    'workload.existing': 'vm',
    'migration.downtimeMinutes': 'weekend',
    'delivery.environments': 'three',
    'data.stores': ['none'],
    'budget.monthly-none': 'yes',
    'insistOn.compute': 'kubernetes',
  })
  expect(document).toMatchObject({
    traffic: { latencyMs: null },
    availability: { slaPercent: 99.7 },
    migration: { downtimeMinutes: 2880 },
    delivery: { environments: ['development', 'staging', 'production'] },
    data: { stores: [] },
    budget: { monthly: null },
    insistOn: { compute: 'kubernetes' },
  })
})

test('what the page says it will assume is what the recommender assumes', () => {
  for (const kind of ['web', 'api', 'batch', 'stream', 'static', 'ml']) {
    for (const question of questions.filter(({ notSure, key }) => notSure && key !== 'workload.kind')) {
      const answers = { ...opened(question), 'workload.kind': kind, ...unsure(question) }
      const read = readAnswers(answers)
      if (!read.applies(question)) continue
      const parsed = parseRequirements(toRequirements(answers).document)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
      const assumed = assumption(question, read)
      const alone = { ...opened(question), 'workload.kind': kind, [question.key]: assumed as string }
      const said = parseRequirements(toRequirements(alone).document)
      if (!said.ok) throw new Error(JSON.stringify(said.errors))
      const at = (document: RequirementsDocument) => fieldOf(complete(document).requirements, question.field)
      expect(at(parsed.value), `${question.key} for ${kind}`).toEqual(at(said.value))
    }
  }
})

test('any draft becomes a document that the contract accepts, once a kind is chosen', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { document } = toRequirements({ ...answers, name: 'A design', 'workload.kind': 'web' })
      expect(parseRequirements(document)).toMatchObject({ ok: true })
    }),
    { numRuns: 300 },
  )
})

test('a document read back into answers gives the same document', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const { document } = toRequirements(withoutNonsense({ ...answers, name: 'A design', 'workload.kind': 'api' }))
      const again = toRequirements(answersFrom(document as unknown as RequirementsDocument)).document
      expect(again).toEqual(document)
    }),
    { numRuns: 300 },
  )
})

test.each(SCENARIOS)('the preset $slug plans the same when it is opened in the wizard', ({ document }) => {
  const opened = toRequirements(answersFrom(document))
  expect(opened.errors.filter(({ isMissing }) => !isMissing)).toEqual([])
  const parsed = parseRequirements(opened.document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  expect(complete(parsed.value).requirements).toEqual(complete(document).requirements)
})

test('values that no option stands for survive a visit to the wizard', () => {
  const document: RequirementsDocument = {
    schemaVersion: 1,
    name: 'From a file',
    workload: { kind: 'api' },
    traffic: { latencyMs: 300, growth: 3 },
    availability: { slaPercent: 99.97, rtoMinutes: 30 },
    delivery: { environments: ['production', 'preview'] },
    data: { stores: ['sql'], backupDays: 60 },
  }
  expect(toRequirements(answersFrom(document)).document).toMatchObject(document)
})

/** Drafts as a person might leave them: options, numbers, gaps and nonsense, one answer at a time. */
const anyAnswers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(questions.map((question) => [question.key, answersTo(question)])),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>

function answersTo({ control, notSure }: Question): fc.Arbitrary<string | string[]> {
  if (control.type === 'checks') {
    const lone = [...(control.exclusive ?? []).map(({ value }) => [value]), []]
    return fc.oneof(fc.subarray(control.options.map(({ value }) => value)), fc.constantFrom(...lone))
  }
  const aside = fc.constantFrom('', 'nonsense', ...(notSure ? [NOT_SURE] : []))
  if (control.type === 'radio') return fc.oneof(fc.constantFrom(...control.options.map(({ value }) => value)), aside)
  if (control.type === 'region') return fc.constantFrom('eu-west-1', 'us-east-1', '')
  return fc.oneof(fc.integer({ min: 0, max: 2000 }).map(String), fc.constantFrom('1.2k', '0.5', '3M', '-1'), aside)
}

/** Takes wrong answers out until none is left: taking one away may bring another to the page. */
function withoutNonsense(answers: Answers): Answers {
  const { errors } = toRequirements(answers)
  const keys = errors.flatMap(({ key, isMissing }) => {
    if (key.endsWith('-custom')) return [key, key.replace('-custom', '')]
    return isMissing ? [] : [key]
  })
  if (keys.length === 0) return answers
  return withoutNonsense(Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.includes(key))))
}

/** What makes a question apply. */
function opened({ key }: Question): Answers {
  const regimes: Readonly<Record<string, string>> = {
    'compliance.pciScope': 'pci',
    'compliance.hipaaBaa': 'hipaa',
    'compliance.fedrampLevel': 'fedramp',
  }
  return {
    'workload.existing': 'vm',
    'traffic.pattern': 'spiky',
    'data.stores': ['sql'],
    'traffic.audience': ['eu'],
    'data.residency': 'any',
    'compliance.regimes': regimes[key] ? [regimes[key]] : [],
  }
}

const unsure = ({ key, control }: Question): Answers => ({ [key]: control.type === 'checks' ? [NOT_SURE] : NOT_SURE })

const fieldOf = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], value)
