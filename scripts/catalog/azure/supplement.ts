import type { Cells } from '../cells'

const EGRESS = 'https://lucidity.cloud/feeds/blog/azure-storage-egress-cost (stored copy, secondary)'
const FABRIC = 'https://ultimateinfoguide.com/microsoft-fabric-pricing-calculator/ (stored copy, secondary)'

/** The page gives one price for each continent's regions, and the price files carry it for one of them. */
const WITHIN_CONTINENT = [
  {
    usd: '0.02',
    note: 'A secondary source, which gives one price within North America and within Europe.',
    regions: [
      'canadacentral',
      'centralus',
      'eastus2',
      'francecentral',
      'germanywestcentral',
      'northeurope',
      'uksouth',
      'westus2',
      'westus3',
    ],
  },
  {
    usd: '0.08',
    note: 'A secondary source, which gives one price for Asia; that Oceania has the same is an assumption.',
    regions: ['australiaeast'],
  },
] as const

const rowOf = (
  row: Pick<Cells, 'region' | 'service' | 'sku_key' | 'unit' | 'usd_per_unit' | 'source' | 'notes'>,
): Cells => ({
  provider: 'azure',
  tier_start: '',
  tier_end: '',
  as_of: 'undated',
  ...row,
})

/** Prices that the price files lack, all from secondary sources and shown as unverified. */
export const moreRows: readonly Cells[] = [
  ...WITHIN_CONTINENT.flatMap(({ usd, note, regions }) =>
    regions.map((region) =>
      rowOf({
        region,
        service: 'bandwidth',
        sku_key: 'inter_region_same_continent_gb',
        unit: 'GB',
        usd_per_unit: usd,
        source: EGRESS,
        notes: note,
      }),
    ),
  ),
  rowOf({
    region: 'eastus',
    service: 'fabric',
    sku_key: 'capacity_unit_hour',
    unit: '1 Hour',
    usd_per_unit: '0.18',
    source: FABRIC,
    notes: 'A secondary source of June 2026, which gives about this price.',
  }),
  rowOf({
    region: 'eastus',
    service: 'fabric',
    sku_key: 'onelake_gb_month',
    unit: '1 GB/Month',
    usd_per_unit: '0.023',
    source: FABRIC,
    notes: 'A secondary source of June 2026.',
  }),
]
