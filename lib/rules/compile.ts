import type { Cell, Condition, DecisionTable, Exclusion, FactRecord, FactValue, OptionRow, When } from './table'

/** A decision table prepared for many runs: its conditions as functions, and the facts that it looks at. */
export type CompiledTable<Facts extends FactRecord, Option extends string> = {
  readonly table: DecisionTable<Facts, Option>
  readonly rows: readonly CompiledRow<Facts, Option>[]
  /** The facts that any of its conditions names. */
  readonly reads: ReadonlySet<string>
  /** The numbers that each of them is compared with. */
  readonly thresholds: ReadonlyMap<string, readonly number[]>
}

export type CompiledRow<Facts extends FactRecord, Option extends string> = {
  readonly option: Option
  readonly row: OptionRow<Facts>
  readonly pros: readonly Compiled<Facts, Cell<Facts>>[]
  readonly cons: readonly Compiled<Facts, Cell<Facts>>[]
  readonly limits: readonly Compiled<Facts, Exclusion<Facts>>[]
}

export type Compiled<Facts extends FactRecord, Rule> = {
  readonly rule: Rule
  readonly holds: (facts: Facts) => boolean
  /** Each condition by itself, with the facts that it looks at: a rule may have several, and says which of them held. */
  readonly conditions: readonly { readonly facts: readonly string[]; readonly holds: (facts: Facts) => boolean }[]
}

/** Prepares a table once; asking again for the same table costs a look-up. */
export function compile<Facts extends FactRecord, Option extends string>(
  table: DecisionTable<Facts, Option>,
): CompiledTable<Facts, Option> {
  const known = compiled.get(table) as CompiledTable<Facts, Option> | undefined
  if (known) return known
  const rows = table.lightestFirst.map((option) => compileRow(option, table.options[option]))
  const conditions = rows.flatMap(({ pros, cons, limits }) =>
    [...pros, ...cons, ...limits].flatMap(({ rule }) => (isList(rule.when) ? rule.when : [rule.when])),
  )
  const thresholds = new Map<string, number[]>()
  for (const condition of conditions)
    for (const [fact, test] of Object.entries(condition))
      thresholds.set(fact, [...(thresholds.get(fact) ?? []), ...numbersIn(test as AnyTest)])
  const made = { table, rows, reads: new Set(thresholds.keys()), thresholds }
  compiled.set(table, made)
  return made
}

const compiled = new WeakMap<object, unknown>()

function compileRow<Facts extends FactRecord, Option extends string>(
  option: Option,
  row: OptionRow<Facts>,
): CompiledRow<Facts, Option> {
  return {
    option,
    row,
    pros: (row.useWhen ?? []).map(compileRule),
    cons: (row.avoidWhen ?? []).map(compileRule),
    limits: (row.neverWhen ?? []).map(compileRule),
  }
}

function compileRule<Facts extends FactRecord, Rule extends Exclusion<Facts>>(rule: Rule): Compiled<Facts, Rule> {
  const list: readonly Condition<Facts>[] = isList(rule.when) ? rule.when : [rule.when]
  return {
    rule,
    holds: predicate(rule.when),
    conditions: list.map((condition) => ({ facts: Object.keys(condition), holds: all(condition) })),
  }
}

/** The numbers in a test: `{ above: 5 }` has 5. */
function numbersIn(test: AnyTest): number[] {
  if (typeof test === 'number') return [test]
  if (typeof test !== 'object') return []
  return [test.above, test.atLeast, test.below, test.atMost].filter((value) => value !== undefined)
}

/** A condition, or any of a list of conditions, as a function of the facts. */
export function predicate<Facts extends FactRecord>(when: When<Facts>): (facts: Facts) => boolean {
  if (!isList(when)) return all(when)
  const any = when.map(all)
  return (facts) => any.some((holds) => holds(facts))
}

export const isList = <Facts extends FactRecord>(when: When<Facts>): when is readonly Condition<Facts>[] =>
  Array.isArray(when)

function all<Facts extends FactRecord>(condition: Condition<Facts>): (facts: Facts) => boolean {
  const tests = Object.entries(condition).flatMap(([name, test]) =>
    test === undefined ? [] : [{ name, holds: tester(test as AnyTest) }],
  )
  const [only, ...others] = tests
  if (only && others.length === 0) return (facts) => only.holds(facts[only.name] as FactValue)
  return (facts) => tests.every(({ name, holds }) => holds(facts[name] as FactValue))
}

/** Any test over any value: what `Test` is, once it is no longer known which fact it belongs to. */
type AnyTest =
  | string
  | number
  | boolean
  | {
      above?: number
      atLeast?: number
      below?: number
      atMost?: number
      in?: readonly string[]
      notIn?: readonly string[]
      includes?: string
      includesAny?: readonly string[]
      excludes?: string
    }

function tester(test: AnyTest): (value: FactValue) => boolean {
  if (typeof test !== 'object') return (value) => value === test
  const { above, atLeast, below, atMost, in: among, notIn, includes, includesAny, excludes } = test
  return (value) => {
    if (typeof value === 'number')
      return (
        (above === undefined || value > above) &&
        (atLeast === undefined || value >= atLeast) &&
        (below === undefined || value < below) &&
        (atMost === undefined || value <= atMost)
      )
    if (typeof value === 'string') return (among === undefined || among.includes(value)) && !notIn?.includes(value)
    if (typeof value === 'boolean') return false
    return (
      (includes === undefined || value.includes(includes)) &&
      (includesAny === undefined || includesAny.some((item) => value.includes(item))) &&
      (excludes === undefined || !value.includes(excludes))
    )
  }
}
