import type { ReactNode } from 'react'
import { Conditional } from '@/components/ui/conditional'
import { FineTune } from '@/components/ui/fine-tune'
import { describeAnswer } from '@/lib/wizard/describe-answer'
import type { Condition, Question } from '@/lib/wizard/question'
import { ASKED, keysOf } from '@/lib/wizard/read-form'
import { readAnswers } from '@/lib/wizard/reader'
import type { AnswerError } from '@/lib/wizard/to-requirements'
import type { DraftView } from './draft-provider'
import { QuestionField } from './question-field'
import type { RegionChoices } from './region-choice'

type StepQuestionsProps = {
  questions: readonly Question[]
  draft: DraftView
  regions: RegionChoices
  errors: readonly AnswerError[]
  /** What a change of this answer brought about, said under it. */
  note?: { key: string; content: ReactNode } | undefined
}

/** The questions of a step that apply: the essential ones, then the rest folded under *Fine-tune*. */
export function StepQuestions({ questions, draft, regions, errors, note }: StepQuestionsProps) {
  const asked = questions.filter(draft.read.applies)
  const essential = asked.filter(({ tier }) => tier === 'essential')
  const fine = asked.filter(({ tier }) => tier === 'fine-tune')
  const isTouched = fine.some(
    ({ key }) => draft.answers[key] !== undefined && String(draft.answers[key]) !== String(draft.preset[key]),
  )
  const field = (question: Question) => (
    <div key={question.key}>
      <input type="hidden" name={ASKED} value={question.key} />
      <QuestionField
        {...{ question, regions }}
        {...draft}
        error={errors.find(({ key }) => key === question.key)?.message}
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
        <FineTune defaults={summary(fine, draft)} open={isTouched || errors.some(({ key }) => isOneOf(fine, key))}>
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
