import type { CostLine } from '@/lib/cost/types'
import { decideAll } from '@/lib/decisions/decide-all'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import { plural } from '@/lib/units/counts'
import { formatUsd, formatUsdDelta } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { formatAvailability } from '@/lib/units/percent'
import { formatMinutes } from '@/lib/units/time'
import { insisting } from '@/lib/what-if/what-if'
import { type Detector, type FindingInput, when } from './detector'
import { inSentence, list } from './words'

export const prematureKubernetes: Detector = (input) => {
  const { decisions, facts, requirements } = input
  const { choice, summary, recommended, alternatives } = decisions.compute
  const isChosen = choice === 'kubernetes'
  const isWished =
    facts.kubernetesWish === 'prefer' ||
    facts.kubernetesWish === 'required' ||
    requirements.insistOn.compute === 'kubernetes'
  const isPossible = alternatives.every(({ option, excludedBy }) => option !== 'kubernetes' || excludedBy === null)
  const isPremature = isChosen ? recommended !== null || !facts.kubernetesReady : isWished && isPossible
  if (!isPremature) return []
  const cluster = isChosen ? input.cost : input.whatIf(insisting({ compute: 'kubernetes' }))
  const floor = clusterUsd(cluster.lines, input)
  const verb = isChosen ? 'costs' : 'would cost'
  const stays = isChosen
    ? `The table recommends ${recommended ?? 'something lighter'} instead.`
    : `The plan stays on ${choice} (${inSentence(summary)}).`
  return [
    {
      message: `You ask for Kubernetes with ${plural(facts.serviceCount, 'service')}, ${plural(facts.engineers, 'engineer')} and ${plural(facts.ops, 'person', 'people')} running infrastructure. The control plane ${verb} ${formatUsd(floor.controlPlane)} a month and its nodes ${formatUsd(floor.nodes)}, before staging and before anybody’s time. ${stays}`,
      remedy: flipCondition(input),
      about: ['compute'],
    },
  ]
}

/** Production's control plane and the machines under it. */
function clusterUsd(lines: readonly CostLine[], { design }: FindingInput): { controlPlane: number; nodes: number } {
  const of = (resource: string) =>
    sumUsd(
      lines
        .filter((line) => line.environment === design.environment && line.resource === resource)
        .map(({ monthlyUsd }) => monthlyUsd),
    )
  return { controlPlane: of('cluster'), nodes: of('nodes') }
}

/** The conditions of rule C-23 that do not hold yet, and whether the table would change its mind with all of them: it is asked. */
function flipCondition({ facts, requirements }: FindingInput): string {
  const hasNeed =
    facts.special.includes('kubernetesOperators') ||
    facts.special.includes('portability') ||
    requirements.team.kubernetesWhy.includes('vendor')
  const missing = [
    ...(facts.ops < 1 ? ['one person or more who runs infrastructure full time'] : []),
    ...(facts.experience.includes('kubernetes') ? [] : ['experience of Kubernetes in production']),
    ...(facts.serviceCount >= 10 || hasNeed ? [] : ['ten services or software that runs nowhere else']),
    ...(facts.engineers < 5 ? ['a team of five or more'] : []),
  ]
  const ready = insisting({ compute: undefined })(withPlatform(requirements))
  const { compute } = decideAll(ready, PROFILES).decisions
  if (compute.choice !== 'kubernetes')
    return `${missing.length > 0 ? `Even with ${list(missing)}` : 'As things stand'} the table would still take ${compute.choice}: look again when you need what only Kubernetes runs, such as operators.`
  return `It becomes the answer with ${list(missing)}.`
}

/** The same asker with everything that rule C-23 asks for. */
const withPlatform = (requirements: Requirements): Requirements => ({
  ...requirements,
  workload: { ...requirements.workload, serviceCount: Math.max(10, requirements.workload.serviceCount) },
  team: {
    ...requirements.team,
    engineers: Math.max(5, requirements.team.engineers),
    ops: Math.max(1, requirements.team.ops),
    experience: [...new Set([...requirements.team.experience, 'kubernetes' as const])],
  },
})

const STANDS_BY = ['pilot-light', 'warm-standby', 'hot-standby', 'active-active']

export const prematureRegions: Detector = (input) => {
  const { decisions, facts, requirements, cost } = input
  const recovery = decisions['disaster-recovery']
  if (decisions['region-topology'].choice !== 'multi-region') return []
  const one = ['none', 'backup-and-restore'] as const
  const lighter = one.find((name) =>
    recovery.alternatives.some(({ option, excludedBy }) => option === name && excludedBy === null),
  )
  const isLight = !STANDS_BY.includes(recovery.choice)
  if ((!lighter && !isLight) || facts.slaPercent >= 99.99) return []
  const strategy = isLight ? recovery.choice : (lighter ?? 'backup-and-restore')
  const single = input.whatIf(insisting({ 'region-topology': 'single-region', 'disaster-recovery': strategy }))
  // One region that falls short of the target is no alternative to two that reach it.
  const isEnough =
    (single.committedPercent ?? 0) >= facts.slaPercent ||
    single.committedPercent === input.availability.committedPercent
  return when(isEnough, () => ({
    message: `The design runs in two regions, and ${formatAvailability(facts.slaPercent)} with recovery within ${formatMinutes(facts.rtoMinutes)} and a loss of at most ${formatMinutes(facts.rpoMinutes)} can be had with one${single.committedPercent === null ? '' : `, committed to ${formatAvailability(single.committedPercent, facts.slaPercent)}`}. The second costs ${formatUsdDelta(sumUsd([cost.monthlyUsd.expected, -single.monthlyUsd]))} a month, and every change is made twice.`,
    remedy: `${wishForTwo(requirements)}; ${strategy.replaceAll('-', ' ')} is then planned, ${formatUsd(single.monthlyUsd)} a month in all.`,
    about: ['region-topology', 'disaster-recovery'],
  }))
}

function wishForTwo({ insistOn, availability }: Requirements): string {
  if (insistOn['region-topology'] !== undefined || insistOn['disaster-recovery'] !== undefined)
    return 'Stop insisting on it'
  return availability.regionMode === null ? 'Take one region' : 'Answer that backups are enough when the region is lost'
}

const MESH_WORTH_A_WORD = 5
const MESH_WORTH_HAVING = 50

export const noServiceMesh: Detector = ({ facts }) =>
  when(facts.runsCode && facts.serviceCount >= MESH_WORTH_A_WORD && facts.serviceCount < MESH_WORTH_HAVING, () => ({
    message: `${plural(facts.serviceCount, 'service')} are planned without a service mesh: it would add a proxy of 50 to 100 MB and 1 to 3 ms to each call (published by others), for what load balancers and security groups already do here.`,
    remedy: `Look again when encryption between all services is mandated, when traffic between them needs rules of its own, or near ${MESH_WORTH_HAVING} services.`,
    about: ['compute'],
  }))

export const startSimpler: Detector = ({ facts }) =>
  when(facts.runsCode && facts.shape !== 'functions' && facts.serviceCount > facts.engineers, () => ({
    message: `${plural(facts.serviceCount, 'service')} for ${plural(facts.engineers, 'engineer')}: each service has its own releases, alarms and on-call questions, and some would have no owner.`,
    remedy: `Begin with at most ${plural(facts.engineers, 'service')}, and split where two parts really change or scale apart.`,
    about: ['compute'],
  }))
