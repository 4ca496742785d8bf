import { expect, test } from 'vitest'
import { ofKind, type Resource } from '@/lib/design/model'
import { PROVIDERS } from '@/lib/requirements/schema'
import { ask, type Change } from './ask.fixture'
import { frontDoors } from './front-doors'
import { inputOf } from './input.fixture'

const TWO_REGIONS = { availability: { scope: 'region', rtoMinutes: 15, rpoMinutes: 1 } } as const

/** A design with one part changed by hand: ours have one way in. */
const raisedBy = (change: Change, edit: (resources: Resource[]) => Resource[] = (all) => all) => {
  const input = inputOf(ask(change))
  return frontDoors({ ...input, design: { ...input.design, resources: edit(input.design.resources) } })
}

const second = (resources: Resource[]): Resource[] => [
  ...resources,
  ...ofKind({ resources }, 'load-balancer').map((door) => ({ ...door, id: 'partners', label: 'Partners’ balancer' })),
]

test('what we design has one way in, on every cloud and in two regions too', () => {
  for (const provider of PROVIDERS)
    for (const change of [
      {},
      TWO_REGIONS,
      { insistOn: { cdn: 'edge' } },
      { ...TWO_REGIONS, insistOn: { cdn: 'edge' } },
    ])
      expect(raisedBy({ ...change, platform: { provider } })).toEqual([])
})

test('a second public way in of one region is named', () => {
  const [found] = raisedBy({}, second)
  expect(found?.message).toMatch(/^US East \(N\. Virginia\) has 2 ways in: Load balancer and Partners’ balancer\./)
  expect(found?.about).toEqual(['load-balancing', 'balancer', 'partners'])
})

test('a way in that no user can reach does not count', () => {
  expect(raisedBy({ security: { exposure: 'internal' } }, second)).toEqual([])
})

test('a way in beside the CDN is named', () => {
  const messages = raisedBy({ insistOn: { cdn: 'edge' } }, second).map(({ message }) => message)
  expect(messages.at(-1)).toMatch(
    /Content delivery stands in front .* and Partners’ balancer can be reached without it/,
  )
})

test('two regions under no common name are named', () => {
  const simple = (resources: Resource[]) =>
    resources.map((one): Resource => (one.kind === 'dns-zone' ? { ...one, routing: 'simple' } : one))
  const without = (resources: Resource[]) => resources.filter(({ kind }) => kind !== 'dns-zone')
  expect(raisedBy(TWO_REGIONS, simple).map(({ message }) => message)).toEqual([
    expect.stringMatching(/each have a way in of their own, and no name leads .* DNS is simple\.$/),
  ])
  expect(raisedBy(TWO_REGIONS, without)[0]?.message).toMatch(/DNS is missing\.$/)
})
