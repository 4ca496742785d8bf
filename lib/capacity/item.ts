import type { Capacity } from '@/lib/plan-document'
import type { Limit } from '@/lib/services/limit'

export type Item = Capacity['items'][number]
type ItemLimit = NonNullable<Item['limit']>

/** A figure of ours, shown as an assumption. */
export const OURS = { url: '', readOn: '2026-11-23', confidence: 'assumption' } as const

export const published = ({ value, unit, adjustable, source, readOn, confidence }: Limit, share = 1): ItemLimit => ({
  value: tidy(value * share),
  unit,
  isAdjustable: adjustable,
  source: { url: source, readOn, confidence },
})

/** A limit that the asker or the design sets. */
export const own = (value: number, unit: string): ItemLimit => ({
  value: tidy(value),
  unit,
  isAdjustable: true,
  source: null,
})

export const input = (name: string, value: number, unit: string) => ({ name, value: tidy(value), unit })

/** An item that is within its limit when the result does not exceed it. */
export function upTo(item: Omit<Item, 'ok'>): Item {
  return {
    ...item,
    result: { ...item.result, value: tidy(item.result.value) },
    ok: item.limit === null || tidy(item.result.value) <= item.limit.value,
  }
}

/** An item that is met when the result reaches what is asked. */
export function atLeast(item: Omit<Item, 'ok'>): Item {
  return {
    ...item,
    result: { ...item.result, value: tidy(item.result.value) },
    ok: item.limit === null || tidy(item.result.value) >= item.limit.value,
  }
}

/** Six digits: what binary noise leaves behind is no figure. */
export const tidy = (value: number): number => Number(value.toPrecision(6))
