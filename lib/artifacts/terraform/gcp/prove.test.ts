import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failuresOf, hasTerraform, ifTerraform, inTwoLanes, prove, STEPS } from '../proof/prove.fixture'
import { type StandIn, standIn } from '../proof/stand-in-provider.fixture'
import { DOCUMENTS } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'
import { designsOfGcp } from './designs.fixture'

let provider: StandIn
beforeAll(async () => {
  const google = await standIn('gcp')
  // API Gateway is offered by the second provider only; one stand-in answers for both.
  const known = JSON.parse(google.env.TF_REATTACH_PROVIDERS) as { [source: string]: unknown }
  const beta = { 'registry.terraform.io/hashicorp/google-beta': Object.values(known)[0], ...known }
  provider = { ...google, env: { TF_REATTACH_PROVIDERS: JSON.stringify(beta) } }
})
afterAll(() => provider.close())

/** Between them: a cluster with its tools, a gateway, functions, a pool, private endpoints, keys, and a second region. */
const NAMES = ['kubernetes', 'functions', 'warm standby'] as const

describe.skipIf(!hasTerraform)(ifTerraform('the real Terraform against a stand-in for Google Cloud'), () => {
  test('formats, initialises, validates, plans, applies, finds nothing to do and destroys', async () => {
    const jobs = NAMES.map((name) => ({
      name,
      files: writeTerraform({
        designs: designsOfGcp(DOCUMENTS[name] ?? {}),
        reasonOf: () => '',
        ruleset: '1',
        budgetUsd: 1000,
        iac: 'terraform',
      }),
    }))
    const proofs = await inTwoLanes(jobs, ({ files }) => prove(files, provider, { environment: 'production' }))
    expect(proofs.size).toBe(NAMES.length)
    for (const [{ name }, proof] of proofs) {
      expect(failuresOf(proof), name).toBe('')
      expect(proof.outcomes.map(({ step }) => step)).toEqual([...STEPS])
    }
  }, 240_000)
})
