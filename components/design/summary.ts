import type { Cost } from '@/lib/plan-document'
import type { SharedPlan } from '@/lib/plan-shared'
import { decimal, plural } from '@/lib/units/counts'
import { formatDate } from '@/lib/units/dates'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { answerAt, answerWords } from './answer-words'
import { budgetWords, rangeWords, totalWords } from './cost-groups'

/** The design in three sentences: what it is for, how it runs, what it costs where that is shown. */
export const summarise = (plan: SharedPlan): string[] =>
  [purpose(plan), shape(plan), plan.cost && price(plan.cost)].filter((sentence) => sentence !== undefined)

const KINDS: { readonly [kind: string]: string | undefined } = {
  web: 'A web application',
  api: 'An API',
  batch: 'Batch jobs',
  stream: 'Event processing',
  static: 'A static site',
  ml: 'A model that answers requests',
}

function purpose({ requirements }: SharedPlan): string {
  const kind = KINDS[String(answerAt(requirements, 'workload.kind'))] ?? 'A workload'
  const audience = answerAt(requirements, 'traffic.audience')
  const users = Array.isArray(audience) && audience.length > 0 ? ` used in ${list(audience.map(placeWords))}` : ''
  const [average, peak] = [answerAt(requirements, 'traffic.averageRps'), answerAt(requirements, 'traffic.peakRps')]
  const traffic =
    typeof average === 'number' && typeof peak === 'number'
      ? `, with ${decimal(average, 2)} requests a second on average and ${decimal(peak, 2)} at the peak`
      : ''
  return `${kind}${users}${traffic}.`
}

const placeWords = (continent: unknown) => answerWords('traffic.audience', continent)

function shape({ decisions, design, availability }: SharedPlan): string {
  const choice = (topic: string) => decisions.find((decision) => decision.topic === topic)
  const database = choice('database')
  const runs = choice('compute')?.service ?? 'what was chosen for it'
  const keeps = database && database.choice !== 'none' ? ` with ${database.service}` : ''
  const zones = Math.max(
    1,
    ...design.resources.filter(({ tier }) => tier === 'app' || tier === 'data').map((r) => r.zones),
  )
  const primary = design.regions[0]
  const others = design.regions.slice(1)
  const where = primary
    ? ` in ${plural(zones, 'zone')} of ${primary.name}${others.length > 0 ? ` and in ${list(others.map(({ name }) => name))}` : ''}`
    : ''
  return `It runs on ${runs}${keeps}${where}; ${promise(availability)}.`
}

function promise({ committedPercent, objectivePercent, meetsObjective }: SharedPlan['availability']): string {
  const asked = `${decimal(objectivePercent, 3)}%`
  if (committedPercent === null) return `the provider promises no availability for it, and you asked for ${asked}`
  const computed = formatAvailability(committedPercent, objectivePercent)
  return `its parts are promised at ${computed} together, which ${meetsObjective ? 'meets' : 'falls short of'} the ${asked} you asked for`
}

function price(cost: Cost): string {
  const budget = budgetWords(cost)
  const against = budget ? `, ${budget.text}` : ''
  return `It costs ${totalWords(cost)} in a likely month${against} (${rangeWords(cost)}), and takes about ${decimal(cost.people.engineerHoursPerMonth, 0)} hours of an engineer’s month to run.`
}

/** The strip under a design's name, for pages and the printed footer. */
export function titleBlock(
  { design, catalog, availability, recovery, cost }: SharedPlan,
  { revision, latest }: { revision: number; latest: number },
): { label: string; value: string }[] {
  const { committedPercent, objectivePercent } = availability
  return [
    { label: 'Revision', value: `${revision} of ${latest}` },
    {
      label: design.regions.length > 1 ? 'Regions' : 'Region',
      value: design.regions.map(({ id }) => id).join(', ') || 'global',
    },
    { label: 'Prices of', value: formatDate(catalog.readOn) },
    {
      label: 'Availability',
      value: committedPercent === null ? 'no promise' : formatAvailability(committedPercent, objectivePercent),
    },
    {
      label: 'Recovery',
      value: `${formatMinutes(recovery.rtoMinutes.expected)}, lose ${lossWords(recovery.rpoMinutes.expected)}`,
    },
    ...(cost ? [{ label: 'Likely a month', value: likely(cost) }] : []),
  ]
}

export const lossWords = (minutes: number): string => (minutes <= 0 ? 'nothing' : formatMinutes(minutes))

const likely = (cost: Cost) => {
  const amount = formatUsd(cost.monthlyUsd.expected)
  return cost.unpriced.length > 0 ? `${amount} or more` : amount
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}
