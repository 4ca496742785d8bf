import { azureFreeTiers } from '@/lib/catalog/skus/azure'
import { type Cells, text } from '../cells'
import type { ProviderRules } from '../rules'
import { readConfidence } from '../source'
import { tierOf } from '../tiers'
import { machinesOf } from './machines'
import { skuOf } from './sku'
import { moreRows } from './supplement'
import { unitOf } from './unit'

/**
 * The price index counts from eastus, but nearly all services were read for eastus2 and not for eastus. Both have the same level in the
 * index (1.0), so eastus2 is the region that others are derived from.
 */
export const azureRules: ProviderRules = {
  provider: 'azure',
  baseRegion: 'eastus2',
  assertRows: () => {},
  skuOf: (row) => skuOf(text(row, 'service'), text(row, 'sku_key'), text(row, 'region'), text(row, 'unit')),
  unitOf,
  // The price API lists most allowances as a first slice at 0.
  freeTierOf: (sku) => azureFreeTiers[sku],
  hasListedAllowances: true,
  hasPlainBounds: () => false,
  tierOf,
  noteOf: (row) => noteOf(row),
  confidenceOf: readConfidence,
  moreRows,
  moreLines: () => [],
  machines: machinesOf,
  commitmentOf: (row) => {
    if (row.commitment !== 'savings_plan' || row.source === 'unsourced-knowledge') return undefined
    return {
      scope: text(row, 'scope').replaceAll('|', '/'),
      region: text(row, 'region'),
      kind: 'p',
      years: text(row, 'term_years'),
      percent: Number(row.discount_pct),
    }
  },
  moreCommitments: [],
  sustainedUse: () => undefined,
}

const noteOf = (row: Cells): string | undefined => {
  const source = text(row, 'source')
  if (source === 'unsourced-knowledge') return 'No source was read for this price.'
  if (row.notes?.includes('shared by NA+EU regions') || row.notes?.includes('shared by APAC regions'))
    return 'One meter for all regions of its zone.'
  if (row.service === 'load_balancer' && row.sku_key === 'first5_rules_hour') return 'Flat for the first five rules.'
  if (Number(row.usd_per_unit) === 0 && row.tier_start === '' && row.tier_end === '') return 'Listed as free of charge.'
  if (row.notes?.startsWith('A secondary source')) return row.notes
  if (source.includes('secondary') || text(row, 'as_of') === 'undated') return 'A secondary or undated source.'
  return undefined
}
