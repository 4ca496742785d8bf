import { createHash } from 'node:crypto'
import type { CatalogFile } from '@/lib/catalog/decode'
import { scale, sumUsd } from '@/lib/units/money'
import { freeTierOf, NO_CHARGE } from './free-tiers'
import { CORRECTED, noteOf } from './notes'
import { skuOf } from './sku'
import { isVerified, sourceOf } from './source'
import {
  LICENCE_DATE,
  LICENCE_SOURCE,
  LICENCES,
  LICENSED_SIZES,
  MEMCACHED_NOTE,
  SUPPLEMENT,
  SUPPLEMENT_DATES,
} from './supplement'
import { type Row, tiersOf } from './tiers'
import { unitOf } from './unit'

type Cells = Record<string, string>
export type Inputs = { services: Cells[]; vms: Cells[]; commitments: Cells[]; regionIndex: Cells[] }

const BASE_REGION = 'us-east-1'
/** The day the price files were put together: the reading date of what carries no date of its own. */
const COMPILED_ON = '2026-11-23'

/** The catalogue of one provider out of the price files. The same files give the same bytes. */
export const buildCatalog = (inputs: Inputs): CatalogFile => {
  const sources = indexer()
  const notes = indexer()
  const aws = (rows: Cells[]) => rows.filter((row) => row.provider === 'aws')
  const vms = aws(inputs.vms)
  const regions = [...new Set(vms.map((row) => text(row, 'region')))].sort()
  const services = aws(inputs.services)
  assertSameStorage(services)
  const read = priceLines(services, sources.add, notes.add)
  const content = {
    provider: 'aws',
    readOn: newest([...services, ...vms].map((row) => text(row, 'as_of'))),
    baseRegion: BASE_REGION,
    regions: [BASE_REGION, ...regions.filter((region) => region !== BASE_REGION)],
    ratios: ratios(aws(inputs.regionIndex)),
    prices: [
      ...read,
      ...memcached(read, notes.add),
      ...licensed(read, machineTypes(vms), sources.add, notes.add),
      ...otherLines(sources.add, notes.add),
    ].sort(compare),
    machineTypes: machineTypes(vms),
    machines: regions.map((region) => machines(vms, region, sources.add)),
    commitments: commitments(aws(inputs.commitments), sources.add),
    sources: sources.list,
    notes: notes.list,
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { ...content, hash }
}

const priceLines = (rows: Cells[], addSource: Add, addNote: Add): string[] => {
  const groups = new Map<string, { unit: string; regions: Map<string, Cells[]> }>()
  for (const row of rows) {
    const place = skuOf(text(row, 'service'), text(row, 'sku_key'), text(row, 'region'))
    if (!place) continue
    const group = groups.get(place.sku) ?? { unit: text(row, 'unit'), regions: new Map() }
    if (group.unit !== text(row, 'unit')) throw new Error(`${place.sku} has two units`)
    group.regions.set(place.region, [...(group.regions.get(place.region) ?? []), row])
    groups.set(place.sku, group)
  }
  return [...groups.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([sku, group]) => {
      const { unit, per } = unitOf(group.unit)
      const allowance = freeTierOf(sku)
      let free = ''
      const regions = [...group.regions.entries()]
        .sort(([a], [b]) => compare(a, b))
        .map(([region, members]) => {
          const tiers = tiersOf(members.map(toRow), PLAIN_BOUNDS.has(sku) ? 1 : per, allowance?.upTo)
          if (tiers.freeUpTo !== undefined) free = `${tiers.freeUpTo}${verifiedFree(members, allowance) ? 'v' : 'u'}`
          return regionRow(region, members, tiers, addSource, addNote)
        })
      return [sku, unit, per, free, ...regions].join('|')
    })
}

/** The price feed has no Memcached nodes, so the Redis OSS rows stand for them, unverified. */
const memcached = (lines: string[], addNote: Add): string[] => {
  const note = addNote(MEMCACHED_NOTE)
  return lines
    .filter((line) => line.startsWith('aws/elasticache-redis/cache.'))
    .map((line) => {
      const [sku = '', unit, per, free, ...rows] = line.split('|')
      const taken = rows.map((row) => [...row.split('~').slice(0, 4), 'u', note].join('~'))
      return [sku.replace('-redis/', '-memcached/'), unit, per, free, ...taken].join('|')
    })
}

/** SQL Server and Oracle on a size: MySQL on it and a licence for each vCPU, twice over with a standby. */
const licensed = (lines: string[], types: string[], addSource: Add, addNote: Add): string[] => {
  const vcpus = new Map(types.map((line) => [line.split('|')[0] ?? '', Number(line.split('|')[1])]))
  const source = addSource(LICENCE_SOURCE)
  return LICENCES.flatMap(({ engine, edition, usdPerVcpu, size }) => {
    const note = addNote(
      `The price with MySQL plus ${usdPerVcpu} for each vCPU, the licence of ${edition} as worked out from ${size} in us-east-1.`,
    )
    return lines.flatMap((line) => {
      const [sku = '', unit, per, free, ...rows] = line.split('|')
      const [, service, type = '', item] = sku.split('/')
      const vcpu = vcpus.get(type.replace('db.', ''))
      if (service !== 'rds-mysql' || !LICENSED_SIZES.test(type) || vcpu === undefined) return []
      const licence = scale(usdPerVcpu, item === 'multi-az-hour' ? 2 * vcpu : vcpu)
      const dearer = rows.map((row) => {
        const [region, tiers = ''] = row.split('~')
        const usd = sumUsd([Number(tiers.replace('0:', '')), licence])
        return [region, `0:${usd}`, source, LICENCE_DATE, 'd', note].join('~')
      })
      return [[`aws/rds-${engine}/${type}/${item}`, unit, per, free, ...dearer].join('|')]
    })
  })
}

/** Rows whose bounds are not counted in packs like the rest. */
const PLAIN_BOUNDS = new Set(['aws/managed-prometheus/ingest-samples'])

/** Where the tiers themselves start above 0 the source shows the allowance, and it is as sure as the source. */
const verifiedFree = (members: Cells[], allowance: { verified: boolean } | undefined) =>
  allowance?.verified ?? members.every((row) => isVerified(text(row, 'source'), text(row, 'as_of')))

const regionRow = (
  region: string,
  members: Cells[],
  tiers: ReturnType<typeof tiersOf>,
  addSource: Add,
  addNote: Add,
): string => {
  const [first] = [...members].sort((a, b) => Number(a.tier_start ?? 0) - Number(b.tier_start ?? 0))
  if (!first) throw new Error('a region without rows')
  const [source, asOf] = [text(first, 'source'), text(first, 'as_of')]
  const later = members.filter((row) => !isVerified(text(row, 'source'), text(row, 'as_of')) && row !== first)
  const remarks = [
    noteOf(text(first, 'service'), text(first, 'sku_key'), asOf, source),
    later.length > 0 ? 'The last slices were not verified.' : undefined,
    tiers.note,
  ].filter((remark) => remark !== undefined)
  return [
    region,
    tiers.tiers.map(({ from, usd }) => `${from}:${usd}`).join(','),
    addSource(sourceOf(source)),
    asOf === 'undated' ? COMPILED_ON : asOf,
    isVerified(source, asOf) ? 'v' : 'u',
    remarks.length === 0 ? '' : addNote(remarks.join(' ')),
  ].join('~')
}

const otherLines = (addSource: Add, addNote: Add): string[] => [
  ...SUPPLEMENT.map(({ sku, unit, per, free, region, usd, source, confidence, note }) =>
    [
      sku,
      unit,
      per ?? 1,
      free === undefined ? '' : `${free}u`,
      [
        region,
        free === undefined ? `0:${usd}` : `0:0,${free}:${usd}`,
        addSource(source),
        SUPPLEMENT_DATES[confidence],
        confidence,
        addNote(note),
      ].join('~'),
    ].join('|'),
  ),
  ...NO_CHARGE.map(({ sku, unit, source }) => {
    const note = addNote('Believed to be free of charge; the page was not read.')
    return [sku, unit, 1, '', ['global', '0:0', addSource(source), COMPILED_ON, 'u', note].join('~')].join('|')
  }),
]

const toRow = (row: Cells): Row => ({
  usd: CORRECTED[`${text(row, 'service')}/${text(row, 'sku_key')}`] ?? text(row, 'usd_per_unit'),
  start: row.tier_start ?? '',
  end: row.tier_end ?? '',
  source: text(row, 'source'),
  asOf: text(row, 'as_of'),
  note: row.notes ?? '',
})

const machineTypes = (vms: Cells[]): string[] =>
  [...new Set(vms.map((row) => [row.instance_type, row.vcpus, row.memory_gib, row.arch].join('|')))].sort(compare)

const machines = (vms: Cells[], region: string, addSource: Add): CatalogFile['machines'][number] => {
  const rows = vms
    .filter((row) => row.region === region)
    .sort((a, b) => compare(text(a, 'instance_type'), text(b, 'instance_type')))
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
    rows: rows.map((row) => [row.instance_type, row.on_demand_usd_per_hour, row.spot_usd_per_hour ?? ''].join('|')),
  }
}

