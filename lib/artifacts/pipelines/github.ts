// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../artifact'
import { type Action, pinOf } from './actions'
import { type Delivery, everyEnvironment, gateOf, headerOf, type Job, suffixOf, type Trigger } from './model'
import { type Fields, type Node, printYaml, remarked, said } from './yaml'

const CRON = '17 4 * * 1'
const CODE = [
  'terraform/**',
  'pulumi/**',
  'cloudformation/**',
  'pipeline/infrastructure.sh',
  '.github/workflows/infrastructure.yml',
]

/** Three workflows: what is built, where it goes, and the infrastructure below it. */
export function githubWorkflows(delivery: Delivery, jobs: readonly Job[]): Artifact[] {
  const hasCode = jobs.some(({ file }) => file === 'build')
  return [
    ...(hasCode ? [buildWorkflow(delivery, jobs), deployWorkflow(delivery, jobs)] : []),
    infrastructureWorkflow(delivery, jobs),
  ]
}

const SHARED: Fields = {
  // Nothing but reading the code, unless a job says more.
  permissions: { contents: 'read' },
  defaults: { run: { shell: 'bash' } },
}

const workflow = (delivery: Delivery, file: string, why: string, content: Fields): Artifact => ({
  path: `.github/workflows/${file}.yml`,
  language: 'yaml',
  content: printYaml([headerOf(delivery), why], content),
  why,
})

function buildWorkflow(delivery: Delivery, jobs: readonly Job[]): Artifact {
  const own = jobs.filter(({ file }) => file === 'build')
  // Every job that a release waits for stands in this file; the first deployment's needs say which.
  const [deployment] = jobs.filter(({ stage }) => stage === 'deploy').filter(({ file }) => file === 'deploy')
  return workflow(delivery, 'build', 'Checks every change; on main, builds it once and releases it.', {
    name: 'Build',
    on: { pull_request: {}, push: { branches: ['main'] } },
    ...SHARED,
    concurrency: said(
      'A newer push to a change replaces the run of the older; on main every commit has a run of its own.',
      {
        group: 'build-${{ github.head_ref || github.sha }}',
        'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
      },
    ),
    jobs: {
      ...Object.fromEntries(own.map((job) => [job.id, printJob(delivery, job, own, conditionOf(job))])),
      release: said('The same digest through every environment.', {
        name: 'Release',
        needs: [...(deployment?.needs ?? ['build'])],
        if: "github.event_name == 'push'",
        permissions: { contents: 'read', 'id-token': 'write' },
        uses: './.github/workflows/deploy.yml',
        ...(delivery.input.choices.metrics === 'datadog' ? { secrets: 'inherit' } : {}),
      }),
    },
  })
}

/** Which events a job of a workflow with several belongs to. */
function conditionOf({ on }: Job): string | null {
  if (on.includes('change') && on.includes('merge')) return null
  if (on.includes('merge')) return "github.event_name == 'push'"
  return "github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository"
}

function deployWorkflow(delivery: Delivery, jobs: readonly Job[]): Artifact {
  const own = jobs.filter(({ file }) => file === 'deploy')
  const on = (trigger: Trigger) => own.some((job) => job.on.includes(trigger))
  const environments = delivery.environments.map(({ name }) => name)
  return workflow(delivery, 'deploy', 'Takes a release through the environments; by hand, takes an environment back.', {
    name: 'Deploy',
    on: {
      workflow_call: {},
      ...(on('weekly') ? { schedule: [{ cron: CRON }] } : {}),
      workflow_dispatch: said('Going back: an earlier release by its commit, to one environment.', {
        inputs: {
          environment: {
            description: 'Environment to take back',
            type: 'choice',
            required: true,
            options: environments,
          },
          release: { description: 'Commit of the earlier release', type: 'string', required: true },
        },
      }),
    },
    ...SHARED,
    jobs: Object.fromEntries(
      own.map((job) => [
        job.id,
        printJob(
          delivery,
          job,
          own,
          job.on.includes('by-hand')
            ? `github.event_name == 'workflow_dispatch' && inputs.environment == '${job.environment}'`
            : job.on.includes('weekly')
              ? "github.event_name == 'schedule'"
              : "github.event_name == 'push'",
        ),
      ]),
    ),
  })
}

