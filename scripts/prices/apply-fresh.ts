import type { CatalogFile } from '@/lib/catalog/decode'
import { scale } from '@/lib/units/money'
import { withHash } from '../catalog/hash'
import { indexer } from '../catalog/indexer'
import { tiersOf } from '../catalog/tiers'
import type { Fresh, FreshMachine, FreshPrice } from './fresh'

/** A price that is another now: the first slice that costs something, or the hour of a machine. */
export type Change = { what: string; region: string; from: number; to: number; percent: number }

/** The catalogue with these prices in place of its own, and what became of them. What was not read again stays as it is dated. */
export const applyFresh = (file: CatalogFile, fresh: Fresh): { file: CatalogFile; changes: Change[]; rows: number } => {
  const sources = indexer()
  for (const source of file.sources) sources.add(source)
  const changes: Change[] = []
  let rows = 0
  const note = (what: string, region: string, from: number, to: number) => {
    rows += 1
    if (from !== to && from > 0) changes.push({ what, region, from, to, percent: ((to - from) / from) * 100 })
  }

  const bySku = groupedBy(fresh.prices, ({ sku }) => sku)
  const prices = file.prices.map((line) => withPrices(line, bySku, sources.add, note))

  const byRegion = groupedBy(fresh.machines, ({ region }) => region)
  const machines = file.machines.map((place) => ({
    ...place,
    rows: place.rows.map((row) => withMachine(row, place.region, byRegion, sources.add, note)),
  }))

  const readOn = [file.readOn, ...fresh.prices.map((row) => row.readOn), ...fresh.machines.map((row) => row.readOn)]
    .sort()
    .at(-1)
  const { hash: _, ...content } = { ...file, readOn: readOn ?? file.readOn, prices, machines, sources: sources.list }
  return { file: withHash(content), changes, rows }
}

const groupedBy = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

type Note = (what: string, region: string, from: number, to: number) => void
type Add = (source: string) => number

/** `sku|unit|per|freeUpTo|row|row…`, row: `region~tiers~source~readOn~confidence~note`; regions in order. */
const withPrices = (line: string, bySku: ReadonlyMap<string, FreshPrice[]>, addSource: Add, note: Note): string => {
  const [sku = '', unit = '', per = '', free = '', ...rows] = line.split('|')
  const found = bySku.get(sku)
  if (found === undefined) return line
  const places = new Map(rows.map((row) => [row.split('~')[0] ?? '', row]))
  for (const price of found) {
    if (price.unit !== undefined && price.unit !== unit)
      throw new Error(`${sku} is sold by the ${price.unit} now, not by the ${unit}`)
    const tiers = tiersIn(price, Number(per), free)
    const before = places.get(price.region)
    if (before !== undefined) note(sku, price.region, firstPaid(before.split('~')[1] ?? ''), firstPaid(tiers))
    else note(sku, price.region, 0, firstPaid(tiers))
    places.set(price.region, [price.region, tiers, addSource(price.source), price.readOn, 'v', ''].join('~'))
  }
  const ordered = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  return [sku, unit, per, free, ...ordered].join('|')
}

/** Prices for the catalogue's own pack and bounds in plain units; an allowance that the API does not list is the catalogue's. */
const tiersIn = ({ rows, per }: FreshPrice, ownPer: number, free: string): string => {
  const own = rows.map((row) => ({ ...row, usd: String(scale(Number(row.usd), ownPer / per)) }))
  const { tiers } = tiersOf(own, per, { free: free === '' ? undefined : Number(free.slice(0, -1)), isListed: true })
  return tiers.map(({ from, usd }) => `${from}:${usd}`).join(',')
}

const firstPaid = (tiers: string): number =>
  tiers
    .split(',')
    .map((tier) => Number(tier.split(':')[1]))
    .find((usd) => usd > 0) ?? 0

/** `type|hourly|spot`, and `|source|readOn|confidence|note` where they are not those of the region. */
const withMachine = (
  row: string,
  region: string,
  byRegion: ReadonlyMap<string, FreshMachine[]>,
  addSource: Add,
  note: Note,
): string => {
  const [type = '', hourly = '', spot = ''] = row.split('|')
  const found = byRegion.get(region)?.find((machine) => machine.type === type)
  if (found === undefined) return row
  note(type, region, Number(hourly), found.hourlyUsd)
  return [type, found.hourlyUsd, spot, addSource(found.source), found.readOn, 'v', ''].join('|')
}
