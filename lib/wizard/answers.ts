import { z } from 'zod'

/**
 * What a draft stores: for each field of requirements.json the text exactly as it was typed or chosen, keyed by the field's path
 * (`traffic.peakRps`). A field that was never touched has no entry; "Not sure" is the text of NOT_SURE.
 * Drafts keep input that does not parse, so nothing typed is lost; `toRequirements` decides what of it is usable.
 */
export const Answers = z.record(
  z
    .string()
    .regex(/^[a-zA-Z]+(\.[a-zA-Z0-9-]+)*$/)
    .max(80),
  z.union([z.string().max(2_000), z.array(z.string().max(200)).max(40)]),
)
export type Answers = z.infer<typeof Answers>
