import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { migrate } from './migrate.mjs'
import { startPostgres } from './postgres.mjs'
import { at, say } from './workspace.mjs'

/** The database that designs are kept in, with every migration applied: DATABASE_URL, or our own Postgres with data in .data/. */
export async function openDatabase() {
  const given = process.env.DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgres(at('.data'))
  if (!given) say(`Postgres runs, with its data in ${server.home}`)
  try {
    const applied = await migrate(server.url)
    if (applied.length > 0) say(`Applied ${applied.join(', ')}`)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

/**
 * A Postgres for tests: DATABASE_URL_TEST, or a new server in a temporary folder that is removed with it. The designs in .data/
 * and in DATABASE_URL are never touched. `create` makes an empty, migrated database with a name of its own.
 */
export async function openTestServer() {
  const given = process.env.DATABASE_URL_TEST
  const server = given ? { url: given, stop: async () => {} } : await startThrowAway()
  const made = []
  return {
    url: server.url,
    async create() {
      const name = `groundplan_test_${randomBytes(6).toString('hex')}`
      await administer(server.url, `CREATE DATABASE ${name}`)
      made.push(name)
      const url = new URL(server.url)
      url.pathname = `/${name}`
      await migrate(url.href)
      return url.href
    },
    async stop() {
      for (const name of made) await administer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      await server.stop()
    },
  }
}

async function startThrowAway() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundplan-test-'))
  chmodSync(folder, 0o755) // run as root, Postgres is another account and has to enter it
  // Nothing in it outlives the run, so it need not survive a power cut.
  const server = await startPostgres(folder, {
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  })
  return {
    url: server.url,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function administer(connectionString, statement) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
