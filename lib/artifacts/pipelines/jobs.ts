import type { Delivery, DeliveryEnvironment, Job, Step } from './model'
import { everyEnvironment, has, suffixOf } from './model'

const NOTHING = {
  needs: [],
  environment: null,
  waits: false,
  lock: null,
  identity: null,
  tools: [],
  onFailure: null,
  keeps: null,
  mayFail: false,
} as const

/** All jobs, fast ones first: what a person reads from top to bottom is the order in which things happen. */
export function jobsOf(delivery: Delivery): Job[] {
  if (delivery.parts.length === 0) return infrastructure(delivery)
  return [...checks(delivery), ...builds(delivery), ...deployments(delivery), ...infrastructure(delivery)]
}

const step = (name: string, run: string): Step => ({ name, run })

function checks(delivery: Delivery): Job[] {
  const { tests } = delivery.input.requirements.delivery
  const runs = runsCode(delivery)
  return [
    {
      ...NOTHING,
      id: 'check',
      name: 'Check',
      stage: 'check',
      file: 'build',
      why: 'The fastest first: a slip in form is known within two minutes, before anything slower starts.',
      on: ['change', 'merge'],
      steps: [step(runs ? 'Format, lint and compile' : 'Format and lint', 'make check')],
      minutes: 10,
    },
    {
      ...NOTHING,
      id: 'audit',
      name: 'Audit',
      stage: 'test',
      file: 'build',
      why: tests.includes('security')
        ? 'Beside the tests: secrets in the change, the static scan, and known holes in libraries. A critical finding stops.'
        : 'Beside the tests. No security tests were asked for, so findings are reported first; take the exception out once the list is empty.',
      on: ['change', 'merge'],
      steps: [step('Scan code, secrets and libraries', 'pipeline/audit.sh')],
      mayFail: !tests.includes('security'),
      minutes: 15,
    },
    ...(tests.includes('unit')
      ? [
          {
            ...NOTHING,
            id: 'unit',
            name: 'Unit tests',
            stage: 'test',
            file: 'build',
            why: 'Needs nothing but the code, so it starts at once.',
            on: ['change', 'merge'],
            steps: [step('Unit tests', 'make test-unit')],
            minutes: 15,
          } satisfies Job,
        ]
      : []),
    ...(tests.includes('integration') && runs
      ? [
          {
            ...NOTHING,
            id: 'integration',
            name: 'Integration tests',
            stage: 'test',
            file: 'build',
            why: 'Against real engines of the same version, started for the run. Waits for the check, so that no engine is started for a slip.',
            on: ['change', 'merge'],
            needs: ['check'],
            steps: [step('Integration tests', 'make test-integration')],
            minutes: 30,
          } satisfies Job,
        ]
      : []),
  ]
}

const runsCode = ({ parts }: Delivery) => parts.some(({ kind }) => kind !== 'object-store')

/** The jobs of the team's own tests that are there, to wait for. */
const testsBefore = (jobs: readonly Job[]) => jobs.filter(({ mayFail }) => !mayFail).map(({ id }) => id)

function builds(delivery: Delivery): Job[] {
  const [target] = delivery.environments
  if (!target) return []
  const quick = testsBefore(checks(delivery)).filter((id) => id !== 'integration' && id !== 'audit')
  const tools = [...(has(delivery, 'image') ? (['buildx'] as const) : []), 'cosign' as const]
  return [
    {
      ...NOTHING,
      id: 'try-build',
      name: 'Try the build',
      stage: 'build',
      file: 'build',
      why: 'A change has to build before it is merged; nothing is published.',
      on: ['change'],
      needs: quick,
      tools: has(delivery, 'image') ? ['buildx'] : [],
      steps: [step('Build without publishing', 'pipeline/build.sh try')],
      minutes: 30,
    },
    {
      ...NOTHING,
      id: 'build',
      name: 'Build once',
      stage: 'build',
      file: 'build',
      why: 'Built once, named by its digest, with a list of what is in it, and signed: every later stage deploys exactly this.',
      on: ['merge'],
      needs: quick,
      identity: 'BUILD',
      tools,
      steps: [step('Build, list the contents and sign', 'pipeline/build.sh publish')],
      minutes: 45,
    },
    ...(delivery.preview
      ? [
          {
            ...NOTHING,
            id: 'preview',
            name: 'Preview',
            stage: 'deploy',
            file: 'build',
            why: 'The change as it will be, with made-up data. Changes take turns.',
            on: ['change'],
            needs: ['try-build'],
            environment: 'preview',
            lock: 'deploy-preview',
            identity: suffixOf('preview'),
            tools,
            steps: [
              step('Build', 'pipeline/build.sh publish preview'),
              step('Deploy', 'pipeline/deploy.sh preview'),
              step('Smoke test', 'pipeline/smoke.sh preview'),
            ],
            minutes: 60,
          } satisfies Job,
        ]
      : []),
  ]
}

