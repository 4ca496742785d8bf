import { visitor } from '@/lib/server/access'
import { archive } from '@/lib/server/archive'
import { download, fileName } from '@/lib/server/download'
import { found, type Params, route } from '@/lib/server/http'
import { askedRevision } from '@/lib/server/revision-query'

export const GET = route(async (request, { params }: Params<'id'>) => {
  const revision = found(await askedRevision(await visitor(), (await params).id, request))
  const name = fileName(revision.plan, revision.number, 'zip')
  return download(archive(revision, name.replace('.zip', '')), name, 'application/zip')
})