const COMMITMENT_KINDS: Record<string, string> = { standard_ri: 's', convertible_ri: 'c', reserved_instance: 'r' }

/** Only what is paid monthly: money up front is another decision. */
const commitments = (rows: Cells[], addSource: Add): string[] =>
  rows
    .filter((row) => row.payment === 'No Upfront' && row.source !== 'unsourced-knowledge')
    .map((row) => {
      const kind = COMMITMENT_KINDS[text(row, 'commitment')]
      if (!kind) throw new Error(`an unknown commitment: ${row.commitment}`)
      const [scope, region, years, percent] = [row.scope, row.region, row.term_years, Number(row.discount_pct)]
      return [scope, region, kind, years, percent, addSource(sourceOf(text(row, 'source'))), text(row, 'as_of')].join(
        '|',
      )
    })
    .sort(compare)

const ratios = (rows: Cells[]): Record<string, Record<string, number>> => {
  const baskets: Record<string, Record<string, number>> = {}
  for (const row of [...rows].sort((a, b) => compare(a.basket + text(a, 'region'), b.basket + text(b, 'region')))) {
    const basket = text(row, 'basket')
    baskets[basket] = { ...baskets[basket], [text(row, 'region')]: Number(row.median_ratio) }
  }
  return baskets
}

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

type Add = (value: string) => number

/** Lists each value once, in order of first use. */
const indexer = () => {
  const list: string[] = []
  const add: Add = (value) => {
    const at = list.indexOf(value)
    return at === -1 ? list.push(value) - 1 : at
  }
  return { list, add }
}

const newest = (dates: string[]) =>
  dates
    .filter((date) => /^\d{4}-\d{2}-\d{2}$/.test(date))
    .sort(compare)
    .at(-1) ?? COMPILED_ON

const text = (row: Cells, column: string): string => {
  const value = row[column]
  if (value === undefined || value === '') throw new Error(`a row without ${column}: ${JSON.stringify(row)}`)
  return value
}

const compare = (a: string, b: string) => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
