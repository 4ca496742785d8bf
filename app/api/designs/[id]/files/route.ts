import { visitor } from '@/lib/server/access'
import { AppError } from '@/lib/server/app-error'
import { download } from '@/lib/server/download'
import { found, type Params, route } from '@/lib/server/http'
import { askedRevision } from '@/lib/server/revision-query'

/** One generated file, to save: `?path=terraform/README.md`. */
export const GET = route(async (request, { params }: Params<'id'>) => {
  const { plan } = found(await askedRevision(await visitor(), (await params).id, request))
  const path = new URL(request.url).searchParams.get('path')
  if (path === null) {
    const errors = [{ path: 'path', message: 'must name a file of this design' }]
    throw new AppError('invalid_request', 'What was sent does not fit.', { errors })
  }
  const { content } = found(plan.artifacts.find((artifact) => artifact.path === path))
  return download(content, safeName(path), 'text/plain; charset=utf-8')
})

/** The last part of the path, in characters that a header takes. */
const safeName = (path: string) => path.slice(path.lastIndexOf('/') + 1).replaceAll(/[^\w.-]/g, '-') || 'file'
