import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { awsFacts } from '../policy/aws'
import { readPlanned } from '../policy/planned'
import { problemsOf } from '../policy/policy'
import { failuresOf, hasTerraform, ifTerraform, inTwoLanes, type Proof, prove, STEPS } from '../proof/prove.fixture'
import { type StandIn, standIn } from '../proof/stand-in-provider.fixture'
import { SCHEMAS } from '../schemas'
import { designsOf } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'

const objective = { percent: 99.9, requestsPerSecond: 40 }
const scenarios = SCENARIOS.map(({ slug, document }) => {
  const designs = designsOf(document)
  return {
    slug,
    designs,
    files: writeTerraform({ designs, reasonOf: () => '', ruleset: '1', budgetUsd: 1000, objective, iac: 'terraform' }),
  }
})

describe.skipIf(!hasTerraform)(ifTerraform('the scenarios on AWS, by the real Terraform'), () => {
  let provider: StandIn
  let proofs = new Map<(typeof scenarios)[number], Proof>()
  beforeAll(async () => {
    provider = await standIn('aws')
    proofs = await inTwoLanes(scenarios, ({ files }) => prove(files, provider))
  }, 240_000)
  afterAll(() => provider.close())

  describe.each(scenarios)('$slug', (scenario) => {
    test('is applied whole, has nothing left to do then, and is taken down again', () => {
      const proof = proofs.get(scenario)
      expect(proof ? failuresOf(proof) : 'not run').toBe('')
      expect(proof?.outcomes.map(({ step }) => step)).toEqual([...STEPS])
    })

    test('opens what the design connects and nothing else, is encrypted, backed up, limited and tagged', () => {
      const proof = proofs.get(scenario)
      const [production] = scenario.designs
      if (!proof || !production) throw new Error('the scenario was not planned')
      expect(problemsOf(awsFacts(readPlanned(proof.planned, proof.applied), SCHEMAS.aws), production)).toEqual([])
    })
  })
})
