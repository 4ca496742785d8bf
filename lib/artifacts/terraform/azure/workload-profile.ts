import type { BatchEnvironment, ContainerService } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'

type Task = { vcpu: number; memoryGib: number }

/**
 * Container Apps by the second or on machines of one's own: the same reckoning as the bill's (lib/cost/azure/container-apps.ts), at the
 * list prices of eastus2 (Retail Prices API, 2026-08-15), so that what is provisioned is what was priced. A test holds the two together.
 */
export const isDedicated = (resource: ContainerService | BatchEnvironment): boolean => {
  if (resource.kind === 'batch-environment') return !fitsConsumption(resource.task)
  if (resource.capacity === 'machines') return false
  return !fitsConsumption(resource.task) || dedicatedUsd(resource) < consumptionUsd(resource)
}

/** A serverless container has at most 4 vCPUs and 2 GiB for each. */
const fitsConsumption = ({ vcpu, memoryGib }: Task) => vcpu <= 4 && memoryGib <= vcpu * 2

/** The smallest dedicated machine. */
const D4 = { vcpu: 4, memoryGib: 16 }

/** Machines for so many copies: one in each zone at least. */
export const machinesFor = ({ task, zones }: { task: Task; zones: number }, copies: number): number =>
  Math.max(zones, Math.ceil((copies * task.vcpu) / D4.vcpu), Math.ceil((copies * task.memoryGib) / D4.memoryGib))

const dedicatedUsd = (service: ContainerService): number =>
  HOURS_PER_MONTH *
  (0.1 + machinesFor(service, service.replicas.typical) * (D4.vcpu * 0.057077 + D4.memoryGib * 0.004978))

const consumptionUsd = ({ replicas, activeShare, task, role, requestsPerMonth }: ContainerService): number => {
  const always = Math.min(replicas.min, replicas.typical) * HOURS_PER_MONTH
  const above = Math.max(0, replicas.typical - replicas.min) * HOURS_PER_MONTH
  const busy = above > 0 ? always : always * activeShare
  const seconds = (busy + above) * 3600
  return (
    over(seconds * task.vcpu, 180_000) * 0.000024 +
    over(seconds * task.memoryGib, 360_000) * 0.000003 +
    (always - busy) * 3600 * (task.vcpu + task.memoryGib) * 0.000003 +
    (role === 'web' ? over(requestsPerMonth, 2_000_000) * 0.0000004 : 0)
  )
}

const over = (quantity: number, free: number) => Math.max(0, quantity - free)
