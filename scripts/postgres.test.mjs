import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres } from './postgres.mjs'
import { isAlive } from './process-table.mjs'

let folder
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'groundplan-launcher-'))
  chmodSync(folder, 0o755)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const serverOf = ({ home }) => Number(readFileSync(path.join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

async function query(url, text) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('rows outlive the server, a stale pid file does not stop the next one, and strangers need the password', async () => {
  const first = await startPostgres(folder)
  await query(first.url, 'CREATE TABLE kept AS SELECT 1 AS one')
  await expect(query(first.url.replace(/:\w+@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password/)
  const pid = serverOf(first)
  await first.stop()
  expect(isAlive(pid)).toBe(false)

  // As after a power cut: the number in the file now belongs to some other program, here this one.
  writeFileSync(path.join(first.home, 'postgres/postmaster.pid'), `${process.pid}\n${first.home}\n0\n5432\n`)
  const second = await startPostgres(folder)
  expect(await query(second.url, 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  await second.stop()
})

test('a second launcher shares the server, which ends with the last of them', async () => {
  const first = await startPostgres(folder)
  const pid = serverOf(first)
  const script = `
    import { startPostgres } from ${JSON.stringify(path.resolve('scripts/postgres.mjs'))}
    const { stop } = await startPostgres(${JSON.stringify(folder)})
    console.log('open')
    process.stdin.on('data', () => {}).on('end', async () => { await stop(); process.exit(0) })`
  const other = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => other.stdout.once('data', resolve))

  await first.stop()
  expect(isAlive(pid)).toBe(true)
  other.stdin.end()
  await new Promise((resolve) => other.once('exit', resolve))
  expect(isAlive(pid)).toBe(false)
})

test('a server whose launcher was killed is taken over', async () => {
  const script = `
    import { startPostgres } from ${JSON.stringify(path.resolve('scripts/postgres.mjs'))}
    await startPostgres(${JSON.stringify(folder)})
    process.kill(process.pid, 'SIGKILL')`
  const killed = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' })
  await new Promise((resolve) => killed.once('exit', resolve))
  const next = await startPostgres(folder)
  const pid = serverOf(next)
  expect(await query(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await next.stop()
  expect(isAlive(pid)).toBe(false)
})
