import type { Topic } from '@/lib/decisions/decide-all'
import { peopleHours } from '@/lib/guidance/people'
import type { Requirements } from '@/lib/requirements/schema'
import { sumUsd } from '@/lib/units/money'
import { downMinutesPer30Days } from '@/lib/units/time'
import { both, type Change, insisting, type WhatIf, withAvailability } from '@/lib/what-if/what-if'
import type { LeverInput } from './input'

/** Something that could go to meet the budget, planned and priced without it. */
export type Cut = {
  name: string
  /** Off the likely month: below 0. */
  monthlyUsd: number
  /** What it costs in quality, in words. */
  costs: string
  about: string[]
  /** What the parts would be committed to then; null where some part is committed to nothing. */
  committedPercent: number | null
  /** Minutes in thirty days that the commitments leave beyond today's; null where either has none. */
  addsMinutesPer30Days: number | null
  /** Hours of people a month, more or less than today. */
  addsHoursPerMonth: number
}

type Candidate = { name: string; costs: string; about: string[]; change: Change; isMade: (then: WhatIf) => boolean }

const MOST_CUTS = 8

/** What to cut first, largest saving first: each is decided, composed and priced again, so that what follows from it is in its price. */
export function findCuts(input: LeverInput): Cut[] {
  const { now, ask, requirements } = input
  const hours = hoursOf(now)
  const cuts = candidates(input).flatMap(({ change, isMade, ...cut }): Cut[] => {
    const then = ask(change)
    const monthlyUsd = sumUsd([then.monthlyUsd, -now.monthlyUsd])
    if (monthlyUsd > -1 || !isMade(then)) return []
    return [
      {
        ...cut,
        monthlyUsd,
        committedPercent: then.committedPercent,
        addsMinutesPer30Days: moreMinutes(now, then),
        addsHoursPerMonth: hoursOf(then) - hours,
      },
    ]
  })
  const seen = new Set<string>()
  return cuts
    .sort((a, b) => a.monthlyUsd - b.monthlyUsd)
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .slice(0, requirements.budget.monthly === null ? 0 : MOST_CUTS)
}

const hoursOf = ({ requirements, production }: WhatIf) => peopleHours(requirements, production).engineerHoursPerMonth

function moreMinutes(now: WhatIf, then: WhatIf): number | null {
  if (now.committedPercent === null || then.committedPercent === null) return null
  const more = downMinutesPer30Days(then.committedPercent) - downMinutesPer30Days(now.committedPercent)
  return Math.round(more * 10) / 10
}

const candidates = (input: LeverInput): Candidate[] => [
  ...fewerEnvironments(input),
  ...oneRegion(input),
  ...named(input),
  ...otherWays(input),
]

function fewerEnvironments({ requirements }: LeverInput): Candidate[] {
  const [, ...others] = requirements.delivery.environments
  return others.map((environment) => ({
    name: `Do without the ${environment} environment`,
    costs: 'A release is tried for the first time in production.',
    about: ['environments'],
    change: (asked: Requirements) => ({
      ...asked,
      delivery: {
        ...asked.delivery,
        environments: asked.delivery.environments.filter((name) => name !== environment),
      },
    }),
    isMade: () => true,
  }))
}

function oneRegion({ now }: LeverInput): Candidate[] {
  if (now.production.regions.length < 2) return []
  return [
    {
      name: 'Do without the second region',
      costs: 'Losing the region means waiting for it, or restoring from backups elsewhere.',
      about: ['region-topology', 'disaster-recovery'],
      change: both(
        withAvailability({ scope: 'zone', regionMode: null }),
        insisting({ 'region-topology': 'single-region', 'disaster-recovery': 'backup-and-restore' }),
      ),
      isMade: (then) => then.production.regions.length < now.production.regions.length,
    },
  ]
}

/** Options that leave something out, and what is lost with it. */
const WITHOUT: readonly { topic: Topic; option: string; name: string; costs: string }[] = [
  {
    topic: 'zone-topology',
    option: 'single-zone',
    name: 'Run in one zone',
    costs: 'Losing a data centre stops everything until it is back or restored.',
  },
  {
    topic: 'database',
    option: 'relational-single',
    name: 'Do without the database standby',
    costs: 'Losing the database machine means restoring from a backup.',
  },
  {
    topic: 'database-scaling',
    option: 'none',
    name: 'Do without read replicas and pooling',
    costs: 'Reports and many callers slow the database down.',
  },
  {
    topic: 'network-layout',
    option: 'private-single-nat',
    name: 'One NAT gateway for all zones',
    costs: 'Losing its zone cuts every zone off from outside.',
  },
  {
    topic: 'cache',
    option: 'none',
    name: 'Do without the cache',
    costs: 'The database answers repeated reads, and sessions need another home.',
  },
  { topic: 'search', option: 'in-database', name: 'Search in the database', costs: 'Searches are slower and plainer.' },
  {
    topic: 'vector',
    option: 'in-database',
    name: 'Keep vectors in the database',
    costs: 'Similarity searches share the database’s processor.',
  },
  {
    topic: 'cdn',
    option: 'none',
    name: 'Do without the CDN',
    costs: 'Farther users wait longer, and every request reaches the region.',
  },
  {
    topic: 'object-storage',
    option: 'tiered',
    name: 'Do without the copy of files in a second region',
    costs: 'Losing the region loses files that no backup has.',
  },
  {
    topic: 'deployment',
    option: 'rolling',
    name: 'Release by rolling instead of a second fleet',
    costs: 'Going back takes as long as going forward.',
  },
]

function named({ now }: LeverInput): Candidate[] {
  return WITHOUT.filter(({ topic, option }) => isOpen(now, topic, option)).map(({ topic, option, name, costs }) => ({
    name,
    costs,
    about: [topic],
    change: insisting({ [topic]: option }),
    isMade: (then) => then.chosen[topic].choice === option,
  }))
}

/** Neither chosen already nor ruled out by a hard limit. */
const isOpen = ({ decisions }: WhatIf, topic: Topic, option: string) =>
  decisions[topic].alternatives.some((other) => other.option === option && other.excludedBy === null)

/** Other ways to run the code and to keep the data, with what the rules hold against them. */
function otherWays({ now }: LeverInput): Candidate[] {
  return (['compute', 'database'] as const).flatMap((topic) =>
    now.decisions[topic].alternatives
      .filter(({ option, excludedBy }) => excludedBy === null && !WITHOUT.some((cut) => cut.option === option))
      .map(({ option, against }) => ({
        name: `Use ${now.profile.optionName(topic, option)} instead of ${now.profile.optionName(topic, now.decisions[topic].choice)}`,
        costs: against[0]?.because ?? `Gives up what the choice was made for: ${now.decisions[topic].because}`,
        about: [topic],
        change: insisting({ [topic]: option }),
        isMade: (then: WhatIf) => then.chosen[topic].choice === option,
      })),
  )
}
