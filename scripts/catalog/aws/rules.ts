import { type Cells, compare, text } from '../cells'
import type { ProviderRules } from '../rules'
import { readConfidence, sourceOf } from '../source'
import { tierOf } from '../tiers'
import { unitOf } from '../unit'
import { freeTierOf } from './free-tiers'
import { moreCommitments } from './more-commitments'
import { moreLines } from './more-lines'
import { CORRECTED, noteOf } from './notes'
import { skuOf } from './sku'

export const awsRules: ProviderRules = {
  provider: 'aws',
  baseRegion: 'us-east-1',
  assertRows: (services) => assertSameStorage(services),
  skuOf: (row) => skuOf(text(row, 'service'), text(row, 'sku_key'), text(row, 'region')),
  unitOf,
  freeTierOf,
  hasListedAllowances: false,
  hasPlainBounds: (sku) => sku === 'aws/managed-prometheus/ingest-samples',
  tierOf: (row) => ({
    ...tierOf(row),
    usd: CORRECTED[`${text(row, 'service')}/${text(row, 'sku_key')}`] ?? text(row, 'usd_per_unit'),
  }),
  noteOf: (row) => noteOf(text(row, 'service'), text(row, 'sku_key'), text(row, 'as_of'), text(row, 'source')),
  confidenceOf: readConfidence,
  moreRows: [],
  moreLines,
  machines: (rows, region, { addSource }) => {
    const [first] = rows
    if (!first) throw new Error(`no machines in ${region}`)
    const spot = rows.map((row) => text(row, 'source')).find((source) => source.includes(' ; spot ='))
    const spotSource = /github (\S+?)@(\w+) (\S+) \(([\d-]+)\)$/.exec(spot ?? '')
    if (!spotSource) throw new Error(`no source of spot prices in ${region}`)
    const [, repository, commit, path, spotReadOn = ''] = spotSource
    return {
      region,
      source: addSource(sourceOf(text(first, 'source'))),
      readOn: text(first, 'as_of'),
      spotSource: addSource(`https://github.com/${repository}/blob/${commit}/${path}`),
      spotReadOn,
      rows: [...rows]
        .sort((a, b) => compare(text(a, 'instance_type'), text(b, 'instance_type')))
        .map((row) => [row.instance_type, row.on_demand_usd_per_hour, row.spot_usd_per_hour ?? ''].join('|')),
    }
  },
  // Only what is paid monthly: money up front is another decision.
  commitmentOf: (row) => {
    if (row.payment !== 'No Upfront' || row.source === 'unsourced-knowledge') return undefined
    const kind = COMMITMENT_KINDS[text(row, 'commitment')]
    if (!kind) throw new Error(`an unknown commitment: ${row.commitment}`)
    return {
      scope: text(row, 'scope'),
      region: text(row, 'region'),
      kind,
      years: text(row, 'term_years'),
      percent: Number(row.discount_pct),
    }
  },
  moreCommitments,
  sustainedUse: () => undefined,
}

const COMMITMENT_KINDS: Readonly<Record<string, string>> = {
  standard_ri: 's',
  convertible_ri: 'c',
  reserved_instance: 'r',
}

/** One engine's storage rows stand for both, so they must agree. */
const assertSameStorage = (rows: Cells[]) => {
  const shared = rows.filter((row) => !text(row, 'sku_key').startsWith('instance_hour'))
  const key = (row: Cells) => `${row.region} ${row.sku_key}`
  const postgres = new Map(
    shared.filter((row) => row.service === 'rds_postgres').map((row) => [key(row), row.usd_per_unit]),
  )
  for (const row of shared.filter((other) => other.service === 'rds_mysql')) {
    if (postgres.get(key(row)) !== row.usd_per_unit) throw new Error(`RDS storage differs by engine: ${key(row)}`)
  }
}
