import { type Compiled, type CompiledRow, type CompiledTable, compile, predicate } from './compile'
import type { DecisionTable, Exclusion, FactRecord, FactValue, Source, When } from './table'

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
  const { rows } = compile(table)
  const standings: number[] = []
  const rated = rows.map((row) => explain(row, facts, standings))
  const { chosen, best } = winner(
    rows,
    (index) => standings[index] ?? IMPOSSIBLE,
    (index) => rated[index]?.score ?? 0,
    insistOn,
  )
  const [choice, recommended] = [rated[chosen], rated[best]]
  if (!choice || !recommended) throw new Error(`${table.topic} has no options`)
  const possible = rated.filter(({ excludedBy }) => excludedBy === null)
  const rivals = possible.filter((rival) => rival !== choice)
  const wished = rated.find(({ option }) => option === insistOn)
  const lead = choice.for[0]
  return {
    topic: table.topic,
    choice: choice.option,
    summary: choice.summary,
    rule: lead?.rule ?? table.otherwise.rule,
    because: lead?.because ?? table.otherwise.because,
    source: lead?.source ?? table.otherwise.source,
    score: choice.score,
    for: choice.for,
    against: choice.against,
    alternatives: rated.filter((alternative) => alternative !== choice),
    margin: rivals.length > 0 ? choice.score - Math.max(...rivals.map(({ score }) => score)) : null,
    recommended: choice === recommended ? null : recommended.option,
    infeasible: (possible.length === 0 ? recommended.excludedBy : null) ?? wished?.excludedBy ?? null,
  }
}

/** The choice alone, by the same rules and without its reasons: what a search over thousands of changed answers asks for. */
export const choose = <Facts extends FactRecord, Option extends string>(
  table: CompiledTable<Facts, Option>,
  facts: Facts,
  insistOn?: string,
): Option => winningRow(table, facts, insistOn).option

/** The choice with the rule that speaks for it, as `decide` has them. */
export function chooseWithRule<Facts extends FactRecord, Option extends string>(
  compiled: CompiledTable<Facts, Option>,
  facts: Facts,
  insistOn?: string,
): { choice: Option; rule: string } {
  const { table } = compiled
  const row = winningRow(compiled, facts, insistOn)
  let lead: { rule: string; weight: number } = { rule: table.otherwise.rule, weight: 0 }
  for (const { rule, holds } of row.pros) if (rule.weight > lead.weight && holds(facts)) lead = rule
  return { choice: row.option, rule: lead.rule }
}

function winningRow<Facts extends FactRecord, Option extends string>(
  { table, rows }: CompiledTable<Facts, Option>,
  facts: Facts,
  insistOn: string | undefined,
): CompiledRow<Facts, Option> {
  const { chosen } = winner(
    rows,
    (index) => standingOf(rows[index], facts),
    (index) => scoreOf(rows[index], facts),
    insistOn,
  )
  const row = rows[chosen]
  if (!row) throw new Error(`${table.topic} has no options`)
  return row
}

/** Which row wins, and which would without anybody insisting: the best standing, then the best score, then the lightest. */
function winner(
  rows: readonly { readonly option: string }[],
  standingAt: (index: number) => number,
  scoreAt: (index: number) => number,
  insistOn: string | undefined,
): { chosen: number; best: number } {
  let [best, bestScore, bestStanding] = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let wished = -1
  for (const [index, { option }] of rows.entries()) {
    const standing = standingAt(index)
    if (option === insistOn && standing === POSSIBLE) wished = index
    if (standing < bestStanding) continue
    const score = scoreAt(index)
    if (standing === bestStanding && score <= bestScore) continue
    best = index
    bestScore = score
    bestStanding = standing
  }
  return { chosen: wished === -1 ? best : wished, best }
}

/** Meets what was asked; could be built but misses an objective; cannot be built. */
const POSSIBLE = 2
const BUILDABLE = 1
const IMPOSSIBLE = 0

function standingOf<Facts extends FactRecord>(row: CompiledRow<Facts, string> | undefined, facts: Facts): number {
  let worst = POSSIBLE
  for (const { rule, holds } of row?.limits ?? []) {
    if (!holds(facts)) continue
    if (!rule.misses) return IMPOSSIBLE
    worst = BUILDABLE
  }
  return worst
}

function scoreOf<Facts extends FactRecord>(row: CompiledRow<Facts, string> | undefined, facts: Facts): number {
  let score = 0
  for (const { rule, holds } of row?.pros ?? []) if (holds(facts)) score += rule.weight
  for (const { rule, holds } of row?.cons ?? []) if (holds(facts)) score -= rule.weight
  return score
}

function explain<Facts extends FactRecord, Option extends string>(
  { option, row, pros, cons, limits }: CompiledRow<Facts, Option>,
  facts: Facts,
  standings: number[],
): Alternative<Option> {
  const speaksFor = fired(pros, facts)
  const speaksAgainst = fired(cons, facts)
  let limit: (typeof limits)[number] | undefined
  let standing = POSSIBLE
  for (const one of limits) {
    if (!one.holds(facts)) continue
    limit ??= one
    standing = Math.min(standing, one.rule.misses ? BUILDABLE : IMPOSSIBLE)
  }
  standings.push(standing)
  return {
    option,
    summary: row.summary,
    score: total(speaksFor) - total(speaksAgainst),
    for: speaksFor,
    against: speaksAgainst,
    excludedBy: limit ? reason(limit, 0, facts) : null,
  }
}

const total = (reasons: Reason[]) => reasons.reduce((sum, { weight }) => sum + weight, 0)

function fired<Facts extends FactRecord>(cells: CompiledRow<Facts, string>['pros'], facts: Facts): Reason[] {
  const reasons: Reason[] = []
  for (const cell of cells) if (cell.holds(facts)) reasons.push(reason(cell, cell.rule.weight, facts))
  return reasons.length > 1 ? reasons.sort((a, b) => b.weight - a.weight) : reasons
}

function reason<Facts extends FactRecord>(
  { rule, conditions }: Compiled<Facts, Exclusion<Facts>>,
  weight: number,
  facts: Facts,
): Reason {
  const saw: Reason['saw'] = {}
  for (const condition of conditions)
    if (conditions.length === 1 || condition.holds(facts))
      for (const name of condition.facts) saw[name] = facts[name] as FactValue
  return { rule: rule.rule, because: rule.because, source: rule.source, weight, saw }
}

/** Whether the facts pass a condition, or any of a list of conditions. */
export const passes = <Facts extends FactRecord>(when: When<Facts>, facts: Facts): boolean => predicate(when)(facts)
