import { text } from '../cells'
import type { ProviderRules } from '../rules'
import { sourceOf } from '../source'
import { tierOf } from '../tiers'
import { unitOf } from '../unit'
import { freeTierOf } from './free-tiers'
import { moreCommitments } from './more-commitments'
import { confidenceOf, noteOf } from './notes'
import { skuOf } from './sku'
import { SUPPLEMENT } from './supplement'

export const gcpRules: ProviderRules = {
  provider: 'gcp',
  baseRegion: 'us-central1',
  assertRows: () => {},
  skuOf: (row) => skuOf(text(row, 'service'), text(row, 'sku_key'), text(row, 'region')),
  unitOf,
  freeTierOf,
  hasListedAllowances: true,
  hasPlainBounds: () => false,
  // The bound of Cloud NAT's price counts machines and not hours; the bill applies it.
  tierOf: (row) => (row.service === 'cloud_nat' ? { ...tierOf(row), start: '', end: '' } : tierOf(row)),
  noteOf,
  confidenceOf,
  moreRows: SUPPLEMENT,
  moreLines: () => [],
  machines: (rows, region, { addSource }) => {
    const [first] = rows
    if (!first) throw new Error(`no machines in ${region}`)
    const source = addSource(sourceOf(text(first, 'source')))
    const readOn = text(first, 'as_of')
    if (rows.some((row) => row.source !== first.source || row.as_of !== readOn))
      throw new Error(`two sources of machines in ${region}`)
    return {
      region,
      source,
      readOn,
      spotSource: source,
      spotReadOn: readOn,
      spotIsListed: true,
      rows: rows.map((row) => [row.instance_type, row.on_demand_usd_per_hour, row.spot_usd_per_hour ?? ''].join('|')),
    }
  },
  commitmentOf: (row) => {
    const kind = COMMITMENT_KINDS[text(row, 'commitment')]
    if (!kind || row.source === 'unsourced-knowledge') return undefined
    return {
      scope: text(row, 'scope'),
      region: text(row, 'region'),
      kind,
      years: text(row, 'term_years'),
      percent: Number(row.discount_pct),
    }
  },
  moreCommitments,
  // The discount of a family is the same in every region read, so the base region's rows stand for all.
  sustainedUse: (rows, addSource) =>
    rows
      .filter((row) => row.commitment === 'sustained_use_full_month' && row.region === 'us-central1')
      .map((row) =>
        [
          text(row, 'scope').replace('compute.', ''),
          Number(row.discount_pct),
          addSource(sourceOf(text(row, 'source'))),
          text(row, 'as_of'),
        ].join('|'),
      ),
}

const COMMITMENT_KINDS: Readonly<Record<string, string>> = { resource_cud: 'r', spend_cud: 'p' }
