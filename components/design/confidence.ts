import type { Tone } from '@/components/ui/tone'
import type { Decision, PlanDocument } from '@/lib/plan-document'

type Mark = { words: string; tone: Tone }
type Level = NonNullable<Decision['confidence']>

/** How well a choice stands, with how far ahead of the next option it was: points are the weights of the rules that fired. */
export function choiceConfidence({ margin, recommended, infeasible, confidence }: Decision): Mark {
  if (infeasible) return { words: 'Nearest that is possible', tone: 'bad' }
  if (recommended !== null) return { words: 'Your choice', tone: 'note' }
  const level = confidence ?? levelByMargin(margin)
  return { words: `${LEVELS[level].words}: ${marginWords(margin)}`, tone: LEVELS[level].tone }
}

/** Plans made before tipping points were searched for say only by how much a choice won. */
function levelByMargin(margin: number | null): Level {
  if (margin === null || margin >= 4) return 'strong'
  return margin >= 2 ? 'moderate' : 'close-call'
}

function marginWords(margin: number | null): string {
  if (margin === null) return 'nothing else is possible'
  // An option that an asker insists on is the only way to be behind, and that is worded otherwise.
  if (margin <= 0) return 'a tie, less to operate'
  return margin === 1 ? '1 point ahead' : `${margin} points ahead`
}

const LEVELS: { readonly [L in Level]: Mark } = {
  strong: { words: 'Strong', tone: 'ok' },
  moderate: { words: 'Moderate', tone: 'note' },
  'close-call': { words: 'Close call', tone: 'warn' },
}

/** What the marks on a decision mean, for the page of rules. */
export const CONFIDENCE_LEGEND: readonly (Mark & { means: string })[] = [
  {
    ...LEVELS.strong,
    means:
      'Three points or more ahead of the next option, or the only one that no limit rules out; and no single answer flips it that is doubled, halved or taken one step further.',
  },
  {
    ...LEVELS.moderate,
    means: 'Ahead by less than that, or with an answer that near which would flip it, but no close call.',
  },
  {
    ...LEVELS['close-call'],
    means:
      'A quarter more or less of one answer flips it; or it is at most one point ahead, and one answer doubled, halved or taken one step further flips it.',
  },
  { words: 'Your choice', tone: 'note', means: 'You asked for it, and the rules would have chosen otherwise.' },
  {
    words: 'Nearest that is possible',
    tone: 'bad',
    means: 'What was asked for cannot be had; the limit in the way is named.',
  },
]

/** How sure a fact or a price is, as `Source` and the price catalogue mark it. */
export const sourceConfidence = (confidence: string): Mark =>
  SOURCES[confidence] ?? { words: confidence, tone: 'plain' }

const SOURCES: { readonly [confidence: string]: Mark | undefined } = {
  verified: { words: 'Read at its source', tone: 'ok' },
  secondary: { words: 'Second-hand source', tone: 'plain' },
  derived: { words: 'Worked out from another price', tone: 'plain' },
  assumption: { words: 'Our assumption', tone: 'warn' },
  unverified: { words: 'No source read', tone: 'warn' },
}

/** The marks of sources with what they mean, most certain first. */
export const SOURCE_LEGEND: readonly (Mark & { means: string })[] = [
  { ...sourceConfidence('verified'), means: 'The page named was read on the day given.' },
  { ...sourceConfidence('secondary'), means: 'Somebody else’s account of it was read, not the page itself.' },
  { ...sourceConfidence('derived'), means: 'A price reckoned from one that was read, such as another region’s ratio.' },
  {
    ...sourceConfidence('assumption'),
    means: 'A threshold or an estimate of ours; the link leads to what it leans on.',
  },
  { ...sourceConfidence('unverified'), means: 'A price that no page was read for. Check it before you rely on it.' },
]

export const SEVERITY_OF = { blocker: 'fix', warning: 'consider', note: 'note' } as const satisfies Record<
  PlanDocument['findings'][number]['severity'],
  string
>
