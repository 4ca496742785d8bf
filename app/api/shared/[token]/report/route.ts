import { sharedPlan } from '@/lib/plan-shared'
import { report } from '@/lib/report/report'
import { download, fileName } from '@/lib/server/download'
import { type Params, route } from '@/lib/server/http'
import { openOrEnded } from '@/lib/server/shared-request'

export const GET = route(async (_, { params }: Params<'token'>) => {
  const { revision, includes } = await openOrEnded((await params).token)
  const shared = sharedPlan(revision.plan, includes)
  return download(report(shared), fileName(shared, revision.number, 'md'), 'text/markdown; charset=utf-8')
})
