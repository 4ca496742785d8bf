import type { Recovery } from '@/lib/plan-document'
import type { Limit } from '@/lib/services/limit'

export type Step = Recovery['rtoMinutes']['steps'][number]
export type Source = NonNullable<Step['source']>
export type Loss = { minutes: number; because: string; source: Source }

/** A planning figure of ours: shown as an assumption and never as a vendor's fact. */
export const OURS: Source = { url: '', readOn: '2026-11-23', confidence: 'assumption' }

export const sourceOf = ({ source, readOn, confidence }: Limit): Source => ({ url: source, readOn, confidence })

/** The longer end of a range, in minutes. */
export const minutesOf = ({ value, upTo }: Limit): number => round((upTo ?? value) / 60)

export const round = (minutes: number): number => Math.round(minutes * 100) / 100

/** Whole minutes of all steps together, upwards. */
export const total = (steps: readonly Step[]): number =>
  Math.ceil(round(steps.reduce((sum, { minutes }) => sum + minutes, 0)))

export const step = (name: StepName, minutes: number, because: string, source: Source = OURS): Step => ({
  name,
  minutes: round(minutes),
  because,
  source,
})

/** What every recovery is made of; a step that a failure does not need is left out. */
export type StepName = 'Detect' | 'Decide' | 'Switch' | 'Restore' | 'Warm up'
