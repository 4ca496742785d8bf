import { secondRegion } from '@/lib/availability/upgrades'
import type { Requirements } from '@/lib/requirements/schema'
import { formatCount, plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { both, type Change, type WhatIf, withAvailability } from '@/lib/what-if/what-if'
import type { FindingInput } from './detector'
import { IN_ONE_REGION, type Relaxation } from './nearest'
import { asPlanned, type Offer, offerOf } from './options'
import { onCallEngineers, onCallFor } from './staffing'
import { list } from './words'

const LADDER = [99.99, 99.95, 99.9, 99.5, 99] as const

type Step = { percent: number; people: number; result: WhatIf }

/**
 * The highest target that money and people reach together, the highest that the money alone does, and the highest that any design is
 * promised. Where the loss of a region was to be survived, one region is tried as well.
 */
export function nearestAvailability(input: FindingInput): Offer[] {
  const { requirements } = input
  const budget = requirements.budget.monthly ?? Number.POSITIVE_INFINITY
  const staff = onCallEngineers(requirements)
  const steps = stepsBelow(input)
  const reached = steps.filter(({ percent, result }) => (result.committedPercent ?? 0) >= percent)
  const affordable = reached.filter(({ result }) => result.monthlyUsd <= budget)
  const staffed = affordable.find(({ people }) => people <= Math.max(staff, onCallFor(99)))
  const [within] = affordable
  const [best] = reached
  const named = [
    staffed && offerOf(`${stepWords(staffed)}${withWhat(requirements, staffed, staff)}`, staffed.result),
    within &&
      within !== staffed &&
      offerOf(`${stepWords(within)}${withWhat(requirements, within, staff)}`, within.result),
    best && best !== within && offerOf(`${stepWords(best)}, for more money than you name`, best.result),
  ].filter((offer) => offer !== undefined && offer !== false)
  if (named.length > 1) return named
  const rest = (reached.length > 0 ? reached : steps).filter(
    ({ result }, index, all) =>
      ![staffed, within, best].some((step) => step?.result.monthlyUsd === result.monthlyUsd) &&
      all.findIndex((one) => one.result.monthlyUsd === result.monthlyUsd) === index,
  )
  const lower = rest.slice(0, 2 - named.length).map((step) => offerOf(stepWords(step), step.result))
  return [...named, ...lower]
}

/** Targets below the one that was asked for, highest first. */
function stepsBelow({ requirements, whatIf }: FindingInput): Step[] {
  const { slaPercent, scope } = requirements.availability
  return LADDER.filter((percent) => percent < slaPercent).flatMap((percent) => {
    const asked = withAvailability({ slaPercent: percent })
    const inOne = withAvailability({ slaPercent: percent, scope: 'zone', regionMode: null })
    const changes = scope === 'region' && percent <= IN_ONE_REGION ? [asked, inOne] : [asked]
    // Two regions that both serve are what reaches the highest step, asked for or not.
    const twice = { slaPercent: percent, ...secondRegion(requirements.availability) }
    if (percent > IN_ONE_REGION) changes.push(withAvailability(twice))
    return changes.map((change) => ({ percent, people: onCallFor(percent), result: whatIf(change) }))
  })
}

const stepWords = ({ percent, result }: Step) =>
  `${formatAvailability(percent)} in ${plural(regionsOf(result), 'region')}`

const regionsOf = ({ production }: WhatIf) => production.regions.filter(({ role }) => role !== 'backup').length

function withWhat({ budget }: Requirements, { people }: Step, staff: number): string {
  const money = budget.monthly === null ? '' : `, within your ${formatUsd(budget.monthly)}`
  return people > staff ? `${money}, with more people on call than your ${formatCount(staff)}` : money
}

/**
 * Gives up one thing after another, the least missed first, until the month fits: the first design that does, the plan as asked with a
 * ceiling to match, and one on the way. Where nothing fits, the floor.
 */
export function nearestInBudget(input: FindingInput): Offer[] {
  const ceiling = input.requirements.budget.monthly ?? 0
  const tried = cheaper(input)
  const fits = tried.find(({ result }) => result.monthlyUsd <= ceiling)
  const asked = asPlanned(`Everything as asked, with ${formatUsd(input.cost.monthlyUsd.expected)} to spend`, input)
  const floor = tried.at(-1)
  const last = fits ?? floor
  const between = tried.find((step) => step !== last)
  return [
    ...(last
      ? [
          offerOf(
            fits
              ? `With ${list(last.given)}, within your ${formatUsd(ceiling)}`
              : `The least that this workload can cost, with ${list(last.given)}`,
            last.result,
          ),
        ]
      : []),
    ...(between ? [offerOf(`With ${list(between.given)}`, between.result)] : []),
    asked,
  ]
}

type Cheaper = { given: string[]; result: WhatIf }

/** Each design on the way down that costs less than the one before it. Designs are priced one by one, as they are asked for. */
function cheaper(input: FindingInput): Cheaper[] {
  const found: Cheaper[] = []
  const ceiling = input.requirements.budget.monthly ?? 0
  let [given, change]: [string[], Change] = [[], (requirements) => requirements]
  let least = input.cost.monthlyUsd.expected
  for (const { words, change: next } of GIVEN_UP) {
    const further = both(change, next)
    const result = input.whatIf(further)
    if (result.monthlyUsd >= least) continue
    change = further
    given = [...given, words]
    least = result.monthlyUsd
    found.push({ given, result })
    if (least <= ceiling) break
  }
  return found
}

/** What the least of these designs costs. */
export const floorUsd = (input: FindingInput): number =>
  cheaper(input).at(-1)?.result.monthlyUsd ?? input.cost.monthlyUsd.expected

const GIVEN_UP: readonly Relaxation[] = [
  {
    words: 'no environment but production',
    change: (requirements) => ({
      ...requirements,
      delivery: { ...requirements.delivery, environments: requirements.delivery.environments.slice(0, 1) },
    }),
  },
  {
    words: 'the loss of a zone survived and not that of a region',
    change: (requirements) =>
      requirements.availability.scope === 'region'
        ? withAvailability({ scope: 'zone', regionMode: null })(requirements)
        : requirements,
  },
  { words: '99.9% availability', change: atMost(99.9) },
  {
    words: 'one data centre and 98%',
    change: (requirements) => withAvailability({ scope: 'node', regionMode: null })(atMost(98)(requirements)),
  },
]

function atMost(percent: number): Change {
  return (requirements) =>
    withAvailability({ slaPercent: Math.min(percent, requirements.availability.slaPercent) })(requirements)
}
