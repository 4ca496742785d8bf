import 'server-only'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import type { Published } from './publish'
import { latestRevision, publishRevision } from './revisions'
import type { Owner } from './sessions'

/**
 * Plans the latest revision's own answers with today's rules and prices, as the next revision. The draft stays as it is: changes that
 * nobody has published yet are neither taken nor lost. Undefined: no such design.
 */
export async function replanLatest(owner: Owner, id: string): Promise<Published | undefined> {
  const revision = await latestRevision(owner, id)
  if (!revision) return undefined
  const { answers, draftVersion, requirements } = revision
  const planned = plan(requirements, catalog)
  const note = `The answers of revision ${revision.number}, by the rules of ${planned.ruleset.version}`
  const number = await publishRevision(owner, id, { answers, draftVersion, requirements, plan: planned, note })
  return number === undefined ? undefined : { status: 'published', number }
}
