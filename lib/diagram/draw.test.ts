import { expect, test } from 'vitest'
import type { Design } from '@/lib/design/model'
import { architecture, isNetworkOnly } from './architecture'
import { rowsOf } from './arrange'
import { everyKind, staticSite } from './designs.fixture'
import { drawAll, drawArchitecture } from './draw'
import { type Block, edgesOf, type Flowchart, groupsOf, MAX_CHARACTERS, MAX_EDGES, nodesOf } from './flowchart'
import { network } from './network'
import { requestPath } from './request-path'

const DESIGNS: readonly (readonly [string, Design])[] = [
  ['every kind in two regions', everyKind()],
  ['every kind in one region', oneRegion(everyKind())],
  ['a static site', staticSite()],
  ['nothing at all', { ...staticSite(), resources: [], connections: [], actors: [] }],
]

function oneRegion(design: Design): Design {
  const resources = design.resources.filter(({ region }) => region !== 'eu-central-1')
  const ids = new Set(['users', ...resources.map(({ id }) => id)])
  return {
    ...design,
    regions: design.regions.slice(0, 1),
    resources,
    connections: design.connections.filter(({ from, to }) => ids.has(from) && ids.has(to)),
  }
}

const blocksOf = (children: Block[]): Block[] => [...nodesOf(children), ...groupsOf(children)]
const levels = (chart: Flowchart) => [chart, ...groupsOf(chart.children)]

test.each(DESIGNS)(
  'every resource is drawn once: a network as a frame, endpoints in the network diagram (%s)',
  (_, design) => {
    const drawn = blocksOf(architecture(design).children).map(({ id }) => id)
    const inNetwork = nodesOf(network(design).children).map(({ id }) => id)
    for (const resource of design.resources) {
      const places = [...drawn, ...(isNetworkOnly(resource) ? inNetwork : [])].filter((id) => id === resource.id)
      expect(places, resource.id).toHaveLength(1)
    }
  },
)

test.each(DESIGNS)('lines join only blocks that stand beside each other (%s)', (_, design) => {
  for (const chart of [architecture(design), network(design)]) {
    for (const { children, edges } of levels(chart)) {
      const beside = new Set(children.map(({ id }) => id))
      for (const { from, to } of edges) expect([from, to].every((id) => beside.has(id))).toBe(true)
    }
  }
})

test.each(DESIGNS)('two blocks are joined by one line at most (%s)', (_, design) => {
  for (const chart of [architecture(design), network(design)]) {
    for (const { edges } of levels(chart)) {
      const pairs = edges.map(({ from, to }) => [from, to].sort().join(' '))
      expect(new Set(pairs).size).toBe(pairs.length)
    }
  }
})

test.each(DESIGNS)('ids are unique in a picture (%s)', (_, design) => {
  for (const chart of [architecture(design), network(design)]) {
    const ids = blocksOf(chart.children).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  }
})

test.each(DESIGNS)('sources stay far inside the limits of Mermaid (%s)', (_, design) => {
  for (const { mermaid } of drawAll(design)) expect(mermaid.length).toBeLessThan(MAX_CHARACTERS / 2)
  for (const chart of [architecture(design), network(design)]) expect(edgesOf(chart).length).toBeLessThan(MAX_EDGES / 2)
})

test('lines of a node are short enough for three nodes in a row', () => {
  for (const { details } of nodesOf(architecture(everyKind()).children)) {
    expect(details.length).toBeLessThanOrEqual(2)
    for (const line of details) expect(line.length).toBeLessThanOrEqual(26)
  }
})

test.each([
  [0, []],
  [1, [1]],
  [3, [3]],
  [4, [2, 2]],
  [5, [2, 3]],
  [7, [2, 2, 3]],
  [8, [2, 3, 3]],
])('%d nodes are laid in rows of %j: never one alone beside longer rows', (count, lengths) => {
  expect(rowsOf(Array.from({ length: count }, (_, index) => index)).map((row) => row.length)).toEqual(lengths)
})

test('the second region stands beside the first, joined by one thick line', () => {
  const cloud = groupsOf(architecture(everyKind()).children).find(({ id }) => id === 'all regions')
  expect(cloud?.direction).toBe('LR')
  expect(cloud?.edges).toEqual([
    { from: 'region eu-west-1', to: 'region eu-central-1', label: ['replication'], style: 'thick' },
  ])
})

test('copies collapse into one node that says how many', () => {
  const nodes = nodesOf(architecture(everyKind()).children)
  expect(nodes.find(({ id }) => id === 'container-service')?.title).toBe('Container service × 2–6')
})

test('the list names every resource and every connection', () => {
  const design = everyKind()
  const { text } = drawArchitecture(design)
  for (const resource of design.resources.filter((one) => !isNetworkOnly(one))) expect(text).toContain(resource.purpose)
  expect(text.split('\n').filter((line) => /, port \d+$/.test(line))).toHaveLength(design.connections.length)
})

test('one request asks the cache before the database, and the work it left is taken afterwards', () => {
  const { steps } = requestPath(everyKind())
  const words = steps.map((step) => (step.type === 'note' ? step.text : `${step.type} ${step.from} ${step.to}`))
  const place = (text: string) => words.indexOf(text)
  expect(place('call container-service cache')).toBeLessThan(place('call container-service connection-pooler'))
  expect(place('send container-service queue')).toBeGreaterThan(-1)
  expect(place('later, apart from the request')).toBeLessThan(place('call machine-group queue'))
  expect(words.some((text) => text.includes('secret-store') || text.includes('-standby'))).toBe(false)
})

test('every question on the way is answered before the user is', () => {
  const { steps } = requestPath(oneRegion(everyKind()))
  const now = steps.slice(
    0,
    steps.findIndex(({ type }) => type === 'note'),
  )
  const waiting: string[] = []
  for (const step of now) {
    if (step.type === 'call') waiting.push(`${step.from} ${step.to}`)
    if (step.type === 'answer') expect(`${step.to} ${step.from}`).toBe(waiting.pop())
  }
  expect(waiting).toEqual([])
})

test('the network shows each subnet with its address, and the ports that are open between tiers', () => {
  const [, mermaid] = drawAll(oneRegion(everyKind())).map((diagram) => diagram.mermaid)
  for (const part of [
    'Zone a 10.0.0.0/24',
    'Zone b 10.0.33.0/24',
    'TCP 8080',
    'TCP 5432, 6379',
    'out by one NAT gateway',
  ])
    expect(mermaid).toContain(part)
})

test('the same design gives the same bytes', () => {
  expect(drawAll(everyKind())).toEqual(drawAll(everyKind()))
})

test('a hub is reached from the data centre, and a direct join is the line between two networks', () => {
  const hub = oneRegion(everyKind())
  for (const chart of [architecture(hub), network(hub)]) {
    const [site] = nodesOf(chart.children).filter(({ title }) => title === 'Data centre')
    expect(chart.edges.some(({ from }) => from === site?.id)).toBe(true)
  }
  const peered = everyKind()
  const joined: Design = {
    ...peered,
    resources: peered.resources.map((resource) =>
      resource.kind === 'network' ? { ...resource, connectivity: 'peering', joinsSite: false } : resource,
    ),
  }
  const chart = network(joined)
  expect(nodesOf(chart.children).some(({ title }) => title === 'Data centre')).toBe(false)
  expect(levels(chart).flatMap((level) => level.edges.flatMap(({ label }) => label))).toContain('peering')
})
