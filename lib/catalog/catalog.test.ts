import { expect, test } from 'vitest'
import { catalog } from './catalog'
import type { Price } from './types'

const aws = catalog.providers.aws
const every: [string, Price][] = Object.entries(aws?.prices ?? {}).flatMap(([sku, regions]) =>
  Object.entries(regions).map(([region, price]): [string, Price] => [`${sku} in ${region}`, price]),
)

test('the catalogue says when it was read and what it holds', () => {
  expect(catalog.readOn).toBe('2026-10-02')
  expect(catalog.hash).toMatch(/^[0-9a-f]{16}$/)
  expect(every.length).toBeGreaterThan(5000)
  expect(aws?.regions).toHaveLength(13)
  expect(aws?.regions[0]).toBe('us-east-1')
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
      expect(from, name).toBeGreaterThanOrEqual(index)
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
  for (const region of aws?.regions ?? []) {
    const machines = Object.entries(aws?.machines[region]?.prices ?? {})
    expect(machines.length).toBeGreaterThan(190)
    for (const [type, { hourlyUsd, spotHourlyUsd }] of machines) {
      expect(hourlyUsd, type).toBeGreaterThan(0)
      expect(spotHourlyUsd ?? 0, type).toBeLessThanOrEqual(hourlyUsd)
      expect(aws?.machineTypes[type]?.vcpu, type).toBeGreaterThan(0)
    }
  }
})
