import type { Requirements } from '@/lib/requirements/schema'
import type { Test } from '@/lib/rules/table'

/** One question of the wizard, as data. Nothing here needs zod, so that the browser's bundle stays small. */
export type Question = {
  /** Where the draft keeps the answer. */
  readonly key: Key
  /** Which field of requirements.json it fills in. Differs from the key only where two questions share a field. */
  readonly field: FieldPath
  /** Essential questions must be answered unless they have a default; the rest sit under *Fine-tune*. */
  readonly tier: 'essential' | 'fine-tune'
  readonly label: string
  /** The row's name where answers are listed. */
  readonly short: string
  readonly help?: string
  readonly why?: string
  readonly control: Control
  /** Asked only where this holds. A list of conditions holds when any of them does. */
  readonly when?: When
  /** Our default, in the form of an answer; it follows the other answers until this one is touched. */
  readonly fallback?: Fallback
  /** In place of "Our default": how the default came about. */
  readonly fallbackNote?: string
  readonly notSure?: NotSure
  /** What to say when it was left out. Needed for essential questions without a default and for those that can be emptied. */
  readonly missing?: string
}

export type Control = TextControl | NumberControl | RadioControl | ChecksControl | RegionControl

export type TextControl = { readonly type: 'text'; readonly maxLength: number }

export type NumberControl = {
  readonly type: 'number' | 'money'
  readonly min: number
  readonly max: number
  readonly isMinExcluded?: true
  readonly isWhole?: true
  readonly unit?: string
  /** The unit of exactly one. */
  readonly unitOne?: string
  /** What to say when it is no number or outside the bounds. */
  readonly wrong: string
  /** Other units that the number may be typed in; the first is the field's own. */
  readonly units?: readonly Unit[]
  /** Another answer that this one must not be below or above; `{limit}` in the words is that answer. */
  readonly notBelow?: { readonly key: Key; readonly words: string }
  readonly notAbove?: { readonly key: Key; readonly words: string }
  /** A checkbox that stands in for the number. */
  readonly instead?: Instead
}

/** `perUnit` turns one of these into the field's own unit. */
export type Unit = {
  readonly value: string
  readonly label: string
  readonly words: string
  readonly perUnit: number
}

/** Ticking it counts as "not sure" or, for a budget, as "there is none". */
export type Instead = { readonly key: string; readonly label: string }

export type RadioControl = {
  readonly type: 'radio'
  readonly options: readonly Option[]
  /** Short options stand side by side. */
  readonly layout?: 'rows' | 'grid'
  /** For fields that are numbers: a value outside the options is kept as it is, within these bounds. */
  readonly bounds?: { readonly min: number; readonly max: number }
}

export type ChecksControl = {
  readonly type: 'checks'
  readonly options: readonly Option[]
  /** Options that rule out all the others, such as "None of these"; the field is then an empty list. */
  readonly exclusive?: readonly Option[]
}

/** A region's options come from the server: they follow the residency and the audience. */
export type RegionControl = { readonly type: 'region'; readonly role: 'first' | 'second' }

export type Option = {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** The value in requirements.json where it is not the text itself. */
  readonly means?: number | null | readonly string[]
  /** Another question gives the value. */
  readonly isElsewhere?: true
}

export type NotSure = {
  /** "Not sure" unless the question words it otherwise. */
  readonly label?: string
  /** Ends the sentence "We will plan for …". */
  readonly words: string | ((read: Reader) => string)
  /** What the recommender assumes, in the form of an answer. */
  readonly value: string | readonly string[] | ((read: Reader) => string | readonly string[])
}

export type Fallback = string | readonly string[] | ((read: Reader) => string | readonly string[])

/** The answers as the plan will read them: defaults and assumptions in place of what was not said, nothing of what is not asked. */
export type Reader = {
  /** '' where it is not asked or has neither answer nor default. */
  text: (key: Key) => string
  list: (key: Key) => readonly string[]
  amount: (key: Key) => number | undefined
}

type Section = Exclude<keyof Requirements, 'schemaVersion' | 'name' | 'insistOn'>
export type FieldPath = 'name' | { [Name in Section]: `${Name}.${keyof Requirements[Name] & string}` }[Section]
export type Key = FieldPath | 'availability.slaPercent-custom'

export type Condition = { readonly [Name in Key]?: Test<string> | Test<readonly string[]> }
export type When = Condition | readonly Condition[]

/** The fact of a list that nobody has chosen from yet, to tell it from "none of these". */
export const UNANSWERED = 'unanswered'
