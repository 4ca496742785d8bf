import { expect, test } from 'vitest'
import { z } from 'zod'
import { RequirementsDocument } from '@/lib/requirements/schema'
import type { Condition, Question } from './question'
import { findQuestion, questions, steps } from './steps'

/** Fields of requirements.json that no question asks for, and why. */
const NOT_ASKED: Readonly<Record<string, string>> = {
  schemaVersion: 'is written, not asked',
  insistOn: 'is chosen on the page of decisions',
  'budget.discounts': 'are given on the page of the cost',
  'budget.currency': 'prices are listed in US dollars only',
}

test('every field of requirements.json is asked for exactly once', () => {
  const asked = questions.filter(({ key, field }) => key === field).map(({ field }) => field)
  expect(new Set(asked).size).toBe(asked.length)
  expect([...asked, ...Object.keys(NOT_ASKED)].sort()).toEqual(fieldsOf(RequirementsDocument).sort())
})

test('every value of the contract can be chosen, and nothing else', () => {
  const properties = z.toJSONSchema(RequirementsDocument, { io: 'input' })
  for (const question of questions) {
    const allowed = enumOf(properties, question.field)
    if (allowed === undefined || !('options' in question.control)) continue
    const offered = question.control.options.flatMap(({ value, means }) => means ?? value)
    expect([...new Set(offered)].sort(), question.key).toEqual([...allowed].sort())
  }
})

test('each cloud that designs are made for is offered, and a recommendation', () => {
  const provider = findQuestion('platform.provider')
  expect(provider?.control.type === 'radio' && provider.control.options.map(({ value }) => value)).toEqual([
    'auto',
    'aws',
    'gcp',
    'azure',
  ])
})

test('an essential question has a default or words for a gap', () => {
  const silent = questions.filter(
    ({ tier, fallback, missing, control }) =>
      tier === 'essential' && fallback === undefined && missing === undefined && control.type !== 'region',
  )
  expect(silent.map(({ key }) => key)).toEqual([])
})

test('conditions never form a circle', () => {
  const visit = (question: Question, trail: readonly string[]): void => {
    expect(trail, [...trail, question.key].join(' → ')).not.toContain(question.key)
    for (const name of namesIn(question)) {
      const next = findQuestion(name as Question['key'])
      expect(next, name).toBeDefined()
      if (next) visit(next, [...trail, question.key])
    }
  }
  for (const question of questions) visit(question, [])
})

test('words to the reader neither blame nor plead', () => {
  const words = questions.flatMap((question) => [
    question.missing ?? '',
    'wrong' in question.control ? question.control.wrong : '',
  ])
  for (const sentence of words) expect(sentence).not.toMatch(/invalid|please|oops|error/i)
})

test('nine steps, the review last', () => {
  expect(steps.map(({ slug }) => slug)).toEqual([
    'workload',
    'traffic',
    'availability',
    'data',
    'compliance',
    'budget',
    'team',
    'platform',
    'review',
  ])
})

const namesIn = ({ when }: Question): string[] => {
  const conditions: readonly Condition[] = when === undefined ? [] : ([when].flat() as Condition[])
  return conditions.flatMap((condition) => Object.keys(condition))
}

type Json = { properties?: Record<string, Json>; anyOf?: Json[]; enum?: string[]; items?: Json }

function enumOf(schema: unknown, path: string): string[] | undefined {
  const field = path.split('.').reduce<Json | undefined>((at, name) => plain(at)?.properties?.[name], schema as Json)
  const values = plain(field)?.enum ?? plain(field)?.items?.enum
  return values
}

const plain = (schema: Json | undefined): Json | undefined => schema?.anyOf?.[0] ?? schema

function fieldsOf(schema: typeof RequirementsDocument): string[] {
  const root = z.toJSONSchema(schema, { io: 'input' }) as Json
  return Object.entries(root.properties ?? {}).flatMap(([section, value]) => {
    const fields = Object.keys(plain(value)?.properties ?? {})
    return fields.length > 0 ? fields.map((field) => `${section}.${field}`) : [section]
  })
}
