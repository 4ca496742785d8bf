import { refuseOtherSites, visitor, visitorOrNew } from '@/lib/server/access'
import { NewDesign } from '@/lib/server/api-schemas'
import { createDesign, listDesigns } from '@/lib/server/designs'
import { readBody, route } from '@/lib/server/http'
import { startingAnswers } from '@/lib/server/starting-answers'

export const GET = route(async () => {
  const designs = await listDesigns(await visitor())
  return Response.json({ designs: designs.map(({ answers, ...design }) => design) })
})

export const POST = route(async (request) => {
  refuseOtherSites(request)
  const wanted = await readBody(request, NewDesign)
  const start = startingAnswers(wanted)
  const { id, version } = await createDesign(await visitorOrNew(), start)
  return Response.json({ id, version }, { status: 201, headers: { Location: `/api/designs/${id}/draft` } })
})
