import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { TOPICS } from '@/lib/decisions/decide-all'
import { peopleHours } from '@/lib/guidance/people'
import { complete } from '@/lib/requirements/defaults'
import { PROVIDERS } from '@/lib/requirements/schema'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { PRICELESS_TOPICS, priceAlternatives, UNPRICED_TOPICS } from './alternatives'
import { insisting, whatIfs } from './what-if'

const asked = SCENARIOS.map(({ document }) => complete(document).requirements)

test('an alternative costs what the plan costs that insists on it', () => {
  const requirements = complete({
    schemaVersion: 1,
    name: 'Orders',
    workload: { kind: 'api', packaging: 'container' },
    data: { stores: ['sql'] },
  }).requirements
  const prices = priceAlternatives(whatIfs(requirements, catalog))
  const insisted = whatIfs(requirements, catalog)(insisting({ database: 'relational-high-tier' }))
  expect(prices.database['relational-high-tier']).toMatchObject({ monthlyUsd: insisted.monthlyUsd, isAtLeast: false })
  expect(prices.database['relational-high-tier']?.committedPercent).toBe(insisted.committedPercent)
  expect(prices.database['relational-high-tier']?.engineerHoursPerMonth).toBe(
    peopleHours(insisted.requirements, insisted.production).engineerHoursPerMonth,
  )
  expect(insisted.monthlyUsd).toBeGreaterThan(0)
})

test('what is excluded has no price, and every other option of a topic that is built has one', () => {
  for (const requirements of asked) {
    const ask = whatIfs(requirements, catalog)
    const prices = priceAlternatives(ask)
    const { decisions } = ask((same) => same)
    for (const topic of TOPICS)
      for (const { option, excludedBy } of decisions[topic].alternatives) {
        const price = prices[topic][option]
        if (excludedBy !== null || UNPRICED_TOPICS.has(topic)) expect(price, `${topic} ${option}`).toBeNull()
        else expect(price?.monthlyUsd, `${topic} ${option}`).toBeGreaterThanOrEqual(0)
      }
  }
})

test('topics without prices change nothing in the design', () => {
  for (const requirements of asked) {
    const ask = whatIfs(requirements, catalog)
    const now = ask((same) => same)
    for (const topic of UNPRICED_TOPICS)
      for (const { option, excludedBy } of now.decisions[topic].alternatives)
        if (excludedBy === null)
          expect(ask(insisting({ [topic]: option })).designs, `${topic} ${option}`).toEqual(now.designs)
  }
})

test('the same question is worked out once', () => {
  const [requirements] = asked
  if (!requirements) throw new Error('no scenario')
  const ask = whatIfs(requirements, catalog)
  expect(ask(insisting({ compute: 'functions' }))).toBe(ask(insisting({ compute: 'functions' })))
})

test('an alternative with a part that has no price costs at least that', () => {
  const requirements = asked[2]
  if (!requirements) throw new Error('no scenario')
  expect(priceAlternatives(whatIfs(requirements, catalog)).logs.datadog).toMatchObject({ isAtLeast: true })
})

test('how copies are scaled and replaced moves no price', () => {
  for (const requirements of asked)
    for (const provider of PROVIDERS) {
      const ask = whatIfs({ ...requirements, platform: { ...requirements.platform, provider } }, catalog)
      const now = ask((same) => same)
      for (const topic of PRICELESS_TOPICS)
        for (const { option, excludedBy } of now.decisions[topic].alternatives)
          if (excludedBy === null)
            expect(ask(insisting({ [topic]: option })).monthlyUsd, `${provider} ${option}`).toBe(now.monthlyUsd)
    }
})