/** Minutes that the alerts are watched after a release to production, as the operations plan says. */
export const WATCHED_MINUTES = 30

function deployments(delivery: Delivery): Job[] {
  const gates = testsBefore(checks(delivery))
  const jobs: Job[] = []
  let before: readonly string[] = ['build', ...gates.filter((id) => id === 'integration' || id === 'audit')]
  for (const environment of delivery.environments) {
    const released = release(delivery, environment, before)
    const tested = environment.name === delivery.rehearsal ? wholeTests(delivery, environment) : []
    jobs.push(released, ...tested)
    const waitedFor = tested.filter(({ on }) => on.includes('merge')).map(({ id }) => id)
    before = waitedFor.length > 0 ? waitedFor : [released.id]
  }
  return [...jobs, ...rollbacks(delivery)]
}

function release(delivery: Delivery, environment: DeliveryEnvironment, needs: readonly string[]): Job {
  const { name } = environment
  const isWatched = name === 'production'
  return {
    ...NOTHING,
    id: `deploy-${name}`,
    name: isWatched ? 'Release to production' : `Deploy to ${name}`,
    stage: 'deploy',
    file: 'deploy',
    why: `${releaseWords(delivery, environment)}${waitWords(delivery, environment)}`,
    on: ['merge'],
    needs,
    environment: name,
    waits: environment.isApproved,
    lock: `deploy-${name}`,
    identity: suffixOf(name),
    tools: delivery.parts.some(({ isApplied }) => isApplied) ? ['cosign', 'infrastructure'] : ['cosign'],
    steps: [
      step('Promote the build by its digest', `pipeline/promote.sh ${name}`),
      step('Deploy', `pipeline/deploy.sh ${name}`),
      step('Smoke test', `pipeline/smoke.sh ${name}`),
      ...(isWatched ? [step('Watch the alerts', `pipeline/watch.sh ${name} ${WATCHED_MINUTES}`)] : []),
      step('Record', `pipeline/record.sh ${name} succeeded`),
    ],
    onFailure: step('Go back to the release before', `pipeline/rollback.sh ${name}`),
    minutes: isWatched ? 180 : 90,
  }
}

const releaseWords = (delivery: Delivery, { name }: DeliveryEnvironment) => {
  const rule = delivery.input.pipeline.environments.find((environment) => environment.name === name)
  return rule ? `${rule.promotion} Strategy: ${rule.strategy}.` : ''
}

function waitWords({ repo, approval }: Delivery, { isApproved, name }: DeliveryEnvironment): string {
  if (!isApproved) return ''
  const who = approval === 'board' ? 'the change board' : 'one person other than the author'
  const where = {
    github: `the protection rules of the environment "${name}"`,
    gitlab: `the protected environment "${name}"`,
    bitbucket: `the deployment permissions of "${name}"`,
    'azure-devops': `the approvals and checks of the environment "${name}"`,
    other: `your runner's gate before "${name}"`,
  }[repo]
  return ` Approval by ${who} is set in ${where}.`
}

