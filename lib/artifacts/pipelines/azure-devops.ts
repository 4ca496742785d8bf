// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is the shell’s or the build system’s own.
import type { Artifact } from '../artifact'
import { type Delivery, gateOf, headerOf, type Job, type Trigger } from './model'
import { scriptOf, variablesOf } from './shell-job'
import { type Fields, type Node, printYaml, said } from './yaml'

/** One pipeline of stages; a deployment job waits at its environment for the approvals that are set there. */
export function azurePipelines(delivery: Delivery, jobs: readonly Job[]): Artifact[] {
  const why =
    'Checks changes, builds main once, takes the release through the environments, and looks after the infrastructure.'
  const environments = delivery.environments.map(({ name }) => name)
  const hasCode = jobs.some(({ file }) => file === 'build')
  return [
    {
      path: 'azure-pipelines.yml',
      language: 'yaml',
      content: printYaml([headerOf(delivery), why], {
        trigger: { batch: false, branches: { include: ['main'] } },
        pr: { autoCancel: true, branches: { include: ['main'] } },
        schedules: [{ cron: '17 4 * * 1', displayName: 'Weekly', branches: { include: ['main'] }, always: true }],
        ...(hasCode
          ? {
              parameters: [
                {
                  name: 'rollback',
                  displayName: 'Environment to take back',
                  type: 'string',
                  default: 'none',
                  values: ['none', ...environments],
                },
                { name: 'release', displayName: 'Commit of the earlier release', type: 'string', default: 'none' },
              ],
            }
          : {}),
        variables: [{ group: 'pipeline' }],
        pool: { vmImage: 'ubuntu-24.04' },
        stages: stagesOf(jobs).map((stage) => printStage(delivery, stage)),
      }),
      why,
    },
  ]
}

type Stage = { id: string; name: string; jobs: readonly Job[]; needs: readonly string[] }

/** Jobs that start together and touch no environment share a stage; each environment is a stage of its own, with its own lock. */
function stagesOf(jobs: readonly Job[]): Stage[] {
  const groups: { id: string; name: string; jobs: Job[] }[] = []
  for (const job of jobs) {
    const [id, name] = stageNameOf(job)
    const known = groups.find((group) => group.id === id)
    if (known && job.file === 'infrastructure') known.jobs.unshift(job)
    else if (known) known.jobs.push(job)
    else groups.push({ id, name, jobs: [job] })
  }
  const stageOf = (needed: string) => groups.find((group) => group.jobs.some(({ id }) => id === needed))?.id
  return groups.map((group) => ({
    ...group,
    needs: [...new Set(group.jobs.flatMap(({ needs }) => needs.flatMap((id) => stageOf(id) ?? [])))].filter(
      (id) => id !== group.id,
    ),
  }))
}

function stageNameOf(job: Job): [id: string, name: string] {
  // One approval for both: what is below the release, then the release.
  if (job.environment && job.environment !== 'preview' && job.on.includes('merge'))
    return [job.environment, `To ${job.environment}`]
  if (job.environment) return [identifier(job.id), job.name]
  if (job.stage === 'check' || job.stage === 'test') return ['check', 'Check']
  if (job.stage === 'verify') return job.on.includes('weekly') ? ['load', 'Load'] : ['verify', 'Verify']
  if (job.stage === 'infrastructure') return ['plan', 'Plan the infrastructure']
  return [identifier(job.id), job.name]
}

const identifier = (id: string) => id.replaceAll('-', '_')

function printStage(delivery: Delivery, stage: Stage): Fields {
  const hasCode = delivery.parts.length > 0
  const [first] = stage.jobs
  const locked = stage.jobs.some(({ lock }) => lock !== null)
  return {
    stage: stage.id,
    displayName: stage.name,
    dependsOn: [...stage.needs],
    condition: conditionOf(first, hasCode),
    // The environment's exclusive lock lets one run at a time pass, in the order of their start.
    ...(locked ? { lockBehavior: 'sequential' } : {}),
    jobs: stage.jobs.map((job) => printJob(delivery, job, stage)),
  }
}

