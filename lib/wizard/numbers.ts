/** Reads a number as people type it: `1,200`, `1 200`, `1.2k`, `2M`, `$40`. Undefined where it is none. */
export function parseNumber(text: string): number | undefined {
  const bare = text.trim().replace(/^\$\s*/, '')
  const match = /^(\d{1,3}(?:[,\s]\d{3})+|\d+)?(\.\d+)?(e[+-]?\d{1,3})?\s*(k|m)?$/i.exec(bare)
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined
  const digits = `${(match[1] ?? '0').replaceAll(/[,\s]/g, '')}${match[2] ?? ''}${match[3] ?? ''}`
  const value = Number(digits) * (FACTORS[(match[4] ?? '').toLowerCase()] ?? 1)
  return Number.isFinite(value) ? value : undefined
}

/** Six significant digits, which is more than anybody knows of a workload: the text of a number that we worked out. */
export const shortNumber = (value: number): string => groupDigits(sixDigits(value))

export const sixDigits = (value: number): number => Number(value.toPrecision(6))

/** `1234567.5` → `1,234,567.5`. */
export function groupDigits(value: number): string {
  const [whole = '0', fraction] = String(value).split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

const FACTORS: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 }
