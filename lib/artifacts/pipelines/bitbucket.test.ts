import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { caseOf, contentOf, everyCase, everyPart, filesOf, scenario } from './testing-deliveries.fixture'

/**
 * The keys that this writer uses, as https://support.atlassian.com/bitbucket-cloud/docs/step-options describes them (read 2026-11-23):
 * no tool of Bitbucket's runs offline, so that this schema and the rules below are our own reading.
 */
const Step = z.strictObject({
  step: z
    .strictObject({
      name: z.string().min(1).max(255),
      'max-time': z.int().min(1).max(120),
      oidc: z.literal(true).optional(),
      deployment: z.string().optional(),
      'concurrency-group': z.string().optional(),
      trigger: z.literal('manual').optional(),
      services: z.array(z.literal('docker')).optional(),
      condition: z
        .strictObject({ changesets: z.strictObject({ includePaths: z.array(z.string()).min(1) }) })
        .optional(),
      script: z.array(z.string().min(1)).min(1),
      'after-script': z.array(z.string()).optional(),
      artifacts: z.array(z.string()).optional(),
    })
    .refine((step) => !(step.deployment && step['concurrency-group']), 'a deployment has a lock of its own')
    .refine(
      ({ script, oidc }) => script.some((line) => line.startsWith('. pipeline/sign-in.sh')) === (oidc ?? false),
      'signing in takes a token, and nothing else needs one',
    ),
})
const Parallel = z.strictObject({
  parallel: z.strictObject({
    'fail-fast': z.literal(true),
    steps: z
      .array(Step)
      .min(2)
      .refine(
        (steps) => steps.every(({ step }) => !step.deployment && !step.trigger),
        'no deployment and no gate beside others',
      ),
  }),
})
const Variables = z.strictObject({ variables: z.array(z.strictObject({ name: z.string() })) })
const Steps = z
  .array(z.union([Step, Parallel]))
  .min(1)
  .refine(([first]) => !(first && 'step' in first && first.step.trigger), 'the first step can’t wait')
  .refine((steps) => {
    const names = steps.flatMap((item) => ('step' in item ? (item.step.deployment ?? []) : []))
    return new Set(names).size === names.length
  }, 'an environment is deployed to once in a pipeline')
const Pipelines = z.strictObject({
  image: z.string(),
  options: z.strictObject({
    docker: z.boolean(),
    'max-time': z.int().max(120),
    runtime: z.strictObject({ cloud: z.strictObject({ version: z.literal('3') }) }),
  }),
  pipelines: z.strictObject({
    'pull-requests': z.strictObject({ '**': Steps }),
    branches: z.strictObject({ main: Steps }),
    custom: z.record(z.string(), z.array(z.union([Variables, Step, Parallel])).min(1)),
  }),
})

const fileOf = (document: unknown) => contentOf(filesOf(document), 'bitbucket-pipelines.yml')

test('every pipeline keeps to the keys and rules of Bitbucket', () => {
  for (const { name, document } of [
    ...everyCase().filter(({ repo }) => repo === 'bitbucket'),
    ...everyPart('bitbucket'),
  ])
    expect(Pipelines.safeParse(parse(fileOf(document))).error?.issues ?? [], name).toEqual([])
})

test('nothing is released before its checks, and the infrastructure of an environment is brought up to date before the release', () => {
  const { main } = parse(fileOf(caseOf(scenario('two-region-ledger'), 'aws', 'bitbucket'))).pipelines.branches
  const order = (main as z.infer<typeof Steps>).flatMap((item) =>
    'step' in item ? [item.step.name] : item.parallel.steps.map(({ step }) => step.name),
  )
  const wanted = [
    'Check',
    'Build once',
    'Apply to staging',
    'Deploy to staging',
    'End-to-end tests',
    'Apply to production',
    'Release to production',
  ]
  expect(order.filter((name) => wanted.includes(name))).toEqual(wanted)
})

const SEEDED: readonly [name: string, from: RegExp, to: string][] = [
  ['a key that a step does not have', /max-time: 10/, 'max-tiem: 10'],
  ['more time than a step may take', /max-time: 10/, 'max-time: 500'],
  ['a step without a script', /script:\n\s+- make check/, 'scripts:\n                  - make check'],
  ['an environment twice', /deployment: production/, 'deployment: staging'],
  ['a step that signs in without a token', /oidc: true/, 'docker: true'],
]

test.each(SEEDED)('the schema catches %s', (_, from, to) => {
  const good = fileOf(caseOf(scenario('two-region-ledger'), 'aws', 'bitbucket'))
  const broken = good.replace(from, to)
  expect(broken).not.toBe(good)
  expect(Pipelines.safeParse(parse(broken)).success).toBe(false)
})
