import { report } from '@/lib/report/report'
import { visitor } from '@/lib/server/access'
import { download, fileName } from '@/lib/server/download'
import { found, type Params, route } from '@/lib/server/http'
import { askedRevision } from '@/lib/server/revision-query'

export const GET = route(async (request, { params }: Params<'id'>) => {
  const { plan, number } = found(await askedRevision(await visitor(), (await params).id, request))
  return download(report(plan), fileName(plan, number, 'md'), 'text/markdown; charset=utf-8')
})
