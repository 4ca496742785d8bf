import fc from 'fast-check'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { bill, billTotal } from '@/lib/cost/bill'
import { compose } from '@/lib/design/compose'
import type { Design } from '@/lib/design/model'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import { PROVIDERS } from '@/lib/requirements/schema'
import { sumUsd } from '@/lib/units/money'
import { whatIfs } from '@/lib/what-if/what-if'

const RUNS = 300
/** Each line is rounded to cents by itself, so a line that splits in two may lose one. */
const ROUNDING = 0.01

/**
 * A fleet moves in steps from many small copies to fewer larger ones, and its largest step can cost less than the one before: where it took
 * such a step, the two months are not of the same choices.
 */
function isSameFleet(before: readonly Design[], after: readonly Design[]): boolean {
  const later = new Map(
    after.flatMap(({ environment, resources }) => resources.map((each) => [`${environment} ${each.id}`, each])),
  )
  return before.every(({ environment, resources }) =>
    resources.every((resource) => {
      const then = later.get(`${environment} ${resource.id}`)
      if (!then) return false
      const [a, b] = [resource, then].map((each) => ({
        size: JSON.stringify(['instanceType' in each && each.instanceType, 'task' in each && each.task]),
        copies: 'replicas' in each ? each.replicas.typical : 0,
      }))
      return a !== undefined && b !== undefined && a.size === b.size && b.copies >= a.copies
    }),
  )
}

test.each(PROVIDERS)(
  '%s: more demand never costs less with the same choices, and lines sum to the total',
  (provider) => {
    let [compared, all] = [0, 0]
    fc.assert(
      fc.property(requirementsDocument, fc.constantFrom(1.5, 3, 10, 30), (document, factor) => {
        const { requirements } = complete({ ...document, platform: { provider } })
        const { discounts } = requirements.budget
        const { decisions, profile } = whatIfs(requirements, catalog)((same) => same)
        const at = (times: number) => compose(requirements, decisions, profile, times)
        const { lines } = bill(at(1), catalog, discounts)
        const total = billTotal(at(1), catalog, discounts)
        expect(sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd))).toBe(total)
        const more = billTotal(at(factor), catalog, discounts)
        all += 1
        if (!isSameFleet(at(1), at(factor))) return
        compared += 1
        expect(more).toBeGreaterThanOrEqual(total - lines.length * ROUNDING)
      }),
      { numRuns: Number(process.env.LEV_RUNS ?? RUNS), seed: SEED },
    )
    // Most fleets keep their size, so that the law is held and not stepped around.
    expect(compared / all).toBeGreaterThan(0.5)
  },
)
