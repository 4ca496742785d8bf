import type { Artifact } from '../artifact'
import { type Delivery, headerOf, type Job, type Trigger } from './model'
import { scriptOf, variablesOf } from './shell-job'
import { type Fields, type Node, printYaml, said, saidList } from './yaml'

const CODE = ['terraform/**', 'pulumi/**', 'cloudformation/**', 'pipeline/infrastructure.sh']

/** A step may take two hours: https://support.atlassian.com/bitbucket-cloud/docs/runners, read 2026-11-23. */
const MAX_MINUTES = 120

/** Bitbucket wants an image by name. It stands for one of the reader's own, which has the tools that the README lists. */
export const TOOLS_IMAGE = 'registry.example.com/pipeline-tools:1'

/** Steps run in the order in which they stand; those that need not wait for each other are parallel and stop together. */
export function bitbucketPipelines(delivery: Delivery, jobs: readonly Job[]): Artifact[] {
  const why =
    'Checks changes, builds main once, takes the release through the environments, and looks after the infrastructure.'
  const on = (trigger: Trigger) => jobs.filter((job) => job.on.includes(trigger))
  const step = (trigger: Trigger) => (job: Job) => printStep(delivery, job, trigger)
  const weekly = on('weekly')
  return [
    {
      path: 'bitbucket-pipelines.yml',
      language: 'yaml',
      content: printYaml([headerOf(delivery), why], {
        // A value to set: see pipeline/README.md.
        image: TOOLS_IMAGE,
        // The third runtime has all of Docker, which building for another processor needs.
        options: { docker: true, 'max-time': MAX_MINUTES, runtime: { cloud: { version: '3' } } },
        pipelines: {
          'pull-requests': { '**': waves(on('change')).map((wave) => inParallel(wave.map(step('change')))) },
          branches: { main: mergeWaves(on('merge')).map((wave) => inParallel(wave.map(step('merge')))) },
          custom: {
            ...(weekly.length > 0
              ? {
                  weekly: saidList('Started by a schedule in the repository’s settings: Monday night.', [
                    inParallel(weekly.map(step('weekly'))),
                  ]),
                }
              : {}),
            ...Object.fromEntries(
              on('by-hand').map((job) => [
                job.id,
                saidList('The variable asks for the commit of the earlier release.', [
                  { variables: [{ name: 'RELEASE' }] },
                  step('by-hand')(job),
                ]),
              ]),
            ),
          },
        },
      }),
      why,
    },
  ]
}

/** The infrastructure of an environment is brought up to date just before the release goes there. */
function mergeWaves(jobs: readonly Job[]): Job[][] {
  const applies = jobs.filter(({ file }) => file === 'infrastructure')
  const others = jobs.filter(({ file }) => file !== 'infrastructure')
  if (others.length === 0) return waves(applies)
  const released = new Set(others.flatMap(({ environment }) => environment ?? []))
  return [
    ...waves(applies.filter(({ environment }) => environment === null || !released.has(environment))),
    ...waves(others).flatMap((wave) => [
      ...applies
        .filter(({ environment }) => wave.some((job) => job.environment !== null && job.environment === environment))
        .map((job) => [job]),
      wave,
    ]),
  ]
}

/** Jobs by how many others they wait for in a row: each wave may start when the one before has ended. */
export function waves(jobs: readonly Job[]): Job[][] {
  const depth = new Map<string, number>()
  const depthOf = (job: Job): number => {
    const known = depth.get(job.id)
    if (known !== undefined) return known
    const own = job.needs.flatMap((id) => {
      const needed = jobs.find((other) => other.id === id)
      return needed ? [depthOf(needed) + 1] : []
    })
    const deepest = Math.max(0, ...own)
    depth.set(job.id, deepest)
    return deepest
  }
  const list: Job[][] = []
  for (const job of jobs) {
    const at = depthOf(job)
    list[at] = [...(list[at] ?? []), job]
  }
  // A step with an environment or one that waits can't stand beside others.
  return list.flatMap((wave) => [
    ...(wave.some(isFree) ? [wave.filter(isFree)] : []),
    ...wave.filter((job) => !isFree(job)).map((job) => [job]),
  ])
}

const isFree = ({ environment }: Job) => environment === null

const inParallel = (steps: readonly Fields[]): Fields => {
  const [first, ...others] = steps
  if (first && others.length === 0) return first
  return { parallel: { 'fail-fast': true, steps: [...steps] } }
}

function printStep(delivery: Delivery, job: Job, trigger: Trigger): Fields {
  const variables = variablesOf(delivery, job, BITBUCKET)
  const exports = Object.entries(variables).map(([name, value]) => `export ${name}="${String(value)}"`)
  const script: Node[] = [
    ...exports,
    ...scriptOf(job).map((run) => (job.mayFail ? `${run} || echo "reported, and not yet a gate"` : run)),
  ]
  const usesDocker = job.tools.includes('buildx') || ['audit', 'integration', 'scan'].includes(job.id)
  return said(job.why, {
    step: {
      name: job.name,
      'max-time': Math.min(job.minutes, MAX_MINUTES),
      ...(job.identity ? { oidc: true } : {}),
      ...(job.environment && job.stage === 'deploy' ? { deployment: job.environment } : {}),
      ...(job.lock && !(job.environment && job.stage === 'deploy') ? { 'concurrency-group': job.lock } : {}),
      ...(job.waits ? { trigger: 'manual' } : {}),
      ...(usesDocker ? { services: ['docker'] } : {}),
      ...(job.file === 'infrastructure' && trigger !== 'weekly'
        ? { condition: { changesets: { includePaths: CODE } } }
        : {}),
      script,
      ...(job.onFailure
        ? {
            'after-script': [
              'if [ "$BITBUCKET_EXIT_CODE" = 0 ]; then exit 0; fi',
              ...exports,
              ...(job.identity ? [`. pipeline/sign-in.sh ${job.identity}`] : []),
              job.onFailure.run,
            ],
          }
        : {}),
      ...(job.keeps ? { artifacts: [job.keeps.path] } : {}),
    },
  })
}

const BITBUCKET = {
  actor: '$BITBUCKET_STEP_TRIGGERER_UUID',
  runUrl: '$BITBUCKET_GIT_HTTP_ORIGIN/pipelines/results/$BITBUCKET_BUILD_NUMBER',
  signer: null,
}
