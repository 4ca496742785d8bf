import { refuseOtherSites, visitor, visitorOrNotFound } from '@/lib/server/access'
import { NewRevision } from '@/lib/server/api-schemas'
import { AppError } from '@/lib/server/app-error'
import { findDesign } from '@/lib/server/designs'
import { found, type Params, readBody, route } from '@/lib/server/http'
import { publishDraft } from '@/lib/server/publish'
import { listRevisions } from '@/lib/server/revisions'

export const GET = route(async (_, { params }: Params<'id'>) => {
  const [owner, { id }] = [await visitor(), await params]
  found(await findDesign(owner, id))
  return Response.json({ revisions: await listRevisions(owner, id) })
})

export const POST = route(async (request, { params }: Params<'id'>) => {
  refuseOtherSites(request)
  const { note } = await readBody(request, NewRevision)
  const [owner, { id }] = [await visitorOrNotFound(), await params]
  const published = found(await publishDraft(owner, id, note ?? '', { assumeGaps: true }))
  if (published.status === 'incomplete') {
    throw new AppError('invalid_document', 'The draft cannot be planned yet.', { errors: published.errors })
  }
  const { number } = published
  return Response.json({ number }, { status: 201, headers: { Location: `/api/designs/${id}/plan?revision=${number}` } })
})
