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
