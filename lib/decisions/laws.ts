import { complete } from '@/lib/requirements/defaults'
import { PROVIDERS, REGIMES, type Requirements, type RequirementsDocument } from '@/lib/requirements/schema'
import { choose, type Outcome } from '@/lib/rules/decide'
import { type Clouds, type Decisions, decideAll, inOrder, TOPICS, type Topic, wishFor } from './decide-all'
import { factsOf } from './facts'
import { PROVIDER_LIMIT_RULES } from './provider-limits'
import { DISASTER_RECOVERY } from './topology'

type Choices = { readonly [T in Topic]: Decisions[T]['choice'] }

/**
 * What holds for every document that can be asked: each law answers what it found broken, or null. They run over ten thousand documents in
 * the tests and over as many as one likes by `scripts/laws.ts`.
 */
export type Law = { name: string; check: (document: RequirementsDocument, clouds: Clouds) => string | null }

export const LAWS: readonly Law[] = [
  {
    name: 'every topic has a choice among its options, with a rule and a reason',
    check: (document, clouds) => {
      const decisions = decideAll(complete(document).requirements, clouds).decisions
      for (const topic of TOPICS) {
        const { choice, rule, because, alternatives, infeasible, score, recommended } = decisions[topic]
        if (!/^[A-Z]+-\d+$/.test(rule) || because === '') return `${topic} has no reason`
        if (alternatives.some(({ option }) => option === choice)) return `${topic} is its own alternative`
        const better = alternatives.find((other) => other.excludedBy === null && other.score > score)
        if (better && recommended === null && infeasible === null) return `${topic}: ${better.option} scores more`
      }
      return null
    },
  },
  {
    name: 'the same requirements give the same bytes',
    check: (document, clouds) => {
      const [once, again] = [document, structuredClone(document)].map((asked) =>
        decideAll(complete(asked).requirements, clouds),
      )
      return isSame(once, again) ? null : 'the second run differs'
    },
  },
  {
    name: 'the order of lists and the name change nothing',
    check: (document, clouds) =>
      difference(
        choicesOf(complete(document).requirements, clouds),
        choicesOf(complete(shuffled(document)).requirements, clouds),
      ),
  },
  {
    name: 'more budget never lowers availability',
    check: (document, clouds) => {
      const asked = unforced(document)
      return rising(
        [20, 100, 299, 300, 1000, 10_000, null].map((monthly) =>
          ranksOf(choicesOf({ ...asked, budget: { ...asked.budget, monthly } }, clouds)),
        ),
      )
    },
  },
  {
    name: 'a tighter recovery time or a smaller loss never picks a lighter recovery',
    check: (document, clouds) => {
      const asked = unforced(document)
      const at = (change: Partial<Requirements['availability']>) => ({
        recovery: recoveryOf(choicesOf({ ...asked, availability: { ...asked.availability, ...change } }, clouds)),
      })
      return (
        rising([3000, 240, 239, 60, 30, 29, 5, 4, 1, 0.5, 0].map((rtoMinutes) => at({ rtoMinutes }))) ??
        rising([1440, 60, 5, 4, 1, 0.9, 0.1, 0].map((rpoMinutes) => at({ rpoMinutes })))
      )
    },
  },
  {
    name: 'a higher availability never removes redundancy',
    check: (document, clouds) => {
      const asked = unforced(document)
      return rising(
        [90, 98.99, 99, 99.4, 99.5, 99.51, 99.9, 99.95, 99.99, 99.999, 100].map((slaPercent) =>
          ranksOf(choicesOf({ ...asked, availability: { ...asked.availability, slaPercent } }, clouds)),
        ),
      )
    },
  },
  {
    name: 'another regulation never removes a control',
    check: (document, clouds) => {
      // A regulation may speak for another cloud, and another cloud has other limits: controls are compared on one.
      const { provider } = choicesOf(unforced(document), clouds)
      const at = (regimes: Requirements['compliance']['regimes']) =>
        controlsOf(
          unforced({
            ...document,
            compliance: { ...document.compliance, regimes },
            platform: { ...document.platform, provider },
          }),
          clouds,
        )
      const few = document.compliance?.regimes ?? []
      const least = at(few)
      for (const regime of REGIMES) {
        if (few.includes(regime)) continue
        const broken = rising([least, at([...few, regime])])
        if (broken !== null) return `with ${regime}: ${broken}`
      }
      return null
    },
  },
  {
    name: 'fewer people never bring Kubernetes',
    check: (document, clouds) => {
      const asked = unforced(document)
      const { engineers, ops } = asked.team
      const teams = [
        [engineers, ops],
        [engineers, Math.min(ops, 1)],
        [engineers, Math.min(ops, 0.5)],
        [engineers, 0],
        [Math.min(engineers, 4), Math.min(ops, 4)],
        [Math.min(engineers, 2), Math.min(ops, 2)],
        [1, 0],
      ] as const
      const isCluster = teams.map(
        ([people, operators]) =>
          choicesOf({ ...asked, team: { ...asked.team, engineers: people, ops: operators } }, clouds).compute ===
          'kubernetes',
      )
      return !isCluster[0] && isCluster.includes(true) ? `with ${teams[isCluster.indexOf(true)]?.join(' and ')}` : null
    },
  },
  {
    name: 'Kubernetes is chosen where somebody runs it, has run it and has a need, and nowhere else',
    check: (document, clouds) => {
      const asked = unforced(document)
      const { workload, team } = asked
      const { kubernetesReady, kubernetesSignals } = factsOf(asked, clouds)
      const needsOperators = workload.special.includes('kubernetesOperators')
      const runsLong = workload.kind !== 'batch' && workload.shape !== 'functions'
      const isDue =
        kubernetesReady &&
        kubernetesSignals >= 3 &&
        (runsLong || needsOperators) &&
        workload.kind !== 'static' &&
        workload.packaging !== 'vm' &&
        team.kubernetes !== 'avoid'
      const isChosen = choicesOf(asked, clouds).compute === 'kubernetes'
      return isDue === isChosen ? null : isDue ? 'it is due and was not chosen' : 'it was chosen and is not due'
    },
  },
  {
    name: 'rising steady load leaves functions once and never returns',
    check: (document, clouds) => {
      // On one cloud: a large fleet may speak for another, whose functions may run for longer.
      const { provider } = choicesOf(unforced(document), clouds)
      const asked = unforced({ ...document, platform: { ...document.platform, provider } })
      const isFunctions = [0.01, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000].map((factor) => {
        const { averageRps, peakRps } = asked.traffic
        const traffic = {
          ...asked.traffic,
          averageRps: averageRps * factor,
          peakRps: peakRps * factor,
          pattern: 'steady' as const,
        }
        return choicesOf({ ...asked, traffic }, clouds).compute === 'functions'
      })
      const left = isFunctions.indexOf(false)
      return left === -1 || !isFunctions.slice(left).includes(true) ? null : isFunctions.join()
    },
  },
  {
    name: 'another cloud keeps the classes of choice, unless a limit of one of them forces another',
    check: (document, clouds) => {
      const asked = unforced(document)
      const worlds = PROVIDERS.map(
        (provider) =>
          decideAll({ ...asked, platform: { ...asked.platform, provider, region: null, regionSecond: null } }, clouds)
            .decisions,
      )
      const [first, ...others] = worlds
      if (!first) return null
      for (const other of others) {
        const broken = unforcedDifference(first, other)
        if (broken !== null) return broken
      }
      return null
    },
  },
]

