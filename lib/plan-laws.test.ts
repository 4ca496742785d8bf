import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVERY_CLOUD } from './decisions/clouds.fixture'
import type { Law } from './decisions/laws'
import { PLAN_LAWS, WHOLE_PLAN_LAWS } from './plan-laws'
import { LAW_RUNS, requirementsDocument, SEED } from './requirements/arbitrary.fixture'

/** The first law plans and writes the Terraform once a document, the others plan twice, and whole plans take as long as a hundred decisions; `npm run laws -- N` takes any number. */
const RUNS = { first: LAW_RUNS / 20, further: LAW_RUNS / 40, whole: LAW_RUNS / 500 }

const broken = (check: Law['check'], numRuns: number) => {
  const found: string[] = []
  for (const document of fc.sample(requirementsDocument, { numRuns, seed: SEED + 1 })) {
    const wrong = check(document, EVERY_CLOUD)
    if (wrong !== null) found.push(`${wrong}\n${JSON.stringify(document)}`)
  }
  return found.slice(0, 2)
}

test.each([
  ...PLAN_LAWS.map((law, index) => [law.name, law.check, index === 0 ? RUNS.first : RUNS.further] as const),
  ...WHOLE_PLAN_LAWS.map((law) => [law.name, law.check, RUNS.whole] as const),
])('%s', { timeout: 600_000 }, (_, check, numRuns) => {
  expect(broken(check, numRuns)).toEqual([])
})
