const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/**
 * `2026-11-23` → `23 Nov 2026`, `2026-08` → `Aug 2026`, `2022` → `2022`. The date is taken as written, so no time zone can move it;
 * what is not a date (`undated`) is returned as it came.
 */
export const formatDate = (iso: string): string => {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(iso)
  if (!match) return iso
  const [, year, month, day] = match
  if (month === undefined) return iso
  const name = MONTHS[Number(month) - 1]
  if (name === undefined) return iso
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}
