import { type Cells, compare, text } from './cells'
import { COMPILED_ON } from './dates'
import type { Adders, Allowance, ProviderRules } from './rules'
import { sourceOf } from './source'
import { tiersOf } from './tiers'

/** One line of text a SKU, out of the rows of services.csv. */
export const priceLines = (rows: Cells[], rules: ProviderRules, adders: Adders): string[] => {
  const groups = new Map<string, { unit: string; regions: Map<string, Cells[]> }>()
  for (const row of rows) {
    const place = rules.skuOf(row)
    if (!place) continue
    const group = groups.get(place.sku) ?? { unit: text(row, 'unit'), regions: new Map() }
    if (group.unit !== text(row, 'unit')) throw new Error(`${place.sku} has two units`)
    group.regions.set(place.region, [...(group.regions.get(place.region) ?? []), row])
    groups.set(place.sku, group)
  }
  return [...groups.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([sku, group]) => {
      const { unit, per } = rules.unitOf(group.unit)
      const allowance = rules.freeTierOf(sku)
      let free = ''
      const regions = [...group.regions.entries()]
        .sort(([a], [b]) => compare(a, b))
        .map(([region, members]) => {
          const tiers = tiersOf(
            members.map((row) => rules.tierOf(row)),
            rules.hasPlainBounds(sku) ? 1 : per,
            {
              free: allowance?.upTo,
              isListed: rules.hasListedAllowances,
            },
          )
          if (tiers.freeUpTo !== undefined)
            free = `${tiers.freeUpTo}${verifiedFree(members, allowance, rules) ? 'v' : 'u'}`
          return regionRow(region, members, tiers, rules, adders)
        })
      return [sku, unit, per, free, ...regions].join('|')
    })
}

/** Where the tiers themselves start above 0 the source shows the allowance, and it is as sure as the source. */
const verifiedFree = (members: Cells[], allowance: Allowance | undefined, rules: ProviderRules) =>
  allowance?.verified ?? members.every((row) => rules.confidenceOf(row) !== 'u')

const regionRow = (
  region: string,
  members: Cells[],
  tiers: ReturnType<typeof tiersOf>,
  rules: ProviderRules,
  { addSource, addNote }: Adders,
): string => {
  const [first] = [...members].sort((a, b) => Number(a.tier_start ?? 0) - Number(b.tier_start ?? 0))
  if (!first) throw new Error('a region without rows')
  const [source, asOf] = [text(first, 'source'), text(first, 'as_of')]
  const later = members.filter((row) => rules.confidenceOf(row) === 'u' && row !== first)
  const remarks = [
    rules.noteOf(first),
    later.length > 0 ? 'The last slices were not verified.' : undefined,
    tiers.note,
  ].filter((remark) => remark !== undefined)
  return [
    region,
    tiers.tiers.map(({ from, usd }) => `${from}:${usd}`).join(','),
    addSource(sourceOf(source)),
    asOf === 'undated' ? COMPILED_ON : asOf,
    rules.confidenceOf(first),
    remarks.length === 0 ? '' : addNote(remarks.join(' ')),
  ].join('~')
}
