import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { complete } from '@/lib/requirements/defaults'
import { PROVIDERS } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { formatUsd } from '@/lib/units/format-money'
import { whatIfs } from '@/lib/what-if/what-if'
import { findLevers } from './levers'
import { costReview } from './review'

const TOOLS = {
  aws: ['AWS Pricing Calculator', 'AWS Cost Explorer'],
  gcp: ['Google Cloud Pricing Calculator', 'Cloud Billing reports'],
  azure: ['Azure Pricing Calculator', 'Microsoft Cost Management, cost analysis'],
} as const

const reviewOn = (document: (typeof SCENARIOS)[number]['document'], provider: (typeof PROVIDERS)[number]) => {
  const { requirements } = complete({
    ...document,
    platform: { ...document.platform, provider, region: null, regionSecond: null },
    insistOn: { ...document.insistOn, provider },
  })
  const ask = whatIfs(requirements, catalog)
  const input = { requirements, ask, catalog, now: ask((same) => same) }
  const { levers } = findLevers(input)
  return { review: costReview(input, levers, null), levers, now: input.now }
}

test.each(PROVIDERS)('%s: its own calculator and its own report of costs are named, whatever is built', (provider) => {
  for (const { document } of SCENARIOS) {
    const { review } = reviewOn(document, provider)
    expect(review.tools.map(({ name }) => name)).toEqual(expect.arrayContaining([...TOOLS[provider]]))
    for (const { url } of review.tools) expect(URL.canParse(url)).toBe(true)
    expect(review.tags.every(({ use }) => use !== '')).toBe(true)
    expect(review.rhythm.map(({ every }) => every)).toEqual(['week', 'month', 'quarter', 'year'])
  }
})

test('the month is held against the figures of this bill, and the quarter against the levers that need measuring', () => {
  for (const { document } of SCENARIOS) {
    const { review, levers, now } = reviewOn(document, 'aws')
    const [, month, quarter] = review.rhythm
    const alone = now.designs.length === 1
    if (alone) expect(month?.look).toContain(formatUsd(now.monthlyUsd))
    for (const { name } of levers.filter(({ needs }) => needs === 'measurement')) expect(quarter?.look).toContain(name)
  }
})

test('labels of Google Cloud have no capitals', () => {
  const [scenario] = SCENARIOS
  if (!scenario) throw new Error('no scenario')
  for (const { key } of reviewOn(scenario.document, 'gcp').review.tags) expect(key).toBe(key.toLowerCase())
})
