import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'

/** "17 minutes more away in 30 days, 99.92%", "as now", or that nothing is promised. */
export function availabilityWords(addsMinutesPer30Days: number | null, committedPercent: number | null): string {
  if (committedPercent === null) return 'Some part is promised nothing'
  const percent = formatAvailability(committedPercent)
  if (addsMinutesPer30Days === null || Math.abs(addsMinutesPer30Days) < 0.1) return `As now, ${percent}`
  const words = formatMinutes(Math.abs(addsMinutesPer30Days))
  return `${words} ${addsMinutesPer30Days > 0 ? 'more' : 'less'} away in 30 days, ${percent}`
}

/** "2 h more", "as now". */
export function effortWords(addsHours: number): string {
  if (addsHours === 0) return 'As now'
  return `${Math.abs(addsHours)} h ${addsHours > 0 ? 'more' : 'less'}`
}
