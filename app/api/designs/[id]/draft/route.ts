import { refuseOtherSites, visitor, visitorOrNotFound } from '@/lib/server/access'
import { DraftChange } from '@/lib/server/api-schemas'
import { AppError } from '@/lib/server/app-error'
import { findDesign, saveAnswers } from '@/lib/server/designs'
import { found, type Params, readBody, route } from '@/lib/server/http'

export const GET = route(async (_, { params }: Params<'id'>) => {
  const { version, answers } = found(await findDesign(await visitor(), (await params).id))
  return Response.json({ version, answers })
})

/** Autosave: keeps the changes, unless the draft is no longer the one they were made to. */
export const PATCH = route(async (request, { params }: Params<'id'>) => {
  refuseOtherSites(request)
  const { changes, version } = await readBody(request, DraftChange)
  const saved = found(await saveAnswers(await visitorOrNotFound(), (await params).id, changes, version))
  if (saved.status === 'saved') return Response.json({ version: saved.version })
  const extra = { version: saved.version, answers: saved.answers }
  throw new AppError('conflict', 'This design was changed elsewhere since you opened it.', { extra })
})
