#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import readline from 'node:readline'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/*
 * Stands in for the engine binary that Prisma's command would download, for `migrate diff` (see new-migration.mjs): the same
 * arguments, the same JSON-RPC over standard input and output, run by the WASM build of the same engine.
 */
const [, , ...argv] = process.argv
const optionValues = (name) => argv.filter((_, index) => argv[index - 1] === name)
if (argv.includes('--version')) {
  console.log('schema-engine-cli wasm')
  process.exit(0)
}

const url = JSON.parse(optionValues('--datasource')[0] ?? '{}').url ?? process.env.DATABASE_URL
const datamodels = optionValues('--datamodels').map((file) => [file, readFileSync(file, 'utf8')])

// Catalogue queries return Postgres' internal "char" type (oid 18), for which the adapter has no mapping; it reads as text (25).
const { addFields } = pg.Result.prototype
pg.Result.prototype.addFields = function (fields) {
  return addFields.call(
    this,
    fields.map((field) => Object.assign(field, { dataTypeID: field.dataTypeID === 18 ? 25 : field.dataTypeID })),
  )
}

await loadEngine()
const engine = await wasm.SchemaEngine.new(
  { datamodels: datamodels.length > 0 ? datamodels : undefined },
  () => {},
  bindMigrationAwareSqlAdapterFactory(adapter(url)),
)

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
for await (const line of readline.createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const { id, method, params } = JSON.parse(line)
  if (method) await answer(id, method, params)
}
process.exit(0)

async function answer(id, method, params) {
  try {
    const call = engine[method === 'getDatabaseVersion' ? 'version' : method]
    if (!call) throw new Error(`${method} is not among what this stand-in can do`)
    const result = (await call.call(engine, params)) ?? {}
    // The binary prints the script through a request of its own, which the command answers.
    if (method === 'diff' && result.stdout) send({ id: 1_000_000, method: 'print', params: { content: result.stdout } })
    send({ id, result })
  } catch (error) {
    const data = {
      is_panic: false,
      message: error.message ?? String(error),
      error_code: error.code ?? null,
      meta: null,
    }
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } })
  }
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => console.error(message) }
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const binary = readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': wasm })
  wasm.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
}

/**
 * Three things the adapter does not do for a shadow database: a connection string would win over `database`, so that the shadow would
 * be the real one; it is dropped before its connections are closed, which Postgres refuses; and scripts are split at every semicolon,
 * those inside a function's body included.
 */
function adapter(address) {
  const { hostname, port, username, password, pathname } = new URL(address)
  const [user, secret] = [username, password].map(decodeURIComponent)
  const config = { host: hostname, port: Number(port || 5432), user, password: secret, database: pathname.slice(1) }
  const main = new PrismaPg(config)
  return {
    provider: main.provider,
    adapterName: main.adapterName,
    connect: () => main.connect(),
    async connectToShadowDb() {
      const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
      await execute(config, `CREATE DATABASE "${database}"`)
      const shadow = await new PrismaPg({ ...config, database }).connect()
      const dispose = shadow.dispose.bind(shadow)
      return Object.assign(shadow, {
        executeScript: (script) => execute({ ...config, database }, script),
        async dispose() {
          await dispose()
          await execute(config, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
        },
      })
    },
  }
}

async function execute(config, script) {
  const client = new pg.Client(config)
  await client.connect()
  try {
    await client.query(script)
  } finally {
    await client.end()
  }
}
