/**
 * Decision tables as data. A table keeps the columns a person would draw on a whiteboard: the options, *use when*, *avoid when*,
 * and *never when* for hard limits. Conditions are values, so that a page can print them and a test can prove each reachable.
 */

export type Confidence = 'verified' | 'secondary' | 'assumption'

/** Where a rule comes from. `readOn` is the ISO date the page was read; an assumption is ours and says so. */
export type Source = { readonly url: string; readonly readOn: string; readonly confidence: Confidence }

export type FactValue = string | number | boolean | readonly string[]
export type FactRecord = { readonly [name: string]: FactValue }

type NumberTest = {
  readonly above?: number
  readonly atLeast?: number
  readonly below?: number
  readonly atMost?: number
}
export type Test<Value extends FactValue = FactValue> = [Value] extends [number]
  ? number | NumberTest
  : [Value] extends [boolean]
    ? boolean
    : [Value] extends [string]
      ? Value | { readonly in: readonly Value[] } | { readonly notIn: readonly Value[] }
      : [Value] extends [readonly (infer Item)[]]
        ? { readonly includes: Item } | { readonly includesAny: readonly Item[] } | { readonly excludes: Item }
        : never

/** All named facts must pass. A list of conditions passes when any of them does. */
export type Condition<Facts extends FactRecord> = { readonly [Name in keyof Facts]?: Test<Facts[Name]> }
export type When<Facts extends FactRecord> = Condition<Facts> | readonly Condition<Facts>[]

export type Exclusion<Facts extends FactRecord> = {
  /** Permanent id: saved designs refer to it. */
  readonly rule: string
  readonly when: When<Facts>
  readonly because: string
  readonly source: Source
  /** It could be built but would miss what was asked. Where nothing meets the ask, such an option is the nearest that can be had. */
  readonly misses?: true
}
export type Cell<Facts extends FactRecord> = Exclusion<Facts> & { readonly weight: number }

export type OptionRow<Facts extends FactRecord> = {
  /** What the option is, in one line. */
  readonly summary: string
  readonly useWhen?: readonly Cell<Facts>[]
  readonly avoidWhen?: readonly Cell<Facts>[]
  readonly neverWhen?: readonly Exclusion<Facts>[]
}

export type DecisionTable<Facts extends FactRecord, Option extends string> = {
  readonly topic: string
  readonly question: string
  readonly options: { readonly [Name in Option]: OptionRow<Facts> }
  /** A tie goes to the option with less to operate. */
  readonly lightestFirst: readonly Option[]
  /** The rule that speaks when no cell fired for the option that is left. */
  readonly otherwise: { readonly rule: string; readonly because: string; readonly source: Source }
}

export const cite = (address: string, readOn: string, confidence: Confidence = 'verified'): Source => ({
  url: `https://${address}`,
  readOn,
  confidence,
})