function wholeTests(delivery: Delivery, { name }: DeliveryEnvironment): Job[] {
  const { tests } = delivery.input.requirements.delivery
  const shared = {
    ...NOTHING,
    stage: 'verify',
    file: 'deploy',
    needs: [`deploy-${name}`],
  } as const
  const kinds: Job[] = [
    ...(tests.includes('e2e')
      ? [
          {
            ...shared,
            id: 'e2e',
            name: 'End-to-end tests',
            why: 'The paths that earn the money, as a user walks them.',
            on: ['merge'] as const,
            steps: [step('End-to-end tests', `pipeline/test.sh e2e ${name}`)],
            minutes: 45,
          },
        ]
      : []),
    ...(tests.includes('security')
      ? [
          {
            ...shared,
            id: 'scan',
            name: 'Scan of the running site',
            why: 'What only shows from outside: headers, open paths, old protocols.',
            on: ['merge'] as const,
            steps: [step('Passive scan', `pipeline/test.sh scan ${name}`)],
            minutes: 30,
          },
        ]
      : []),
    ...(tests.includes('load')
      ? [
          {
            ...shared,
            id: 'load',
            name: 'Load test',
            why: `The peak that was asked for (${delivery.input.requirements.traffic.peakRps} requests a second), once a week: nobody waits for it.`,
            on: ['weekly'] as const,
            needs: [],
            lock: `deploy-${name}`,
            steps: [step('Load test', `pipeline/test.sh load ${name}`)],
            minutes: 90,
          },
        ]
      : []),
  ]
  return kinds
}

/** Going back by hand: a job an environment, since each has rights and locks of its own. */
const rollbacks = (delivery: Delivery): Job[] =>
  delivery.environments.map(({ name }) => ({
    ...NOTHING,
    id: `rollback-${name}`,
    name: `Roll ${name} back`,
    stage: 'rollback',
    file: 'deploy',
    why: 'The digest of an earlier release, which was promoted before. No build, no new test: a few minutes.',
    on: ['by-hand'],
    environment: name,
    lock: `deploy-${name}`,
    identity: suffixOf(name),
    tools: delivery.parts.some(({ isApplied }) => isApplied) ? ['cosign', 'infrastructure'] : ['cosign'],
    steps: [step('Deploy the earlier release', `pipeline/rollback.sh ${name} "$RELEASE"`)],
    minutes: 60,
  }))

/** Planned where it is proposed, applied where it is merged, in the order of promotion; looked at again every week. */
function infrastructure(delivery: Delivery): Job[] {
  const plans = everyEnvironment(delivery).map(
    ({ name }): Job => ({
      ...NOTHING,
      id: `plan-${name}`,
      name: `Plan ${name}`,
      stage: 'infrastructure',
      file: 'infrastructure',
      why: 'With rights to read only. The weekly run finds what was changed by hand.',
      on: ['change', 'weekly'],
      identity: `PLAN_${suffixOf(name)}`,
      tools: ['infrastructure'],
      steps: [step('Plan', `pipeline/infrastructure.sh plan ${name}`)],
      keeps: { name: `plan-${name}`, path: `build/plan-${name}.txt` },
      minutes: 30,
    }),
  )
  let before: readonly string[] = []
  const applies: Job[] = []
  for (const environment of everyEnvironment(delivery)) {
    const { name, isApproved } = environment
    applies.push({
      ...NOTHING,
      id: `apply-${name}`,
      name: `Apply to ${name}`,
      stage: 'infrastructure',
      file: 'infrastructure',
      why: `The plan is made again and applied as it was made; one that deletes a store stops.${waitWords(delivery, environment)}`,
      on: ['merge'],
      needs: name === 'preview' ? [] : before,
      environment: name,
      waits: isApproved,
      lock: `infrastructure-${name}`,
      identity: suffixOf(name),
      tools: ['infrastructure'],
      steps: [step('Plan and apply', `pipeline/infrastructure.sh apply ${name}`)],
      keeps: { name: `applied-${name}`, path: `build/plan-${name}.txt` },
      minutes: 90,
    })
    if (name !== 'preview') before = [`apply-${name}`]
  }
  return [...plans, ...applies]
}