function infrastructureWorkflow(delivery: Delivery, jobs: readonly Job[]): Artifact {
  const own = jobs.filter(({ file }) => file === 'infrastructure')
  const isPlan = ({ on }: Job) => on.includes('change')
  return workflow(delivery, 'infrastructure', 'Shows on a pull request what would change; applies it once merged.', {
    name: 'Infrastructure',
    on: {
      pull_request: { paths: CODE },
      push: { branches: ['main'], paths: CODE },
      schedule: [{ cron: CRON }],
    },
    ...SHARED,
    jobs: Object.fromEntries(
      own.map((job) => [
        job.id,
        printJob(
          delivery,
          job,
          own,
          isPlan(job)
            ? "github.event_name == 'schedule' || github.event.pull_request.head.repo.full_name == github.repository"
            : "github.event_name == 'push'",
        ),
      ]),
    ),
  })
}

function printJob(delivery: Delivery, job: Job, own: readonly Job[], condition: string | null): Fields {
  const needs = job.needs.filter((id) => own.some((other) => other.id === id))
  const env = environmentOf(delivery, job)
  return said(job.why, {
    name: job.name,
    'runs-on': 'ubuntu-24.04',
    ...(needs.length > 0 ? { needs } : {}),
    ...(condition === null ? {} : { if: condition }),
    ...(job.identity ? { permissions: { contents: 'read', 'id-token': 'write' } } : {}),
    ...(job.environment ? { environment: gateOf(job, job.environment) } : {}),
    ...(job.lock ? { concurrency: { group: job.lock, 'cancel-in-progress': false } } : {}),
    'timeout-minutes': job.minutes,
    ...(job.mayFail ? { 'continue-on-error': true } : {}),
    ...(Object.keys(env).length > 0 ? { env } : {}),
    steps: [
      use('actions/checkout', { 'persist-credentials': false, ...(job.id === 'audit' ? { 'fetch-depth': 0 } : {}) }),
      ...tools(delivery, job),
      ...(job.identity ? SIGN_IN[delivery.provider](delivery, job, job.identity) : []),
      ...job.steps.map(({ name, run }) => ({ name, run })),
      ...(job.onFailure ? [{ name: job.onFailure.name, if: 'failure()', run: job.onFailure.run }] : []),
      ...(job.keeps
        ? [
            {
              if: 'always()',
              ...use('actions/upload-artifact', { name: job.keeps.name, path: job.keeps.path, 'retention-days': 30 }),
            },
          ]
        : []),
    ],
  })
}

function use(action: Action, inputs: Fields = {}, name = ''): Fields {
  const { commit, version } = pinOf(action)
  return {
    ...(name === '' ? {} : { name }),
    uses: remarked(`${action}@${commit}`, version),
    ...(Object.keys(inputs).length > 0 ? { with: inputs } : {}),
  }
}

function tools(delivery: Delivery, { tools: wanted }: Job): Node[] {
  const { iac } = delivery.input.requirements.platform
  return [
    ...(wanted.includes('buildx') ? [use('docker/setup-buildx-action')] : []),
    ...(wanted.includes('cosign') ? [use('sigstore/cosign-installer')] : []),
    ...(wanted.includes('infrastructure') && iac === 'terraform'
      ? [use('hashicorp/setup-terraform', { terraform_version: '~> 1.11', terraform_wrapper: false })]
      : []),
    ...(wanted.includes('infrastructure') && iac === 'opentofu'
      ? [use('opentofu/setup-opentofu', { tofu_version: '~> 1.11', tofu_wrapper: false })]
      : []),
  ]
}

const variable = (name: string) => `\${{ vars.${name} }}`

