import type { Chosen, Topic } from '@/lib/decisions/decide-all'
import type { Environment, Requirements } from '@/lib/requirements/schema'
import { type ComputePart, composeCompute, flow } from './compute'
import { asRegion, type Choices, type Context, merge } from './context'
import { composeData } from './data'
import { composeEdge, USERS } from './edge'
import { composeMessaging } from './messaging'
import type { Actor, Connection, Design, Region, RegionRole, Resource } from './model'
import { composeNetwork } from './network'
import type { ProviderProfile, ProviderRegion } from './provider'
import { composeSecondRegion, mirror } from './second-region'
import { composeSupport } from './support'
import { usageOf } from './usage'

/** One design for each environment that was asked for, production (or the trial) first. `factor` scales the traffic, 1 as asked. */
export function compose(requirements: Requirements, decisions: Chosen, profile: ProviderProfile, factor = 1): Design[] {
  const choices = choicesOf(decisions)
  return requirements.delivery.environments.map((environment) =>
    composeOne(contextOf(requirements, choices, decisions, profile, environment, factor)),
  )
}

/** From requirements and choices to a plain list of resources and connections. Total: every choice has its resources. */
function composeOne(context: Context): Design {
  const { requirements, profile, environment } = context
  const compute = composeCompute(context)
  const edge = composeEdge(context, compute.front)
  const data = composeData(context, compute.readers)
  const messaging = composeMessaging(context, compute.front, compute.jobs)
  const inside = merge([edge, compute, data, messaging])
  const support = composeSupport(context, inside.resources, compute.readers)
  const second = composeSecondRegion(context, inside.resources)
  const network = composeNetwork(context, inside.resources)
  const all = merge([edge, network, compute, messaging, data, second, support])
  const source = arrivals(context, compute, inside.resources)
  return {
    environment,
    provider: profile.provider,
    slug: slugOf(requirements.name),
    name: requirements.name,
    regions: regionsOf(context, all.resources),
    resources: all.resources,
    connections: unique([
      ...source.connections,
      ...all.connections,
      ...mirror(inside.connections, all.resources),
      ...secondEntrance(context, all.resources),
    ]),
    actors: [...edge.actors, ...source.actors],
  }
}

/** A workload that no user calls still has somebody who feeds it, at the first place that can take what arrives. */
function arrivals(
  { requirements }: Context,
  { jobs }: ComputePart,
  inside: readonly Resource[],
): { actors: Actor[]; connections: Connection[] } {
  const { kind } = requirements.workload
  if (kind === 'stream') {
    const to =
      ['stream', 'events', 'jobs-queue', 'workflow'].find((id) => inside.some((resource) => resource.id === id)) ?? jobs
    if (!to) return { actors: [], connections: [] }
    return {
      actors: [{ id: 'producers', label: 'Producers', detail: 'devices and systems', kind: 'system' }],
      connections: [flow('producers', to, 'https', 443, 'events', true)],
    }
  }
  if (kind === 'batch' && jobs) {
    return {
      actors: [{ id: 'schedule', label: 'Schedule', detail: 'starts the jobs', kind: 'system' }],
      connections: [flow('schedule', jobs, 'https', 443, 'starts', true)],
    }
  }
  return { actors: [], connections: [] }
}

/** Users reach the second region by the same name once DNS sends them there. */
function secondEntrance(context: Context, resources: Resource[]): Connection[] {
  const door = resources.find(({ id }) => id === 'balancer-standby' || id === 'gateway-standby')
  if (!door) return []
  const cdn = resources.some(({ id }) => id === 'cdn')
  return [
    flow(
      cdn ? 'cdn' : USERS,
      door.id,
      'https',
      443,
      context.choices['disaster-recovery'] === 'active-active' ? 'nearer users' : 'failover',
      false,
    ),
  ]
}

function contextOf(
  requirements: Requirements,
  asked: Choices,
  decisions: Chosen,
  profile: ProviderProfile,
  environment: Environment,
  factor: number,
): Context {
  const isProduction = environment === 'production' || environment === 'poc'
  const choices = isProduction ? asked : smaller(asked, !profile.traits.highTierFollowsLoad)
  const primary = primaryRegion(requirements, profile)
  const sla = requirements.availability.slaPercent
  const multiZone = choices['zone-topology'] === 'multi-zone'
  return {
    requirements,
    choices,
    rule: (topic) => decisions[topic].rule,
    profile,
    environment,
    isProduction,
    usage: usageOf(requirements, environment, factor, { cdn: choices.cdn === 'edge', cache: choices.cache !== 'none' }),
    primary,
    second: isProduction ? secondRegion(requirements, choices, profile, primary) : null,
    zones: multiZone ? Math.min(primary.zones, sla >= 99.95 ? 3 : 2) : 1,
    arch: armIsSafe(requirements) ? 'arm64' : 'x86_64',
    serverlessArch: armIsSafe(requirements) && profile.traits.serverlessArm ? 'arm64' : 'x86_64',
  }
}

