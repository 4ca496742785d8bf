import { describe, expect, test } from 'vitest'
import { ofKind } from '@/lib/design/model'
import { type Cluster, clustersOf } from './cluster'
import type { Manifest } from './manifest'
import { folderOf } from './overlays'
import { CLUSTER_INPUTS } from './testing-inputs.fixture'
import { build } from './testing-proof.fixture'
import { writeKubernetes } from './write-kubernetes'

type Peer = { ipBlock?: { cidr: string }; namespaceSelector?: { matchLabels: { [label: string]: string } } }
type Rule = { from?: Peer[]; to?: Peer[]; ports: { port: number; protocol: string }[] }
type Policy = Manifest & { spec: { policyTypes: string[]; ingress?: Rule[]; egress?: Rule[] } }

const policiesOf = (manifests: readonly Manifest[]) =>
  manifests.filter((manifest): manifest is Policy => manifest.kind === 'NetworkPolicy')

/** Address and port of each rule, as text: what is allowed and nothing else. */
const allowed = (rules: readonly Rule[]) =>
  new Set(
    rules.flatMap(({ to = [], from = [], ports }) =>
      [...to, ...from].flatMap((peer) =>
        ports.map(({ port }) => `${peer.ipBlock?.cidr ?? JSON.stringify(peer.namespaceSelector ?? peer)} ${port}`),
      ),
    ),
  )

/** The same from the design alone, worked out another way: subnets of the tier, or any public address. */
function expected({ design, nodes, network }: Cluster): Set<string> {
  const inside = design.resources.some(
    (resource) => resource.kind === 'network-endpoint' && resource.style === 'interface',
  )
  return new Set(
    design.connections
      .filter(({ from }) => from === nodes.id)
      .flatMap(({ to, port }) => {
        const target = design.resources.find(({ id }) => id === to)
        if (!target) return []
        const subnets =
          ofKind(design, 'network')
            .find(({ region }) => region === target.region)
            ?.subnets.filter(({ tier }) => tier === target.tier) ?? []
        const isPeered = design.provider === 'gcp' && ['relational-database', 'file-system'].includes(target.kind)
        const managed = isPeered && subnets.length > 0 ? [{ cidr: '10.0.192.0/20' }] : []
        const own = inside && network ? [network] : []
        const cidrs = subnets.length > 0 ? [...subnets, ...managed] : [...own, { cidr: '0.0.0.0/0' }]
        return cidrs.map(({ cidr }) => `${cidr} ${port}`)
      }),
  )
}

/** What the cluster's own tools need, by the name of the policy. */
const OF_TOOLS = new Set([
  'to-names',
  'to-identity',
  'to-istio',
  'to-linkerd',
  'to-tempo',
  'to-services',
  'between-services',
  'from-prometheus',
])

describe.each(CLUSTER_INPUTS.map(([name, input]) => ({ name, input })))('$name', ({ input }) => {
  const files = writeKubernetes(input)
  for (const cluster of clustersOf(input)) {
    const policies = policiesOf(build(files, folderOf(cluster)))
    const ofDesign = policies.filter(({ metadata }) => !OF_TOOLS.has(metadata.name))

    test(`${cluster.overlay}: everything is denied that no policy allows`, () => {
      const deny = policies.find(({ metadata }) => metadata.name === 'default-deny')
      expect(deny?.spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] })
      for (const { spec, metadata } of policies) {
        const rules = [...(spec.ingress ?? []), ...(spec.egress ?? [])]
        expect(rules.length > 0 || metadata.name === 'default-deny', metadata.name).toBe(true)
        for (const { to, from, ports } of rules) {
          expect((to ?? from ?? []).length, metadata.name).toBeGreaterThan(0)
          expect(ports.length, metadata.name).toBeGreaterThan(0)
        }
      }
    })

    test(`${cluster.overlay}: what the pods may reach is what the design connects them to`, () => {
      const rules = ofDesign.flatMap(({ spec }) => spec.egress ?? [])
      expect([...allowed(rules)].sort()).toEqual([...expected(cluster)].sort())
    })

    test(`${cluster.overlay}: who may call the pods is who calls them in the design, on the port they listen on`, () => {
      const callers = cluster.design.connections
        .filter(({ from, to }) => to === cluster.nodes.id && from !== 'schedule')
        .map(({ from }) => `from-${from}`)
      const inward = ofDesign.filter(({ spec }) => spec.ingress)
      expect(inward.map(({ metadata }) => metadata.name).sort()).toEqual(callers.sort())
      for (const { spec } of inward)
        for (const { ports } of spec.ingress ?? [])
          expect(ports).toEqual([{ protocol: 'TCP', port: cluster.nodes.port }])
    })
  }
})

test('a store that the design does not connect is out of reach, and one that it does has its own port', () => {
  const [, input] = CLUSTER_INPUTS.find(([name]) => name === 'canary') ?? []
  if (!input) throw new Error('the design is missing')
  const without = {
    ...input,
    designs: input.designs.map((design) => ({
      ...design,
      connections: design.connections.filter(({ to }) => to !== 'database'),
    })),
  }
  const [cluster] = clustersOf(input)
  if (!cluster) throw new Error('the cluster is missing')
  const text = (given: typeof input) => JSON.stringify(policiesOf(build(writeKubernetes(given), folderOf(cluster))))
  expect(text(input)).toContain('5432')
  expect(text(without)).not.toContain('5432')
})
