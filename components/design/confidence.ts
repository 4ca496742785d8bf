import type { Tone } from '@/components/ui/tone'
import type { Decision, PlanDocument } from '@/lib/plan-document'

type Mark = { words: string; tone: Tone }

/** How far ahead of the next option the choice was: points are the weights of the rules that fired. */
export function choiceConfidence({ margin, recommended, infeasible }: Decision): Mark {
  if (infeasible) return { words: 'Nearest that is possible', tone: 'bad' }
  if (recommended !== null) return { words: 'Your choice', tone: 'note' }
  if (margin === null) return { words: 'Nothing else was possible', tone: 'ok' }
  if (margin >= 4) return { words: `Strong: ${margin} points ahead`, tone: 'ok' }
  if (margin >= 2) return { words: `Moderate: ${margin} points ahead`, tone: 'note' }
  if (margin >= 1) return { words: 'Close call: 1 point ahead', tone: 'warn' }
  return { words: 'A tie: less to operate won', tone: 'plain' }
}

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

export const SEVERITY_OF = { blocker: 'fix', warning: 'consider', note: 'note' } as const satisfies Record<
  PlanDocument['findings'][number]['severity'],
  string
>
