import { catalog } from '@/lib/catalog/catalog'
import { plan, planParts } from '@/lib/plan'
import { parseInclude } from '@/lib/plan-include'
import { acceptQuery, readRequirements, route } from '@/lib/server/http'
import { planResponse } from '@/lib/server/plan-response'

/** requirements.json in, plan.json out. Stores nothing, so anybody may ask. */
export const POST = route(async (request) => {
  const include = acceptQuery(parseInclude(new URL(request.url).searchParams.get('include')))
  const requirements = await readRequirements(request)
  return planResponse(include ? planParts(requirements, catalog, include) : plan(requirements, catalog))
})
