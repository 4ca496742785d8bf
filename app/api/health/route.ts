import { database } from '@/lib/server/database'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** Answers once pages can be served: the process runs and its database is there. */
export const GET = route(async () => {
  await database().$queryRaw`SELECT 1`
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
})
