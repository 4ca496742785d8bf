import { sharedPlan } from '@/lib/plan-shared'
import { type Params, route } from '@/lib/server/http'
import { planResponse } from '@/lib/server/plan-response'
import { openOrEnded } from '@/lib/server/shared-request'

export const GET = route(async (_, { params }: Params<'token'>) => {
  const { revision, includes } = await openOrEnded((await params).token)
  return planResponse(sharedPlan(revision.plan, includes))
})
