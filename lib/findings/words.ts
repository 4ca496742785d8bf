import type { Requirements, Residency } from '@/lib/requirements/schema'

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], word = 'and'): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`
}

/** A sentence's or label's beginning inside a sentence: "One machine" becomes "one machine"; "API gateway" stays. */
export function inSentence(text: string): string {
  const [first = ''] = text.split(' ')
  return /^[A-Z][a-z’]*$/.test(first) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Where data must stay, in words that follow "in". */
export const AREAS: Readonly<Record<Residency, string>> = {
  any: 'any place',
  eu: 'the European Union',
  uk: 'the United Kingdom',
  us: 'the United States',
  ca: 'Canada',
  au: 'Australia',
  in: 'India',
  jp: 'Japan',
  sg: 'Singapore',
  br: 'Brazil',
}

/** What is lost, in words that follow "the loss of a". */
export const LOST: Readonly<Record<Requirements['availability']['scope'], string>> = {
  node: 'machine',
  zone: 'zone',
  region: 'region',
}
