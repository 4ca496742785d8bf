import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The checkout this script belongs to, and the few ways in which the chores use it. Built-ins only: these scripts run before
 * any package is installed.
 */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
export const at = (...parts) => path.join(root, ...parts)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Groundplan needs Node 20.19 or newer; this is Node ${process.versions.node}.`)
  process.exit(1)
}

const begun = performance.now()
export const say = (text) => console.log(`[${((performance.now() - begun) / 1000).toFixed(1)} s] ${text}`)

/** Runs a command in the checkout with its output shown, and throws where it fails. */
export function run(command, args, env = {}) {
  const { status, signal, error } = attempt(command, args, env)
  if (error) throw error
  if (status !== 0)
    throw new Error(`\`${[path.basename(command), ...args].join(' ')}\` ended with ${signal ?? `status ${status}`}.`)
}

/** The same for a command whose failure is a finding rather than an accident. */
export const attempt = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })

/** The same without standing still meanwhile, where a server of ours has to be looked after. Answers the exit status. */
export const attemptLive = (command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1))
  })

/** The arguments that run a package's command with this Node, without npx and without a shell. */
export const tool = (file, ...args) => [at('node_modules', file), ...args]
export const node = process.execPath
