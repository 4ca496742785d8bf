// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Artifact } from '../artifact'
import { type Delivery, gateOf, headerOf, type Job, type Trigger } from './model'
import { scriptOf, variablesOf } from './shell-job'
import { type Fields, printYaml, said } from './yaml'

const STAGES = ['check', 'test', 'build', 'deploy', 'verify', 'release', 'infrastructure', 'rollback'] as const
const CODE = ['terraform/**/*', 'pulumi/**/*', 'cloudformation/**/*', 'pipeline/infrastructure.sh']

/** One file that says when anything runs at all, and one each for what is built, where it goes and the infrastructure below it. */
export function gitlabPipelines(delivery: Delivery, jobs: readonly Job[]): Artifact[] {
  const files = (['build', 'deploy', 'infrastructure'] as const).filter((file) => jobs.some((job) => job.file === file))
  return [
    {
      path: '.gitlab-ci.yml',
      language: 'yaml',
      content: printYaml([headerOf(delivery), WHY.head], {
        include: files.map((file) => ({ local: `/.gitlab/ci/${file}.yml` })),
        stages: STAGES.filter((stage) => jobs.some((job) => stageOf(delivery, job) === stage)),
        workflow: said(
          'For changes, for main, for the weekly timer, and for a rollback that a person starts; never twice for one push.',
          {
            auto_cancel: { on_new_commit: 'interruptible' },
            rules: [
              { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
              { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' },
            ],
          },
        ),
        default: said('An image of yours with the tools that pipeline/README.md lists.', {
          image: '$TOOLS_IMAGE',
          retry: { max: 1, when: ['runner_system_failure', 'stuck_or_timeout_failure'] },
        }),
        variables: { GIT_DEPTH: 0, ...(jobs.some(({ file }) => file === 'build') ? DOCKER : {}) },
      }),
      why: WHY.head,
    },
    ...files.map(
      (file): Artifact => ({
        path: `.gitlab/ci/${file}.yml`,
        language: 'yaml',
        content: printYaml(
          [headerOf(delivery), WHY[file]],
          Object.fromEntries(
            jobs.filter((job) => job.file === file).map((job) => [job.id, printJob(delivery, job, jobs)]),
          ),
        ),
        why: WHY[file],
      }),
    ),
  ]
}

/** Going back takes longer than the five minutes that a runner gives what comes after a script. */
const BACK_MINUTES = 60

/** The Docker that runs beside the job, spoken to over TLS. */
const DOCKER = {
  DOCKER_HOST: 'tcp://docker:2376',
  DOCKER_TLS_CERTDIR: '/certs',
  DOCKER_TLS_VERIFY: 1,
  DOCKER_CERT_PATH: '/certs/client',
}

/** A job can only wait for earlier stages: what is released after the tests of the rehearsal has a stage of its own. */
function stageOf({ environments, rehearsal }: Delivery, { stage, environment }: Job): (typeof STAGES)[number] {
  if (stage !== 'deploy' || environment === 'preview' || rehearsal === null) return stage
  const order = environments.map(({ name }) => name)
  return order.indexOf(environment ?? rehearsal) > order.indexOf(rehearsal) ? 'release' : stage
}

const WHY = {
  head: 'What starts a pipeline, and the order of its stages.',
  build: 'Checks every change; on main, builds it once.',
  deploy: 'Takes a release through the environments; by hand, takes an environment back.',
  infrastructure: 'Shows on a merge request what would change; applies it once merged.',
} as const

function printJob(delivery: Delivery, job: Job, jobs: readonly Job[]): Fields {
  const needs = job.needs.filter((id) => jobs.some((other) => other.id === id))
  const variables = {
    ...variablesOf(delivery, job, wordsOf(job)),
    ...(job.onFailure
      ? { RUNNER_SCRIPT_TIMEOUT: `${job.minutes}m`, RUNNER_AFTER_SCRIPT_TIMEOUT: `${BACK_MINUTES}m` }
      : {}),
  }
  const usesDocker = job.tools.includes('buildx') || job.id === 'audit' || job.id === 'integration' || job.id === 'scan'
  return said(job.why, {
    stage: stageOf(delivery, job),
    ...(needs.length > 0 || job.file === 'infrastructure' ? { needs } : {}),
    rules: job.on.map((trigger) => ruleOf(job, trigger)),
    ...(job.environment ? { environment: environmentOf(job, job.environment) } : {}),
    ...(job.lock ? { resource_group: job.lock } : {}),
    interruptible: job.environment === null && !job.on.includes('weekly'),
    timeout: `${job.minutes + (job.onFailure ? BACK_MINUTES : 0)} minutes`,
    ...(job.mayFail ? { allow_failure: true } : {}),
    ...(usesDocker ? { services: ['docker:27-dind'] } : {}),
    ...(job.identity ? { id_tokens: tokensOf(delivery, job) } : {}),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
    script: scriptOf(job),
    ...(job.onFailure
      ? {
          after_script: [
            'if [ "$CI_JOB_STATUS" != failed ]; then exit 0; fi',
            ...(job.identity ? [`. pipeline/sign-in.sh ${job.identity}`] : []),
            job.onFailure.run,
          ],
        }
      : {}),
    ...(job.keeps ? { artifacts: { when: 'always', paths: [job.keeps.path], expire_in: '30 days' } } : {}),
  })
}

/** Only this project's own pipeline on its main branch signs what is deployed; a preview is signed by its change. */
const wordsOf = ({ environment }: Job) => ({
  actor: '$GITLAB_USER_LOGIN',
  runUrl: '$CI_JOB_URL',
  signer:
    environment === 'preview'
      ? '^$CI_PROJECT_URL//'
      : '^$CI_PROJECT_URL//\\.gitlab-ci\\.yml@refs/heads/$CI_DEFAULT_BRANCH$$',
})

/** A job that waits for people is started by one; who may is the protected environment's matter. */
function ruleOf(job: Job, trigger: Trigger): Fields {
  const waits = job.waits ? { when: 'manual', allow_failure: false } : {}
  const changes = job.file === 'infrastructure' ? { changes: CODE } : {}
  switch (trigger) {
    case 'change':
      return { if: '$CI_PIPELINE_SOURCE == "merge_request_event"', ...changes }
    case 'merge':
      return { if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE == "push"', ...changes, ...waits }
    case 'weekly':
      return { if: '$CI_PIPELINE_SOURCE == "schedule"' }
    case 'by-hand':
      return { if: `$CI_PIPELINE_SOURCE == "web" && $ROLLBACK == "${job.environment}" && $RELEASE` }
  }
}

const TIERS = {
  production: 'production',
  staging: 'staging',
  development: 'development',
  preview: 'testing',
  poc: 'other',
} as const

const environmentOf = (job: Job, name: keyof typeof TIERS): Fields => ({
  name: gateOf(job, name),
  deployment_tier: TIERS[name],
  // Changing what is below is no deployment of the application.
  ...(job.stage === 'infrastructure' ? { action: 'prepare' } : {}),
})

/** The audience says whom a token is for: the cloud, and the public log of signatures. */
const tokensOf = ({ provider }: Delivery, { tools }: Job): Fields => ({
  OIDC_TOKEN: { aud: AUDIENCES[provider] },
  ...(tools.includes('cosign') ? { SIGSTORE_ID_TOKEN: { aud: 'sigstore' } } : {}),
})
const AUDIENCES = {
  aws: 'sts.amazonaws.com',
  gcp: 'https://iam.googleapis.com/${GCP_PROVIDER}',
  azure: 'api://AzureADTokenExchange',
} as const
