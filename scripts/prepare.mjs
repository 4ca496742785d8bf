import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, node, root, run, say, tool } from './workspace.mjs'

/** Brings the checkout to where it can be served: packages, generated code, a production build. Each is skipped when it is current. */
export function prepare() {
  installPackages()
  generateClient()
  build()
}

export function installPackages() {
  if (isInstalled()) return
  say('Installing packages (npm ci)')
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  // Neither browser nor engine binary is wanted here, and a mere `npm start` should not install git hooks (lefthook honours CI).
  const env = { PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', CI: '1', ...withoutEngine }
  const npm = process.env.npm_execpath ?? ''
  if (npm.endsWith('npm-cli.js')) run(node, [npm, ...flags], env)
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', flags, env)
}

/** npm leaves a copy of what it installed inside node_modules; it is compared with the lock file, so any `npm ci` will do. */
function isInstalled() {
  const installed = readJson(at('node_modules/.package-lock.json'))?.packages
  if (!installed) return false
  const locked = Object.entries(readJson(at('package-lock.json')).packages).filter(([name]) => name !== '')
  return locked.every(([name, { version, optional }]) =>
    installed[name] ? installed[name].version === version : optional,
  )
}

/**
 * `prisma generate` insists on an engine binary that it never runs, and would download it. Naming any executable avoids that.
 * Only for `generate`: `migrate` would print nothing and succeed.
 */
const withoutEngine = { PRISMA_SCHEMA_ENGINE_BINARY: node, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' }

export function generateClient() {
  const stamp = at('lib/server/generated/.stamp')
  const wanted = digest(['package-lock.json', 'prisma/schema.prisma', 'prisma.config.ts'])
  if (readText(stamp) === wanted) return
  say('Generating the database client')
  run(node, tool('prisma/build/index.js', 'generate', '--no-hints'), withoutEngine)
  writeFileSync(stamp, wanted)
}

/** next-env.d.ts and the route types, which the type check needs and a build would also write. */
export const generateRouteTypes = () => run(node, tool('next/dist/bin/next', 'typegen'), quiet)

const SOURCES = [
  'package-lock.json',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
  'app',
  'components',
  'lib',
  'prisma/schema.prisma',
  'public',
]
const quiet = { NEXT_TELEMETRY_DISABLED: '1' }

export function build() {
  const stamp = at('.next/source-stamp')
  const wanted = digest(SOURCES)
  if (readText(stamp) === wanted && existsSync(at('.next/standalone/server.js'))) return
  say('Building (next build)')
  rmSync(stamp, { force: true })
  run(node, tool('next/dist/bin/next', 'build'), { ...quiet, NODE_ENV: 'production' })
  // The standalone server expects both beside it and leaves the copying to us.
  cpSync(at('.next/static'), at('.next/standalone/.next/static'), { recursive: true })
  if (existsSync(at('public'))) cpSync(at('public'), at('.next/standalone/public'), { recursive: true })
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function digest(entries) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap((entry) => filesIn(at(entry)))) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesIn(file) {
  if (!existsSync(file) || file === at('lib/server/generated') || /\.test\.tsx?$/.test(file)) return []
  if (!statSync(file).isDirectory()) return [file]
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesIn(path.join(file, name)))
}

const readText = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined)
const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
