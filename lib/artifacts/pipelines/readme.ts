import { hasWrittenTrust } from '@/lib/design/pipeline-trust'
import { markdownTable } from '@/lib/text/markdown-table'
import type { Artifact } from '../artifact'
import { TOOLS_IMAGE } from './bitbucket'
import { type Delivery, everyEnvironment, has, headerOf, type Job, suffixOf } from './model'
import { scriptOf } from './shell-job'

/** What only the reader knows, what the repository has to answer, and what a pipeline file can't set by itself. */
export function pipelineReadme(delivery: Delivery, jobs: readonly Job[]): Artifact {
  const why = 'Values to set, the make targets that the jobs call, and the settings that are no file.'
  const sections = [
    `<!-- ${headerOf(delivery).replaceAll('--', '- -')} -->`,
    '# Pipeline',
    overview(delivery),
    '## Values to set',
    `${PLACES[delivery.repo]} Roles trust the tokens of this repository and nothing else; no key is stored.`,
    ...madeBy(delivery),
    markdownTable(
      ['Variable', 'What it is'],
      values(delivery, jobs).map(([name, what]) => [`\`${name}\``, what]),
    ),
    ...(delivery.parts.length > 0
      ? [
          '## What the repository answers',
          'The jobs call these `make` targets, so that each also runs on a desk.',
          markdownTable(
            ['Target', 'What it does'],
            targets(delivery).map(([name, what]) => [`\`${name}\``, what]),
          ),
        ]
      : []),
    '## Settings that are no file',
    approvals(delivery)
      .map((line) => `- ${line}`)
      .join('\n'),
    '## Tools on the runner',
    tools(delivery),
    ...(delivery.repo === 'other' ? ['## Order of the jobs', order(jobs)] : []),
    '## Going back',
    delivery.input.pipeline.rollback.map((line) => `- ${line}`).join('\n'),
    ...(notThere(delivery).length > 0
      ? [
          '## Not in this pipeline',
          notThere(delivery)
            .map((line) => `- ${line}`)
            .join('\n'),
        ]
      : []),
  ]
  return { path: 'pipeline/README.md', language: 'markdown', content: `${sections.join('\n\n')}\n`, why }
}

function overview({ parts, environments, preview, input }: Delivery): string {
  const chain = environments.map(({ name }) => name).join(', then ')
  if (parts.length === 0)
    return `Nothing of this design is released: the pipeline looks after its infrastructure in ${chain}.`
  const names = parts.map(({ id }) => `\`${id}\``).join(', ')
  return [
    `One release goes to ${chain}: ${names}, built once and named by digest. Strategy: ${input.pipeline.strategy}. ${input.pipeline.because}`,
    'A release is the commit it was built from. `releases/<commit>.json` lists its parts and their digests, `deployments/<environment>/` who deployed what when and how it ended.',
    'Changes of a schema are made by the release itself, before it takes requests: expand, migrate, contract. The runner has no way into the private network.',
    ...(preview ? ['The preview is one environment: changes take turns in it.'] : []),
  ].join('\n\n')
}

const PLACES: Record<Delivery['repo'], string> = {
  github: 'Under Settings → Secrets and variables → Actions → Variables.',
  gitlab: 'Under Settings → CI/CD → Variables; protect those of production.',
  bitbucket: 'Under Repository settings → Pipelines → Repository variables.',
  'azure-devops': 'In a variable group named `pipeline` under Pipelines → Library.',
  other: 'In the environment of the runner.',
}

/** What a folder of Terraform makes, its outputs say by the same names. */
function madeBy({ repo, provider, input }: Delivery): string[] {
  const { iac } = input.requirements.platform
  if (iac !== 'terraform' && iac !== 'opentofu') return []
  if (!hasWrittenTrust(input.requirements, provider))
    return repo === 'bitbucket'
      ? [
          'Azure compares the whole subject of a token, and Bitbucket’s ends in the id of the step, so that the two cannot trust each other directly: run these jobs on a runner of your own in Azure that hands out such tokens.',
        ]
      : []
  const command = iac === 'opentofu' ? 'tofu' : 'terraform'
  return [
    `\`terraform/bootstrap\` makes most of them: \`${command} -chdir=terraform/bootstrap output\` lists what to enter, by these names.`,
  ]
}

type Row = readonly [name: string, what: string]

