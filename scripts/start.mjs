import { openDatabase } from './database.mjs'
import { hostWanted, portWanted } from './ports.mjs'
import { prepare } from './prepare.mjs'
import { serve } from './serve.mjs'
import { untilInterrupted } from './signals.mjs'
import { say } from './workspace.mjs'

// npm start: from a bare clone to a served page. What is already in place is not done again.
await untilInterrupted(async (closing) => {
  prepare()
  const host = hostWanted()
  const port = await portWanted(host)
  const database = await openDatabase()
  closing(() => database.stop())
  const server = await serve({ url: database.url, host, port })
  closing(() => server.stop())
  say(`Groundplan is at ${server.address} (Ctrl-C ends it)`)
  return { ended: server.ended }
})
