import 'server-only'
import { z } from 'zod'
import { RequirementsDocument } from '@/lib/requirements/schema'
import { Answers } from '@/lib/wizard/answers'
import { AnswerChanges } from './designs'
import { Includes } from './share-links'

/** The bodies that the API takes beside requirements.json. Unknown keys are refused by name. */

/** A design starts from a requirements file, from a preset, from answers, or from nothing. */
export const NewDesign = z
  .strictObject({
    requirements: RequirementsDocument.optional(),
    preset: z.string().max(60).optional(),
    answers: Answers.optional(),
  })
  .refine((body) => Object.keys(body).length <= 1, 'takes one of requirements, preset and answers')
export type NewDesign = z.infer<typeof NewDesign>

export const DraftChange = z.strictObject({ changes: AnswerChanges, version: z.int().min(1) })

export const NewRevision = z.strictObject({ note: z.string().max(2_000).optional() })

/** `revision: null` follows the latest, `days: null` never ends. */
export const NewLink = z.strictObject({
  revision: z.int().min(1).nullable(),
  includes: Includes,
  days: z.int().min(1).max(3_650).nullable(),
})
