import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import { expectedFiles } from '@/lib/scenarios/expected'
import { SCENARIOS } from '@/lib/scenarios/scenarios'

/** Rewrites what every scenario expects. Read the difference before it is committed: it is the effect of the change. */
const root = path.join(import.meta.dirname, '../lib/scenarios')

for (const { slug, document } of SCENARIOS) {
  const folder = path.join(root, slug, 'expected')
  rmSync(folder, { recursive: true, force: true })
  for (const { path: name, content } of expectedFiles(plan(document, catalog))) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  console.log(`${slug}: rewritten`)
}
