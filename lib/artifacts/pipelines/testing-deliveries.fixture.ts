import { PROVIDERS, RequirementsDocument } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import type { Artifact } from '../artifact'
import { inputOf } from '../testing-input.fixture'
import { writePipelines } from './write-pipelines'

export const REPOS = ['github', 'gitlab', 'bitbucket', 'azure-devops', 'other'] as const
export type Repo = (typeof REPOS)[number]
const IAC = ['terraform', 'opentofu', 'pulumi', 'cfn'] as const

/** Workloads that between them release every kind of part: the scenarios leave some out. */
const OTHERS: readonly [name: string, document: unknown][] = [
  [
    'machine-group',
    { workload: { kind: 'api', packaging: 'vm', special: ['os', 'rawTcpUdp'] }, insistOn: { compute: 'vm-group' } },
  ],
  ['one-machine', { workload: { kind: 'api', packaging: 'vm', special: ['os'] }, insistOn: { compute: 'vm-single' } }],
  ['platform', { workload: { kind: 'web', packaging: 'runtime' }, insistOn: { compute: 'paas-web' } }],
  [
    'batch',
    { workload: { kind: 'batch', unitSeconds: 1800, special: ['checkpointed'] }, insistOn: { compute: 'batch' } },
  ],
  [
    'own-machines',
    { workload: { kind: 'api', special: ['gpu'], bound: 'gpu' }, insistOn: { compute: 'containers-on-vms' } },
  ],
  [
    'functions',
    {
      workload: { kind: 'api', shape: 'functions' },
      traffic: { averageRps: 0.5, peakRps: 20, pattern: 'idle' },
      insistOn: { compute: 'functions' },
      delivery: { environments: ['preview', 'development', 'staging', 'production'] },
    },
  ],
  [
    'cluster',
    {
      workload: { kind: 'api', shape: 'many', special: ['kubernetesOperators'] },
      traffic: { averageRps: 900, peakRps: 3000 },
      team: {
        engineers: 40,
        ops: 4,
        kubernetes: 'required',
        kubernetesWhy: ['run-well'],
        monitoring: 'prometheus',
        experience: ['kubernetes', 'prometheus'],
      },
      insistOn: { compute: 'kubernetes', deployment: 'canary', metrics: 'prometheus' },
    },
  ],
  [
    'watched-elsewhere',
    { workload: { kind: 'api' }, team: { monitoring: 'datadog' }, insistOn: { metrics: 'datadog' } },
  ],
  ['trial', { workload: { kind: 'web' }, delivery: { environments: ['poc'] } }],
]

const EVERY_TEST = ['unit', 'integration', 'e2e', 'load', 'security']

type Case = { name: string; repo: Repo; document: RequirementsDocument }

export const caseOf = (
  document: unknown,
  provider: string,
  repo: Repo,
  iac = 'terraform',
  more: { name?: string; delivery?: object } = {},
): RequirementsDocument => {
  const given = RequirementsDocument.parse({ name: 'Some workload', ...(document as object) })
  return RequirementsDocument.parse({
    ...given,
    ...(more.name === undefined ? {} : { name: more.name }),
    platform: { ...given.platform, provider, region: null, regionSecond: null, iac },
    delivery: { ...given.delivery, repo, ...more.delivery },
  })
}

export const scenario = (slug: string): unknown => {
  const found = SCENARIOS.find((candidate) => candidate.slug === slug)
  if (!found) throw new Error(`no scenario ${slug}`)
  return found.document
}

/** All scenarios on all clouds for all build systems. */
export const everyCase = (): Case[] =>
  SCENARIOS.flatMap(({ slug, document }) =>
    PROVIDERS.flatMap((provider) =>
      REPOS.map((repo) => ({
        name: `${slug} on ${provider}, ${repo}`,
        repo,
        document: caseOf(document, provider, repo),
      })),
    ),
  )

/** Each kind of part on each cloud, with every test and each tool for the infrastructure somewhere. */
export const everyPart = (repo?: Repo): Case[] =>
  OTHERS.flatMap(([name, document], row) =>
    PROVIDERS.map((provider, column) => {
      const of = repo ?? REPOS[(row + column) % REPOS.length] ?? 'github'
      const iac = IAC[(row + column) % (provider === 'aws' ? 4 : 3)] ?? 'terraform'
      const environments = (document as { delivery?: object }).delivery ?? {}
      return {
        name: `${name} on ${provider}, ${of}, ${iac}`,
        repo: of,
        document: caseOf(document, provider, of, iac, { delivery: { tests: EVERY_TEST, ...environments } }),
      }
    }),
  )

export const filesOf = (document: unknown): Artifact[] => writePipelines(inputOf(document))

export function contentOf(files: readonly Artifact[], path: string): string {
  const file = files.find((candidate) => candidate.path === path)
  if (!file) throw new Error(`no ${path} among ${files.map((other) => other.path).join(', ')}`)
  return file.content
}
