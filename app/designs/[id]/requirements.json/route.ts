import { planJson } from '@/lib/plan-json'
import { visitor } from '@/lib/server/access'
import { download, fileName } from '@/lib/server/download'
import { found, type Params, route } from '@/lib/server/http'
import { askedRevision } from '@/lib/server/revision-query'

/** The requirements as they were published, to keep in a repository or to give to the command line. */
export const GET = route(async (request, { params }: Params<'id'>) => {
  const { plan, number, requirements } = found(await askedRevision(await visitor(), (await params).id, request))
  return download(planJson(requirements), fileName(plan, number, 'requirements.json'), 'application/json')
})
