import { RECORDS_PER_BATCH, requestSeconds } from '@/lib/decisions/facts'
import { addonsOf, addonVcpu } from './addons'
import type { Context, Part } from './context'
import { make, part } from './context'
import type { Connection, Replicas, Resource, Scaling } from './model'
import { ADDON_NAMES } from './tools'

/** Utilisation that scaling keeps to, so that a burst finds room: an assumption, shown with the sizes it gives. */
const TARGET_UTILISATION = 0.6
export const APP_PORT = 8080
/** Seconds a request waits for databases and networks when it is not computing: an assumption. */
const WAITING_SECONDS = { io: 0.08, cpu: 0.01, memory: 0.01, gpu: 0.01 } as const

type Fleet = { unitVcpu: number; unitGib: number; replicas: Replicas; scaling: Scaling }

/** The resources that run the code, and the ids that requests and jobs arrive at. */
export type ComputePart = Part & { front: string | null; jobs: string | null; readers: string[] }

export function composeCompute(context: Context): ComputePart {
  const { choices } = context
  switch (choices.compute) {
    case 'static-hosting':
      return { ...part([]), front: null, jobs: null, readers: [] }
    case 'functions':
      return functions(context)
    case 'paas-web':
      return platform(context)
    case 'containers-managed':
      return containers(context, 'serverless')
    case 'containers-on-vms':
      return containers(context, 'machines')
    case 'batch':
      return batch(context)
    case 'kubernetes':
      return cluster(context)
    case 'vm-single':
    case 'vm-group':
    case 'spot-vm-group':
      return machines(context)
  }
}

/** Processor seconds that one request takes; a job is busy for about half of the longest one. */
const busySeconds = ({ workload }: Context['requirements']) =>
  workload.kind === 'batch' ? workload.unitSeconds / 2 : workload.cpuMsPerRequest / 1000

/** Copies that carry the average, the peak after losing one zone, and the named burst. */
export function fleetFor(context: Context, unitVcpu: number, services: number): Replicas {
  const { requirements, usage, zones, isProduction } = context
  const perCopy = (unitVcpu * TARGET_UTILISATION) / busySeconds(requirements)
  const least = services * (isProduction ? zones : 1)
  const needed = usage.originPeakRps / perCopy
  // Any zone may be lost, also the one that holds most copies: each of the others carries its share of the whole peak.
  const peakCopies = isProduction && zones > 1 ? zones * Math.ceil(needed / (zones - 1)) : Math.ceil(needed)
  const burstCopies = Math.ceil(usage.originBurstRps / perCopy)
  const typical = Math.max(least, Math.ceil(usage.originAverageRps / perCopy))
  const min = isProduction ? Math.max(least, Math.min(typical, Math.ceil(peakCopies / 3))) : least
  return { min, typical: Math.max(min, typical), max: Math.max(least * 2, peakCopies, burstCopies, typical) }
}

/** A copy of a size that gives between two and about a dozen of them at the peak, with the memory one unit of work needs. */
function fleet(context: Context, services: number): Fleet {
  const { requirements, usage } = context
  const peakVcpu = (usage.originPeakRps * busySeconds(requirements)) / TARGET_UTILISATION
  const unitVcpu = [0.25, 0.5, 1, 2, 4].find((size) => (peakVcpu / size) * 1.5 <= 12 * services) ?? 4
  const unitGib = Math.max(unitVcpu * 2, (requirements.workload.unitMemoryMb / 1024) * Math.ceil(unitVcpu))
  return { unitVcpu, unitGib, replicas: fleetFor(context, unitVcpu, services), scaling: scalingOf(context) }
}

function scalingOf({ choices, requirements }: Context): Scaling {
  switch (choices.scaling) {
    case 'fixed':
      return { on: 'fixed', target: 'the same number all day' }
    case 'schedule':
      return { on: 'schedule', target: 'copies are added before a known burst, then follow 60% processor use' }
    case 'predictive':
      return { on: 'predictive', target: 'copies are added ahead of the daily curve, then follow 60% processor use' }
    case 'metric':
      return requirements.workload.bound === 'io'
        ? { on: 'requests', target: 'requests per copy at 60% of what one carries' }
        : { on: 'cpu', target: '60% processor use' }
  }
}

/** Work that is taken from a queue or a stream rather than answered at once. */
const hasJobs = ({ requirements, choices }: Context) =>
  requirements.workload.background !== 'none' || choices.messaging !== 'none'
const answers = ({ requirements }: Context) => ['web', 'api', 'ml'].includes(requirements.workload.kind)

