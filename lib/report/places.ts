import type { Inline } from './document'

/** A line of a generated file, counted from 1. */
export type Place = { path: string; line: number }
export type SomePlaces = { shown: Place[]; left: number }

/** Enough places to look at; a thing may be kept in many. */
const SHOWN = 4

/** One place of each file before a second of any. */
export function somePlaces(where: readonly Place[]): SomePlaces {
  const firsts = where.filter(({ path }, index) => where.findIndex((other) => other.path === path) === index)
  const shown = [...firsts, ...where.filter((place) => !firsts.includes(place))].slice(0, SHOWN)
  return { shown, left: where.length - shown.length }
}

export function placeWords(where: readonly Place[]): Inline[] {
  const { shown, left } = somePlaces(where)
  return [
    ...shown.flatMap(({ path, line }, index): Inline[] => [...(index > 0 ? [', '] : []), { code: `${path}:${line}` }]),
    ...(left > 0 ? [` and ${left} more`] : []),
  ]
}
