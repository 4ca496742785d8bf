import { refuseOtherSites, visitorOrNotFound } from '@/lib/server/access'
import { found, type Params, route } from '@/lib/server/http'
import { revokeShareLink } from '@/lib/server/share-links'

export const DELETE = route(async (request, { params }: Params<'id' | 'linkId'>) => {
  refuseOtherSites(request)
  const { id, linkId } = await params
  const isRevoked = await revokeShareLink(await visitorOrNotFound(), id, linkId)
  found(isRevoked || undefined)
  return new Response(null, { status: 204 })
})
