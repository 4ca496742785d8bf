import type { z } from 'zod'
import { RequirementsDocument } from './schema'

/** One thing wrong with an input: where (`traffic.peakRps`), and what arrived against what is allowed. */
export type FieldError = { path: string; message: string }

export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] }

/** Reads anything as requirements.json, or says field by field what was wrong. Never throws. */
export function parseRequirements(input: unknown): Parsed<RequirementsDocument> {
  const parsed = parseWith(RequirementsDocument, input)
  if (!parsed.ok) return parsed
  const errors = contradictions(parsed.value)
  return errors.length > 0 ? { ok: false, errors } : parsed
}

/** Parses with any schema of the contract and words its issues: the field, what arrived and what is allowed. */
export function parseWith<Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, errors: result.error.issues.flatMap(wordIssue) }
}

/** Fields that are fine alone and impossible together. */
function contradictions(document: RequirementsDocument): FieldError[] {
  const errors: FieldError[] = []
  const average = document.traffic?.averageRps
  const peak = document.traffic?.peakRps
  if (average != null && peak != null && peak < average) {
    errors.push({
      path: 'traffic.peakRps',
      message: `must be ${average} or more, since the peak cannot be lower than the average, got ${peak}`,
    })
  }
  const engineers = document.team?.engineers
  const ops = document.team?.ops
  if (engineers != null && ops != null && ops > engineers) {
    errors.push({ path: 'team.ops', message: `must be ${engineers} or less, the number of engineers, got ${ops}` })
  }
  return errors
}

function wordIssue(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: join(path, key), message: 'is not a field of requirements.json' }))
  }
  return [{ path: path === '' ? '(document)' : path, message: `${allowed(issue)}${received(issue.input)}` }]
}

function allowed(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is required and must be ${noun(issue.expected)}`
        : `must be ${noun(issue.expected)}`
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'too_small':
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${lengthUnit(issue.origin, issue.minimum)}`
    case 'too_big':
      return `must be at most ${issue.maximum}${lengthUnit(issue.origin, issue.maximum)}`
    default:
      return issue.message
  }
}

const lengthUnit = (origin: string, count: number | bigint) =>
  origin === 'string' ? ` character${Number(count) === 1 ? '' : 's'} long` : ''

function received(input: unknown): string {
  if (input === undefined) return ''
  const shown = JSON.stringify(input) ?? String(input)
  return `, got ${shown.length > 60 ? `${shown.slice(0, 57)}…` : shown}`
}

function noun(expected: string): string {
  const names: Record<string, string> = {
    object: 'an object',
    array: 'a list',
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
  }
  return names[expected] ?? expected
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)
