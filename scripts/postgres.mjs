import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './ports.mjs'
import { postgresAccount, postgresBinaries, postgresFolder } from './postgres-binaries.mjs'
import { isAlive, isRunning } from './process-table.mjs'

/**
 * Runs the real Postgres that npm installed, with its data in `folder`. Several launchers may share one server: it ends with the
 * last of them, and one that outlived its launcher (a crash, `kill -9`) is taken over.
 * Built-ins only. Returns where its data is (`home`), its address and a `stop`.
 */
export async function startPostgres(folder, { settings = {} } = {}) {
  const account = postgresAccount()
  const binary = postgresBinaries(account)
  const home = postgresFolder(folder, account)
  const data = path.join(home, 'postgres')
  const log = path.join(home, 'postgres.log')
  const password = initialise({ home, data, binary, account })

  const leave = join(home)
  try {
    const server = running(data) ?? (await launch({ data, log, binary, account, settings }))
    const port = await untilReady(data, server, log)
    return {
      home,
      url: `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`,
      async stop() {
        if (leave() > 0) return
        await end(server.pid)
      },
    }
  } catch (error) {
    leave()
    throw error
  }
}

function initialise({ home, data, binary, account }) {
  const passwordFile = path.join(home, 'postgres.password')
  if (existsSync(path.join(data, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8').trim()

  rmSync(data, { recursive: true, force: true }) // an initdb that was interrupted left no PG_VERSION
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const password = randomBytes(24).toString('hex')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  const readable = path.join(os.tmpdir(), `groundplan-${randomBytes(8).toString('hex')}`)
  writeFileSync(readable, `${password}\n`, { mode: 0o600, flag: 'wx' })
  if (account) for (const file of [data, readable]) chownSync(file, account.uid, account.gid)

  const flags = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${readable}`,
    '--locale=C',
    '-E',
    'UTF8',
  ]
  const { status, error, stderr } = spawnSync(binary('initdb'), flags, { ...account, env, cwd: '/', encoding: 'utf8' })
  rmSync(readable, { force: true })
  if (error) throw error
  if (status !== 0) throw new Error(`Postgres could not prepare ${data}: ${stderr}`)
  return password
}

// The server must not inherit PGDATA, PGPORT and the like from the person who starts it.
const env = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  LANG: 'C',
  TZ: 'UTC',
  ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
}

/** The server that already has this folder, if any. Postgres itself would refuse a stale file whose number has been reused. */
function running(data) {
  const [pid] = pidFile(data)
  if (pid === undefined) return undefined
  if (isRunning(Number(pid), 'postgres')) return { pid: Number(pid), exitCode: null }
  rmSync(path.join(data, 'postmaster.pid'), { force: true })
  return undefined
}

async function launch({ data, log, binary, account, settings }) {
  const port = await freePort()
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '64MB',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openSync(log, 'a')
  // Detached, so that Ctrl-C in the terminal reaches the launcher only, which ends Postgres after the web server.
  const stdio = ['ignore', output, output]
  const server = spawn(binary('postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...account,
    env,
    cwd: '/',
    detached: true,
    stdio,
  })
  server.unref()
  server.once('error', () => {}) // seen by untilReady as a server without a number
  return server
}

async function untilReady(data, server, log) {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && server.exitCode === null && server.pid) {
    const [pid, , , port, , , , state] = pidFile(data)
    if (Number(pid) === server.pid && state?.trim() === 'ready') return Number(port)
    await sleep(20)
  }
  throw new Error(`Postgres did not start. The end of ${log}:\n${readFileSync(log, 'utf8').slice(-1500)}`)
}

const pidFile = (data) => {
  const file = path.join(data, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

async function end(pid) {
  try {
    process.kill(pid, 'SIGINT') // "fast" shutdown: sessions end, what was committed is kept
  } catch {
    return
  }
  for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 20) await sleep(20)
}

/** Puts this process on the list of those who use the server. The answer takes it off and says how many others remain. */
function join(home) {
  const folder = path.join(home, 'postgres.users')
  mkdirSync(folder, { recursive: true })
  const own = path.join(folder, String(process.pid))
  writeFileSync(own, '')
  return () => {
    rmSync(own, { force: true })
    return others(folder).length
  }
}

const others = (folder) =>
  readdirSync(folder).filter((pid) => {
    if (isRunning(Number(pid), 'node')) return true
    rmSync(path.join(folder, pid), { force: true }) // its launcher was killed before it could leave
    return false
  })
