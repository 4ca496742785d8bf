import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideAll, type Topic } from '@/lib/decisions/decide-all'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import { compose } from './compose'
import { type ClusterAddon, type Design, ofKind } from './model'

/** What a person may insist on beside the answers, so that options which seldom win come up too. */
const WISHES: RequirementsDocument['insistOn'][] = [
  {},
  { 'network-connectivity': 'peering', metrics: 'prometheus' },
  { 'network-connectivity': 'transit-hub', logs: 'datadog' },
  { compute: 'kubernetes', 'service-mesh': 'istio', logs: 'loki', secrets: 'vault' },
  { compute: 'kubernetes', 'service-mesh': 'linkerd', traces: 'jaeger-or-tempo' },
  { metrics: 'datadog', traces: 'datadog' },
]

const designed = (document: RequirementsDocument, insistOn: RequirementsDocument['insistOn']) => {
  const { requirements } = complete({ ...document, insistOn: { ...document.insistOn, ...insistOn } })
  const { decisions } = decideAll(requirements, PROFILES)
  const design = compose(requirements, decisions, PROFILES[decisions.provider.choice])[0]
  if (!design) throw new Error('no design')
  return { decisions, design }
}

const PLANS = fc
  .sample(requirementsDocument, { numRuns: 240, seed: SEED })
  .flatMap((document, index) => [designed(document, {}), designed(document, WISHES[index % WISHES.length] ?? {})])

const runs = (addon: ClusterAddon) => (design: Design) =>
  ofKind(design, 'container-cluster').some(({ addons }) => addons.includes(addon))
const hasCode = (design: Design) => ofKind(design, 'log-store').length > 0

/** For each option that is more than the provider's own: which resource says so. Logs exist only where something runs. */
const CARRIED: { readonly [T in Topic]?: { readonly [option: string]: (design: Design) => boolean } } = {
  'network-connectivity': {
    peering: (design) => ofKind(design, 'network').some(({ connectivity }) => connectivity === 'peering'),
    'transit-hub': (design) => ofKind(design, 'network').some(({ connectivity }) => connectivity === 'transit-hub'),
  },
  'service-mesh': { linkerd: runs('linkerd'), istio: runs('istio') },
  metrics: {
    prometheus: (design) => ofKind(design, 'monitoring').some(({ metricsBy }) => metricsBy === 'prometheus'),
    datadog: (design) => ofKind(design, 'monitoring').some(({ metricsBy }) => metricsBy === 'datadog'),
  },
  logs: {
    loki: (design) => runs('loki')(design) && ofKind(design, 'log-store').some(({ by }) => by === 'loki'),
    datadog: (design) => !hasCode(design) || ofKind(design, 'log-store').some(({ by }) => by === 'datadog'),
  },
  traces: {
    'jaeger-or-tempo': (design) =>
      runs('tempo')(design) && ofKind(design, 'object-store').some(({ use }) => use === 'telemetry'),
    datadog: (design) => ofKind(design, 'monitoring').some(({ tracesBy }) => tracesBy === 'datadog'),
  },
  secrets: {
    vault: (design) => runs('vault')(design) && ofKind(design, 'secret-store').every(({ by }) => by === 'vault'),
  },
}

const CHECKS = Object.entries(CARRIED).flatMap(([topic, options]) =>
  Object.entries(options).map(([option, isCarried]) => ({ topic: topic as Topic, option, isCarried })),
)

test.each(CHECKS)(
  '$topic: $option is on a resource wherever it is chosen, and nowhere else',
  ({ topic, option, isCarried }) => {
    const chosen = PLANS.filter(({ decisions }) => decisions[topic].choice === option)
    expect(chosen.length).toBeGreaterThan(0)
    expect(chosen.filter(({ design }) => !isCarried(design)).map(({ design }) => design.slug)).toEqual([])
    const others = PLANS.filter(({ decisions, design }) => decisions[topic].choice !== option && hasCode(design))
    expect(others.filter(({ design }) => isCarried(design)).map(({ design }) => design.slug)).toEqual([])
  },
)

test('a second region’s network is joined like the first, and its traffic is counted once', () => {
  for (const { design } of PLANS) {
    const [first, second] = ofKind(design, 'network')
    if (!first || !second) continue
    expect(second.connectivity).toBe(first.connectivity)
    expect(second.joinedGibPerMonth).toBe(0)
  }
})

const KUBERNETES: RequirementsDocument = {
  schemaVersion: 1,
  name: 'Fleet',
  workload: { kind: 'api', shape: 'many', serviceCount: 12 },
  traffic: { averageRps: 40, peakRps: 120 },
  team: { kubernetes: 'required', ops: 3, experience: ['kubernetes'], engineers: 30 },
  data: { stores: [] },
}
const nodes = (insistOn: RequirementsDocument['insistOn']) =>
  ofKind(designed(KUBERNETES, { compute: 'kubernetes', ...insistOn }).design, 'machine-group')
    .filter(({ role }) => role === 'nodes')
    .reduce((sum, { replicas, vcpu }) => sum + replicas.typical * vcpu, 0)

test('what runs beside the services has room on the nodes', () => {
  const plain = nodes({ 'service-mesh': 'none', logs: 'cloud-native', traces: 'cloud-native' })
  const full = nodes({ 'service-mesh': 'istio', logs: 'loki', traces: 'jaeger-or-tempo', secrets: 'vault' })
  // Istio 2 × 1, Loki 3 × 0.5, Tempo 1.5, Vault 5 × 0.5 vCPU, and a fifth on top.
  expect(full - plain).toBeGreaterThanOrEqual(9)
})