function conditionOf(job: Job | undefined, hasCode: boolean): string {
  const on: readonly Trigger[] = job?.on ?? []
  const reason = "variables['Build.Reason']"
  const main = "eq(variables['Build.SourceBranch'], 'refs/heads/main')"
  const notRollback = hasCode ? ", eq('${{ parameters.rollback }}', 'none')" : ''
  if (on.includes('by-hand')) return `and(succeeded(), eq('\${{ parameters.rollback }}', '${job?.environment}'))`
  if (on.includes('weekly') && on.includes('change'))
    return `and(succeeded(), or(eq(${reason}, 'PullRequest'), eq(${reason}, 'Schedule')))`
  if (on.includes('weekly')) return `and(succeeded(), eq(${reason}, 'Schedule'))`
  if (on.includes('change') && on.includes('merge')) return `and(succeeded(), ne(${reason}, 'Schedule')${notRollback})`
  if (on.includes('change')) return `and(succeeded(), eq(${reason}, 'PullRequest')${notRollback})`
  return `and(succeeded(), ${main}, ne(${reason}, 'Schedule'), ne(${reason}, 'PullRequest')${notRollback})`
}

function printJob(delivery: Delivery, job: Job, stage: Stage): Fields {
  const below =
    job.stage === 'deploy' ? stage.jobs.filter(({ file }) => file === 'infrastructure').map(({ id }) => id) : []
  const own = [...job.needs.filter((id) => stage.jobs.some((other) => other.id === id)), ...below].map(identifier)
  const steps = stepsOf(delivery, job)
  const variables = {
    ...variablesOf(delivery, job, AZURE_DEVOPS),
    ...(job.on.includes('by-hand') ? { RELEASE: '${{ parameters.release }}' } : {}),
  }
  const shared = {
    displayName: job.name,
    ...(own.length > 0 ? { dependsOn: own } : {}),
    timeoutInMinutes: job.minutes,
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
    ...(job.mayFail ? { continueOnError: true } : {}),
  }
  if (job.environment === null) return said(job.why, { job: identifier(job.id), ...shared, steps })
  return said(job.why, {
    deployment: identifier(job.id),
    ...shared,
    environment: gateOf(job, job.environment),
    strategy: { runOnce: { deploy: { steps } } },
  })
}

const AZURE_DEVOPS = {
  actor: '$(Build.RequestedFor)',
  runUrl: '$(System.CollectionUri)$(System.TeamProject)/_build/results?buildId=$(Build.BuildId)',
  signer: null,
}

function stepsOf(delivery: Delivery, job: Job): Node[] {
  const environment = {
    ...(job.identity ? { SYSTEM_ACCESSTOKEN: '$(System.AccessToken)' } : {}),
    ...(delivery.input.choices.metrics === 'datadog' && job.identity
      ? { DD_API_KEY: '$(DD_API_KEY)', DD_APP_KEY: '$(DD_APP_KEY)' }
      : {}),
  }
  const env = Object.keys(environment).length > 0 ? { env: environment } : {}
  const [signIn, ...calls] = job.identity ? scriptOf(job) : ['', ...scriptOf(job)]
  const names = job.steps.map(({ name }) => name)
  return [
    { checkout: 'self', persistCredentials: false, fetchDepth: job.id === 'audit' ? 0 : 1 },
    ...calls.map((run, index) => ({
      bash: ['set -euo pipefail', ...(signIn ? [signIn] : []), run, ''].join('\n'),
      displayName: names[index] ?? job.name,
      ...env,
    })),
    ...(job.onFailure
      ? [
          {
            bash: ['set -euo pipefail', ...(signIn ? [signIn] : []), job.onFailure.run, ''].join('\n'),
            displayName: job.onFailure.name,
            condition: 'failed()',
            ...env,
          },
        ]
      : []),
    ...(job.keeps
      ? [{ publish: job.keeps.path, artifact: job.keeps.name, displayName: 'Keep the plan', condition: 'always()' }]
      : []),
  ]
}
