import { expect, test } from 'vitest'
import { findScenario } from '@/lib/scenarios/scenarios'
import { answersFrom } from './answers-from'
import { describeAnswer } from './describe-answer'
import { firstUnfinished, journey, minutesLeft, nextStep, previousStep } from './journey'
import { NOT_SURE } from './not-sure'
import type { Key } from './question'
import { readForm } from './read-form'
import { readAnswers } from './reader'
import { findQuestion, findStep } from './steps'

const stateOf = (slug: string, answers: Parameters<typeof journey>[0]) =>
  journey(answers).find((step) => step.slug === slug)?.state

const workload = {
  'workload.kind': 'web',
  'workload.shape': 'monolith',
  'workload.background': NOT_SURE,
  'workload.state': 'stateless',
}

test('a step moves from not started over started to done, and an answer that cannot be read is an error', () => {
  expect(stateOf('workload', {})).toBe('not-started')
  expect(stateOf('workload', { 'workload.kind': 'web' })).toBe('started')
  expect(stateOf('workload', workload)).toBe('done')
  expect(stateOf('workload', { ...workload, 'workload.unitSeconds': 'long' })).toBe('error')
})

test('an answer elsewhere can reopen a step', () => {
  expect(stateOf('workload', { ...workload, 'workload.existing': 'vm' })).toBe('started')
})

test('the first unfinished step is where somebody resumes, and the review when all is answered', () => {
  expect(firstUnfinished({})).toBe('workload')
  expect(firstUnfinished(workload)).toBe('traffic')
  const preset = findScenario('b2b-saas')
  expect(preset && firstUnfinished(answersFrom(preset.document))).toBe('review')
})

test('next and back are each other’s reverse and end at the ends', () => {
  expect(nextStep('workload')?.slug).toBe('traffic')
  expect(previousStep('traffic')?.slug).toBe('workload')
  expect(previousStep('workload')).toBeUndefined()
  expect(nextStep('review')).toBeUndefined()
})

test('the time left shrinks with each answer', () => {
  expect(minutesLeft(workload)).toBeLessThan(minutesLeft({}))
})

const inWords = (key: Key, answers: Parameters<typeof journey>[0], preset = {}) => {
  const question = findQuestion(key)
  if (!question) throw new Error(key)
  return describeAnswer(question, answers, readAnswers(answers), preset)
}

test.each([
  ['traffic.averageRps', { 'traffic.averageRps': '1.2k' }, '1,200 requests per second', null],
  [
    'traffic.averageRps',
    { 'traffic.averageRps': '20,000', 'traffic.averageRps-unit': 'users' },
    '20,000 monthly users',
    null,
  ],
  ['traffic.averageRps', { 'traffic.averageRps-none': 'yes' }, '10 requests per second', 'Assumed'],
  ['traffic.peakRps', { 'traffic.averageRps': '45' }, '180 requests per second', 'Our default'],
  ['workload.state', { 'workload.state': NOT_SURE }, 'Sessions or caches in memory', 'Assumed'],
  ['data.stores', { 'data.stores': ['sql', 'queue'] }, 'Records in a relational database, Queues or jobs', null],
  ['data.stores', { 'data.stores': ['none'] }, 'Nothing is stored', null],
  ['budget.monthly', { 'budget.monthly': '2,000' }, '$2,000', null],
  ['budget.monthly', { 'budget.monthly-none': 'yes' }, 'I have no figure yet', null],
  ['availability.rtoMinutes', { 'availability.rtoMinutes': '30' }, '30', null],
  ['platform.region', {}, 'The nearest permitted', 'Our default'],
] as [Key, Record<string, string>, string, string | null][])('%s %j reads %s', (key, answers, text, tag) => {
  expect(inWords(key, answers)).toEqual({ text, tag, error: null })
})

test('an answer carries its preset until it is touched', () => {
  const preset = { 'workload.kind': 'api' }
  expect(inWords('workload.kind', { 'workload.kind': 'api' }, preset).tag).toBe('From preset')
  expect(inWords('workload.kind', { 'workload.kind': 'web' }, preset).tag).toBeNull()
})

test('a gap is named with the words of its error', () => {
  expect(inWords('team.engineers', {})).toEqual({
    text: 'Not answered',
    tag: null,
    error: 'Enter the number of engineers, like 6',
  })
})

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) data.append(name, value)
  return data
}

const questionsOf = (slug: string) => findStep(slug)?.questions ?? []

test('a posted step keeps what was typed, also what cannot be read', () => {
  const posted = form({ asked: ['team.engineers', 'team.ops'], 'team.engineers': 'six', 'team.ops': ' 0.5' })
  expect(readForm(posted, questionsOf('team'), {})).toEqual({ 'team.engineers': 'six', 'team.ops': ' 0.5' })
})

test('a default that comes back as it was stays a default', () => {
  const posted = form({
    asked: ['traffic.averageRps', 'traffic.peakRps', 'traffic.growth'],
    'traffic.averageRps': '45',
    'traffic.averageRps-unit': 'second',
    'traffic.peakRps': '40',
    'traffic.growth': '2',
  })
  expect(readForm(posted, questionsOf('traffic'), {})).toEqual({ 'traffic.averageRps': '45' })
})

test('boxes that were unticked are empty, and questions that were not on the page are left alone', () => {
  const stored = { 'team.experience': ['aws'], 'team.kubernetesWhy': ['other'] }
  const posted = form({ asked: 'team.experience' })
  expect(readForm(posted, questionsOf('team'), stored)).toEqual({ 'team.experience': [] })
})

test('an unticked “no figure yet” takes that answer away', () => {
  const stored = { 'budget.monthly-none': 'yes' }
  const posted = form({ asked: 'budget.monthly', 'budget.monthly': '900' })
  expect(readForm(posted, questionsOf('budget'), stored)).toEqual({
    'budget.monthly': '900',
    'budget.monthly-none': null,
  })
})

test('a warning’s button changes answers of its own page, and no others', () => {
  const use = (value: string) => readForm(form({ asked: 'team.kubernetes', use: value }), questionsOf('team'), {})
  expect(use('{"team.kubernetes":"none"}')).toEqual({ 'team.kubernetes': 'none' })
  expect(use('{"budget.monthly":"1","accepted.X":"yes","team.kubernetes":{"a":1}}')).toEqual({})
  expect(use('not json')).toEqual({})
})

test('a note on a warning is kept as it is typed, also where it is not accepted yet', () => {
  const id = 'PREMATURE-KUBERNETES'
  const typed = { asked: [], noted: id, [`note.${id}`]: 'The platform team runs it' }
  const note = { [`note.${id}`]: 'The platform team runs it' }
  expect(readForm(form(typed), questionsOf('team'), {})).toEqual(note)
  expect(readForm(form({ ...typed, stay: id }), questionsOf('team'), {})).toEqual({
    ...note,
    [`accepted.${id}`]: 'yes',
  })
  const accepted = { ...note, [`accepted.${id}`]: 'yes' }
  expect(readForm(form({ 'take-back': id }), questionsOf('team'), accepted)).toEqual({ [`accepted.${id}`]: null })
})

test('a button that names no warning adds nothing to the draft', () => {
  expect(readForm(form({ stay: 'a..b', 'take-back': '../x', noted: 'x y' }), questionsOf('team'), {})).toEqual({})
})
