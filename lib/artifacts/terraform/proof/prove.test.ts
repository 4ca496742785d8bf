import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import type { Artifact } from '../../artifact'
import { designsOf } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'
import { failuresOf, hasTerraform, ifTerraform, inTwoLanes, type Proof, prove, STEPS } from './prove.fixture'
import { type StandIn, standIn } from './stand-in-provider.fixture'

const written = (slug: string): Artifact[] =>
  writeTerraform({
    designs: designsOf(SCENARIOS.find((scenario) => scenario.slug === slug)?.document),
    reasonOf: () => '',
    ruleset: '1',
    budgetUsd: 1000,
    iac: 'terraform',
  })

let provider: StandIn
beforeAll(async () => {
  provider = await standIn('aws')
})
afterAll(() => provider.close())

describe.skipIf(!hasTerraform)(ifTerraform('the real Terraform against a stand-in provider'), () => {
  test('formats, initialises, validates, plans, applies, finds nothing to do and destroys', async () => {
    const proof = await prove(written('static-site'), provider)
    expect(failuresOf(proof)).toBe('')
    expect(proof.outcomes.map(({ step }) => step)).toEqual([...STEPS])
    expect(proof.planned).toHaveProperty('planned_values')
  }, 120_000)

  test('what is wrong is found', async () => {
    const spoilt: [string, (text: string) => string, string][] = [
      ['fmt', (text) => text.replace('  bucket = ', '  bucket   = '), 'fmt'],
      ['an unknown argument', (text) => text.replace('  bucket = ', '  bukket = '), 'Unsupported argument'],
    ]
    const proofs = await inTwoLanes(
      spoilt,
      ([, spoil]): Promise<Proof> =>
        prove(
          written('static-site').map((file) => ({ ...file, content: spoil(file.content) })),
          provider,
          { until: 'plan' },
        ),
    )
    for (const [[, , found], proof] of proofs) expect(failuresOf(proof)).toContain(found)
  }, 120_000)
})
