import { expect, test } from 'vitest'
import { catalog } from './catalog'
import type { Price } from './types'

const providers = Object.values(catalog.providers)
const every: [string, Price][] = providers.flatMap(({ prices }) =>
  Object.entries(prices).flatMap(([sku, regions]) =>
    Object.entries(regions).map(([region, price]): [string, Price] => [`${sku} in ${region}`, price]),
  ),
)

test('the catalogue says when it was read and what it holds', () => {
  expect(catalog.readOn).toBe('2026-10-02')
  expect(catalog.hash).toMatch(/^[0-9a-f]{16}(-[0-9a-f]{16}){2}$/)
  expect(every.length).toBeGreaterThan(9_000)
  expect(providers.map(({ provider, regions }) => [provider, regions.length, regions[0]])).toEqual([
    ['aws', 13, 'us-east-1'],
    ['gcp', 15, 'us-central1'],
    ['azure', 16, 'eastus2'],
  ])
})

test('every price has a source, a date and a unit', () => {
  for (const [name, price] of every) {
    expect(price.source, name).not.toBe('')
    expect(price.readOn, name).toMatch(/^\d{4}-\d{2}(-\d{2})?$/)
    expect(price.unit, name).not.toBe('')
    expect(price.per, name).toBeGreaterThan(0)
  }
})

test('a price without a source is unverified and says so', () => {
  for (const [name, price] of every.filter(
    ([, { source }]) => !/https?:\/\//.test(source) && !source.includes('quoting a bill'),
  )) {
    expect(price.confidence, name).toBe('unverified')
    expect(price.note, name).toBeDefined()
  }
})

test('tiers start at 0 and rise, and no price is negative or missing', () => {
  for (const [name, { tiers }] of every) {
    expect(tiers[0]?.from, name).toBe(0)
    tiers.forEach(({ from, usd }, index) => {
      expect(Number.isFinite(usd) && usd >= 0, name).toBe(true)
      if (index > 0) expect(from, name).toBeGreaterThan(tiers[index - 1]?.from ?? 0)
    })
  }
})

test('only a free tier or something without a charge costs 0', () => {
  for (const [name, { tiers, freeTier, note }] of every) {
    const free = tiers.filter(({ usd }) => usd === 0)
    if (free.length === 0) continue
    const excused =
      freeTier?.upTo === tiers[1]?.from || note?.includes('free of charge') || name.includes('ecs/control-plane')
    expect(excused || name.includes('invalidation-path'), name).toBe(true)
  }
})

test('every machine has a positive price in its region', () => {
  for (const { provider, regions, machines, machineTypes } of providers) {
    for (const region of regions) {
      const sizes = Object.entries(machines[region]?.prices ?? {})
      expect(sizes.length, `${provider} ${region}`).toBeGreaterThan(190)
      for (const [type, { hourlyUsd, spotHourlyUsd }] of sizes) {
        expect(hourlyUsd, type).toBeGreaterThan(0)
        expect(spotHourlyUsd ?? 0, type).toBeLessThanOrEqual(hourlyUsd)
        expect(machineTypes[type]?.vcpu, type).toBeGreaterThan(0)
      }
    }
  }
})
