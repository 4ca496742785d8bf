import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '@/lib/requirements/schema'
import { failuresOf, hasTerraform, ifTerraform, inTwoLanes, prove } from '../proof/prove.fixture'
import { type StandIn, standIn } from '../proof/stand-in-provider.fixture'
import { designsOn } from '../testing-designs.fixture'
import { writeTerraform } from '../write-terraform'
import { problemsIn } from './problems.fixture'

/** A mistake put into the files on purpose, and what the policies have to say to it. */
export type Seed = readonly [name: string, spoil: (text: string) => string, problem: RegExp]

/** A block of the files, changed. */
export const inBlock =
  (block: string, before: string | RegExp, after: string) =>
  (text: string): string =>
    text.replace(new RegExp(`^resource "${block.replace('.', '" "')}" \\{[\\s\\S]*?^\\}`, 'm'), (whole) =>
      whole.replace(before, after),
    )

const DOCUMENT = {
  name: 'Policies',
  workload: { kind: 'api', background: 'short' },
  data: { stores: ['sql', 'nosql', 'object', 'queue'] },
  insistOn: { compute: 'containers-managed', 'network-layout': 'private-single-nat' },
}

/** All mistakes at once, in one plan: each has to be found beside the others. */
export function testPolicies(cloud: Provider, seeds: readonly Seed[]): void {
  const designs = designsOn(cloud, DOCUMENT)
  const files = writeTerraform({ designs, reasonOf: () => '', ruleset: '1', budgetUsd: 1000, iac: 'terraform' })
  const spoil = (content: string) => seeds.reduce((text, [, change]) => change(text), content)
  const spoilt = files.map((file) => ({ ...file, content: spoil(file.content) }))

  describe.skipIf(!hasTerraform)(ifTerraform(`policies over the plan for ${cloud}`), () => {
    let provider: StandIn
    let problems = new Map<typeof files, string[]>()
    beforeAll(async () => {
      provider = await standIn(cloud)
      problems = await inTwoLanes([files, spoilt], async (some) => {
        const proof = await prove(some, provider, { from: 'init', until: 'apply' })
        expect(failuresOf(proof)).toBe('')
        return problemsIn(proof, designs[0])
      })
    }, 60_000)
    afterAll(() => provider.close())

    test('the plan of a design has no problem', () => expect(problems.get(files)).toEqual([]))

    test.each(seeds)('%s is found', (_, change, problem) => {
      expect(files.some(({ content }) => change(content) !== content)).toBe(true)
      expect(problems.get(spoilt)?.join('\n')).toMatch(problem)
    })
  })
}
