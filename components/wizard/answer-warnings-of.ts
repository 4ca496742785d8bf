import { type Cloud, findCloud } from '@/lib/wizard/clouds'
import { contradictionsAt } from '@/lib/wizard/contradictions'
import type { Question } from '@/lib/wizard/question'
import type { AnswerWarning } from '@/lib/wizard/warning'
import { warningsAt } from '@/lib/wizard/warnings-at'
import type { DraftView } from './draft-provider'
import type { PanelPlan } from './panel-plan'
import { foreignRegions } from './region-choices'

/** The cloud that was asked for; else the one that the plan recommends, AWS until there is a plan. */
export const cloudOf = ({ read }: Pick<DraftView, 'read'>, plan: PanelPlan | null): Cloud =>
  findCloud(read.text('platform.provider')) ??
  findCloud(plan?.decisions.find(({ topic }) => topic === 'provider')?.choice) ??
  'aws'

/**
 * All that speaks against the answers to these questions: what contradicts itself, told at once, and what the plan warns of. Where both
 * say the same the first stands for both.
 */
export function answerWarnings(
  questions: readonly Question[],
  draft: Pick<DraftView, 'answers' | 'read'>,
  plan: PanelPlan | null,
): AnswerWarning[] {
  const { answers, read } = draft
  const asked = questions.filter(read.applies)
  const known = [...contradictionsAt(asked, answers, read), ...regionsOf(asked, draft, plan)]
  const planned = plan ? warningsAt(asked, plan, answers, read) : []
  return [
    ...known,
    ...planned.filter((warning) => !known.some(({ id, at }) => sameAs(id) === warning.id && at === warning.at)),
  ]
}

const regionsOf = (asked: readonly Question[], draft: Pick<DraftView, 'read'>, plan: PanelPlan | null) =>
  foreignRegions(draft.read, cloudOf(draft, plan)).filter(({ at }) => asked.some(({ key }) => key === at))

/** The plan's own warning about the same two answers. */
const sameAs = (id: string): string => SAME[id] ?? id
const SAME: Readonly<Record<string, string>> = {
  'second-region-is-first': 'INFEASIBLE-AS-ASKED.second-region',
  'hundred-percent': 'INFEASIBLE-AS-ASKED.nines',
}
