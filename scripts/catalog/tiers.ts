import { type Cells, text } from './cells'

export type Row = { usd: string; start: string; end: string }

export type Tiers = { tiers: { from: number; usd: number }[]; freeUpTo?: number; note?: string }

/** `free`: an allowance that the rows do not show. `isListed`: a first slice at price 0 is an allowance too. */
export type Free = { free?: number | undefined; isListed: boolean }

/**
 * Graduated tiers in plain units from rows whose bounds count packs. A free allowance becomes the first slice at 0; it is part of the
 * first paid slice rather than before it, as the providers credit it.
 */
export const tiersOf = (rows: readonly Row[], per: number, { free, isListed }: Free): Tiers => {
  const paid = rows
    .map(({ start, end, usd }) => ({
      from: plain(start, per),
      to: end === '' ? undefined : plain(end, per),
      usd: Number(usd),
    }))
    .sort((a, b) => a.from - b.from)
  const [first, second] = paid
  const last = paid.at(-1)
  if (!first || !last) throw new Error('a price without rows')
  paid.slice(1).forEach((tier, index) => {
    if (paid[index]?.to !== tier.from) throw new Error(`tiers leave a gap at ${tier.from}`)
  })
  const slices = paid.map(({ from, usd }) => ({ from, usd }))
  const note = last.to === undefined ? undefined : `No price above ${last.to} was read; the last one is carried on.`
  const withNote = note === undefined ? {} : { note }
  if (isListed && first.from === 0 && first.usd === 0 && second) {
    return { tiers: slices, freeUpTo: second.from, ...withNote }
  }
  const freeUpTo = first.from > 0 ? first.from : free
  if (freeUpTo === undefined) return { tiers: slices, ...withNote }
  const charged = slices.filter(({ from }) => from > freeUpTo)
  const start = slices.filter(({ from }) => from <= freeUpTo).at(-1) ?? first
  return { tiers: [{ from: 0, usd: 0 }, { from: freeUpTo, usd: start.usd }, ...charged], freeUpTo, ...withNote }
}

/** A row as it stands. */
export const tierOf = (row: Cells): Row => ({
  usd: text(row, 'usd_per_unit'),
  start: row.tier_start ?? '',
  end: row.tier_end ?? '',
})

/** Bounds are counted in packs; `0.01` of 100,000 must give 1,000 and not 1,000.0000000000001. Half a gigabyte stays half. */
const plain = (bound: string, per: number) => Number((Number(bound === '' ? '0' : bound) * per).toFixed(6))
