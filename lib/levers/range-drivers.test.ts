import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { complete } from '@/lib/requirements/defaults'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { sumUsd } from '@/lib/units/money'
import { whatIfs } from '@/lib/what-if/what-if'
import { rangeDrivers } from './range-drivers'

const CASES = SCENARIOS.map(({ slug, document }) => ({ slug, document }))

test.each(CASES)('$slug: the largest movers first, and no more than the bill', ({ document }) => {
  const { requirements } = complete(document)
  const ask = whatIfs(requirements, catalog)
  const now = ask((same) => same)
  const { drivers, unmovedUsd } = rangeDrivers({ requirements, ask, catalog, now })
  expect(drivers.length).toBeLessThanOrEqual(5)
  for (const { resource, expectedUsd } of drivers) {
    const own = now.lines.filter((line) => line.resource === resource).map(({ monthlyUsd }) => monthlyUsd)
    expect(expectedUsd).toBe(sumUsd(own))
  }
  expect(unmovedUsd + sumUsd(drivers.map(({ expectedUsd }) => expectedUsd))).toBeLessThanOrEqual(now.monthlyUsd + 0.001)
  const widths = drivers.map(({ lowUsd, expectedUsd, highUsd }) => {
    const amounts = [lowUsd, expectedUsd, highUsd]
    return Math.max(...amounts) - Math.min(...amounts)
  })
  expect(widths).toEqual([...widths].sort((a, b) => b - a))
})