function values(delivery: Delivery, jobs: readonly Job[]): Row[] {
  const { provider, repo, input } = delivery
  const names = everyEnvironment(delivery)
  const identities = [...new Set(jobs.flatMap(({ identity }) => identity ?? []))]
  const releases = delivery.parts.length > 0 || input.requirements.platform.iac === 'cfn'
  return [
    ...(releases ? [['RELEASES', RELEASES[provider]] as const] : []),
    ...identities.map(
      (identity): Row => [`${PREFIX[provider]}_${identity}`, `${ROLE[provider]} ${rightsOf(identity)}`],
    ),
    ...(provider === 'gcp'
      ? [['GCP_PROVIDER', 'The workload identity provider: projects/…/providers/….'] as const]
      : []),
    ...(provider === 'gcp'
      ? names.map(({ name }): Row => [`GCP_PROJECT_${suffixOf(name)}`, `The project of ${name}.`])
      : []),
    ...(provider === 'azure'
      ? ([
          ['AZURE_TENANT_ID', 'The tenant.'],
          ['AZURE_SUBSCRIPTION_ID', 'The subscription of all environments.'],
        ] as const)
      : []),
    ...(delivery.parts.length > 0
      ? names.map(({ name }): Row => [`URL_${suffixOf(name)}`, `Where ${name} answers, like https://example.com.`])
      : []),
    ...signers(delivery),
    ...(input.choices.metrics === 'prometheus'
      ? [['ALERTMANAGER_URL', 'Where Alertmanager answers the runner.'] as const]
      : []),
    ...(input.choices.metrics === 'datadog'
      ? ([
          [
            'DD_API_KEY, DD_APP_KEY',
            'Secrets: keys of Datadog that may read monitors. DD_SITE where it is not datadoghq.com.',
          ],
        ] as const)
      : []),
    ...(input.requirements.platform.iac === 'pulumi'
      ? [['PULUMI_BACKEND_URL', 'Where Pulumi keeps its state.'] as const]
      : []),
    ...(repo === 'gitlab' ? [['TOOLS_IMAGE', 'An image of yours with the tools below.'] as const] : []),
    ...(repo === 'bitbucket'
      ? [[TOOLS_IMAGE, 'Stands in `bitbucket-pipelines.yml`: an image of yours with the tools below.'] as const]
      : []),
    ...(repo === 'azure-devops'
      ? identities.map(
          (identity): Row => [
            `SERVICE_CONNECTION_${identity}`,
            'The id of a service connection whose token the cloud trusts.',
          ],
        )
      : []),
    ...(repo === 'other'
      ? ([
          ['OIDC_TOKEN', 'A short-lived token of the runner that the cloud trusts.'],
          ['ACTOR, RUN_URL', 'Who started the run, and where it can be read: both go into the record.'],
        ] as const)
      : []),
  ]
}

function signers({ repo, parts, provider }: Delivery): Row[] {
  if (parts.length === 0 || repo === 'github' || repo === 'gitlab') return []
  return [['COSIGN_KEY', `The signing key in the cloud’s key service, as cosign names it: ${KEYS[provider]}.`]]
}
const KEYS = {
  aws: 'awskms:///alias/releases',
  gcp: 'gcpkms://projects/…/cryptoKeys/…',
  azure: 'azurekms://vault/key',
} as const
const PREFIX = { aws: 'AWS_ROLE', gcp: 'GCP_ACCOUNT', azure: 'AZURE_CLIENT' } as const
const ROLE = { aws: 'ARN of the role', gcp: 'The service account', azure: 'Client id of the application' } as const
const RELEASES = {
  aws: 'A versioned bucket for releases and the record of deployments. Functions in another region read from one named after it with `-<region>` behind.',
  gcp: 'A versioned bucket for releases and the record of deployments.',
  azure: 'A storage account with a versioned container `releases`, for releases and the record of deployments.',
} as const

function rightsOf(identity: string): string {
  if (identity === 'BUILD') return 'that may push to the registry and write releases; from the main branch only.'
  if (identity.startsWith('PLAN_'))
    return `that may read ${identity.slice(5).toLowerCase()}, its state and the releases, and change nothing.`
  return `that may change ${identity.toLowerCase()}, read releases and the registry, and write its record; sessions of up to three hours.`
}

function targets(delivery: Delivery): Row[] {
  const { tests } = delivery.input.requirements.delivery
  return [
    ['check', 'Format, lint, compile; under two minutes.'],
    ...(tests.includes('unit') ? [['test-unit', 'Tests that need nothing but the code.'] as const] : []),
    ...(tests.includes('integration')
      ? [['test-integration', `Starts ${engines(delivery)} of production’s version, and tests against them.`] as const]
      : []),
    ...(has(delivery, 'package')
      ? [['package PART=… OUTPUT=…', 'Writes the package of one part: a .zip, for the site a .tar.gz.'] as const]
      : []),
    ...(has(delivery, 'machine-image')
      ? ([
          ['machine-image PART=… REGION=… OUTPUT=…', 'Builds a machine image and writes its id.'],
          ['machine-image-check PART=…', 'Checks its definition without building.'],
        ] as const)
      : []),
    ...(tests.includes('e2e')
      ? [['test-e2e URL=…', 'The paths that earn the money, against a running environment.'] as const]
      : []),
    ...(tests.includes('load')
      ? [['test-load URL=… REQUESTS_PER_SECOND=…', 'The asked peak, for as long as it takes to be sure.'] as const]
      : []),
    ['test-smoke URL=…', 'Optional: more than the one request that the smoke test makes.'],
  ]
}

function engines({ first }: Delivery): string {
  const words = first.resources.flatMap((resource) => {
    if (resource.kind === 'relational-database') return resource.engine
    return resource.kind === 'cache' ? resource.engine : []
  })
  return [...new Set(words)].join(' and ') || 'the engines'
}

