import type { Decision } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { answerAt } from '../answer-words'
import { costDifference } from './cost-words'

/** What insisting on one option would mean, as the dialog and the page without a script show it. */
export type Override = {
  topic: string
  option: string
  /** The provider's words for it, and for what it would replace. */
  name: string
  instead: string
  cost: string
  against: string[]
  /** True where the rules themselves would choose it. */
  isRecommended: boolean
}

/** What the workspace can do with a decision; a reader of a shared link can do neither. */
export type DecisionActions = {
  override: (form: FormData) => Promise<void>
  removeOverride: (form: FormData) => Promise<void>
  /** The page with the same form, for browsers without a script. */
  overridePage: string
  nextRevision: number
  /** Answers that were changed since this revision go into the next one too. */
  hasOtherChanges: boolean
}

export const overrideHref = ({ overridePage }: DecisionActions, { topic, option }: Override): string =>
  `${overridePage}?${new URLSearchParams({ topic, option })}`

type Alternative = Decision['alternatives'][number]

/** Undefined where a hard limit rules the option out, so that nobody can choose it. */
export function overrideOf(
  decision: Decision,
  alternative: Alternative,
  monthlyUsd: number | undefined,
): Override | undefined {
  const { option, against, excludedBy, score } = alternative
  if (excludedBy !== null) return undefined
  const isRecommended = option === decision.recommended
  const instead = nameOf(decision)
  return {
    topic: decision.topic,
    option,
    name: nameOf(alternative),
    instead,
    cost: costWords(alternative.monthlyUsd, monthlyUsd),
    against:
      against.length > 0
        ? against.map(({ because }) => because)
        : [isRecommended ? 'Nothing: the rules would choose it.' : lessWords(score, decision.score, instead)],
    isRecommended,
  }
}

const nameOf = ({ service, summary }: Pick<Alternative, 'service' | 'summary'>) =>
  service === '' || service === NOTHING_TO_BUY ? summary : service

/** What an option without a service of its own is called in a plan. */
const NOTHING_TO_BUY = 'Not needed'

function costWords(usd: number | null | undefined, now: number | undefined): string {
  if (typeof usd !== 'number' || now === undefined) return 'What it would cost was not worked out.'
  const difference = costDifference(usd, now)
  if (difference === 'the same') return `The month costs the same: ${formatUsd(now)}.`
  return `${difference} a month: ${formatUsd(usd)} instead of ${formatUsd(now)}, all environments.`
}

const lessWords = (score: number, best: number, instead: string) =>
  score === best
    ? `No rule does. It has as many points as ${instead}, and more to operate.`
    : `No rule does, but less speaks for it: ${score} points, against ${best} for ${instead}.`

/** What a plan's asker insists on for a topic; an answer that names an option itself is not meant. */
export function insistedOption(requirements: { readonly [key: string]: unknown }, topic: string): string | undefined {
  const option = answerAt(requirements, `insistOn.${topic}`)
  return typeof option === 'string' ? option : undefined
}
