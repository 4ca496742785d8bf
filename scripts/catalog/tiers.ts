export type Row = { usd: string; start: string; end: string; source: string; asOf: string; note: string }

export type Tiers = { tiers: { from: number; usd: number }[]; freeUpTo?: number; note?: string }

/**
 * Graduated tiers in plain units from rows whose bounds count packs. A free allowance becomes the first slice at 0; it is part of the
 * first paid slice rather than before it, as AWS credits it.
 */
export const tiersOf = (rows: readonly Row[], per: number, free: number | undefined): Tiers => {
  const paid = rows
    .map(({ start, end, usd }) => ({
      from: plain(start, per),
      to: end === '' ? undefined : plain(end, per),
      usd: Number(usd),
    }))
    .sort((a, b) => a.from - b.from)
  const [first] = paid
  const last = paid.at(-1)
  if (!first || !last) throw new Error('a price without rows')
  paid.slice(1).forEach((tier, index) => {
    if (paid[index]?.to !== tier.from) throw new Error(`tiers leave a gap at ${tier.from}`)
  })
  const freeUpTo = first.from > 0 ? first.from : free
  const slices = paid.map(({ from, usd }) => ({ from, usd }))
  const note = last.to === undefined ? undefined : `No price above ${last.to} was read; the last one is carried on.`
  const withNote = note === undefined ? {} : { note }
  if (freeUpTo === undefined) return { tiers: slices, ...withNote }
  const charged = slices.filter(({ from }) => from > freeUpTo)
  const start = slices.filter(({ from }) => from <= freeUpTo).at(-1) ?? first
  return { tiers: [{ from: 0, usd: 0 }, { from: freeUpTo, usd: start.usd }, ...charged], freeUpTo, ...withNote }
}

/** Bounds are counted in packs; `0.01` of 100,000 must give 1,000 and not 1,000.0000000000001. */
const plain = (bound: string, per: number) => Math.round(Number(bound === '' ? '0' : bound) * per)
