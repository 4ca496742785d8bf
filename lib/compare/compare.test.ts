import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { planParts } from '@/lib/plan'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { compareAlternatives } from './compare-alternatives'
import { compareProviders } from './compare-providers'

test.each(SCENARIOS)('$slug: the column of the chosen cloud is the plan itself', ({ document }) => {
  const { cost, availability, design } = planParts(document, catalog, ['cost', 'availability', 'design'])
  const columns = compareProviders(document, catalog)
  expect(columns.map(({ provider }) => provider)).toEqual(['aws', 'gcp', 'azure'])
  const [chosen, ...more] = columns.filter(({ isChosen }) => isChosen)
  expect(more).toEqual([])
  expect(chosen?.provider).toBe(design?.provider)
  expect(chosen?.monthlyUsd).toEqual(cost?.monthlyUsd)
  expect(chosen?.committedPercent).toBe(availability?.committedPercent)
})

test.each(SCENARIOS)('$slug: each cloud is priced in a region of its own', ({ document }) => {
  for (const { provider, regions } of compareProviders(document, catalog))
    expect(catalog.providers[provider]?.regions).toContain(regions[0]?.id)
})

test.each(SCENARIOS)(
  '$slug: alternatives cost, promise and ask of people what the decisions say, beside the one that was chosen',
  ({ document }) => {
    const { decisions = [], cost } = planParts(document, catalog, ['decisions', 'cost', 'what-if'])
    for (const { topic, rows } of compareAlternatives(document, catalog)) {
      const decision = decisions.find((each) => each.topic === topic)
      expect(rows[0]).toMatchObject({ option: decision?.choice, isChosen: true, monthlyUsd: cost?.monthlyUsd.expected })
      for (const { option, monthlyUsd, committedPercent, engineerHoursPerMonth } of rows.slice(1))
        expect(decision?.alternatives.find((other) => other.option === option)).toMatchObject({
          monthlyUsd,
          committedPercent,
          engineerHoursPerMonth,
        })
    }
  },
)
