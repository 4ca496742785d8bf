import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './workspace.mjs'

/**
 * Applies prisma/migrations over a plain connection and records them as `prisma migrate deploy` does (same table, checksums and
 * advisory lock), so that Prisma's own commands agree with it and its engine binary need not be downloaded.
 * Returns the names of what was applied.
 */
export async function migrate(connectionString, folder = at('prisma/migrations')) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(TABLE)
    const { rows } = await client.query('SELECT * FROM _prisma_migrations WHERE rolled_back_at IS NULL')
    const failed = rows.find(({ finished_at: finishedAt }) => !finishedAt)
    if (failed)
      throw new Error(
        `Migration ${failed.migration_name} failed earlier. Resolve it with \`npx prisma migrate resolve\`.`,
      )

    const checksums = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    const applied = []
    for (const migration of migrationsIn(folder)) {
      const known = checksums.get(migration.name)
      if (known !== undefined && known !== migration.checksum) {
        throw new Error(`Migration ${migration.name} was edited after it had been applied. Add a new one instead.`)
      }
      if (known !== undefined) continue
      await apply(client, migration)
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end() // which gives the lock back
  }
}

// https://github.com/prisma/prisma-engines, schema-engine/connectors: the lock that Prisma Migrate takes (read 2026-11-23).
const PRISMA_LOCK = 72707369

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

function migrationsIn(folder) {
  const names = readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
  return names.map((name) => {
    const sql = readFileSync(path.join(folder, name, 'migration.sql'))
    return { name, sql: sql.toString('utf8'), checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function apply(client, { name, sql, checksum }) {
  const id = randomUUID()
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    await client.query(sql) // without parameters: one message, hence one implicit transaction
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error)])
    throw error
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id])
}
