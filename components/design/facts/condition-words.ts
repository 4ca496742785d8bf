import type { Facts } from '@/lib/decisions/facts'
import type { Condition, FactValue, When } from '@/lib/rules/table'
import { factWords, valueWords } from './fact-words'

/** A rule's condition as a person would say it. A list of conditions holds when any does: one line each. */
export function conditionLines(when: When<Facts>): string[] {
  const conditions: readonly Condition<Facts>[] = isList(when) ? when : [when]
  return conditions.map((condition) =>
    Object.entries(condition)
      .map(([name, test]) => testWords(name, test as AnyTest))
      .join(' and '),
  )
}

const isList = (when: When<Facts>): when is readonly Condition<Facts>[] => Array.isArray(when)

type AnyTest = string | number | boolean | { readonly [comparison: string]: FactValue }

function testWords(name: string, test: AnyTest): string {
  const words = factWords(name)
  if (!words) return `${name} ${JSON.stringify(test)}`
  if (words.is === 'yes-no') return test === true ? words.yes : words.no
  if (typeof test !== 'object') return `${words.name}: ${valueWords(words, test)}`
  const comparisons = Object.entries(test).map(([comparison, value]) => {
    const values = typeof value === 'object' ? value : [value]
    const spelled = values.map((one) => valueWords(words, one)).join(' or ')
    return (COMPARISONS[comparison] ?? ((said: string) => `${comparison} ${said}`))(spelled)
  })
  return `${words.name} ${comparisons.join(' and ')}`
}

const COMPARISONS: { readonly [name: string]: ((value: string) => string) | undefined } = {
  above: (value) => `above ${value}`,
  atLeast: (value) => `${value} or more`,
  below: (value) => `below ${value}`,
  atMost: (value) => `${value} or less`,
  in: (value) => `is ${value}`,
  notIn: (value) => `is not ${value}`,
  includes: (value) => `include ${value}`,
  includesAny: (value) => `include ${value}`,
  excludes: (value) => `do not include ${value}`,
}
