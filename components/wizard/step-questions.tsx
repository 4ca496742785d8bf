import { type ReactNode, useState } from 'react'
import { Conditional } from '@/components/ui/conditional'
import { FineTune } from '@/components/ui/fine-tune'
import { isAccepted } from '@/lib/wizard/accepted'
import { describeAnswer } from '@/lib/wizard/describe-answer'
import type { Condition, Question } from '@/lib/wizard/question'
import { ASKED, keysOf } from '@/lib/wizard/read-form'
import { readAnswers } from '@/lib/wizard/reader'
import type { AnswerError } from '@/lib/wizard/to-requirements'
import type { AnswerWarning } from '@/lib/wizard/warning'
import { AnswerWarnings, type WarningActions } from './answer-warnings'
import type { DraftView } from './draft-provider'
import { warningCount } from './panel-words'
import { QuestionField } from './question-field'
import type { RegionChoices } from './region-choice'

type StepQuestionsProps = {
  questions: readonly Question[]
  draft: DraftView
  regions: RegionChoices
  errors: readonly AnswerError[]
  warnings: readonly AnswerWarning[]
  actions: WarningActions
  /** A sentence under a question that no answer of its own calls for. */
  remarks: Readonly<Record<string, string | undefined>>
  /** Rises where an answer was changed by something else than its own inputs, which are then drawn anew. */
  drawn: Readonly<Record<string, number>>
  /** What a change of this answer brought about, said under it. */
  note?: { key: string; content: ReactNode } | undefined
}

/** The questions of a step that apply: the essential ones, then the rest folded under *Fine-tune*. */
export function StepQuestions(props: StepQuestionsProps) {
  const { questions, draft, regions, errors, warnings, actions, remarks, drawn, note } = props
  const asked = questions.filter(draft.read.applies)
  const essential = asked.filter(({ tier }) => tier === 'essential')
  const fine = asked.filter(({ tier }) => tier === 'fine-tune')
  const isTouched = fine.some(
    ({ key }) => draft.answers[key] !== undefined && String(draft.answers[key]) !== String(draft.preset[key]),
  )
  const unseen = warnings.filter(({ id, at }) => isOneOf(fine, at) && !isAccepted(id, draft.answers)).length
  // Only from the start: one that comes while somebody answers is named in the summary and opens nothing under their hands.
  const [wasWarned] = useState(unseen > 0)
  const field = (question: Question) => (
    <div key={question.key}>
      <input type="hidden" name={ASKED} value={question.key} />
      <QuestionField
        key={drawn[question.key] ?? 0}
        {...{ question, regions }}
        {...draft}
        error={errors.find(({ key }) => key === question.key)?.message}
      />
      {remarks[question.key] !== undefined && <p className="mt-3 text-ink-2 text-small">{remarks[question.key]}</p>}
      <AnswerWarnings
        warnings={warnings.filter(({ at }) => at === question.key)}
        answers={draft.answers}
        actions={actions}
      />
      {note && keysOf(question).includes(note.key) && note.content}
    </div>
  )

  return (
    <div className="space-y-10">
      {runs(essential, questions).map(({ isRevealed, members }) =>
        isRevealed ? <Conditional key={members[0]?.key}>{members.map(field)}</Conditional> : members.map(field),
      )}
      {fine.length > 0 && (
        <FineTune
          defaults={[...(unseen > 0 ? [warningCount(unseen)] : []), summary(fine, draft)].join(' · ')}
          open={isTouched || wasWarned || errors.some(({ key }) => isOneOf(fine, key))}
        >
          {fine.map(field)}
        </FineTune>
      )}
    </div>
  )
}

type Run = { isRevealed: boolean; members: Question[] }

/** Neighbours that an answer on this page called for stand together, indented under it. */
function runs(essential: readonly Question[], onPage: readonly Question[]): Run[] {
  const grouped: Run[] = []
  for (const question of essential) {
    const isRevealed = isRevealedBy(onPage, question)
    const last = grouped.at(-1)
    if (last && last.isRevealed === isRevealed) last.members.push(question)
    else grouped.push({ isRevealed, members: [question] })
  }
  return grouped
}

/** Asked because of an answer on this page; a question that is there from the start and may go away is not. */
function isRevealedBy(onPage: readonly Question[], question: Question): boolean {
  const { when } = question
  const conditions: readonly Condition[] = when === undefined ? [] : ([when].flat() as Condition[])
  const isCalledFor = conditions.some((condition) => Object.keys(condition).some((key) => isOneOf(onPage, key)))
  return isCalledFor && !readAnswers({}).applies(question)
}

const isOneOf = (questions: readonly Question[], key: string) => questions.some((question) => question.key === key)

/** The first few answers that hold while *Fine-tune* stays folded. */
function summary(fine: readonly Question[], { answers, read }: DraftView): string {
  const words = fine.flatMap((question) => {
    const { text } = describeAnswer(question, answers, read)
    return text === 'Not answered' ? [] : [`${question.short}: ${text}`]
  })
  const rest = words.length - 3
  return words.slice(0, 3).join(' · ') + (rest > 0 ? ` · and ${rest} more` : '')
}