function containers(context: Context, capacity: 'serverless' | 'machines'): ComputePart {
  const { requirements, choices, profile, rule, usage, arch, serverlessArch } = context
  const services = requirements.workload.serviceCount
  const wanted = fleet(context, services)
  const task = {
    ...profile.fitTask({ vcpu: wanted.unitVcpu, memoryGib: wanted.unitGib }),
    arch: capacity === 'serverless' ? serverlessArch : arch,
  }
  // The smallest size on offer may carry more than was asked for, and then fewer copies are enough.
  const copyVcpu = Math.max(wanted.unitVcpu, task.vcpu)
  const sized = { ...wanted, replicas: fleetFor(context, copyVcpu, services) }
  const runsOn = capacity === 'machines' ? 'machines' : null
  const shared = {
    capacity,
    runsOn,
    task,
    spotShare: 0,
    tier: 'app',
    because: rule('compute'),
    port: APP_PORT,
    deployment: choices.deployment,
    variant: capacity,
  } as const
  const web = answers(context)
    ? make(context, 'container-service', {
        ...shared,
        id: 'web',
        role: 'web',
        label: requirements.workload.kind === 'web' ? 'Web application' : 'API',
        purpose: 'Answers requests.',
        services,
        replicas: sized.replicas,
        scaling: sized.scaling,
        requestsPerMonth: usage.originRequestsPerMonth,
        activeShare: activeShare(usage.originAverageRps / sized.replicas.typical, requestSeconds(requirements)),
      })
    : null
  const workers = workerReplicas(context, copyVcpu, web !== null)
  const worker =
    hasJobs(context) || !web
      ? make(context, 'container-service', {
          ...shared,
          id: 'worker',
          role: 'worker',
          label: 'Worker',
          purpose: 'Takes work from the queue or stream, apart from the requests.',
          services: 1,
          replicas: workers,
          scaling: { on: 'queue-depth', target: 'work waiting per copy' },
          requestsPerMonth: usage.jobsPerMonth,
          // A worker asks for work all the time, so it is never idle to the platform.
          activeShare: 1,
          deployment: 'rolling',
        })
      : null
  const machinesGroup =
    runsOn === null ? null : hostGroup(context, 'capacity', sized, 'Machines that the containers run on.')
  return {
    ...part([web, worker, machinesGroup]),
    front: web?.id ?? null,
    jobs: worker?.id ?? null,
    readers: ids([web, worker]),
  }
}

function workerReplicas(context: Context, copyVcpu: number, besideRequests: boolean): Replicas {
  const { isProduction, zones } = context
  if (!besideRequests) return fleetFor(context, copyVcpu, 1)
  const least = isProduction ? Math.min(zones, 2) : 1
  return { min: least, typical: least, max: least * 5 }
}

function hostGroup(context: Context, role: 'capacity' | 'nodes', sized: Fleet, purpose: string): Resource {
  const { requirements, profile, rule, primary, isProduction, zones } = context
  const gpus = needsGpu(context) ? 1 : 0
  const beside = role === 'nodes' ? addonVcpu(context, sized.replicas.typical) : 0
  const totalVcpu = sized.replicas.typical * sized.unitVcpu + beside
  const least = role === 'nodes' ? Math.max(isProduction ? 3 : 2, zones) : isProduction ? Math.max(2, zones) : 1
  const machine = profile.fitMachine(
    'virtual-machine',
    {
      vcpu: Math.max(2, Math.min(16, nextPower(totalVcpu / least))),
      memoryGib: Math.max(4, sized.unitGib),
      family: gpus > 0 ? 'gpu' : 'general',
      arch: gpus > 0 ? 'x86_64' : context.arch,
      gpus,
    },
    primary.id,
  )
  const count = Math.max(least, Math.ceil((totalVcpu * 1.2) / machine.vcpu))
  const most = Math.max(count * 2, Math.ceil(((sized.replicas.max * sized.unitVcpu + beside) * 1.2) / machine.vcpu))
  return make(context, 'machine-group', {
    ...machine,
    id: role === 'nodes' ? 'nodes' : 'machines',
    variant: role,
    role,
    label: role === 'nodes' ? 'Cluster nodes' : 'Container machines',
    purpose,
    tier: 'app',
    because: rule('compute'),
    os: osOf(requirements),
    replicas: { min: least, typical: count, max: most },
    scaling: { on: 'cpu', target: 'room for the containers that wait' },
    diskGib: 50,
    gpus,
    spotShare: 0,
    port: APP_PORT,
    deployment: 'rolling',
  })
}

/**
 * In standard support until 27 March 2027 on EKS (https://endoflife.date/amazon-eks, read 2026-11-23) and until 11 April 2027 on GKE
 * (https://endoflife.date/google-kubernetes-engine, read 2026-11-23); that AKS offers it as well is an assumption. EKS
 * bills extended support by the hour once the standard one ends (its page of Kubernetes versions): for 1.34 that is 2 December 2026.
 */
