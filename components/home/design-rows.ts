import { formatDate } from '@/lib/units/dates'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import type { RecentDesign } from './recent-designs'

/** A saved design as lists need it. Times are ISO strings. */
export type SavedDesign = {
  id: string
  name: string
  updatedAt: string
  published: {
    summary: {
      provider: string
      region: string
      monthlyUsd: { expected: number }
      committedPercent: number | null
      blockers: number
      warnings: number
    }
  } | null
}

/** Rows of the list of designs; `now` decides which dates are said as words. */
export const designRows = (designs: readonly SavedDesign[], now: number): RecentDesign[] =>
  designs.map((design) => row(design, now))

function row({ id, name, updatedAt, published }: SavedDesign, now: number): RecentDesign {
  const updated = ago(updatedAt, now)
  if (!published) return { href: `/designs/${id}/edit`, name, updated }
  const { provider, region, monthlyUsd, committedPercent, blockers, warnings } = published.summary
  return {
    href: `/designs/${id}`,
    name,
    updated,
    place: `${PROVIDERS[provider] ?? provider}, ${region}`,
    cost: formatUsd(monthlyUsd.expected),
    availability: committedPercent === null ? 'not promised' : formatAvailability(committedPercent),
    warnings: blockers + warnings,
  }
}

const PROVIDERS: { readonly [provider: string]: string } = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }
const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** "5 minutes ago", "3 hours ago", "2 days ago", then the date. */
export function ago(iso: string, now: number): string {
  const passed = now - Date.parse(iso)
  if (passed < MINUTE) return 'just now'
  if (passed < 60 * MINUTE) return counted(Math.floor(passed / MINUTE), 'minute')
  if (passed < DAY) return counted(Math.floor(passed / (60 * MINUTE)), 'hour')
  if (passed < 7 * DAY) return counted(Math.floor(passed / DAY), 'day')
  return formatDate(iso)
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'} ago`
