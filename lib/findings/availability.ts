import type { Design, Resource } from '@/lib/design/model'
import type { Availability } from '@/lib/plan-document'
import { formatUsd, formatUsdDelta } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { insisting } from '@/lib/what-if/what-if'
import { type Detector, type FindingInput, when } from './detector'
import { inSentence, list } from './words'

const MINUTES_PER_30_DAYS = 43_200
const minutesOf = (percent: number) => ((100 - percent) / 100) * MINUTES_PER_30_DAYS
const labelOf = ({ resources }: Design, id: string) => resources.find((resource) => resource.id === id)?.label ?? id

/** What somebody waits for is what the target is about; work behind a queue only counts where there is nothing else. */
function awaited({ paths }: Availability): Availability['paths'] {
  const kept = paths.filter(({ waits }) => waits !== false)
  return kept.length > 0 ? kept : paths
}

/** The path that is promised least, or one with a part that is promised nothing. */
function leastPath(availability: Availability): Availability['paths'][number] | undefined {
  const paths = awaited(availability)
  const unknown = paths.find(({ committedPercent }) => committedPercent === null)
  if (unknown) return unknown
  return [...paths].sort((a, b) => (a.committedPercent ?? 0) - (b.committedPercent ?? 0))[0]
}

export const committedShown: Detector = ({ availability, design }) => {
  const path = leastPath(availability)
  if (!path || path.parts.length === 0) return []
  const target = availability.objectivePercent
  const unpromised = path.parts.filter(({ percent }) => percent === null)
  const chain = list(
    path.parts.flatMap(({ resource, percent }) =>
      percent === null ? [] : [`${labelOf(design, resource)} ${formatAvailability(percent)}`],
    ),
  )
  return [
    {
      message:
        path.committedPercent === null
          ? `“${path.name}” has no committed figure: nothing is promised for ${list(unpromised.map(({ resource }) => labelOf(design, resource)))}.${chain === '' ? '' : ` The other parts: ${chain}.`}`
          : `“${path.name}” is committed to ${formatAvailability(path.committedPercent, target)}, ${formatMinutes(minutesOf(path.committedPercent))} in thirty days: ${chain}.`,
      remedy:
        'Read it as a floor: vendors pay credits below it. Your own releases and mistakes come on top and are not in it.',
      about: path.parts.map(({ resource }) => resource),
    },
  ]
}

export const commitmentsBelow: Detector = ({ availability, design, requirements }) => {
  const { committedPercent, objectivePercent, weakestLinks } = availability
  if (committedPercent === null || committedPercent >= objectivePercent) return []
  const [weakest] = weakestLinks
  const isSingle = design.regions.length < 2
  const path = leastPath(availability)
  return [
    {
      message: `${path ? `The parts of “${path.name}”` : 'The parts'} multiply to ${formatAvailability(committedPercent, objectivePercent)} and you ask for ${formatAvailability(objectivePercent)}: ${formatMinutes(minutesOf(committedPercent))} in thirty days instead of ${formatMinutes(minutesOf(objectivePercent))}.${weakest ? ` ${labelOf(design, weakest.resource)} weighs most, with ${formatMinutes(weakest.minutesPer30Days)}.` : ''}`,
      remedy:
        isSingle && objectivePercent >= 99.9 && requirements.availability.scope !== 'region'
          ? `Accept ${formatAvailability(committedPercent, objectivePercent)} as the floor and aim higher by design, take the weakest part off the path, or plan for two regions.`
          : `Accept ${formatAvailability(committedPercent, objectivePercent)} as the floor, or take the weakest part off the path.`,
      about: weakest ? [weakest.resource] : [],
    },
  ]
}

const HALF = 0.5

export const weakestLink: Detector = (input) => {
  const { availability, design } = input
  // A part that has its like in a second region may be away for longer than the whole path: it is not what binds it.
  const bound = minutesOf(availability.committedPercent ?? 0) + 1e-6
  const weakest = availability.weakestLinks.find(({ minutesPer30Days }) => minutesPer30Days <= bound)
  const allowed = availability.errorBudgetMinutesPer30Days
  if (!weakest || weakest.minutesPer30Days < allowed * HALF) return []
  const label = labelOf(design, weakest.resource)
  return [
    {
      message: `${label} may be away for ${formatMinutes(weakest.minutesPer30Days)} in thirty days without breaking its promise, of the ${formatMinutes(allowed)} that your target leaves for everything.`,
      remedy:
        upgradeOf(input, weakest.resource) ??
        `Ask first what users would see without it: a page that works without ${inSentence(label)} is no longer bound by it.`,
      about: [weakest.resource],
    },
  ]
}