const KUBERNETES = '1.35'

function cluster(context: Context): ComputePart {
  const { requirements, rule } = context
  const services = requirements.workload.serviceCount
  const addons = addonsOf(context)
  const control = make(context, 'container-cluster', {
    id: 'cluster',
    label: 'Kubernetes cluster',
    purpose: 'Schedules and restarts the services.',
    tier: 'app',
    because: rule('compute'),
    nodeGroup: 'nodes',
    version: KUBERNETES,
    services,
    addons,
  })
  const purpose =
    addons.length === 0
      ? 'Machines that the services run on.'
      : `Machines that the services run on, with room for ${addons.map((addon) => ADDON_NAMES[addon]).join(', ')}.`
  const nodes = hostGroup(context, 'nodes', fleet(context, services), purpose)
  return {
    ...part([control, nodes]),
    front: answers(context) ? 'nodes' : null,
    jobs: hasJobs(context) || !answers(context) ? 'nodes' : null,
    readers: ['nodes'],
  }
}

function machines(context: Context): ComputePart {
  const { requirements, choices, profile, rule, primary, arch, isProduction, zones } = context
  const single = choices.compute === 'vm-single'
  const gpus = needsGpu(context) ? 1 : 0
  const sized = fleet(context, 1)
  const os = osOf(requirements)
  const peakVcpu = Math.max(1, sized.replicas.max * sized.unitVcpu)
  const need = {
    vcpu: single ? Math.max(2, nextPower(peakVcpu)) : Math.max(2, Math.min(16, nextPower(peakVcpu / 6))),
    memoryGib: Math.max(4, sized.unitGib),
    family: familyFor(context, peakVcpu),
    arch: os === 'windows' || gpus > 0 ? 'x86_64' : arch,
    gpus,
  } as const
  const machine = profile.fitMachine('virtual-machine', need, primary.id)
  const least = single || !isProduction ? 1 : Math.max(2, zones)
  const carried = fleetFor(context, machine.vcpu, 1)
  const replicas = single
    ? { min: 1, typical: 1, max: 1 }
    : {
        min: Math.max(least, carried.min),
        typical: Math.max(least, carried.typical),
        max: Math.max(least * 2, carried.max),
      }
  const group = make(context, 'machine-group', {
    ...machine,
    id: 'web',
    ...(single ? { variant: 'single' } : {}),
    role: answers(context) ? 'web' : 'worker',
    label: answers(context) ? 'Application machines' : 'Worker machines',
    purpose: answers(context) ? 'Answers requests.' : 'Does the work that arrives.',
    tier: choices['network-layout'] === 'public-only' ? 'public' : 'app',
    because: rule('compute'),
    zones: single ? 1 : zones,
    os,
    replicas,
    scaling: single ? { on: 'fixed', target: 'one machine' } : scalingOf(context),
    diskGib: 50,
    gpus,
    spotShare: choices.compute === 'spot-vm-group' ? 0.8 : 0,
    port: APP_PORT,
    deployment: choices.deployment,
  })
  return {
    ...part([group]),
    front: answers(context) ? 'web' : null,
    jobs: hasJobs(context) || !answers(context) ? 'web' : null,
    readers: ['web'],
  }
}

function platform(context: Context): ComputePart {
  const { choices, profile, rule, primary, usage, arch } = context
  const sized = fleet(context, 1)
  const peakVcpu = sized.replicas.max * sized.unitVcpu
  const machine = profile.fitMachine(
    'app-platform',
    {
      vcpu: Math.min(8, nextPower(peakVcpu / 6)),
      memoryGib: Math.max(2, sized.unitGib),
      family: familyFor(context, peakVcpu),
      arch,
    },
    primary.id,
  )
  const replicas = fleetFor(context, machine.vcpu, context.requirements.workload.serviceCount)
  const app = make(context, 'app-platform', {
    ...machine,
    id: 'web',
    label: 'Web application',
    purpose: 'Answers requests; work after the response runs in the same environment.',
    tier: 'app',
    because: rule('compute'),
    replicas,
    scaling: scalingOf(context),
    port: APP_PORT,
    requestsPerMonth: usage.originRequestsPerMonth,
    activeShare: hasJobs(context)
      ? 1
      : activeShare(usage.originAverageRps / replicas.typical, requestSeconds(context.requirements)),
    deployment: choices.deployment,
  })
  return { ...part([app]), front: 'web', jobs: hasJobs(context) ? 'web' : null, readers: ['web'] }
}

