import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import { PlanDocument } from '@/lib/plan-document'
import { expectedFiles } from './expected'
import { SCENARIOS } from './scenarios'

const folder = (slug: string) => path.join(import.meta.dirname, slug, 'expected')

const filesUnder = (root: string, below = ''): string[] =>
  readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name)
    return entry.isDirectory() ? filesUnder(root, name) : [name]
  })

test.each(SCENARIOS)(
  '$slug gives the drawing, bill, report and code on disk (npm run goldens rewrites them)',
  ({ slug, document }) => {
    const made = expectedFiles(plan(document, catalog))
    expect(existsSync(folder(slug))).toBe(true)
    expect(made.map(({ path }) => path).sort()).toEqual(filesUnder(folder(slug)).sort())
    for (const { path: name, content } of made) {
      expect(content, `${slug}/expected/${name}`).toBe(readFileSync(path.join(folder(slug), name), 'utf8'))
    }
  },
)

test.each(SCENARIOS)('$slug is a plan of the published schema', ({ document }) => {
  const made = plan(document, catalog)
  expect(PlanDocument.parse(JSON.parse(JSON.stringify(made)))).toEqual(JSON.parse(JSON.stringify(made)))
})
