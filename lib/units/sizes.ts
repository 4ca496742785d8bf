import { decimal } from './counts'

/** Binary sizes, as memory and most AWS storage are measured: `512 MiB`, `200 GiB`, `2 TiB`. */
export const formatGib = (gib: number): string => step(gib, 1024, ['MiB', 'GiB', 'TiB', 'PiB'])

/** Decimal sizes, as asked in the wizard and as printed on a bill: `500 MB`, `200 GB`, `1.5 TB`. */
export const formatGb = (gb: number): string => step(gb, 1000, ['MB', 'GB', 'TB', 'PB'])

const step = (giga: number, base: number, [mega, unit, tera, peta]: readonly [string, string, string, string]) => {
  if (giga === 0) return `0 ${unit}`
  if (giga < 1) return `${decimal(giga * base, 0)} ${mega}`
  if (giga < base) return `${decimal(giga, 1)} ${unit}`
  if (giga < base * base) return `${decimal(giga / base, 1)} ${tera}`
  return `${decimal(giga / (base * base), 1)} ${peta}`
}
