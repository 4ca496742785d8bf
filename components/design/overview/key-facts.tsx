import { StatCard } from '@/components/ui/stat-card'
import type { Availability, Cost, Recovery } from '@/lib/plan-document'
import type { SharedPlan } from '@/lib/plan-shared'
import { decimal } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { downMinutesPerMonth, formatMinutes } from '@/lib/units/time'
import { budgetWords, totalWords } from '../cost-groups'
import { lossWords } from '../summary'
import { SCOPE_WORDS } from './scope-words'

/** Cost, availability, recovery and effort: the four figures a design is judged by. */
export function KeyFacts({ plan: { cost, availability, recovery } }: { plan: SharedPlan }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none">
      {cost && <CostFact cost={cost} />}
      <AvailabilityFact availability={availability} />
      <RecoveryFact recovery={recovery} />
      {cost && (
        <StatCard
          label="Work to run it"
          value={`${decimal(cost.people.engineerHoursPerMonth, 0)} h a month`}
          note="Updates, alerts, restore tests and sizes, by our assumptions"
        />
      )}
    </div>
  )
}

function CostFact({ cost }: { cost: Cost }) {
  const budget = budgetWords(cost)
  const range = `${formatUsd(cost.monthlyUsd.low)} to ${formatUsd(cost.monthlyUsd.high)}.`
  return (
    <StatCard
      label="Cost a month, all environments"
      value={totalWords(cost)}
      tone={budget?.tone ?? 'plain'}
      note={`${range} ${budget ? budget.text : 'No budget was named'}`}
    />
  )
}

function AvailabilityFact({ availability }: { availability: Availability }) {
  const { committedPercent, objectivePercent, meetsObjective } = availability
  const asked = `You asked for ${decimal(objectivePercent, 3)}%`
  if (committedPercent === null) {
    return (
      <StatCard
        label="Availability"
        value="No promise"
        tone="warn"
        note={`A part of it carries no commitment. ${asked}`}
      />
    )
  }
  return (
    <StatCard
      label="Availability"
      value={formatAvailability(committedPercent, objectivePercent)}
      tone={meetsObjective ? 'ok' : 'bad'}
      note={`About ${formatMinutes(downMinutesPerMonth(committedPercent))} a month. ${asked}`}
    />
  )
}

function RecoveryFact({ recovery }: { recovery: Recovery }) {
  const { rtoMinutes, rpoMinutes, meetsObjectives, scope } = recovery
  return (
    <StatCard
      label={`Recovery from the loss of ${SCOPE_WORDS[scope] ?? scope}`}
      value={`About ${formatMinutes(rtoMinutes.expected)}`}
      tone={meetsObjectives ? 'ok' : 'bad'}
      note={`Loses ${lossWords(rpoMinutes.expected)}. You asked for ${formatMinutes(rtoMinutes.asked)}, losing ${lossWords(rpoMinutes.asked)}`}
    />
  )
}