/** What the plan found to buy minutes with; else a lower-tier database has a higher tier to go to, with its price. */
function upgradeOf(input: FindingInput, id: string): string | null {
  const known = input.availability.weakestLinks.find(({ resource }) => resource === id)
  if (known?.upgrade !== undefined && known.addsMonthlyUsd !== undefined)
    return `${known.upgrade}: ${formatMinutes(known.savesMinutes ?? 0)} less in thirty days, for ${formatUsdDelta(known.addsMonthlyUsd)} a month.`
  const part = input.design.resources.find((resource) => resource.id === id)
  const isOpen = part?.kind === 'relational-database' && (part.engine === 'postgresql' || part.engine === 'mysql')
  if (!isOpen || part.class !== 'standard' || !part.multiZone) return null
  const higher = input.whatIf(insisting({ database: 'relational-high-tier' }))
  const change = sumUsd([higher.monthlyUsd, -input.cost.monthlyUsd.expected])
  return `The higher tier of the database is promised more, for ${formatUsdDelta(change)} a month (${formatUsd(higher.monthlyUsd)} in all).`
}

/** What both regions need: with it down, neither answers. */
export const sharedPart: Detector = ({ design, availability }) => {
  const runs = design.regions.filter(({ role }) => role !== 'backup')
  if (runs.length < 2) return []
  const shared = awaited(availability)
    .flatMap(({ parts }) => parts)
    .flatMap(({ resource, percent }) => {
      const part = design.resources.find(({ id }) => id === resource)
      return part && percent !== null && percent < 100 && isShared(part) ? [{ part, percent }] : []
    })
    .sort((a, b) => a.percent - b.percent)
  const [least] = shared
  if (!least) return []
  return [
    {
      message: `${runs.map(({ name }) => name).join(' and ')} both need ${least.part.label}, which is promised ${formatAvailability(least.percent)}: ${formatMinutes(minutesOf(least.percent))} in thirty days remain, however many regions there are.`,
      remedy:
        'Keep it, and do not read two regions as twice as safe; a way around it is the only thing that lifts the bound.',
      about: [least.part.id],
    },
  ]
}

const isShared = (resource: Resource) =>
  resource.tier === 'global' ||
  resource.kind === 'content-delivery' ||
  (resource.kind === 'relational-database' && resource.class === 'distributed') ||
  (resource.kind === 'key-value-store' && resource.replicaRegions.length > 0)

/** A part on the path that one failure takes away: one zone, or one copy. */
export const singlePoint: Detector = ({ design, availability, facts, requirements }) => {
  if (facts.isTrial) return []
  const onPath = new Set(awaited(availability).flatMap(({ parts }) => parts.map(({ resource }) => resource)))
  const single = design.resources.filter((resource) => onPath.has(resource.id) && isSingle(resource))
  return when(single.length > 0, () => ({
    message: `${list(single.map(({ label }) => label))} ${single.length === 1 ? 'stands' : 'stand'} in one zone or ${single.length === 1 ? 'runs' : 'run'} as one copy: when it fails, requests fail until it is back${requirements.availability.scope === 'node' ? ', which your answers allow' : ''}.`,
    remedy: 'Answer that the loss of a zone must be survived; copies in a second zone are then planned and priced.',
    about: single.map(({ id }) => id),
  }))
}

function isSingle(resource: Resource): boolean {
  if (resource.tier === 'global') return false
  if (resource.zones <= 1) return true
  if (resource.kind === 'relational-database') return !resource.multiZone
  if (resource.kind === 'container-service' || resource.kind === 'app-platform' || resource.kind === 'machine-group')
    return resource.replicas.min <= 1
  return (resource.kind === 'document-database' || resource.kind === 'search-engine') && resource.nodes <= 1
}
