import type { Cell, Condition, DecisionTable, Exclusion, FactRecord, FactValue, Source, When } from './table'

/** A cell that fired, with the facts that it saw. */
export type Reason = {
  rule: string
  because: string
  source: Source
  weight: number
  saw: { [fact: string]: FactValue }
}

export type Alternative<Option extends string = string> = {
  option: Option
  summary: string
  score: number
  for: Reason[]
  against: Reason[]
  excludedBy: Reason | null
}

export type Outcome<Option extends string = string> = {
  topic: string
  choice: Option
  summary: string
  rule: string
  because: string
  source: Source
  score: number
  /** What spoke for the choice and what spoke against it, heaviest first. */
  for: Reason[]
  against: Reason[]
  alternatives: Alternative<Option>[]
  /** By how much the choice won over the best option that was left; 0 is a tie settled by less to operate. Null when nothing else was possible. */
  margin: number | null
  /** Set where the asker insisted: what the table would have chosen. */
  recommended: Option | null
  /** Set where every option was excluded, or where the asker insisted on an excluded one: the limit in the way. */
  infeasible: Reason | null
}

/**
 * Decides one table over the facts: options that a *never when* excludes drop out, the cells that fired are added up, the best score
 * wins and a tie goes to the lightest. When all options are excluded, the best that could be built at all is returned and `infeasible`
 * names the limit.
 */
export function decide<Facts extends FactRecord, Option extends string>(
  table: DecisionTable<Facts, Option>,
  facts: Facts,
  insistOn?: string,
): Outcome<Option> {
  const rated = table.lightestFirst.map((option) => rate(table, option, facts))
  const possible = rated.filter(({ excludedBy }) => excludedBy === null)
  const buildable = rated.filter(({ option }) => !impossible(table, option, facts))
  const field = [possible, buildable, rated].find((list) => list.length > 0) ?? rated
  const best = field.reduce((lead, next) => (next.score > lead.score ? next : lead))
  const wished = rated.find(({ option }) => option === insistOn)
  const chosen = wished && wished.excludedBy === null ? wished : best
  const rivals = possible.filter(({ option }) => option !== chosen.option)
  const lead = chosen.for[0]
  return {
    topic: table.topic,
    choice: chosen.option,
    summary: chosen.summary,
    rule: lead?.rule ?? table.otherwise.rule,
    because: lead?.because ?? table.otherwise.because,
    source: lead?.source ?? table.otherwise.source,
    score: chosen.score,
    for: chosen.for,
    against: chosen.against,
    alternatives: rated.filter(({ option }) => option !== chosen.option),
    margin: rivals.length > 0 ? chosen.score - Math.max(...rivals.map(({ score }) => score)) : null,
    recommended: chosen.option === best.option ? null : best.option,
    infeasible: (possible.length === 0 ? best.excludedBy : null) ?? wished?.excludedBy ?? null,
  }
}

/** Whether a limit stands in the way that no lowering of objectives would remove. */
function impossible<Facts extends FactRecord, Option extends string>(
  table: DecisionTable<Facts, Option>,
  option: Option,
  facts: Facts,
): boolean {
  return table.options[option].neverWhen?.some(({ when, misses }) => !misses && passes(when, facts)) ?? false
}

function rate<Facts extends FactRecord, Option extends string>(
  table: DecisionTable<Facts, Option>,
  option: Option,
  facts: Facts,
): Alternative<Option> {
  const row = table.options[option]
  const pros = fired(row.useWhen, facts)
  const cons = fired(row.avoidWhen, facts)
  const limit = row.neverWhen?.find(({ when }) => passes(when, facts))
  return {
    option,
    summary: row.summary,
    score: total(pros) - total(cons),
    for: pros,
    against: cons,
    excludedBy: limit ? reason(limit, 0, facts) : null,
  }
}

const total = (reasons: Reason[]) => reasons.reduce((sum, { weight }) => sum + weight, 0)

function fired<Facts extends FactRecord>(cells: readonly Cell<Facts>[] | undefined, facts: Facts): Reason[] {
  const reasons: Reason[] = []
  for (const cell of cells ?? []) if (passes(cell.when, facts)) reasons.push(reason(cell, cell.weight, facts))
  return reasons.sort((a, b) => b.weight - a.weight)
}

function reason<Facts extends FactRecord>(cell: Exclusion<Facts>, weight: number, facts: Facts): Reason {
  const conditions = isList(cell.when) ? cell.when.filter((condition) => passes(condition, facts)) : [cell.when]
  const saw: Reason['saw'] = {}
  for (const condition of conditions) for (const name of Object.keys(condition)) saw[name] = facts[name] as FactValue
  return { rule: cell.rule, because: cell.because, source: cell.source, weight, saw }
}

/** Whether the facts pass a condition, or any of a list of conditions. */
export function passes<Facts extends FactRecord>(when: When<Facts>, facts: Facts): boolean {
  if (isList(when)) return when.some((condition) => passes(condition, facts))
  for (const name in when) {
    const test = when[name]
    if (test !== undefined && !holds(test as AnyTest, facts[name] as FactValue)) return false
  }
  return true
}

const isList = <Facts extends FactRecord>(when: When<Facts>): when is readonly Condition<Facts>[] => Array.isArray(when)

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

function holds(test: AnyTest, value: FactValue): boolean {
  if (typeof test !== 'object') return test === value
  if (typeof value === 'number') {
    const { above, atLeast, below, atMost } = test
    return (
      (above === undefined || value > above) &&
      (atLeast === undefined || value >= atLeast) &&
      (below === undefined || value < below) &&
      (atMost === undefined || value <= atMost)
    )
  }
  if (typeof value === 'string') {
    return (test.in === undefined || test.in.includes(value)) && !test.notIn?.includes(value)
  }
  if (typeof value === 'boolean') return false
  return (
    (test.includes === undefined || value.includes(test.includes)) &&
    (test.includesAny === undefined || test.includesAny.some((item) => value.includes(item))) &&
    (test.excludes === undefined || !value.includes(test.excludes))
  )
}
