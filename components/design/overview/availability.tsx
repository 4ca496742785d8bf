import type { SharedPlan } from '@/lib/plan-shared'
import { decimal } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { AvailabilityLadder } from './availability-ladder'
import { PathTable } from './path-table'
import { WeakestLinks } from './weakest-links'

/** What the availability figure multiplies, path by path, what holds it down, and what each further nine would take. */
export function AvailabilityDetail({ plan }: { plan: SharedPlan }) {
  const { availability, cost } = plan
  const { objectivePercent, errorBudgetMinutesPer30Days, paths, weakestLinks, ladder = [] } = availability
  const labelOf = labels(plan)
  return (
    <div className="space-y-5">
      <p className="max-w-[68ch] text-ink-2">
        You asked for {decimal(objectivePercent, 4)}%, which leaves {formatMinutes(errorBudgetMinutesPer30Days)} in 30
        days. What the providers promise for each part of a path is multiplied; your own code is not in it.
      </p>
      {paths.map((path) => (
        <PathTable key={path.name} path={path} objectivePercent={objectivePercent} labelOf={labelOf} />
      ))}
      {weakestLinks.length > 0 && (
        <WeakestLinks links={weakestLinks} labelOf={labelOf} showsMoney={cost !== undefined} />
      )}
      {ladder.length > 0 && (
        <AvailabilityLadder
          ladder={ladder}
          objectivePercent={objectivePercent}
          monthlyUsd={cost?.monthlyUsd.expected}
        />
      )}
    </div>
  )
}

/** What a part is called on the drawing; its id where an older plan knows it by no other name. */
function labels({ design }: SharedPlan): (resource: string) => string {
  const byId = new Map(design.resources.map(({ id, label }) => [id, label]))
  return (resource) => byId.get(resource) ?? resource
}
