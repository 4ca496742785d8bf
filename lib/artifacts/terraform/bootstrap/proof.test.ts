// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is Terraform's own.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import type { Artifact } from '../../artifact'
import { awsFacts } from '../policy/aws'
import { readPlanned } from '../policy/planned'
import { failuresOf, hasTerraform, ifTerraform, inTwoLanes, type Proof, prove, STEPS } from '../proof/prove.fixture'
import { type StandIn, standIn } from '../proof/stand-in-provider.fixture'
import { SCHEMAS } from '../schemas'
import { madeIn, rightsProblems, trustProblems } from './check-trust.fixture'
import { type Case, everyBootstrap } from './testing-bootstraps.fixture'

const cases = everyBootstrap()

/** The folder as the proof expects one: an environment of its own, with no modules. */
const asEnvironment = (files: readonly Artifact[]) =>
  files.map((file) => ({ ...file, path: file.path.replace('/bootstrap/', '/environments/bootstrap/') }))

const SEEDS: readonly [name: string, of: string, before: string | RegExp, after: string, RegExp][] = [
  ['any repository on AWS', 'github on aws', '"repo:${var.repository}:ref', '"repo:*:ref', /BUILD.* trusts repo:\*/],
  ['no subject at all on AWS', 'github on aws', /^.*:sub" = each.value\n/m, '', /trusts anybody/],
  ['any branch on AWS', 'gitlab on aws', /^( +PRODUCTION +=.*:)main"\]/m, '$1*"]', /trusts any branch/],
  [
    'any project on Google Cloud',
    'gitlab on gcp',
    /attribute_condition .*/,
    'attribute_condition = "true"',
    /lets other repositories in/,
  ],
  ['owner of a project', 'gitlab on gcp', '"roles/run.admin"', '"roles/owner"', /gives roles\/owner/],
  [
    'any repository on Azure',
    'github on azure',
    '"repo:${var.repository}:ref',
    '"repo:other/shop:ref',
    /trusts repo:other/,
  ],
  ['roles given without a limit', 'github on azure', /GuidNotEquals/g, 'GuidEquals', /gives roles without a limit/],
  ['everything on everything', 'gitlab on aws', '"ecr:GetAuthorizationToken"', '"*"', /allows \* on everything/],
]

describe.skipIf(!hasTerraform)(ifTerraform('the trust of the pipeline, by the real Terraform'), () => {
  const proofs = new Map<Case, Proof>()
  const found = new Map<string, string>()
  beforeAll(async () => {
    const providers = new Map<Provider, StandIn>()
    for (const cloud of PROVIDERS) providers.set(cloud, await standIn(cloud))
    await inTwoLanes(cases, async (job) => {
      const provider = providers.get(job.cloud)
      if (provider) proofs.set(job, await prove(asEnvironment(job.files), provider, { environment: 'bootstrap' }))
    })
    await inTwoLanes(SEEDS, async ([name, of, before, after]) => {
      const job = cases.find((candidate) => candidate.name === of)
      const provider = job && providers.get(job.cloud)
      if (!job || !provider) return
      const spoilt = job.files.map((file) => ({ ...file, content: file.content.replace(before, after) }))
      const proof = await prove(asEnvironment(spoilt), provider, {
        environment: 'bootstrap',
        from: 'init',
        until: 'apply',
      })
      const made = madeIn(proof.applied)
      found.set(name, [failuresOf(proof), ...trustProblems(job, made), ...rightsProblems(made)].join('\n'))
    })
    for (const provider of providers.values()) provider.close()
  }, 200_000)
  afterAll(() => proofs.clear())

  test.each(cases)('$name is applied whole, has nothing left to do then, and is taken down again', (job) => {
    const proof = proofs.get(job)
    expect(proof && failuresOf(proof)).toBe('')
    expect(proof?.outcomes.map(({ step }) => step)).toEqual([...STEPS])
  })

  test.each(cases)('$name trusts this repository and gives no more than each identity is for', (job) => {
    const proof = proofs.get(job)
    const made = madeIn(proof?.applied)
    expect(made.length).toBeGreaterThan(10)
    expect(trustProblems(job, made)).toEqual([])
    expect(rightsProblems(made)).toEqual([])
    if (job.cloud !== 'aws') return
    const facts = awsFacts(readPlanned(proof?.planned, SCHEMAS.aws, proof?.applied), SCHEMAS.aws)
    expect([facts.exposed, facts.unencrypted, facts.notBackedUp, facts.unlimited, facts.malformed].flat()).toEqual([])
  })

  test.each(SEEDS)('a seeded error is found: %s', (name, _, __, ___, wanted) => {
    expect(found.get(name)).toMatch(wanted)
  })
})
