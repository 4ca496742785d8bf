import 'server-only'
import { findScenario, SCENARIOS } from '@/lib/scenarios/scenarios'
import type { Answers } from '@/lib/wizard/answers'
import { answersFrom } from '@/lib/wizard/answers-from'
import type { NewDesign } from './api-schemas'
import { AppError } from './app-error'

/** The answers that a new design begins with. */
export function startingAnswers({ requirements, preset, answers }: NewDesign): { answers: Answers; preset?: string } {
  if (requirements) return { answers: answersFrom(requirements) }
  if (preset === undefined) return { answers: answers ?? {} }
  const scenario = findScenario(preset)
  if (scenario) return { answers: answersFrom(scenario.document), preset }
  const known = SCENARIOS.map(({ slug }) => slug).join(', ')
  const errors = [{ path: 'preset', message: `must be one of ${known}, got ${preset}` }]
  throw new AppError('invalid_document', 'There is no such preset.', { errors })
}
