export type LineRange = { first: number; last: number }

/** `#L12` or `#L12-L18`; null for anything else. */
export function lineRange(hash: string): LineRange | null {
  const found = /^#L(\d{1,6})(?:-L(\d{1,6}))?$/.exec(hash)
  if (!found) return null
  const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])]
  return first >= 1 && last >= first ? { first, last } : null
}

export const rangeHash = (first: number, last: number): string =>
  first === last ? `#L${first}` : `#L${first}-L${last}`
