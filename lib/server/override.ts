import 'server-only'
import { decideAll, TOPICS } from '@/lib/decisions/decide-all'
import { complete } from '@/lib/requirements/defaults'
import { PROFILES } from '@/lib/services/by-provider'
import { type Design, findDesign, saveAnswers } from './designs'
import { type Published, publishDraft, requirementsOf } from './publish'
import type { Owner } from './sessions'

export type Wish = { topic: string; option: string }
export type Overridden = Published | { status: 'excluded'; because: string }

/**
 * Insists on an option and publishes the next revision, with the reason as its note. An option that a hard limit rules out changes nothing.
 * Undefined: no such design, topic or option, or the draft was changed at the same moment.
 */
export async function overrideDecision(
  owner: Owner,
  id: string,
  { topic: named, option }: Wish,
  reason: string,
): Promise<Overridden | undefined> {
  const [design, topic] = [await publishedDesign(owner, id), TOPICS.find((known) => known === named)]
  if (!design || !topic) return undefined
  const requirements = requirementsOf({ ...design.answers, [keyOf(topic)]: option }, true)
  if (!requirements.ok) return { status: 'incomplete', errors: requirements.errors }
  const { choice, infeasible } = decideAll(complete(requirements.value).requirements, PROFILES).decisions[topic]
  if (choice !== option) return infeasible ? { status: 'excluded', because: infeasible.because } : undefined
  return publishWith(owner, design, { [keyOf(topic)]: option }, `Insists on ${words(option)}: ${reason}`)
}

/** No longer insists on a topic, and publishes the next revision. Undefined: no such design, or nothing to remove. */
export async function removeOverride(owner: Owner, id: string, topic: string): Promise<Published | undefined> {
  const design = await publishedDesign(owner, id)
  if (design?.answers[keyOf(topic)] === undefined) return undefined
  return publishWith(owner, design, { [keyOf(topic)]: null }, `No longer insists: ${words(topic)}`)
}

const keyOf = (topic: string) => `insistOn.${topic}`
const words = (name: string) => name.replaceAll('-', ' ')

async function publishedDesign(owner: Owner, id: string): Promise<Design | undefined> {
  const design = await findDesign(owner, id)
  return design?.published ? design : undefined
}

async function publishWith(
  owner: Owner,
  { id, version }: Design,
  changes: { [key: string]: string | null },
  note: string,
): Promise<Published | undefined> {
  const saved = await saveAnswers(owner, id, changes, version)
  return saved?.status === 'saved' ? publishDraft(owner, id, note, { assumeGaps: true }) : undefined
}
