import type { CatalogFile } from '@/lib/catalog/decode'
import { compare } from './cells'
import { withHash } from './hash'
import { indexer } from './indexer'

/**
 * A catalogue built from price files, with those prices of the one before it that a refresh has read since: the newer date holds, row by
 * row, and on one day the price file does. Only a refresh writes verified rows that are newer than their file, so what was taken out of the
 * files stays out.
 */
export const keepNewer = (built: CatalogFile, before: CatalogFile): { file: CatalogFile; kept: number } => {
  const sources = indexer()
  for (const source of built.sources) sources.add(source)
  const sourceAt = (index: string) => String(sources.add(before.sources[Number(index)] ?? ''))
  let kept = 0
  let readOn = built.readOn
  const keep = (date: string) => {
    kept += 1
    readOn = date > readOn ? date : readOn
  }

  const earlier = new Map(before.prices.map((line) => [headOf(line), line]))
  const prices = built.prices.map((line) => {
    // Another unit or pack is another price: nothing of the old line can be kept.
    const old = earlier.get(headOf(line))
    if (old === undefined) return line
    const places = new Map(rowsOf(line).map((row) => [cellsOf(row)[0] ?? '', row]))
    for (const row of rowsOf(old)) {
      const [region = '', tiers = '', source = '', date = '', confidence = ''] = cellsOf(row)
      const own = places.get(region)
      const held = own === undefined ? built.readOn : (cellsOf(own)[3] ?? '')
      if (confidence !== 'v' || date <= held) continue
      places.set(region, [region, tiers, sourceAt(source), date, 'v', ''].join('~'))
      keep(date)
    }
    const ordered = [...places].sort(([a], [b]) => compare(a, b)).map(([, row]) => row)
    return [...line.split('|').slice(0, HEAD), ...ordered].join('|')
  })

  const machines = built.machines.map((place) => {
    const old = new Map(
      before.machines.find(({ region }) => region === place.region)?.rows.map((row) => [typeOf(row), row]),
    )
    const rows = place.rows.map((row) => {
      const [type = '', , spot = '', , ownDate] = row.split('|')
      const [, hourly = '', , source = '', date = '', confidence] = old.get(type)?.split('|') ?? []
      if (confidence !== 'v' || date <= (ownDate ?? place.readOn)) return row
      keep(date)
      return [type, hourly, spot, sourceAt(source), date, 'v', ''].join('|')
    })
    return { ...place, rows }
  })

  if (kept === 0) return { file: built, kept }
  const { hash: _, ...content } = { ...built, readOn, prices, machines, sources: sources.list }
  return { file: withHash(content), kept }
}

/** `sku|unit|per|freeUpTo|row|row…`, row: `region~tiers~source~readOn~confidence~note`. */
const HEAD = 4
const headOf = (line: string): string =>
  line
    .split('|')
    .slice(0, HEAD - 1)
    .join('|')
const rowsOf = (line: string): string[] => line.split('|').slice(HEAD)
const cellsOf = (row: string): string[] => row.split('~')

/** `type|hourly|spot`, and `|source|readOn|confidence|note` where they are not those of the region. */
const typeOf = (row: string): string => row.split('|')[0] ?? ''
