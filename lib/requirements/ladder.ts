import type { Requirements } from './schema'

/**
 * Answers that can be more or less: the numbers, and the choices that have an order. Each is a ladder of values that a person would say,
 * so that "one step further" means something: two significant digits for a measure, whole numbers for people and services.
 */
export type Scale = {
  readonly field: string
  /** The value of a rung, from 0; undefined beyond either end. */
  at(rung: number): Rung | undefined
  /** The rung of a value, or the two beside it. */
  around(value: Rung): { below: number; at: number | null; above: number }
  readonly kind: 'number' | 'choice'
  /** What other answers allow of it. */
  limits?(requirements: Requirements): { least?: number; most?: number }
}
export type Rung = number | string | null

/** A few values in order. */
export function ladder(field: string, rungs: readonly Rung[]): Scale {
  const isNumbers = rungs.some((rung) => typeof rung === 'number')
  return {
    field,
    kind: isNumbers ? 'number' : 'choice',
    at: (rung) => rungs[rung],
    around: (value) => {
      const at = rungs.indexOf(value)
      if (at !== -1) return { below: at - 1, at, above: at + 1 }
      // A choice that has no place in the order (a platform, functions) has no neighbours.
      if (typeof value !== 'number') return { below: -1, at: null, above: rungs.length }
      const above = rungs.findIndex((rung) => typeof rung === 'number' && rung > value)
      return { below: (above === -1 ? rungs.length : above) - 1, at: null, above: above === -1 ? rungs.length : above }
    },
  }
}

/** Whole numbers up to 99, then two significant digits. */
export function whole(field: string, least: number, most: number): Scale {
  return numeric(field, least, most, wholeAt, wholeRung)
}

/** Two significant digits, and 0 below all of them where it is allowed. */
export function measure(field: string, least: number, most: number): Scale {
  return numeric(field, least, most, measureAt, measureRung)
}

function numeric(
  field: string,
  least: number,
  most: number,
  valueAt: (rung: number) => number,
  rungOf: (value: number) => number,
): Scale {
  return {
    field,
    kind: 'number',
    at: (rung) => {
      const value = rung < 0 ? Number.NaN : valueAt(rung)
      return value >= least && value <= most ? value : undefined
    },
    // No figure is more than any figure: no latency that matters, no budget that was named.
    around: (value) => {
      if (typeof value !== 'number') return { below: rungOf(most), at: null, above: Number.POSITIVE_INFINITY }
      const near = rungOf(value)
      if (valueAt(near) === value) return { below: near - 1, at: near, above: near + 1 }
      return { below: near, at: null, above: near + 1 }
    },
  }
}

const PER_DECADE = 90
/** The first measure above 0 is a thousandth. */
const SMALLEST = -3

/** 0, a thousandth, and two significant digits from there to 99 billion. */
const MEASURES: readonly number[] = [
  0,
  ...Array.from({ length: 14 * PER_DECADE }, (_, index) =>
    Number(`${10 + (index % PER_DECADE)}e${SMALLEST - 1 + Math.floor(index / PER_DECADE)}`),
  ),
]

const measureAt = (rung: number): number => MEASURES[rung] ?? Number.POSITIVE_INFINITY

/** The rung at or just below a measure. */
const measureRung = (value: number): number => {
  if (value < 10 ** SMALLEST) return 0
  const exponent = Math.floor(Math.log10(value))
  const digits = Math.floor(value / 10 ** (exponent - 1))
  return atOrBelow(value, 1 + (exponent - SMALLEST) * PER_DECADE + (digits - 10), measureAt)
}

/** Logarithms are a little off where a value stands right beside a rung. */
function atOrBelow(value: number, guess: number, valueAt: (rung: number) => number): number {
  let rung = guess
  while (rung > 0 && valueAt(rung) > value) rung -= 1
  while (valueAt(rung + 1) <= value) rung += 1
  return rung
}

const wholeAt = (rung: number): number => {
  if (rung < 100) return rung
  const exponent = 2 + Math.floor((rung - 100) / PER_DECADE)
  return (10 + ((rung - 100) % PER_DECADE)) * 10 ** (exponent - 1)
}

/** The rung at or just below a whole number. */
const wholeRung = (value: number): number => {
  if (value < 100) return Math.floor(value)
  const exponent = Math.floor(Math.log10(value))
  return atOrBelow(value, 100 + (exponent - 2) * PER_DECADE + (Math.floor(value / 10 ** (exponent - 1)) - 10), wholeAt)
}
