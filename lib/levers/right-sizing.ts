import type { Design, Resource } from '@/lib/design/model'
import type { MachineFamily, MachineFit, MachineUse, ProviderProfile } from '@/lib/design/provider'
import { difference, type LeverInput, linesOf } from './input'
import { type Draft, type Found, OURS } from './types'

/** Peak use of processor and memory below which half the size is enough, as COST06-BP03 of the Well-Architected framework has it. */
const LOW_USE_PERCENT = 40
const GROUPS = [
  { id: 'compute', words: 'what runs the code', kinds: ['machine-group', 'app-platform', 'container-service'] },
  {
    id: 'data',
    words: 'databases, caches and search',
    kinds: ['relational-database', 'document-database', 'time-series-database', 'search-engine', 'cache'],
  },
] as const

/** Production at half its sizes, with the number of copies and of nodes left as it is: priced by fitting the sizes again. */
export function rightSizing(input: LeverInput): Found {
  const drafts = GROUPS.flatMap(({ id, words, kinds }): Draft[] => {
    const smaller = input.now.designs.map((design, index) =>
      index > 0 ? design : halved(design, input, (kind) => kinds.some((known) => known === kind)),
    )
    const { monthlyUsd, touches, resources } = difference(input.now.lines, linesOf(smaller, input))
    if (monthlyUsd >= 0) return []
    return [
      {
        id: `right-size-${id}`,
        strategy: 'right-sizing',
        name: `Take the next smaller size for ${words}`,
        monthlyUsd,
        condition: `Over four weeks the busiest hour uses less than ${LOW_USE_PERCENT}% of the processor and of the memory.`,
        risk: 'Half the room for a burst; a size too small shows as slow responses, and is taken back in minutes.',
        effort: 'An hour to read the figures, and a restart.',
        appliesTo: resources,
        needs: 'measurement',
        source: OURS,
        touches,
      },
    ]
  })
  return { drafts, because: 'Everything is paid by use or has the smallest size on offer.' }
}

const halved = (
  design: Design,
  { now: { profile }, requirements }: LeverInput,
  isMeant: (kind: Resource['kind']) => boolean,
): Design => ({
  ...design,
  resources: design.resources.map((resource) =>
    isMeant(resource.kind) ? half(resource, profile, requirements.workload.unitMemoryMb / 1024) : resource,
  ),
})

/** Half the size of one resource, where the provider has one; it holds at least one unit of work. */
function half(resource: Resource, profile: ProviderProfile, unitGib: number): Resource {
  if (resource.kind === 'container-service') {
    if (resource.capacity === 'machines') return resource
    const { vcpu, memoryGib } = resource.task
    const task = profile.fitTask({ vcpu: vcpu / 2, memoryGib: Math.max(memoryGib / 2, unitGib) })
    return isSmaller(task, resource.task) ? { ...resource, task: { ...task, arch: resource.task.arch } } : resource
  }
  const use = usedAs(resource)
  if (!use || !('instanceType' in resource)) return resource
  const fit = smallerFit(resource, use, profile)
  return fit ? { ...resource, ...fit } : resource
}

type Machine = Extract<Resource, { instanceType: string }>

function smallerFit(machine: Machine, use: MachineUse, profile: ProviderProfile): MachineFit | undefined {
  const { vcpu, memoryGib, arch, region } = machine
  if (vcpu === 0) return undefined
  const need = {
    vcpu: vcpu / 2,
    memoryGib: memoryGib / 2,
    arch,
    standby: 'multiZone' in machine && machine.multiZone,
    ...('gpus' in machine && machine.gpus > 0 ? { gpus: machine.gpus } : {}),
  }
  return families(machine)
    .map((family) => profile.fitMachine(use, { ...need, family }, region))
    .find((fit) => isSmaller(fit, machine))
}

/** The family that the size is of, by its memory; below two vCPUs only the burstable ones are on offer. */
function families(machine: Machine): readonly MachineFamily[] {
  if ('gpus' in machine && machine.gpus > 0) return ['gpu']
  const gib = machine.memoryGib / machine.vcpu
  if (machine.vcpu <= 2) return ['burstable']
  if (gib < 3) return ['compute']
  return gib < 6 ? ['general'] : ['memory']
}

type Size = { vcpu: number; memoryGib: number }
const isSmaller = (a: Size, b: Size) =>
  a.vcpu <= b.vcpu && a.memoryGib <= b.memoryGib && (a.vcpu < b.vcpu || a.memoryGib < b.memoryGib)

/** What the provider's list of sizes is asked for; undefined for what follows its load by itself. */
function usedAs(resource: Resource): MachineUse | undefined {
  switch (resource.kind) {
    case 'machine-group':
      return 'virtual-machine'
    case 'app-platform':
      return 'app-platform'
    case 'document-database':
      return 'document'
    case 'time-series-database':
      return 'time-series'
    case 'search-engine':
      return 'search'
    case 'cache':
      return 'cache'
    case 'relational-database':
      return resource.instanceType === 'db.serverless' ? undefined : RELATIONAL[resource.class][resource.engine]
    default:
      return undefined
  }
}

const RELATIONAL: Record<
  'standard' | 'high' | 'distributed',
  Record<'postgresql' | 'mysql' | 'sqlserver' | 'oracle', MachineUse | undefined>
> = {
  standard: {
    postgresql: 'relational-standard',
    mysql: 'relational-mysql',
    sqlserver: 'relational-sqlserver',
    oracle: 'relational-oracle',
  },
  high: {
    postgresql: 'relational-high',
    mysql: 'relational-high-mysql',
    sqlserver: 'relational-sqlserver',
    oracle: 'relational-oracle',
  },
  distributed: { postgresql: undefined, mysql: undefined, sqlserver: undefined, oracle: undefined },
}
