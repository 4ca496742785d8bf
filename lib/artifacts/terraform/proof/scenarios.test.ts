import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { problemsIn } from '../policy/problems.fixture'
import { designsOn } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'
import { failuresOf, hasTerraform, ifTerraform, inTwoLanes, type ProofStep, prove, STEPS } from './prove.fixture'
import { type StandIn, standIn } from './stand-in-provider.fixture'

const cases = PROVIDERS.flatMap((cloud) =>
  SCENARIOS.map(({ slug, document }) => {
    const designs = designsOn(cloud, document)
    const files = writeTerraform({
      designs,
      reasonOf: () => '',
      ruleset: '1',
      budgetUsd: 1000,
      objective: { percent: 99.9, requestsPerSecond: 40 },
      iac: 'terraform',
    })
    return { cloud, slug, designs, files }
  }),
)
type Case = (typeof cases)[number]
type Result = { failures: string; steps: ProofStep[]; problems: string[] }

async function resultOf({ designs, files }: Case, provider: StandIn): Promise<Result> {
  const proof = await prove(files, provider)
  return {
    failures: failuresOf(proof),
    steps: proof.outcomes.map(({ step }) => step),
    problems: problemsIn(proof, designs[0]),
  }
}

describe.skipIf(!hasTerraform)(ifTerraform('every scenario on every cloud, by the real Terraform'), () => {
  const results = new Map<Case, Result>()
  beforeAll(async () => {
    const providers = new Map<Provider, StandIn>()
    for (const cloud of PROVIDERS) providers.set(cloud, await standIn(cloud))
    await inTwoLanes(cases, async (job) => {
      const provider = providers.get(job.cloud)
      if (provider) results.set(job, await resultOf(job, provider))
    })
    for (const provider of providers.values()) provider.close()
  }, 400_000)
  afterAll(() => results.clear())

  describe.each(cases)('$slug on $cloud', (job) => {
    test('is applied whole, has nothing left to do then, and is taken down again', () => {
      expect(results.get(job)?.failures).toBe('')
      expect(results.get(job)?.steps).toEqual([...STEPS])
    })

    test('opens what the design connects and nothing else, is encrypted, backed up, limited and tagged', () => {
      expect(results.get(job)?.problems).toEqual([])
    })
  })
})
