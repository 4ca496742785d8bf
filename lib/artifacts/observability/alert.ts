import type { Observability } from '@/lib/plan-document'

export type PlanAlert = Observability['alerts'][number]

/** The published template has three severities: what pages is critical, what waits for the morning a warning. */
export const SEVERITIES = { page: 'critical', ticket: 'warning', info: 'info' } as const

/** `Free disk of database` becomes `FreeDiskOfDatabase`; `14.4×` becomes `14_4x`. */
export const alertName = (name: string): string =>
  name
    .replaceAll('×', 'x')
    .replaceAll(/(\d)\.(\d)/g, '$1_$2')
    .split(/[^A-Za-z0-9_]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

/** How long a condition has to hold: "for 15 minutes". Without one, as soon as it is seen. */
export const minutesIn = (condition: string): number => Number(/for (\d+) minutes/.exec(condition)?.[1] ?? 0)

const UNITS = {
  '%': ['percent', 1],
  MiB: ['bytes', 1024 ** 2],
  GiB: ['bytes', 1024 ** 3],
  TiB: ['bytes', 1024 ** 4],
  ms: ['seconds', 0.001],
  s: ['seconds', 1],
  minutes: ['seconds', 60],
} as const

/** The limit that a condition names, in percent, bytes, seconds or as a count. "80% of the limit" names none that can be compared. */
export function limitIn(condition: string): { value: number; unit: 'percent' | 'bytes' | 'seconds' | 'count' } | null {
  const found = /(?:over|under) ([\d,]+(?:\.\d+)?) ?(%|MiB|GiB|TiB|ms|s|minutes)?(?=[\s),]|$)/.exec(condition)
  if (!found || condition.includes('of the limit')) return null
  const value = Number(found[1]?.replaceAll(',', ''))
  const unit = found[2] as keyof typeof UNITS | undefined
  if (unit === undefined) return { value, unit: 'count' }
  const [name, scale] = UNITS[unit]
  return { value: value * scale, unit: name }
}
