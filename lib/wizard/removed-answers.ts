import type { Answers } from './answers'
import type { Question } from './question'
import { readAnswers } from './reader'
import { questions } from './steps'

/** The answered questions that a change takes away: they are kept in the draft, but no longer count. */
export function removedAnswers(before: Answers, after: Answers): Question[] {
  const [was, is] = [readAnswers(before), readAnswers(after)]
  return questions.filter(
    (question) => before[question.key] !== undefined && was.applies(question) && !is.applies(question),
  )
}
