import { say } from './workspace.mjs'

/**
 * Starts what `open` opens, waits until that ends or somebody asks it to (Ctrl-C, a supervisor, a closed terminal), and closes it,
 * last first. `open` is given `closing`, with which it names each thing to close as soon as it is open, and answers `{ ended }`.
 */
export async function untilInterrupted(open) {
  const closers = []
  const interrupted = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(0))
    // A signal sent to npm alone ends npm and the shell under it, and never gets here.
    const parent = process.ppid
    if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && resolve(0), 500).unref()
  })
  const opened = open((close) => closers.push(close))
  let status = 1
  try {
    status = await Promise.race([interrupted, opened.then(({ ended }) => ended)])
    if (status === 0) say('Stopping')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
  await opened.catch(() => {}) // a server that is just starting has to be there before it can be ended
  for (const close of closers.reverse()) await close()
  process.exit(typeof status === 'number' ? status : 1)
}