/** The requirements without what the asker insists on: an override may go against any law. */
const unforced = (document: RequirementsDocument): Requirements => ({
  ...complete(document).requirements,
  insistOn: {},
})

function choicesOf(requirements: Requirements, clouds: Clouds): Choices {
  const choices: { [topic: string]: string | undefined } = {}
  inOrder(factsOf(requirements, clouds), (topic, table, seen) => {
    const choice = choose(table, seen, wishFor(topic, requirements))
    choices[topic] = choice
    return choice
  })
  return choices as Choices
}

/** Whether two values would be written as the same JSON, down to the order of their keys. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const [keys, otherKeys] = [Object.keys(one), Object.keys(other)]
  return (
    keys.length === otherKeys.length &&
    keys.every((key, index) => {
      if (key !== otherKeys[index]) return false
      return isSame((one as { [key: string]: unknown })[key], (other as { [key: string]: unknown })[key])
    })
  )
}

function difference(one: Choices, other: Choices): string | null {
  const topic = TOPICS.find((name) => one[name] !== other[name])
  return topic === undefined ? null : `${topic}: ${one[topic]} and ${other[topic]}`
}

/** Lists from back to front under another name. */
export function shuffled(document: RequirementsDocument): RequirementsDocument {
  const turned = Object.entries(document).map(([name, section]) => [
    name,
    typeof section === 'object' && section !== null
      ? Object.fromEntries(
          Object.entries(section).map(([field, value]) => [field, Array.isArray(value) ? value.toReversed() : value]),
        )
      : section,
  ])
  return { ...Object.fromEntries(turned), name: 'Another name' } as RequirementsDocument
}

