import 'server-only'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import { type FieldError, parseRequirements } from '@/lib/requirements/parse'
import type { Answers } from '@/lib/wizard/answers'
import { toRequirements } from '@/lib/wizard/to-requirements'
import { findDesign, saveAnswers } from './designs'
import { findRevision, publishRevision } from './revisions'
import type { Owner } from './sessions'

export type Published = { status: 'published'; number: number } | { status: 'incomplete'; errors: FieldError[] }

/**
 * Plans the draft as it stands and keeps the plan as the next revision. Undefined: no such design. The wizard wants every essential
 * question answered, if only with "not sure"; with `assumeGaps` a missing answer is one, as it is in requirements.json.
 */
export async function publishDraft(
  owner: Owner,
  id: string,
  note: string,
  { assumeGaps = false } = {},
): Promise<Published | undefined> {
  const design = await findDesign(owner, id)
  if (!design) return undefined
  const requirements = requirementsOf(design.answers, assumeGaps)
  if (!requirements.ok) return { status: 'incomplete', errors: requirements.errors }
  const { answers, version: draftVersion } = design
  const revision = {
    answers,
    draftVersion,
    requirements: requirements.value,
    plan: plan(requirements.value, catalog),
    note,
  }
  const number = await publishRevision(owner, id, revision)
  return number === undefined ? undefined : { status: 'published', number }
}

/**
 * Brings an earlier revision's answers back and plans them with today's rules and prices, as a new revision: what was published
 * stays as it is. Undefined: no such revision, or the draft was changed at the same moment.
 */
export async function restoreRevision(owner: Owner, id: string, number: number): Promise<Published | undefined> {
  const [design, revision] = [await findDesign(owner, id), await findRevision(owner, id, number)]
  if (!design || !revision) return undefined
  const nothing = Object.fromEntries(Object.keys(design.answers).map((key) => [key, null]))
  const saved = await saveAnswers(owner, id, { ...nothing, ...revision.answers }, design.version)
  return saved?.status === 'saved'
    ? publishDraft(owner, id, `Restored revision ${number}`, { assumeGaps: true })
    : undefined
}

/** The document that answers come to, or what stands in its way. */
export function requirementsOf(answers: Answers, assumeGaps: boolean) {
  const { document, errors } = toRequirements(answers)
  const inTheWay = errors.filter(({ isMissing }) => !(isMissing && assumeGaps))
  if (inTheWay.length === 0) return parseRequirements(document)
  return { ok: false as const, errors: inTheWay.map(({ key, message }) => ({ path: key, message })) }
}
