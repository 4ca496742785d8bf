import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { openTestServer } from './database.mjs'
import { at, node, root, tool } from './workspace.mjs'

// `node scripts/new-migration.mjs add_a_column`: writes the SQL that leads from prisma/migrations to prisma/schema.prisma. Read it
// before committing it; what Prisma cannot express (triggers) is added by hand.
const [name = ''] = process.argv.slice(2)
if (!/^[a-z][a-z_]*$/.test(name)) throw new Error('Name the migration in lower case with underscores: add_share_links.')

const server = await openTestServer()
try {
  const flags = [
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma/schema.prisma',
    '--script',
  ]
  const engine = { PRISMA_SCHEMA_ENGINE_BINARY: at('scripts/schema-engine.mjs'), CHECKPOINT_DISABLE: '1' }
  const env = { ...process.env, ...engine, DATABASE_URL: await server.create(), PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const options = { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }
  const { status, stdout } = spawnSync(node, tool('prisma/build/index.js', ...flags), options)
  if (status !== 0) throw new Error('`prisma migrate diff` failed.')
  if (stdout.replaceAll(/^--.*$/gm, '').trim() === '') throw new Error('The migrations already lead to the schema.')
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = at('prisma/migrations', `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/migration.sql`, stdout)
  console.log(`Wrote ${folder}/migration.sql`)
} finally {
  await server.stop()
}
