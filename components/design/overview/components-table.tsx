import { Card } from '@/components/ui/card'
import type { SharedPlan } from '@/lib/plan-shared'
import { formatUsd } from '@/lib/units/format-money'
import { type AreaPart, type AreaRow, areaRows } from '../areas'
import { RuleLink } from '../rule-link'

/** What production is made of, area by area. */
export function ComponentsTable({ plan }: { plan: SharedPlan }) {
  const severalRegions = plan.design.regions.length > 1
  return (
    <Card padding="none" className="break-inside-auto! divide-y divide-line">
      {areaRows(plan).map((row) => (
        <AreaSection key={row.area} row={row} showsRegion={severalRegions} />
      ))}
    </Card>
  )
}

type AreaSectionProps = { row: AreaRow; showsRegion: boolean }

function AreaSection({ row: { area, parts, monthlyUsd }, showsRegion }: AreaSectionProps) {
  return (
    <section className="grid gap-x-6 gap-y-2 px-4 py-4 sm:px-5 md:grid-cols-[7rem_1fr_5rem]">
      <h4 className="text-ink-2">{area}</h4>
      {monthlyUsd !== undefined && (
        <p className="font-semibold md:order-last md:text-right">
          {formatUsd(monthlyUsd)}
          <span className="sr-only"> a month</span>
        </p>
      )}
      <ul className="grid content-start gap-x-8 gap-y-3 xl:grid-cols-2">
        {parts.map((part) => (
          <PartRow key={part.id} part={part} showsRegion={showsRegion} />
        ))}
      </ul>
    </section>
  )
}

function PartRow({ part, showsRegion }: { part: AreaPart; showsRegion: boolean }) {
  return (
    <li id={`r-${part.id}`}>
      <p>
        <span className="font-semibold">{part.label}</span>
        {part.service !== part.label && <span className="text-ink-2"> · {part.service}</span>}
        {showsRegion && part.region !== 'global' && (
          <span className="whitespace-nowrap font-mono text-ink-3 text-label"> {part.region}</span>
        )}
      </p>
      <p className="text-ink-2 text-small">
        {part.purpose} <RuleLink rule={part.rule} />
      </p>
    </li>
  )
}
