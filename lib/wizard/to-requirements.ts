import type { Answers } from './answers'
import { discountsIn } from './discounts'
import type { FieldPath, Question } from './question'
import { type AnswerReader, readAnswers } from './reader'
import { questions } from './steps'

/** Something to put right: which answer, and the words shown both in the summary and beside the field. */
export type AnswerError = { key: string; message: string; isMissing: boolean }

/** requirements.json as far as the answers go; only `parseRequirements` says whether it is one. */
export type DraftDocument = { schemaVersion: 1 } & { [section: string]: unknown }

/**
 * Turns a draft into requirements.json. Only questions that are asked count. "Not sure" becomes null and an unanswered question is
 * absent, so that the recommender assumes a value and says so; defaults that the page shows are written down, because they were seen.
 */
export function toRequirements(answers: Answers): { document: DraftDocument; errors: AnswerError[] } {
  const read = readAnswers(answers)
  const document: DraftDocument = { schemaVersion: 1 }
  const errors: AnswerError[] = []
  for (const question of questions) {
    const parsed = read.applies(question) ? read.parsed(question) : undefined
    if (parsed?.is === 'wrong') errors.push({ key: question.key, message: parsed.message, isMissing: parsed.isMissing })
    if (parsed?.is === 'value') write(document, question.field, parsed.value)
    if (parsed?.is === 'unsure') write(document, question.field, unsure(question))
  }
  const discounts = discountsIn(answers)
  if (discounts.length > 0) write(document, 'budget.discounts', discounts)
  const insistOn = insisted(answers)
  return { document: Object.keys(insistOn).length > 0 ? { ...document, insistOn } : document, errors }
}

/** What is wrong with the answers of these questions, in their order. */
export function errorsIn(
  asked: readonly Question[],
  answers: Answers,
  read: AnswerReader = readAnswers(answers),
): AnswerError[] {
  return asked.flatMap((question) => {
    const parsed = read.applies(question) ? read.parsed(question) : undefined
    return parsed?.is === 'wrong' ? [{ key: question.key, message: parsed.message, isMissing: parsed.isMissing }] : []
  })
}

/** The one field that may not be left open takes what is assumed. */
const unsure = ({ field, notSure }: Question) => (field === 'workload.kind' ? notSure?.value : null)

function write(document: DraftDocument, path: FieldPath, value: unknown): void {
  const [section = path, field] = path.split('.')
  if (field === undefined) {
    document[section] = value
    return
  }
  document[section] = { ...(document[section] as object | undefined), [field]: value }
}

/** Choices that the owner insists on are kept as answers too (`insistOn.compute`), though no question asks for them. */
function insisted(answers: Answers): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const [key, value] of Object.entries(answers)) {
    if (key.startsWith('insistOn.') && typeof value === 'string' && value !== '')
      chosen[key.slice('insistOn.'.length)] = value
  }
  return chosen
}
