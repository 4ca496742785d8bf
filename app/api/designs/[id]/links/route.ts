import { refuseOtherSites, visitor, visitorOrNotFound } from '@/lib/server/access'
import { NewLink } from '@/lib/server/api-schemas'
import { findDesign } from '@/lib/server/designs'
import { found, type Params, readBody, route } from '@/lib/server/http'
import { createShareLink, listShareLinks } from '@/lib/server/share-links'

export const GET = route(async (_, { params }: Params<'id'>) => {
  const [owner, { id }] = [await visitor(), await params]
  found(await findDesign(owner, id))
  return Response.json({ links: await listShareLinks(owner, id) })
})

/** The answer holds the link's address for the only time. */
export const POST = route(async (request, { params }: Params<'id'>) => {
  refuseOtherSites(request)
  const wanted = await readBody(request, NewLink)
  const { link, token } = found(await createShareLink(await visitorOrNotFound(), (await params).id, wanted))
  return Response.json({ ...link, path: `/s/${token}` }, { status: 201, headers: { 'Cache-Control': 'no-store' } })
})