/** How much redundancy a design has, by what can be compared. A rank that says nothing about a choice is left out. */
type Ranks = { readonly [of: string]: number | undefined }

function ranksOf(choices: Choices): Ranks {
  return {
    zones: choices['zone-topology'] === 'multi-zone' ? 2 : 1,
    regions: choices['region-topology'] === 'multi-region' ? 2 : 1,
    recovery: recoveryOf(choices),
    database: DATABASE_RANK[choices.database],
    waysOut: WAYS_OUT_RANK[choices['network-layout']],
  }
}

const recoveryOf = (choices: Choices) => DISASTER_RECOVERY.indexOf(choices['disaster-recovery'])
const DATABASE_RANK: { readonly [choice: string]: number | undefined } = {
  'relational-single': 0,
  'relational-multi-zone': 1,
  'relational-high-tier': 2,
  'relational-global-async': 3,
}
const WAYS_OUT_RANK: { readonly [choice: string]: number | undefined } = {
  'private-single-nat': 1,
  'private-nat-per-zone': 2,
}

function controlsOf(requirements: Requirements, clouds: Clouds): Ranks {
  const choices = choicesOf(requirements, clouds)
  return {
    ...ranksOf(choices),
    waysOut: undefined,
    network: NETWORK_RANK[choices['network-layout']],
    keys: ['managed', 'cmk', 'hsm'].indexOf(requirements.security.keys),
    auditDays: requirements.security.auditDays,
  }
}

const NETWORK_RANK: { readonly [choice: string]: number | undefined } = {
  'public-only': 0,
  'private-single-nat': 1,
  'private-nat-per-zone': 1,
  'private-endpoints-only': 2,
}

/** The first rank that falls from one step to the next; null where none does. */
function rising(steps: readonly Ranks[]): string | null {
  for (const [index, after] of steps.entries()) {
    const before = steps[index - 1]
    for (const [name, rank] of Object.entries(after)) {
      const least = before?.[name]
      if (rank !== undefined && least !== undefined && rank < least)
        return `step ${index}: ${name} falls from ${least} to ${rank}`
    }
  }
  return null
}

/** The first topic on which two clouds differ without a limit of either at work there; what follows from it may differ too. */
function unforcedDifference(one: Decisions, other: Decisions): string | null {
  const topic = TOPICS.find((name) => name !== 'provider' && one[name].choice !== other[name].choice)
  if (topic === undefined) return null
  const [here, there] = [one[topic], other[topic]] as [Outcome, Outcome]
  if (isForced(here) || isForced(there)) return null
  return `${topic}: ${here.choice} on ${one.provider.choice}, ${there.choice} on ${other.provider.choice}`
}

const isForced = ({ for: pros, against, alternatives, infeasible }: Outcome): boolean =>
  [
    ...pros,
    ...against,
    infeasible,
    ...alternatives.flatMap((other) => [...other.for, ...other.against, other.excludedBy]),
  ].some((reason) => reason !== null && PROVIDER_LIMIT_RULES.has(reason.rule))
