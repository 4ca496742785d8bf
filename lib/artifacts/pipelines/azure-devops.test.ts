import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { caseOf, contentOf, everyCase, everyPart, filesOf, scenario } from './testing-deliveries.fixture'

/**
 * The keys that this writer uses, as https://learn.microsoft.com/azure/devops/pipelines/yaml-schema describes them (from memory, an
 * assumption): no tool of Azure DevOps runs offline, so that this schema and the rules below are our own reading.
 */
const identifier = z.string().regex(/^[A-Za-z_]\w*$/)
const Step = z.union([
  z.strictObject({ checkout: z.literal('self'), persistCredentials: z.literal(false), fetchDepth: z.int() }),
  z.strictObject({
    bash: z.string().startsWith('set -euo pipefail\n'),
    displayName: z.string(),
    condition: z.literal('failed()').optional(),
    env: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({
    publish: z.string(),
    artifact: z.string(),
    displayName: z.string(),
    condition: z.literal('always()'),
  }),
])
const shared = {
  displayName: z.string(),
  dependsOn: z.array(identifier).optional(),
  timeoutInMinutes: z.int().min(1).max(360),
  continueOnError: z.literal(true).optional(),
  variables: z.record(z.string(), z.string()).optional(),
}
const Job = z.union([
  z.strictObject({ job: identifier, ...shared, steps: z.array(Step).min(2) }),
  z.strictObject({
    deployment: identifier,
    ...shared,
    environment: z.string(),
    strategy: z.strictObject({ runOnce: z.strictObject({ deploy: z.strictObject({ steps: z.array(Step).min(2) }) }) }),
  }),
])
const Stage = z.strictObject({
  stage: identifier,
  displayName: z.string(),
  dependsOn: z.array(identifier),
  condition: z.string().regex(/^and\(succeeded\(\), .+\)$/),
  lockBehavior: z.literal('sequential').optional(),
  jobs: z.array(Job).min(1),
})
const nameOf = (job: z.infer<typeof Job>) => ('job' in job ? job.job : job.deployment)
const Pipeline = z
  .strictObject({
    trigger: z.strictObject({ batch: z.boolean(), branches: z.strictObject({ include: z.array(z.string()) }) }),
    pr: z.strictObject({ autoCancel: z.boolean(), branches: z.strictObject({ include: z.array(z.string()) }) }),
    schedules: z.array(
      z.strictObject({
        cron: z.string().regex(/^(\S+ ){4}\S+$/),
        displayName: z.string(),
        branches: z.strictObject({ include: z.array(z.string()) }),
        always: z.boolean(),
      }),
    ),
    parameters: z
      .array(
        z.strictObject({
          name: z.string(),
          displayName: z.string(),
          type: z.literal('string'),
          default: z.string(),
          values: z.array(z.string()).optional(),
        }),
      )
      .optional(),
    variables: z.array(z.strictObject({ group: z.string() })),
    pool: z.strictObject({ vmImage: z.literal('ubuntu-24.04') }),
    stages: z.array(Stage).min(1),
  })
  .refine(({ stages }) => new Set(stages.map(({ stage }) => stage)).size === stages.length, 'a stage has one name')
  .refine(
    ({ stages }) =>
      stages.every(({ dependsOn }, index) =>
        dependsOn.every((id) => stages.slice(0, index).some(({ stage }) => stage === id)),
      ),
    'a stage waits for earlier ones only',
  )
  .refine(
    ({ stages }) =>
      stages.every(({ jobs }) =>
        jobs.every((job, index) =>
          (job.dependsOn ?? []).every((id) => jobs.slice(0, index).some((other) => nameOf(other) === id)),
        ),
      ),
    'a job waits for earlier jobs of its stage only',
  )
  .refine(({ stages }) => {
    const names = stages.flatMap(({ jobs }) => jobs.map(nameOf))
    return new Set(names).size === names.length
  }, 'a job has one name')

const fileOf = (document: unknown) => contentOf(filesOf(document), 'azure-pipelines.yml')

test('every pipeline keeps to the keys and rules of Azure DevOps', () => {
  for (const { name, document } of [
    ...everyCase().filter(({ repo }) => repo === 'azure-devops'),
    ...everyPart('azure-devops'),
  ])
    expect(Pipeline.safeParse(parse(fileOf(document))).error?.issues ?? [], name).toEqual([])
})

test('production waits for staging and its tests, and its infrastructure comes before its release', () => {
  const { stages } = Pipeline.parse(parse(fileOf(caseOf(scenario('two-region-ledger'), 'aws', 'azure-devops'))))
  const production = stages.find(({ stage }) => stage === 'production')
  expect(production?.dependsOn).toEqual(expect.arrayContaining(['verify', 'staging']))
  expect(production?.jobs.map(nameOf)).toEqual(['apply_production', 'deploy_production'])
  expect(production?.jobs[1]?.dependsOn).toEqual(['apply_production'])
})

const SEEDED: readonly [name: string, from: RegExp, to: string][] = [
  ['a stage that waits for one that is not there', /dependsOn: \[check\]/, 'dependsOn: [chekc]'],
  ['a key that a job does not have', /timeoutInMinutes: 10/, 'timeoutInMinuts: 10'],
  ['a name that is no identifier', /job: try_build/, 'job: try-build'],
  ['a step that goes on after an error', /set -euo pipefail\n/, ''],
  ['a job twice', /- job: audit/, '- job: check'],
]

test.each(SEEDED)('the schema catches %s', (_, from, to) => {
  const good = fileOf(caseOf(scenario('two-region-ledger'), 'aws', 'azure-devops'))
  const broken = good.replace(from, to)
  expect(broken).not.toBe(good)
  expect(Pipeline.safeParse(parse(broken)).success).toBe(false)
})
