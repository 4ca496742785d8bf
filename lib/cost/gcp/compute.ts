import { gcp } from '@/lib/catalog/skus/gcp'
import type { ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, type UncountedCost, usage } from '../component'
import type { CostComponent } from '../types'
import { functionCalls, jobs, service } from './cloud-run'
import { disks, hoursOf, machines } from './machines'

export const computeCosts = {
  'container-service': (containers): Costs => {
    if (containers.capacity === 'machines')
      return { noCharge: `Runs on the machines of ${containers.runsOn ?? 'its cluster'}, which are priced there` }
    // Cloud Run has no spot capacity, so a share that may run on it changes nothing.
    return service(containers)
  },

  'container-cluster': ({ zones }): Costs => [
    zones > 1
      ? fixed('GKE cluster (regional)', gcp.gke.regionalClusterHour, HOURS_PER_MONTH, 'hour')
      : fixed('GKE cluster (zonal)', gcp.gke.zonalClusterHour, HOURS_PER_MONTH, 'hour'),
  ],

  'machine-group': ({ instanceType, vcpu, os, replicas, diskGib, spotShare }): Costs => [
    ...machines(instanceType, os === 'windows' ? 'Windows before its licence' : 'Linux', replicas, spotShare),
    ...disks(replicas, diskGib),
    ...(os === 'windows' ? windowsLicence(vcpu, hoursOf(replicas)) : []),
  ],

  // Work after the response has no request to be billed by, so the instance is.
  'app-platform': ({ vcpu, memoryGib, arch, replicas, requestsPerMonth, activeShare }): Costs =>
    service({
      role: activeShare < 1 ? 'web' : 'worker',
      task: { vcpu, memoryGib, arch },
      replicas,
      requestsPerMonth,
      activeShare,
    }),

  function: ({ invocationsPerMonth, averageSeconds, memoryMb }): Costs =>
    functionCalls(invocationsPerMonth, averageSeconds, memoryMb),

  'batch-environment': (batch): Costs =>
    runsOnCloudRun(batch) ? jobs(batch.vcpuHoursPerMonth, batch.memoryGibHoursPerMonth) : batchMachines(batch),
} satisfies Partial<CostTable>

/** An hour of a vCPU, on spot as well. */
const windowsLicence = (vcpu: number, { always, above }: ReturnType<typeof hoursOf>): CostComponent[] => [
  fixed('Windows Server licence', gcp.windowsServer.vcpuHour, always * vcpu, 'vCPU-hour'),
  usage('Windows Server licence above the minimum', gcp.windowsServer.vcpuHour, above * vcpu, 'vCPU-hour'),
]

type Batch = ResourceOf<'batch-environment'>

/** What a task of Cloud Run may have; above it, and on spot capacity, the same jobs run on machines that Batch starts. */
const CLOUD_RUN_MAX = { vcpu: 8, memoryGib: 32 }

const runsOnCloudRun = ({ task, spotShare }: Batch) =>
  spotShare === 0 && task.vcpu <= CLOUD_RUN_MAX.vcpu && task.memoryGib <= CLOUD_RUN_MAX.memoryGib

/** Batch adds nothing to the machines it starts; assumption, no page was read for it. Its disks are those of small tasks. */
const BATCH_MACHINES = [
  { type: 'e2-standard-8', vcpu: 8, memoryGib: 32 },
  { type: 'e2-highmem-8', vcpu: 8, memoryGib: 64 },
] as const
const BATCH_DISK_GIB = 30

const batchMachines = ({ vcpuHoursPerMonth, memoryGibHoursPerMonth, spotShare }: Batch): Costs => {
  const gibPerVcpu = vcpuHoursPerMonth > 0 ? memoryGibHoursPerMonth / vcpuHoursPerMonth : 0
  const [standard, highmem] = BATCH_MACHINES
  const machine = gibPerVcpu <= standard.memoryGib / standard.vcpu ? standard : highmem
  const hours = Math.max(vcpuHoursPerMonth / machine.vcpu, memoryGibHoursPerMonth / machine.memoryGib)
  const lines: (CostComponent | UncountedCost)[] = [
    usage(`Machines of jobs (on-demand, ${machine.type})`, gcp.vm.hour(machine.type), hours * (1 - spotShare), 'hour'),
    usage(`Machines of jobs (spot, ${machine.type})`, gcp.vm.spotHour(machine.type), hours * spotShare, 'hour'),
    usage(
      'Disks of jobs (balanced)',
      gcp.disk.balancedGibMonth(),
      (hours / HOURS_PER_MONTH) * BATCH_DISK_GIB,
      'GiB-month',
    ),
  ]
  return lines
}
