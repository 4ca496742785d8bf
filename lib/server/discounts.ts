import 'server-only'
import type { Discount } from '@/lib/requirements/schema'
import { discountKey } from '@/lib/wizard/discounts'
import { findDesign, saveAnswers } from './designs'
import { type Published, publishDraft, requirementsOf } from './publish'
import type { Owner } from './sessions'

/**
 * Sets a negotiated discount, or with null takes it back, and publishes the next revision. Undefined: no such design, or the draft was
 * changed at the same moment. One that the contract does not allow changes nothing.
 */
export async function setDiscount(
  owner: Owner,
  id: string,
  on: Omit<Discount, 'percent'>,
  percent: number | null,
): Promise<Published | undefined> {
  const design = await findDesign(owner, id)
  if (!design?.published) return undefined
  const change = { [discountKey(on)]: percent === null ? null : String(percent) }
  if (percent !== null) {
    const requirements = requirementsOf({ ...design.answers, [discountKey(on)]: String(percent) }, true)
    if (!requirements.ok) return { status: 'incomplete', errors: requirements.errors }
  }
  const saved = await saveAnswers(owner, id, change, design.version)
  const what = [on.provider, on.service].filter(Boolean).join('/') || 'everything'
  const note = percent === null ? `No longer a discount on ${what}` : `A discount of ${percent}% on ${what}`
  return saved?.status === 'saved' ? publishDraft(owner, id, note, { assumeGaps: true }) : undefined
}
