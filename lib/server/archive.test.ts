import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import { planJson } from '@/lib/plan-json'
import { decisionRecords } from '@/lib/report/adr'
import { archive } from './archive'
import { fileName } from './download'
import { smallPlan } from './plan.fixture'
import { summarise } from './revision-summary'
import type { Revision } from './revisions'

const requirements = { schemaVersion: 1 as const, name: 'Orders API', workload: { kind: 'api' as const } }
const made = plan(requirements, catalog)
const artifacts = [...made.artifacts, { path: 'terraform/ümlaut.tf', language: 'hcl', content: '# é\n', why: '' }]
const revision: Revision = {
  number: 4,
  note: '',
  createdAt: '2026-11-23T10:00:00.000Z',
  rulesetVersion: made.ruleset.version,
  catalogReadOn: made.catalog.readOn,
  summary: summarise(made),
  answers: {},
  draftVersion: 1,
  requirements,
  plan: { ...made, artifacts },
}
const bytes = async () => new Uint8Array(await new Response(archive(revision, 'orders-api-r4')).arrayBuffer())

test('the archive holds the report, both documents and every generated file, in one folder', async () => {
  const files = unzipSync(await bytes())
  const records = decisionRecords(revision.plan, '2026-11-23').map(({ path }) => path)
  const documents = [
    ...['infrastructure.md', 'pipeline.md', 'kubernetes.md', 'costs.md', 'incidents.md'].map((name) => `docs/${name}`),
    'docs/adr/README.md',
    ...records,
    ...['costs.csv', 'controls.csv', 'requirements.json', 'plan.json'].map((name) => `docs/${name}`),
  ]
  expect(records.length).toBeGreaterThan(5)
  const paths = [...artifacts.map(({ path }) => path), ...documents]
  expect(Object.keys(files)).toEqual(paths.map((path) => `orders-api-r4/${path}`))
  expect(strFromU8(files['orders-api-r4/terraform/ümlaut.tf'] ?? new Uint8Array())).toBe('# é\n')
  expect(strFromU8(files['orders-api-r4/docs/plan.json'] ?? new Uint8Array())).toBe(planJson(revision.plan))
})

test('the same revision gives the same bytes', async () => {
  expect(Buffer.compare(await bytes(), await bytes())).toBe(0)
})

test.each([
  ['orders-api', 'orders-api-r4.zip'],
  ['', 'design-r4.zip'],
  ['a"; filename="b', 'afilenameb-r4.zip'],
])('the file of a design with the slug %j is named %s', (slug, name) => {
  expect(fileName({ design: { ...smallPlan.design, slug } }, 4, 'zip')).toBe(name)
})
