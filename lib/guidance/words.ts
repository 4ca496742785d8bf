/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  const last = items[items.length - 1]
  if (last === undefined) return ''
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** A label inside a sentence: "Web application" becomes "web application"; "PostgreSQL database" and "DNS zone" stay. */
export function inSentence(label: string): string {
  const [first = ''] = label.split(' ')
  return /^[A-Z][a-z]+$/.test(first) ? label.slice(0, 1).toLowerCase() + label.slice(1) : label
}

/** A figure without binary noise: at most four significant digits. */
export const figure = (value: number): string => `${Number(value.toPrecision(4))}`