/** What scripts read; what only the reader knows is a variable of the repository. */
function environmentOf(delivery: Delivery, job: Job): Fields {
  const calls = job.steps.map(({ run }) => run).join(' ')
  const isInfrastructure = job.file === 'infrastructure'
  if (!isInfrastructure && !/pipeline\/(build\.sh publish|promote|rollback|test)/.test(calls)) return {}
  const { iac } = delivery.input.requirements.platform
  const known = everyEnvironment(delivery).map(({ name }) => suffixOf(name))
  const [first = ''] = known
  const own = job.environment ? suffixOf(job.environment) : suffixOf(delivery.rehearsal ?? 'production')
  const isTest = job.stage === 'verify'
  const kept = delivery.registry ? [suffixOf(delivery.registry.name)] : []
  const projects = [...new Set([job.identity === 'BUILD' ? first : own, ...kept])]
  const target = (job.identity ?? '').replace('PLAN_', '')
  if (isInfrastructure)
    return {
      ...(iac === 'cfn' || delivery.parts.length > 0 ? { RELEASES: variable('RELEASES') } : {}),
      ...(delivery.provider === 'gcp' ? { [`GCP_PROJECT_${target}`]: variable(`GCP_PROJECT_${target}`) } : {}),
      ...(iac === 'pulumi' ? { PULUMI_BACKEND_URL: variable('PULUMI_BACKEND_URL') } : {}),
      ...(delivery.provider === 'azure' ? azureIdentity(job) : {}),
    }
  return {
    RELEASES: variable('RELEASES'),
    ...(job.stage === 'build' ? {} : { [`URL_${own}`]: variable(`URL_${own}`) }),
    ...(delivery.provider === 'gcp'
      ? Object.fromEntries(projects.map((name) => [`GCP_PROJECT_${name}`, variable(`GCP_PROJECT_${name}`)]))
      : {}),
    ...(job.tools.includes('cosign') && job.stage !== 'build' ? { SIGNER: signedBy(job) } : {}),
    ...(job.stage === 'build' || isTest ? {} : alertVariables(delivery)),
    ...(/record|rollback/.test(calls)
      ? {
          ACTOR: '${{ github.actor }}',
          RUN_URL: '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
        }
      : {}),
    ...(job.on.includes('by-hand') ? { RELEASE: '${{ inputs.release }}' } : {}),
  }
}

/** Terraform's provider asks for the same identity itself. */
const azureIdentity = ({ identity }: Job): Fields => ({
  ARM_USE_OIDC: true,
  ARM_USE_AZUREAD: true,
  ARM_CLIENT_ID: variable(`AZURE_CLIENT_${identity ?? ''}`),
  ARM_TENANT_ID: variable('AZURE_TENANT_ID'),
  ARM_SUBSCRIPTION_ID: variable('AZURE_SUBSCRIPTION_ID'),
})

/** Only this repository's own build on main signs what is deployed; a preview is signed by its change. */
const signedBy = ({ environment }: Job) =>
  `^https://github.com/\${{ github.repository }}/\\.github/workflows/build\\.yml@refs/${environment === 'preview' ? 'pull/' : 'heads/main$'}`

function alertVariables({ input }: Delivery): Fields {
  if (input.choices.metrics === 'prometheus') return { ALERTMANAGER_URL: variable('ALERTMANAGER_URL') }
  if (input.choices.metrics !== 'datadog') return {}
  return {
    DD_API_KEY: '${{ secrets.DD_API_KEY }}',
    DD_APP_KEY: '${{ secrets.DD_APP_KEY }}',
    DD_SITE: variable('DD_SITE'),
  }
}

/** The job's own token is traded for rights in the cloud; no key is stored. */
const SIGN_IN: Record<Provider, (delivery: Delivery, job: Job, identity: string) => Fields[]> = {
  aws: ({ first }, { minutes }, identity) => [
    use(
      'aws-actions/configure-aws-credentials',
      {
        'role-to-assume': variable(`AWS_ROLE_${identity}`),
        'role-session-name': `pipeline-${'${{ github.run_id }}'}`,
        'aws-region': first.regions[0]?.id ?? '',
        ...(minutes > 60 ? { 'role-duration-seconds': minutes * 60 } : {}),
      },
      'Sign in',
    ),
  ],
  gcp: (_, __, identity) => [
    use(
      'google-github-actions/auth',
      {
        workload_identity_provider: variable('GCP_PROVIDER'),
        service_account: variable(`GCP_ACCOUNT_${identity}`),
      },
      'Sign in',
    ),
    use('google-github-actions/setup-gcloud'),
  ],
  azure: (_, __, identity) => [
    use(
      'azure/login',
      {
        'client-id': variable(`AZURE_CLIENT_${identity}`),
        'tenant-id': variable('AZURE_TENANT_ID'),
        'subscription-id': variable('AZURE_SUBSCRIPTION_ID'),
      },
      'Sign in',
    ),
  ],
}
