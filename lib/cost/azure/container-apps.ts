import { azure } from '@/lib/catalog/skus/azure'
import { type Design, ofKind, type Resource, type ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, fixed, usage } from '../component'
import type { CostComponent } from '../types'
import { hoursOf } from './hours'

type Service = ResourceOf<'container-service'>
type Batch = ResourceOf<'batch-environment'>

/**
 * The cheaper of two plans: by the second and the request, or machines of one's own, where a request costs nothing.
 * https://github.com/MicrosoftDocs/azure-docs, articles/container-apps/billing.md of 2025-12-09, read 2026-11-23.
 */
export const containerApp = (service: Service, design: Design): Costs =>
  isDedicated(service) ? dedicated(service, design) : consumption(service)

export const containerJobs = (batch: Batch, design: Design): Costs => {
  const { vcpuHoursPerMonth, memoryGibHoursPerMonth } = batch
  if (!isDedicated(batch)) return active(usage, ' of jobs', vcpuHoursPerMonth, memoryGibHoursPerMonth)
  return [
    ...planFee(batch, design),
    usage('Dedicated vCPU of jobs', azure.containerApps.dedicatedVcpuHour, vcpuHoursPerMonth, 'vCPU-hour'),
    usage('Dedicated memory of jobs', azure.containerApps.dedicatedGibHour, memoryGibHoursPerMonth, 'GiB-hour'),
  ]
}

/**
 * A copy that answers nobody costs less, but only while no more copies run than the minimum: with more, all of them are active ones, and
 * an average hour above the minimum counts as such. Requests are billed where they come from outside. That the allowances are taken from
 * the active seconds is an assumption: the page calls them seconds only.
 */
const consumption = (service: Service): CostComponent[] => {
  const { role, task, requestsPerMonth } = service
  const { busy, idle, above } = shareOf(service)
  const { vcpuIdleSecond, memoryIdleGibSecond, requests } = azure.containerApps
  // Where copies wait at times, it is the traffic that makes them active.
  const line = role === 'web' && above === 0 ? usage : fixed
  return [
    ...active(line, ' (active)', busy * task.vcpu, busy * task.memoryGib),
    fixed('Container Apps vCPU (idle)', vcpuIdleSecond, idle * task.vcpu * 3600, 'vCPU-second'),
    fixed('Container Apps memory (idle)', memoryIdleGibSecond, idle * task.memoryGib * 3600, 'GiB-second'),
    ...active(usage, ' (active, above the minimum)', above * task.vcpu, above * task.memoryGib),
    ...(role === 'web' ? [usage('Container Apps requests', requests, requestsPerMonth, 'request')] : []),
  ]
}

const active = (line: typeof fixed, what: string, vcpuHours: number, gibHours: number): CostComponent[] => [
  line(`Container Apps vCPU${what}`, azure.containerApps.vcpuActiveSecond, vcpuHours * 3600, 'vCPU-second'),
  line(`Container Apps memory${what}`, azure.containerApps.memoryActiveGibSecond, gibHours * 3600, 'GiB-second'),
]

/** Hours of copies that answer, that wait, and that come on top of the minimum, which answer too. */
const shareOf = ({ replicas, activeShare }: Service) => {
  const { always, above } = hoursOf(replicas)
  const busy = above > 0 ? always : always * activeShare
  return { busy, idle: always - busy, above }
}

const dedicated = (service: Service, design: Design): CostComponent[] => {
  const { min, typical } = service.replicas
  const always = nodesFor(service, Math.min(min, typical))
  return [
    ...planFee(service, design),
    ...nodeHours(fixed, 'Dedicated D4 machines', always),
    ...nodeHours(usage, 'Dedicated D4 machines above the minimum', nodesFor(service, typical) - always),
  ]
}

const nodeHours = (line: typeof fixed, what: string, nodes: number): CostComponent[] => {
  const { dedicatedVcpuHour, dedicatedGibHour } = azure.containerApps
  return [
    line(`${what}, vCPU`, dedicatedVcpuHour, nodes * D4.vcpu * HOURS_PER_MONTH, 'vCPU-hour'),
    line(`${what}, memory`, dedicatedGibHour, nodes * D4.memoryGib * HOURS_PER_MONTH, 'GiB-hour'),
  ]
}

/**
 * The smallest dedicated machine: articles/container-apps/workload-profiles-overview.md of 2025-11-04 in the same repository, read
 * 2026-11-23. What the runtime keeps of it for itself is not published and not counted.
 */
const D4 = { vcpu: 4, memoryGib: 16 }

/** One in each zone at least. */
const nodesFor = ({ task, zones }: Service, copies: number): number =>
  Math.max(zones, Math.ceil((copies * task.vcpu) / D4.vcpu), Math.ceil((copies * task.memoryGib) / D4.memoryGib))

/** The fee is for the environment, so services and jobs of a region share it; it stands with the first of them. */
const planFee = ({ id, region }: Service | Batch, design: Design): CostComponent[] => {
  const sharing = [...ofKind(design, 'container-service'), ...ofKind(design, 'batch-environment')].filter(
    (other) => other.region === region && isDedicated(other),
  )
  const first = design.resources.find((resource) => sharing.some((other) => other.id === resource.id))
  if (first && first.id !== id) return []
  return [fixed('Container Apps dedicated plan', azure.containerApps.dedicatedPlanHour, HOURS_PER_MONTH, 'hour')]
}

const isDedicated = (resource: Resource): boolean => {
  if (resource.kind === 'batch-environment') return !fitsConsumption(resource.task)
  if (resource.kind !== 'container-service' || resource.capacity === 'machines') return false
  return !fitsConsumption(resource.task) || dedicatedUsd(resource) < consumptionUsd(resource)
}

/** A serverless container has at most 4 vCPUs and 2 GiB for each: the page of the dedicated machines. */
const fitsConsumption = ({ vcpu, memoryGib }: { vcpu: number; memoryGib: number }) => vcpu <= 4 && memoryGib <= vcpu * 2

/**
 * The plans compared at the list prices of eastus2 (Retail Prices API, 2026-08-15) with the allowances; the bill itself takes the region's
 * prices. The whole fee of the plan is counted against it, although it may be shared.
 */
const dedicatedUsd = (service: Service): number =>
  HOURS_PER_MONTH * (0.1 + nodesFor(service, service.replicas.typical) * (D4.vcpu * 0.057077 + D4.memoryGib * 0.004978))

const consumptionUsd = (service: Service): number => {
  const { task, role, requestsPerMonth } = service
  const { busy, idle, above } = shareOf(service)
  const seconds = (busy + above) * 3600
  return (
    over(seconds * task.vcpu, 180_000) * 0.000024 +
    over(seconds * task.memoryGib, 360_000) * 0.000003 +
    idle * 3600 * (task.vcpu + task.memoryGib) * 0.000003 +
    (role === 'web' ? over(requestsPerMonth, 2_000_000) * 0.0000004 : 0)
  )
}

const over = (quantity: number, free: number) => Math.max(0, quantity - free)
