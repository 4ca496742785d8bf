import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { at, node, root } from './workspace.mjs'

/** Serves the production build. Resolves once it answers; `ended` resolves with its exit status. */
export async function serve({ url, host, port }) {
  // Detached, so that Ctrl-C reaches the launcher only and things end in order; tied to it by a channel, so that it never outlives it.
  const flags = ['--import', pathToFileURL(at('scripts/exit-with-parent.mjs')).href, at('.next/standalone/server.js')]
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: String(port),
    HOSTNAME: host,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const child = spawn(node, flags, { cwd: root, detached: true, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return supervise(child, addressOf(host, port))
}

async function supervise(child, address) {
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
  const stop = async () => {
    child.kill('SIGTERM')
    await Promise.race([ended, sleep(5_000, undefined, { ref: false }).then(() => child.kill('SIGKILL'))])
    await ended
  }
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('The web server ended before it answered.')
    if (await answers(address)) return { address, ended, stop }
  }
  await stop()
  throw new Error(`The web server did not answer on ${address} within a minute.`)
}

const answers = (address) =>
  fetch(`${address}/api/health`)
    .then((response) => response.ok)
    .catch(() => false)

/** An address that a browser on this machine can open: a server bound to every interface is reached by localhost. */
const addressOf = (host, port) => `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`
