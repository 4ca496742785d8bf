import type { Key } from './question'
import type { FormChanges } from './read-form'

/** A blocker or warning of the plan, as the panel has it. */
export type PlanWarning = {
  code: string
  severity: 'blocker' | 'warning'
  title: string
  message: string
  remedy: string
  /** Topics, resource ids and fields that it is about. */
  about: readonly string[]
}

/** Figures of the plan that an answer can be moved to, so that the warning goes away. */
export type PlanNeeds = {
  /** Minutes that recovery is expected to take, and minutes of data it is expected to lose. */
  rtoMinutes: number
  rpoMinutes: number
  monthlyUsd: number
  /** Percent; null where a part has no published commitment. */
  committedPercent: number | null
  opsHours: number
}

/** A warning at the question whose answer brings it about. */
export type AnswerWarning = {
  /** Under which it can be accepted: the finding's code, and which of its causes where there are several. */
  id: string
  at: Key
  severity: PlanWarning['severity']
  title: string
  message: string
  remedy: string | null
  uses: readonly Use[]
  /** What is impossible in itself cannot be accepted with a note. */
  mayStay: boolean
}

/** An answer that resolves it. */
export type Use = { label: string; changes: FormChanges }
