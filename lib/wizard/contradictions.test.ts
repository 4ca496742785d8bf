import { expect, test } from 'vitest'
import { parseRequirements } from '@/lib/requirements/parse'
import type { Answers } from './answers'
import { contradictionsAt } from './contradictions'
import { readAnswers } from './reader'
import { questions } from './steps'

const found = (answers: Answers) => contradictionsAt(questions, answers, readAnswers(answers))

/** What stands in the way of a document, where it is refused for two answers that exclude each other. */
function refusal(document: object): string {
  const parsed = parseRequirements({ name: 'A design', workload: { kind: 'web' }, ...document })
  if (parsed.ok) throw new Error('was accepted')
  return parsed.errors[0]?.message ?? ''
}

test('a peak below the average is said in the words in which such a document is refused', () => {
  const [at] = found({ 'traffic.averageRps': '45', 'traffic.peakRps': '18' })
  expect(at?.at).toBe('traffic.peakRps')
  expect(at?.message).toBe(`Peak ${refusal({ traffic: { averageRps: 45, peakRps: 18 } })}.`)
})

test('more people for infrastructure than engineers is said in the same words', () => {
  const [at] = found({ 'team.engineers': '6', 'team.ops': '7' })
  expect(at?.message).toBe(`This ${refusal({ team: { engineers: 6, ops: 7 } })}.`)
  expect(at?.uses).toEqual([{ label: 'Use 6', changes: { 'team.ops': '6' } }])
})

test('a budget of nothing is said in the same words', () => {
  expect(found({ 'budget.monthly': '0' })[0]?.message).toBe(
    `The monthly amount ${refusal({ budget: { monthly: 0 } })}.`,
  )
})

test.each([
  ['hundred-percent', { 'availability.slaPercent': 'custom', 'availability.slaPercent-custom': '100' }],
  ['services-and-shape', { 'workload.shape': 'few', 'workload.serviceCount': '8' }],
  ['steady-with-peaks', { 'traffic.pattern': 'steady', 'traffic.averageRps': '10', 'traffic.peakRps': '41' }],
  ['idle-without-burst', { 'traffic.pattern': 'idle', 'traffic.averageRps': '10', 'traffic.peakRps': '19' }],
  ['one-machine-many-nines', { 'availability.scope': 'node', 'availability.slaPercent': '99.95' }],
  [
    'second-region-is-first',
    {
      'availability.scope': 'region',
      'platform.region': 'eu-west-1',
      'platform.regionSecond': 'eu-west-1',
    },
  ],
] as [string, Answers][])('%s: its own action resolves it', (id, answers) => {
  const [warning] = found(answers)
  expect(warning?.id).toBe(id)
  const changes = Object.entries(warning?.uses[0]?.changes ?? {})
  const after = Object.fromEntries(
    Object.entries({ ...answers, ...Object.fromEntries(changes) }).filter(([, is]) => is !== null),
  )
  expect(changes.length).toBeGreaterThan(0)
  expect(found(after as Answers)).toEqual([])
})

test.each([
  [
    'steady with four times as much at its peak, which is typical',
    { 'traffic.pattern': 'steady', 'traffic.averageRps': '10', 'traffic.peakRps': '40' },
  ],
  ['our own default of the peak', { 'traffic.pattern': 'idle', 'traffic.averageRps': '10' }],
  ['one machine at 99.9%', { 'availability.scope': 'node' }],
  ['five of a few services', { 'workload.shape': 'few', 'workload.serviceCount': '5' }],
  ['nothing said', {}],
  [
    'an average in another unit',
    { 'traffic.averageRps': '864,000', 'traffic.averageRps-unit': 'day', 'traffic.peakRps': '10' },
  ],
] as [string, Answers][])('%s is no contradiction', (_, answers) => {
  expect(found(answers)).toEqual([])
})
