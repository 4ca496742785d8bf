import type { Key } from '@/lib/wizard/question'
import type { AnswerReader } from '@/lib/wizard/reader'
import { findQuestion, stepOf } from '@/lib/wizard/steps'
import type { PanelPlan } from './panel-plan'

export type ShapeLine = {
  name: string
  /** What was chosen, or null with what it waits for. */
  choice: string | null
  because: string
}

/** Compute, data, edge and delivery: the choice and why, or the step that it still depends on. Never a made-up default. */
export const shapeLines = ({ decisions }: PanelPlan, read: AnswerReader): ShapeLine[] =>
  LINES.map(({ name, topics, needs, shown = [] }) => {
    const open = needs.find((key) => isOpen(key, read))
    if (open) return { name, choice: null, because: dependsOn(open) }
    const chosen = topics.flatMap((topic) =>
      decisions.filter((decision) => decision.topic === topic && decision.choice !== 'none'),
    )
    const lead = chosen[0] ?? decisions.find(({ topic }) => topic === topics[0])
    const choice = [...chosen.map(({ service }) => service), ...shown.map((key) => answerWords(key, read))].join(', ')
    return { name, choice: choice === '' ? 'Nothing needed' : choice, because: lead?.because ?? '' }
  })

type Line = { name: string; topics: readonly string[]; needs: readonly Key[]; shown?: readonly Key[] }

const LINES: readonly Line[] = [
  { name: 'Compute', topics: ['compute'], needs: ['workload.kind', 'workload.shape'] },
  {
    name: 'Data',
    topics: ['database', 'database-nosql', 'database-timeseries', 'database-warehouse', 'object-storage', 'cache'],
    needs: ['data.stores'],
  },
  { name: 'Edge', topics: ['cdn', 'load-balancing'], needs: ['traffic.audience'] },
  { name: 'Delivery', topics: ['deployment'], needs: ['platform.iac'], shown: ['platform.iac', 'delivery.repo'] },
]

function isOpen(key: Key, read: AnswerReader): boolean {
  const question = findQuestion(key)
  const parsed = question && read.applies(question) ? read.parsed(question) : undefined
  return parsed?.is === 'wrong'
}

/** The label of the option that is planned with. */
function answerWords(key: Key, read: AnswerReader): string {
  const control = findQuestion(key)?.control
  const value = read.text(key)
  return (control?.type === 'radio' && control.options.find((option) => option.value === value)?.label) || value
}

function dependsOn(key: Key): string {
  const found = stepOf(key)
  return found ? `Depends on ${found.step.label} (step ${found.number})` : ''
}