function functions(context: Context): ComputePart {
  const { requirements, choices, rule, usage, profile, serverlessArch } = context
  const { workload } = requirements
  const inNetwork = choices['network-layout'] !== 'no-network'
  const seconds = workload.cpuMsPerRequest / 1000 + WAITING_SECONDS[workload.bound]
  const shared = {
    memoryMb: Math.max(128, workload.unitMemoryMb),
    tier: inNetwork ? 'app' : 'regional',
    because: rule('compute'),
    arch: serverlessArch,
    inNetwork,
    deployment: choices.deployment,
  } as const
  const web = answers(context)
    ? make(context, 'function', {
        ...shared,
        id: 'web',
        role: 'web',
        label: workload.kind === 'web' ? 'Web functions' : 'API functions',
        purpose: 'Answers requests.',
        // A second less than the gateway waits, and never more than a minute: nobody waits that long.
        timeoutSeconds: Math.min(60, profile.limits.gatewaySeconds.value - 1),
        averageSeconds: seconds,
        invocationsPerMonth: usage.originRequestsPerMonth,
        peakConcurrency: Math.ceil(usage.originBurstRps * seconds),
      })
    : null
  const streamed = !web
  const batchSize = choices.messaging === 'ordered-stream' ? RECORDS_PER_BATCH : 1
  const calls = streamed
    ? usage.originRequestsPerMonth / batchSize
    : usage.jobsPerMonth || usage.originRequestsPerMonth * 0.1
  const each = streamed
    ? (workload.cpuMsPerRequest / 1000) * batchSize + WAITING_SECONDS[workload.bound]
    : Math.max(seconds, Math.min(workload.unitSeconds, 60) / 10)
  const worker =
    hasJobs(context) || streamed
      ? make(context, 'function', {
          ...shared,
          id: 'worker',
          role: 'worker',
          label: 'Worker functions',
          purpose: streamed ? 'Handles each batch of events.' : 'Takes jobs from the queue.',
          timeoutSeconds: Math.min(profile.limits.functionSeconds.value, Math.max(60, Math.ceil(workload.unitSeconds))),
          averageSeconds: each,
          invocationsPerMonth: calls,
          peakConcurrency: Math.max(1, Math.ceil((usage.originBurstRps / batchSize) * each)),
        })
      : null
  return { ...part([web, worker]), front: web?.id ?? null, jobs: worker?.id ?? null, readers: ids([web, worker]) }
}

function batch(context: Context): ComputePart {
  const { requirements, profile, rule, usage, serverlessArch } = context
  const { workload, budget } = requirements
  const task = {
    ...profile.fitTask({
      vcpu: workload.bound === 'cpu' ? 4 : 1,
      memoryGib: Math.max(2, workload.unitMemoryMb / 1024),
    }),
    arch: serverlessArch,
  }
  // A job takes half of the longest unit on average: an assumption.
  const hours = (usage.requestsPerMonth * workload.unitSeconds * 0.5) / 3600
  const spotShare = budget.spot !== 'no' && workload.special.includes('checkpointed') ? 0.8 : 0
  const jobs = make(context, 'batch-environment', {
    id: 'jobs',
    label: 'Batch jobs',
    purpose: 'Starts a container for each job and stops it when the job is done.',
    tier: 'app',
    because: rule('compute'),
    task,
    vcpuHoursPerMonth: hours * task.vcpu,
    memoryGibHoursPerMonth: hours * task.memoryGib,
    maxVcpu: Math.max(16, Math.ceil((usage.originPeakRps * workload.unitSeconds * task.vcpu) / 16) * 16),
    spotShare,
    ...(spotShare > 0 ? { variant: 'spot' } : {}),
  })
  return { ...part([jobs]), front: null, jobs: 'jobs', readers: ['jobs'] }
}

const needsGpu = ({ requirements: { workload } }: Context) =>
  workload.bound === 'gpu' || workload.special.includes('gpu')
const osOf = ({ workload }: Context['requirements']) => (workload.special.includes('windows') ? 'windows' : 'linux')
const ids = (resources: (Resource | null)[]) => resources.flatMap((resource) => (resource ? [resource.id] : []))

function familyFor({ requirements, isProduction }: Context, peakVcpu: number) {
  const { bound } = requirements.workload
  if (bound === 'gpu') return 'gpu'
  if (bound === 'memory') return 'memory'
  if (!isProduction || peakVcpu <= 4) return 'burstable'
  return bound === 'cpu' ? 'compute' : 'general'
}

/** How likely a copy has a request in hand when they come by chance: one minus the chance that none does. */
const activeShare = (requestsPerSecond: number, seconds: number) => 1 - Math.exp(-requestsPerSecond * seconds)

const nextPower = (value: number) => 2 ** Math.ceil(Math.log2(Math.max(1, value)))

/** A flow between two resources of the design. */
export const flow = (
  from: string,
  to: string,
  protocol: Connection['protocol'],
  port: number,
  label: string,
  serial: boolean,
): Connection => ({ from, to, protocol, port, label, serial })
