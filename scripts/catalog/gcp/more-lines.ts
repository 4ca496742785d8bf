import { COMPILED_ON } from '../dates'
import type { ProviderRules } from '../rules'
import { SUPPLEMENT } from './supplement'

/** What no row of the price files gives: the supplement. */
export const moreLines: ProviderRules['moreLines'] = (_read, _types, { addSource, addNote }) =>
  SUPPLEMENT.map(({ sku, unit, per, free, region, usd, source, readOn, confidence, note }) => {
    const tiers = free === undefined ? `0:${usd}` : `0:0,${free}:${usd}`
    const row = [region, tiers, addSource(source), readOn ?? COMPILED_ON, confidence, addNote(note)].join('~')
    return [sku, unit, per ?? 1, free === undefined ? '' : `${free}${confidence === 'u' ? 'u' : 'v'}`, row].join('|')
  })
