import type { Decision } from '@/lib/plan-document'
import type { DesignLinks } from '../links'
import { OptionalLink } from '../optional-link'
import { type TippingPoint, tippingWords } from './tipping-words'

type TippingPointsProps = {
  decision: Decision
  links: DesignLinks
  /** A reader who is not shown the cost is not told the budget either. */
  showsMoney: boolean
}

/** The nearest change of each answer that would flip the choice, nearest first. */
export function TippingPoints({ decision, links, showsMoney }: TippingPointsProps) {
  const points = (decision.tippingPoints ?? []).filter(({ field }) => showsMoney || !field.startsWith('budget.'))
  if (points.length === 0) return null
  return (
    <div className="border-line border-t p-4 sm:p-6">
      <h4 className="font-semibold">What would change our mind</h4>
      <ul className="mt-2 space-y-2.5">
        {points.map((point) => (
          <Point key={`${point.field} ${point.to}`} point={point} decision={decision} links={links} />
        ))}
      </ul>
    </div>
  )
}

type PointProps = { point: TippingPoint; decision: Decision; links: DesignLinks }

function Point({ point, decision, links }: PointProps) {
  const { question, from, to, becomes } = tippingWords(point, decision)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-8 gap-y-1.5">
      <p className="max-w-[68ch] basis-80 grow">
        <OptionalLink href={links.answer(point.field)}>{question}</OptionalLink>: {to} instead of {from}, and we would
        choose <span className="font-medium">{becomes}</span>.
      </p>
      <Nearness {...point} />
    </li>
  )
}

/** How far the answer is from the tip, for two amounts. The sentence beside it says the same. */
function Nearness({ field, from, to }: TippingPoint) {
  // Percentages of availability differ by what they leave out, which no bar shows.
  if (field === 'availability.slaPercent') return null
  if (typeof from !== 'number' || typeof to !== 'number' || from <= 0 || to <= 0) return null
  const most = Math.max(from, to)
  return (
    <svg
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      aria-hidden="true"
      className="chart-mark h-1.5 w-full shrink-0 overflow-visible sm:w-48"
    >
      <rect width={100} height={1} fill="var(--sunken)" />
      <rect width={(100 * from) / most} height={1} fill="var(--ink-3)" />
      <path
        d={`M${(100 * to) / most} -0.5V1.5`}
        stroke="var(--ink)"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