/** Arm costs a fifth less for the same work, where nothing ties the software to x86. */
function armIsSafe({ workload, data }: Requirements): boolean {
  const tied = workload.special.some(
    (name) => name === 'windows' || name === 'os' || name === 'hostLicence' || name === 'gpu',
  )
  return (
    !tied &&
    workload.bound !== 'gpu' &&
    workload.packaging !== 'vm' &&
    data.sqlEngine !== 'sqlserver' &&
    data.sqlEngine !== 'oracle'
  )
}

function choicesOf(decisions: Chosen): Choices {
  const choices: { [topic: string]: string } = {}
  for (const topic in decisions) choices[topic] = decisions[topic as Topic].choice
  return choices as Choices
}

/** The same parts as production, so that a release meets nothing new there, in one zone and one region and at the smallest size. */
function smaller(choices: Choices, hasFixedTier: boolean): Choices {
  const isServerless = choices.compute === 'functions' || choices.compute === 'static-hosting'
  return {
    ...choices,
    'zone-topology': isServerless ? choices['zone-topology'] : 'single-zone',
    'region-topology': 'single-region',
    'disaster-recovery': choices['disaster-recovery'] === 'none' ? 'none' : 'backup-and-restore',
    database: (hasFixedTier ? FIXED_TIER[choices.database] : undefined) ?? SINGLE[choices.database] ?? choices.database,
    'database-nosql': SINGLE[choices['database-nosql']] ?? choices['database-nosql'],
    'object-storage': choices['object-storage'] === 'tiered-replicated' ? 'tiered' : choices['object-storage'],
    'network-layout':
      choices['network-layout'] === 'private-nat-per-zone' ? 'private-single-nat' : choices['network-layout'],
    'database-scaling': choices['database-scaling'] === 'read-replicas' ? 'none' : choices['database-scaling'],
    dns: 'simple',
    cdn: choices.compute === 'static-hosting' ? choices.cdn : 'none',
    scaling: choices.scaling === 'fixed' ? 'fixed' : 'metric',
  }
}

/** A higher tier that is paid by size and not by load is not worth its price where nobody depends on it; the engine is the same. */
const FIXED_TIER: { [choice: string]: Choices['database'] | undefined } = {
  'relational-high-tier': 'relational-single',
  'relational-global-async': 'relational-single',
}

const SINGLE: { [choice: string]: Choices['database'] | undefined } = {
  'relational-multi-zone': 'relational-single',
  'relational-global-async': 'relational-high-tier',
  'key-value-global': 'key-value',
}

function primaryRegion({ platform, data, traffic }: Requirements, profile: ProviderProfile): ProviderRegion {
  const asked = platform.region === null ? undefined : profile.region(platform.region)
  const nearest =
    profile.regionsFor(data.residency, traffic.audience)[0] ?? profile.regionsFor('any', traffic.audience)[0]
  return (
    asked ?? nearest ?? { id: 'us-east-1', name: 'US East (N. Virginia)', continent: 'na', residency: 'us', zones: 3 }
  )
}

function secondRegion(
  { platform, data, availability, compliance }: Requirements,
  choices: Choices,
  profile: ProviderProfile,
  primary: ProviderRegion,
): Context['second'] {
  const isMulti = choices['region-topology'] === 'multi-region'
  const copiesElsewhere = availability.scope === 'region' || compliance.regimes.includes('dora')
  if (!isMulti && !(copiesElsewhere && choices['disaster-recovery'] !== 'none')) return null
  const asked = platform.regionSecond === null ? undefined : profile.region(platform.regionSecond)
  const region = asked ?? profile.secondRegion(primary.id, data.residency)
  if (!region || region.id === primary.id) return null
  return { ...region, role: isMulti ? SECOND_ROLE[choices['disaster-recovery']] : 'backup' }
}

const SECOND_ROLE: Record<Choices['disaster-recovery'], RegionRole> = {
  none: 'backup',
  'backup-and-restore': 'backup',
  'pilot-light': 'standby',
  'warm-standby': 'standby',
  'hot-standby': 'standby',
  'active-active': 'active',
}

function regionsOf({ primary, second, choices }: Context, resources: Resource[]): Region[] {
  const first = asRegion(primary, choices['disaster-recovery'] === 'active-active' && second ? 'active' : 'primary')
  return second && resources.some(({ region }) => region === second.id)
    ? [first, asRegion(second, second.role)]
    : [first]
}

/** The design's name as a prefix for names in files: 3–24 lower-case letters, digits and hyphens, starting with a letter. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 24)
    .replace(/-+$/, '')
  if (plain.length < 3) return 'design'
  return /^[a-z]/.test(plain) ? plain : `d-${plain}`.slice(0, 24)
}

/** One entry for each pair and port; of two, the one a request depends on. */
function unique(connections: Connection[]): Connection[] {
  const seen = new Map<string, Connection>()
  for (const connection of connections) {
    const key = `${connection.from}>${connection.to}:${connection.port}`
    const known = seen.get(key)
    if (!known || (connection.serial && !known.serial)) seen.set(key, connection)
  }
  return [...seen.values()]
}
