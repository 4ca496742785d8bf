/** The published ways to pay less for the same thing, in the order they are listed. */
export const STRATEGIES = ['right-sizing', 'commitment', 'spot', 'scheduling', 'storage-tiering', 'clean-up'] as const
export type Strategy = (typeof STRATEGIES)[number]

export type LeverSource = {
  url: string
  readOn: string
  confidence: 'verified' | 'derived' | 'secondary' | 'unverified' | 'assumption'
}

/** One way to lower this bill: worked out from its lines, or by planning and pricing again. */
export type Lever = {
  id: string
  strategy: Strategy
  name: string
  /** Off the likely month of all environments: never above 0. */
  monthlyUsd: number
  /** What has to hold for the amount to be saved. */
  condition: string
  risk: string
  effort: string
  /** Ids of resources. */
  appliesTo: string[]
  /** `decision`: can be had as soon as somebody decides so; `measurement`: only once figures of running machines allow it. */
  needs: 'decision' | 'measurement'
  /** Levers that touch the same lines of the bill: their amounts do not add up with this one's. */
  excludes: string[]
  source: LeverSource
}

/** A strategy that saves nothing here, and why: it is not recommended. */
export type NotApplicable = { strategy: Strategy; because: string }

/** What the levers come to together that can be had today and touch no line twice. */
export type Combined = { monthlyUsd: number; levers: string[] }

export type Levers = { levers: Lever[]; notApplicable: NotApplicable[]; combined: Combined }

/** A lever with the lines of the bill that it changes, before it is known which others do. */
export type Draft = Omit<Lever, 'excludes'> & { touches: ReadonlySet<string> }
/** What a strategy gives: its levers, or why there are none. */
export type Found = { drafts: Draft[]; because: string }

/** Our own figures and rules of thumb: shown as an assumption and never as a vendor's fact. */
export const OURS: LeverSource = { url: '', readOn: '2026-11-23', confidence: 'assumption' }
