import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { ask, type Change } from '@/lib/findings/ask.fixture'
import { complete } from '@/lib/requirements/defaults'
import { parseRequirements } from '@/lib/requirements/parse'
import type { Requirements } from '@/lib/requirements/schema'
import { insisting, whatIfs } from '@/lib/what-if/what-if'
import { assess } from './assess'
import { ladder } from './ladder'
import { type Price, type PricedUpgrade, priceUpgrades, rankUpgrades, withUpgrades } from './rank-upgrades'
import { applying, type UpgradeChange, upgradesFor } from './upgrades'

function asker(change: Change = {}): { requirements: Requirements; price: Price } {
  const parsed = parseRequirements(ask(change))
  if (!parsed.ok) throw new Error('invalid fixture')
  const { requirements } = complete(parsed.value)
  return { requirements, price: whatIfs(requirements, catalog) }
}

function upgraded(change: Change = {}) {
  const { requirements, price } = asker(change)
  const now = price((same) => same)
  if (!now) throw new Error('no plan')
  const plain = assess(now.production, requirements.availability.slaPercent, now.profile.slaOf)
  return { plain, now, ...withUpgrades(plain, requirements, now.production, price), price }
}

const FUNCTIONS: Change = {
  workload: { shape: 'functions', packaging: 'runtime', background: 'none' },
  traffic: { averageRps: 2, peakRps: 8 },
  data: { stores: ['nosql'] },
}

test('a weak database has the higher tier to go to, with the minutes it saves and what it adds', () => {
  const { weakestLinks, price, committedPercent } = upgraded()
  const [database] = weakestLinks
  expect(database).toMatchObject({ resource: 'database', savesMinutes: 17.28 })
  expect(database?.upgrade).toMatch(/^The higher tier of the database \(Amazon Aurora/)
  const higher = price(insisting({ database: 'relational-high-tier' }))
  const now = price((same) => same)
  expect(database?.addsMonthlyUsd).toBeCloseTo((higher?.monthlyUsd ?? 0) - (now?.monthlyUsd ?? 0), 2)
  expect(higher?.committedPercent ?? 0).toBeGreaterThan(committedPercent ?? 100)
})

test('every upgrade is true: making its change gives the figure and the price', () => {
  for (const change of [{}, FUNCTIONS, { availability: { slaPercent: 99.99 } }]) {
    const { upgrades = [], now, price, committedPercent } = upgraded(change)
    expect(upgrades.length).toBeGreaterThan(0)
    for (const { change: made, committedPercent: promised, addsMonthlyUsd } of upgrades) {
      const then = price(applying(made as UpgradeChange))
      expect(then?.committedPercent).toBe(promised)
      expect(promised).toBeGreaterThan(committedPercent ?? 100)
      expect((then?.monthlyUsd ?? 0) - now.monthlyUsd).toBeCloseTo(addsMonthlyUsd ?? Number.NaN, 2)
    }
  }
})

test('weak links keep their order, and what they were without upgrades', () => {
  const { plain, weakestLinks } = upgraded(FUNCTIONS)
  expect(weakestLinks.map(({ resource, minutesPer30Days }) => ({ resource, minutesPer30Days }))).toEqual(
    plain.weakestLinks,
  )
})

test('a second region is offered only where one is promised less than was asked', () => {
  const words = (change: Change) => (upgraded(change).upgrades ?? []).map(({ upgrade }) => upgrade).join()
  expect(words({})).not.toMatch(/second region/)
  expect(words(FUNCTIONS)).toMatch(/second region/)
})

test('most minutes for a dollar goes first, and what saves both before that', () => {
  const upgrade = (name: string, savesMinutes: number, addsMonthlyUsd: number): PricedUpgrade => ({
    upgrade: name,
    resources: ['database'],
    change: { insistOn: {}, availability: {} },
    savesMinutes,
    addsMonthlyUsd,
    committedPercent: 99.99,
  })
  const priced = [upgrade('dear', 20, 200), upgrade('fair', 10, 50), upgrade('free', 1, -5)]
  const links = [{ resource: 'database', minutesPer30Days: 21.6 }]
  expect(rankUpgrades(links, priced)[0]?.upgrade).toBe('free')
  expect(rankUpgrades(links, priced.slice(0, 2))[0]).toMatchObject({ upgrade: 'fair', addsMonthlyUsd: 50 })
  expect(rankUpgrades(links, [])).toEqual(links)
})

test('what cannot be planned or has no figure is not offered', () => {
  const { requirements } = asker()
  const { now } = upgraded()
  const offers = upgradesFor(requirements, now.production, ['database'])
  expect(priceUpgrades(offers, () => null)).toEqual([])
  expect(priceUpgrades(offers, (change) => (change(requirements) === requirements ? now : null))).toEqual([])
})

test('each further nine takes no fewer regions, and one that is missed has no price', () => {
  for (const change of [{}, FUNCTIONS, { workload: { kind: 'static' }, data: { stores: [] } } satisfies Change]) {
    const { requirements, price } = asker(change)
    const rungs = ladder(requirements, price)
    expect(rungs.map(({ percent }) => percent)).toEqual([99, 99.5, 99.9, 99.95, 99.99, 99.999])
    const reached = rungs.filter(({ isReached }) => isReached)
    expect(reached.every(({ committedPercent, percent }) => (committedPercent ?? 0) >= percent)).toBe(true)
    expect(rungs.slice(reached.length).every(({ isReached, monthlyUsd }) => !isReached && monthlyUsd === null)).toBe(
      true,
    )
    const regions = reached.map((rung) => rung.regions)
    expect(regions).toEqual([...regions].sort((a, b) => a - b))
  }
})

test('four nines take two regions and eight people, and a fifth cannot be had', () => {
  const { requirements, price } = asker()
  const [, , three, , four, five] = ladder(requirements, price)
  expect(three).toMatchObject({ isReached: true, regions: 1, zones: 2, people: { onCall: 6 } })
  expect(four).toMatchObject({ isReached: true, regions: 2, recovery: 'active-active', people: { onCall: 8 } })
  expect(five).toMatchObject({ isReached: false, monthlyUsd: null, people: { onCall: 12 } })
  expect(five?.because).toBe(
    'Nothing that was tried is promised more than 99.998%. It takes 12 people on call, and you are 8.',
  )
})
