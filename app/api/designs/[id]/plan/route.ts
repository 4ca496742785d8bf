import { parseInclude, pickParts } from '@/lib/plan-include'
import { visitor } from '@/lib/server/access'
import { acceptQuery, found, type Params, route } from '@/lib/server/http'
import { planResponse } from '@/lib/server/plan-response'
import { askedRevision } from '@/lib/server/revision-query'

export const GET = route(async (request, { params }: Params<'id'>) => {
  const include = acceptQuery(parseInclude(new URL(request.url).searchParams.get('include')))
  const { plan } = found(await askedRevision(await visitor(), (await params).id, request))
  return planResponse(pickParts(plan, include))
})