function approvals(delivery: Delivery): string[] {
  const { approval, repo, parts } = delivery
  const who = { none: '', one: 'one person other than the author', board: 'the change board' }[approval]
  const approved = everyEnvironment(delivery).filter(({ isApproved }) => isApproved)
  const where = {
    github: 'Settings → Environments: required reviewers, self-review prevented, deployments from `main` only.',
    gitlab:
      'Settings → CI/CD → Protected environments: required approvals; the weekly timer under Build → Pipeline schedules. A rollback is a pipeline run by hand with `ROLLBACK` (environment) and `RELEASE` (commit).',
    bitbucket:
      'Repository settings → Deployments: only admins may deploy there; the weekly timer under Pipelines → Schedules.',
    'azure-devops': 'Pipelines → Environments → Approvals and checks: approvers, and an exclusive lock.',
    other: 'The runner waits before the jobs marked with a gate.',
  }[repo]
  return [
    approved.length === 0
      ? `Nobody approves: green checks are enough. ${where}`
      : `${approved.map(({ name }) => name).join(', ')}: ${who} approves. ${where}`,
    ...(parts.length > 0 && repo !== 'other' && repo !== 'bitbucket'
      ? [
          'Going back by hand runs in environments that end in `-rollback`, without approvals: give them to the people on call. Roles trust both.',
        ]
      : []),
    ...addresses(delivery),
    'The scripts are programs: `git add --chmod=+x pipeline/*.sh` after unpacking.',
    'The main branch is protected: changes come by review, and every job of a change has to be green.',
    'A plan that deletes a store stops. Once two people have agreed and the store is backed up, one run gets `ALLOW_STORE_DELETION=yes`.',
  ]
}

/** Where a store or a cluster answers known addresses only, a machine with another one each time can't do its job. */
function addresses({ provider, first }: Delivery): string[] {
  const has = (...kinds: readonly string[]) => first.resources.some(({ kind }) => kinds.includes(kind))
  if (provider === 'aws' && has('container-cluster'))
    return [
      'The cluster answers the addresses in `cluster_admin_cidrs` only: the jobs that deploy and apply run on machines of yours with a fixed one.',
    ]
  if (provider === 'azure' && has('container-cluster', 'secret-store', 'encryption-key'))
    return [
      'Vaults and the cluster answer the addresses in `operator_cidrs` only: the jobs that deploy and apply run on machines of yours with a fixed one.',
    ]
  return []
}

function tools({ provider, parts, input, repo }: Delivery): string {
  const cloud = { aws: 'aws', gcp: 'gcloud', azure: 'az' }[provider]
  const { iac } = input.requirements.platform
  const isCluster = parts.some(({ kind }) => kind === 'container-cluster')
  const list = [
    ...['bash', 'git', 'make', 'curl', 'jq', 'docker with buildx', 'cosign', cloud],
    ...(iac === 'terraform' ? ['terraform'] : []),
    ...(iac === 'opentofu' ? ['tofu'] : []),
    ...(iac === 'pulumi' ? ['node', 'pulumi'] : []),
    ...(isCluster
      ? ['kubectl', 'kustomize', 'kubectl-argo-rollouts', ...(provider === 'azure' ? ['kubelogin'] : [])]
      : []),
  ]
  const words = `${list.map((tool) => `\`${tool}\``).join(', ')}.`
  return repo === 'github' ? `${words} GitHub’s own machines have most of them; the workflows install the rest.` : words
}

const order = (jobs: readonly Job[]) =>
  jobs
    .map((job, index) => {
      const gate = job.waits ? ' **Gate: wait for approval.**' : ''
      const after = job.needs.length > 0 ? ` After ${job.needs.map((id) => `\`${id}\``).join(', ')}.` : ''
      const failed = job.onFailure ? ` If it fails: \`${job.onFailure.run}\`.` : ''
      return `${index + 1}. \`${job.id}\` on ${job.on.join(', ')}.${after}${gate} ${job.why}\n${scriptOf(job)
        .map((run) => `    - \`${run}\``)
        .join('\n')}${failed ? `\n    -${failed}` : ''}`
    })
    .join('\n')

/** Kinds of tests that were not asked for, with what the plan says about them. */
function notThere({ input, parts }: Delivery): string[] {
  if (parts.length === 0) return []
  const { tests } = input.requirements.delivery
  const gateOf = (name: string) => input.pipeline.stages.find((stage) => stage.name === name)?.gate ?? ''
  return [
    ...(tests.includes('unit') ? [] : [`Unit tests. ${gateOf('Unit tests')}`]),
    ...(tests.includes('integration') || gateOf('Integration tests') === ''
      ? []
      : [`Integration tests. ${gateOf('Integration tests')}`]),
    ...(tests.includes('e2e') ? [] : ['End-to-end tests: the smoke test asks one address only.']),
    ...(tests.includes('load') ? [] : ['Load tests: the peak is worked out, not tried.']),
  ]
}
