import { aws } from '@/lib/catalog/skus/aws'
import type { Replicas } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, type UncountedCost, usage } from '../component'
import type { CostComponent } from '../types'

/**
 * A new Beanstalk environment's Linux machine gets a root volume of about this size; assumption, no page was read for it.
 */
const BEANSTALK_DISK_GIB = 10

export const computeCosts = {
  'container-service': ({ capacity, runsOn, task, replicas, spotShare }): Costs => {
    if (capacity === 'machines')
      return { noCharge: `Runs on the machines of ${runsOn ?? 'its cluster'}, which are priced there` }
    const { always, above } = hoursOf(replicas)
    return [
      ...fargate(fixed, '', task.arch, always * task.vcpu, always * task.memoryGib, spotShare),
      ...fargate(usage, ' above the minimum', task.arch, above * task.vcpu, above * task.memoryGib, spotShare),
      ...spotDiscount(task.arch, spotShare),
    ]
  },

  'container-cluster': (): Costs => [fixed('EKS cluster', aws.eks.clusterHour, HOURS_PER_MONTH, 'hour')],

  'machine-group': ({ instanceType, os, replicas, diskGib, spotShare }): Costs => [
    ...machines(instanceType, os === 'windows' ? 'Windows before its licence' : 'Linux', replicas, spotShare),
    ...disks(replicas, diskGib),
    ...(os === 'windows' ? [WINDOWS_LICENCE] : []),
  ],

  'app-platform': ({ instanceType, replicas }): Costs => [
    // Beanstalk itself is free; its load balancer is a resource of its own in the design.
    ...machines(instanceType, 'Linux', replicas, 0),
    ...disks(replicas, BEANSTALK_DISK_GIB),
  ],

  function: ({ invocationsPerMonth, averageSeconds, memoryMb, arch }): Costs => [
    usage('Requests', aws.lambda.requests, invocationsPerMonth, 'request'),
    usage(
      `Duration (${CHIPS[arch]})`,
      aws.lambda.gbSecond(arch),
      invocationsPerMonth * billedSeconds(averageSeconds) * (memoryMb / 1024),
      'GB-second',
    ),
  ],

  'batch-environment': ({ task, vcpuHoursPerMonth, memoryGibHoursPerMonth, spotShare }): Costs => [
    // AWS Batch adds nothing to the Fargate time of its jobs.
    ...fargate(usage, ' of jobs', task.arch, vcpuHoursPerMonth, memoryGibHoursPerMonth, spotShare),
    ...spotDiscount(task.arch, spotShare),
  ],
} satisfies Partial<CostTable>

/** Copies that always run are the fixed part; a design that sleeps at night may have fewer in its average hour than its minimum. */
const hoursOf = ({ min, typical }: Replicas) => ({
  always: Math.min(min, typical) * HOURS_PER_MONTH,
  above: Math.max(0, typical - min) * HOURS_PER_MONTH,
})

const machines = (instanceType: string, os: string, replicas: Replicas, spotShare: number): CostComponent[] => {
  const { always, above } = hoursOf(replicas)
  const onDemand = aws.ec2.hour(instanceType)
  const spot = aws.ec2.spotHour(instanceType)
  const onDemandShare = 1 - spotShare
  return [
    fixed(`Instance usage (${os}, on-demand, ${instanceType})`, onDemand, always * onDemandShare, 'hour'),
    fixed(`Instance usage (${os}, spot, ${instanceType})`, spot, always * spotShare, 'hour'),
    usage(
      `Instance usage above the minimum (${os}, on-demand, ${instanceType})`,
      onDemand,
      above * onDemandShare,
      'hour',
    ),
    usage(`Instance usage above the minimum (${os}, spot, ${instanceType})`, spot, above * spotShare, 'hour'),
  ]
}

/** Every machine has its own volume for as long as it runs. */
const disks = (replicas: Replicas, gib: number): CostComponent[] => {
  const { always, above } = hoursOf(replicas)
  return [
    fixed('Machine disks (gp3)', aws.ebs.gp3GbMonth, (always / HOURS_PER_MONTH) * gib, 'GB-month'),
    usage('Machine disks above the minimum (gp3)', aws.ebs.gp3GbMonth, (above / HOURS_PER_MONTH) * gib, 'GB-month'),
  ]
}

/** AWS rounds a call up to the next millisecond. A trace of binary noise is not a further millisecond. */
const billedSeconds = (seconds: number) => Math.ceil(seconds * 1000 - 1e-9) / 1000

const fargate = (
  line: typeof fixed,
  what: string,
  arch: Arch,
  vcpuHours: number,
  gibHours: number,
  spotShare: number,
): CostComponent[] => {
  const chip = CHIPS[arch]
  const spot = hasSpotPrice(arch) ? spotShare : 0
  return [
    line(`Fargate vCPU${what} (${chip})`, aws.fargate.vcpuHour(arch), vcpuHours * (1 - spot), 'vCPU-hour'),
    line(`Fargate memory${what} (${chip})`, aws.fargate.gbHour(arch), gibHours * (1 - spot), 'GB-hour'),
    line(`Fargate Spot vCPU${what} (${chip})`, aws.fargate.spotVcpuHour(arch), vcpuHours * spot, 'vCPU-hour'),
    line(`Fargate Spot memory${what} (${chip})`, aws.fargate.spotGbHour(arch), gibHours * spot, 'GB-hour'),
  ]
}

const CHIPS = { arm64: 'ARM', x86_64: 'x86' } as const
type Arch = keyof typeof CHIPS

/** No price of Fargate Spot on ARM was found, so that share is billed in full and its discount is named as missing. */
const hasSpotPrice = (arch: Arch) => arch === 'x86_64'

const spotDiscount = (arch: Arch, share: number): UncountedCost[] => {
  if (share <= 0 || hasSpotPrice(arch)) return []
  const percent = Math.round(share * 100)
  return [
    {
      name: 'Fargate Spot discount',
      unpriced: `no price for Fargate Spot on ARM: the ${percent}% that may run on it is priced as on-demand`,
    },
  ]
}

const WINDOWS_LICENCE: UncountedCost = {
  name: 'Windows licence',
  unpriced: 'no price for Windows on these machines: they are priced as Linux and the licence comes on top',
}
