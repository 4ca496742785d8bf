import { spawn } from 'node:child_process'
import { openDatabase } from './database.mjs'
import { hostWanted, portWanted } from './ports.mjs'
import { generateClient, installPackages } from './prepare.mjs'
import { untilInterrupted } from './signals.mjs'
import { node, root, tool } from './workspace.mjs'

// npm run dev: the same database, with pages compiled as they are asked for.
await untilInterrupted(async (closing) => {
  installPackages()
  generateClient()
  const host = hostWanted()
  const port = await portWanted(host)
  const database = await openDatabase()
  closing(() => database.stop())
  const flags = tool('next/dist/bin/next', 'dev', '--hostname', host, '--port', String(port))
  const env = { ...process.env, DATABASE_URL: database.url, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(node, flags, { cwd: root, detached: true, env, stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
  closing(() => {
    child.kill('SIGTERM')
    return ended
  })
  return { ended }
})
