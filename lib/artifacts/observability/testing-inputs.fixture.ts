import type { Provider, RequirementsDocument } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import type { ArtifactInput } from '../input'
import { inputOf } from '../testing-input.fixture'

const PROVIDERS = ['aws', 'gcp', 'azure'] as const

/** A scenario on a cloud with another way to monitor; a team that can run it. */
export function watched(
  document: RequirementsDocument,
  provider: Provider,
  monitoring: 'provider' | 'prometheus' | 'datadog',
  more: Partial<RequirementsDocument> = {},
): ArtifactInput {
  return inputOf({
    ...document,
    ...more,
    team: { ...document.team, monitoring, ops: 3, ...more.team },
    platform: { ...document.platform, provider, region: null, regionSecond: null },
  })
}

const CLUSTER: Partial<RequirementsDocument> = {
  insistOn: { compute: 'kubernetes' },
  team: {
    kubernetes: 'required',
    kubernetesWhy: ['run-well'],
    monitoring: 'prometheus',
    ops: 3,
    paging: ['pagerduty', 'incidentio', 'slack', 'teams', 'email'],
  },
}

const EVERY_STORE: Partial<RequirementsDocument> = {
  data: {
    stores: [
      'sql',
      'nosql',
      'timeseries',
      'object',
      'files',
      'cache',
      'queue',
      'pubsub',
      'stream',
      'workflow',
      'search',
      'warehouse',
      'vector',
    ],
  },
  insistOn: { 'database-scaling': 'read-replicas-and-pooler', 'database-nosql': 'document' },
}

type Named = readonly [name: string, input: ArtifactInput]

const scenario = (slug: string) => {
  const found = SCENARIOS.find((candidate) => candidate.slug === slug)
  if (!found) throw new Error(`no scenario ${slug}`)
  return found.document
}

/** Every scenario that runs code, on three clouds, measured with Prometheus; some on a cluster, on machines and with little traffic. */
export const prometheusInputs = (): Named[] => [
  ...SCENARIOS.filter(({ slug }) => slug !== 'static-site').flatMap(({ slug, document }) =>
    PROVIDERS.map((provider): Named => [`${slug} on ${provider}`, watched(document, provider, 'prometheus')]),
  ),
  ...PROVIDERS.flatMap((provider): Named[] => [
    [`a cluster on ${provider}`, watched(scenario('b2b-saas'), provider, 'prometheus', CLUSTER)],
    [
      `machines on ${provider}`,
      watched(scenario('steady-api'), provider, 'prometheus', { insistOn: { compute: 'vm-group' } }),
    ],
    [`every store on ${provider}`, watched(scenario('b2b-saas'), provider, 'prometheus', EVERY_STORE)],
  ]),
  [
    'little traffic on aws',
    watched(scenario('b2b-saas'), 'aws', 'prometheus', { traffic: { averageRps: 0.1, peakRps: 1 } }),
  ],
]

export const inputsFor = (monitoring: 'provider' | 'prometheus' | 'datadog'): Named[] =>
  SCENARIOS.flatMap(({ slug, document }) =>
    PROVIDERS.map((provider): Named => [`${slug} on ${provider}`, watched(document, provider, monitoring)]),
  )
