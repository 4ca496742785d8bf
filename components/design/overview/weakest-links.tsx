import { type Column, DataTable } from '@/components/ui/data-table'
import type { Availability } from '@/lib/plan-document'
import { formatUsdDelta } from '@/lib/units/format-money'
import { formatMinutes } from '@/lib/units/time'

type Link = Availability['weakestLinks'][number]
type WeakestLinksProps = {
  /** The longest away first. */
  links: readonly Link[]
  labelOf: (resource: string) => string
  showsMoney: boolean
}

/** The parts that take most of the time away, each with the upgrade that saves most minutes for the money. */
export function WeakestLinks({ links, labelOf, showsMoney }: WeakestLinksProps) {
  const hasUpgrades = links.some(({ upgrade }) => upgrade !== undefined)
  const columns: readonly (Column<Link> | false)[] = [
    { key: 'part', header: 'Part', isRowHeader: true, className: 'md:w-64', cell: ({ resource }) => labelOf(resource) },
    {
      key: 'away',
      header: 'Away in 30 days',
      className: 'md:w-40',
      cell: ({ minutesPer30Days }) => formatMinutes(minutesPer30Days),
    },
    hasUpgrades && { key: 'upgrade', header: 'What would help most', cell: ({ upgrade }) => upgrade ?? '–' },
    hasUpgrades && {
      key: 'saves',
      header: 'Saves',
      align: 'end',
      className: 'whitespace-nowrap',
      cell: ({ savesMinutes }) => (savesMinutes === undefined ? '–' : formatMinutes(savesMinutes)),
    },
    hasUpgrades &&
      showsMoney && {
        key: 'adds',
        header: 'Adds a month',
        align: 'end',
        cell: ({ addsMonthlyUsd }) => (addsMonthlyUsd === undefined ? '–' : formatUsdDelta(addsMonthlyUsd)),
      },
  ]
  return (
    <DataTable
      caption="Weakest parts"
      isCaptionShown
      columns={columns.filter((column) => column !== false)}
      rows={links}
      rowKey={({ resource }) => resource}
    />
  )
}
