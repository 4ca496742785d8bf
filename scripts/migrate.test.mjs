import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestServer } from './database.mjs'
import { migrate } from './migrate.mjs'

let server
let url
let folder
let client
beforeEach(async () => {
  server = await openTestServer()
  url = await server.create()
  folder = mkdtempSync(path.join(os.tmpdir(), 'groundplan-migrations-'))
  client = new pg.Client({ connectionString: url })
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const write = (name, sql) => {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}
const recorded = async () =>
  (
    await client.query(
      "SELECT migration_name, finished_at IS NOT NULL AS done, length(checksum) AS checksum FROM _prisma_migrations WHERE migration_name ~ '^[12]_' ORDER BY 1",
    )
  ).rows

test('migrations are applied in order, once each, also by several launchers at the same time', async () => {
  write('2_fill', 'INSERT INTO one SELECT 1')
  write('1_create', 'CREATE TABLE one (n int)')
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  expect(applied.flat()).toEqual(['1_create', '2_fill'])
  expect((await client.query('SELECT * FROM one')).rows).toEqual([{ n: 1 }])
  expect(await recorded()).toEqual([
    { migration_name: '1_create', done: true, checksum: 64 },
    { migration_name: '2_fill', done: true, checksum: 64 },
  ])
})

test('one that fails leaves nothing behind and holds up those after it', async () => {
  write('1_broken', 'CREATE TABLE half (n int); SELECT nonsense')
  await expect(migrate(url, folder)).rejects.toThrow(/nonsense/)
  expect((await client.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }])
  await expect(migrate(url, folder)).rejects.toThrow(/1_broken failed earlier/)
})

test('one that was edited after it had been applied is refused', async () => {
  write('1_create', 'CREATE TABLE one (n int)')
  await migrate(url, folder)
  write('1_create', 'CREATE TABLE one (n bigint)')
  await expect(migrate(url, folder)).rejects.toThrow(/edited/)
})
