import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { POST } from './route'

const ask = (body: unknown, query = '') =>
  POST(new Request(`http://localhost/api/plan${query}`, { method: 'POST', body: JSON.stringify(body) }))
const command = (flags: string[], input: string) =>
  spawnSync(process.execPath, ['bin/devops.mjs', '--infra', '-', ...flags], { input, encoding: 'utf8' })

const document = SCENARIOS.find(({ slug }) => slug === 'b2b-saas')?.document
const smallest = { schemaVersion: 1, name: 'Orders API', workload: { kind: 'api' } }

test('the command line prints the bytes that the API answers, from JSON and from YAML', async () => {
  const answered = await (await ask(document)).text()
  expect(command(['--json'], JSON.stringify(document)).stdout).toBe(answered)
  expect(command(['--json'], stringify(document)).stdout).toBe(answered)
})

test('both name the same faults in the same words', async () => {
  const wrong = { ...smallest, workload: { kind: 'apix' }, colour: 'red', traffic: { averageRps: 9, peakRps: -1 } }
  const { errors } = await (await ask(wrong)).json()
  const { status, stdout, stderr } = command(['--json'], JSON.stringify(wrong))
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toEqual(
    errors.map(({ path, message }: Record<string, string>) => `${path}: ${message}`),
  )
  expect(errors).toHaveLength(3)
})

test('the smallest document is planned and every guess is listed', async () => {
  const response = await ask(smallest)
  expect(response.status).toBe(200)
  expect((await response.json()).assumptions.length).toBeGreaterThan(20)
})

test('with include, only those parts are answered, and they are the same', async () => {
  const whole = await (await ask(document)).json()
  const part = await (await ask(document, '?include=cost,availability,findings,what-if')).json()
  expect(Object.keys(part)).toEqual(['planVersion', 'ruleset', 'catalog', 'findings', 'availability', 'cost'])
  expect(part).toEqual({ ...part, cost: whole.cost, availability: whole.availability, findings: whole.findings })
})

test('what is worked out by planning again comes only where it is asked for', async () => {
  const { cost, decisions } = await (await ask(document, '?include=cost,decisions')).json()
  expect(cost).not.toHaveProperty('curve')
  expect(decisions[0]).not.toHaveProperty('tippingPoints')
})

test('a part that does not exist is refused, with those that do', async () => {
  const response = await ask(document, '?include=prices')
  expect([response.status, (await response.json()).errors[0].path]).toEqual([400, 'include'])
})
