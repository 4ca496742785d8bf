import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { samples } from '@/lib/cost/samples'
import { coverageOf } from './coverage'
import { coverageTable } from './coverage-table'
import { PROVIDERS } from './providers'

/** Kinds that no bill can price, and why; a refresh that finds a price takes its line away. */
const WITHOUT_PRICE: Readonly<Record<(typeof PROVIDERS)[number], Readonly<Record<string, string>>>> = {
  aws: { 'time-series-database': 'no price of Timestream for InfluxDB was read' },
  gcp: {
    'threat-detection': 'Security Command Center is billed by the resources that it watches',
    'feature-flag-store': 'no price of Parameter Manager was read',
  },
  azure: {
    'document-database': 'no price of Azure DocumentDB by vCore was read',
    'feature-flag-store': 'no price of App Configuration was read',
  },
}

test.each(PROVIDERS)('every kind has a price in every region of %s, except those listed with a reason', (provider) => {
  for (const region of catalog.providers[provider]?.regions ?? []) {
    const cells = coverageOf(catalog, provider, region)
    expect(cells.map(({ kind }) => kind)).toEqual(Object.keys(samples))
    const missing = cells.filter(({ coverage }) => coverage === 'missing').map(({ kind }) => kind)
    expect(missing.sort(), region).toEqual(Object.keys(WITHOUT_PRICE[provider]).sort())
  }
})

test('a kind without any price says which SKU it lacks', () => {
  const cell = coverageOf(catalog, 'azure', 'eastus2').find(({ kind }) => kind === 'feature-flag-store')
  expect(cell?.gaps).toEqual(['App Configuration (Standard): no price for azure/app-configuration/standard-store-day'])
})

test('the table has a letter a region and counts them', () => {
  const cell = { kind: 'cache', gaps: [] } as const
  expect(
    coverageTable('aws', [
      { ...cell, region: 'here', coverage: 'own', gaps: ['Backups: no price'] },
      { ...cell, region: 'there', coverage: 'missing', gaps: ['All: no price'] },
    ]),
  ).toBe(
    [
      'aws',
      '1 here, 2 there',
      '          1   2',
      'cache    o*   m',
      '2 cells: own 1, derived 0, unverified 0, missing 1, free 0; in 1 a part has no price',
    ].join('\n'),
  )
})
