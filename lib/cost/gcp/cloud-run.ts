import { gcp } from '@/lib/catalog/skus/gcp'
import type { Replicas, ResourceOf } from '@/lib/design/model'
import { fixed, usage } from '../component'
import type { CostComponent } from '../types'
import { hoursOf } from './machines'

type Size = { vcpu: number; memoryGib: number }

const SECONDS_PER_HOUR = 3600

/**
 * Instances that answer requests or take work, by the cheaper of the two ways to be billed; work that no request brings can only be billed
 * by the instance. https://cloud.google.com/run/docs/configuring/billing-settings, read 2026-11-23 as a copy.
 */
export const service = ({ role, task, replicas, requestsPerMonth, activeShare }: Service): CostComponent[] => {
  const load = { size: task, replicas, requests: requestsPerMonth, activeShare }
  return role === 'web' && byRequestUsd(load) < byInstanceUsd(load)
    ? answering(load)
    : instances('Cloud Run instances (instance-based)', task, replicas)
}

type Service = Pick<ResourceOf<'container-service'>, 'role' | 'task' | 'replicas' | 'requestsPerMonth' | 'activeShare'>
type Load = { size: Size; replicas: Replicas; requests: number; activeShare: number }

/**
 * Request-based billing: every copy while it has a request in hand; the others of the minimum at the lower price of a waiting one, and
 * those above the minimum not at all. https://cloud.google.com/run/pricing, read 2026-11-23 as a copy.
 */
const answering = (load: Load): CostComponent[] => {
  const { active, idle } = requestHours(load)
  const { vcpu, memoryGib } = load.size
  const { requestVcpuSecond, requestGibSecond, idleVcpuSecond, idleGibSecond, requests } = gcp.cloudRun
  const seconds = (hours: number) => hours * SECONDS_PER_HOUR
  return [
    usage('Cloud Run while answering (request-based), vCPU', requestVcpuSecond, seconds(active * vcpu), 'vCPU-second'),
    usage(
      'Cloud Run while answering (request-based), memory',
      requestGibSecond,
      seconds(active * memoryGib),
      'GiB-second',
    ),
    fixed('Cloud Run minimum, waiting (request-based), vCPU', idleVcpuSecond, seconds(idle * vcpu), 'vCPU-second'),
    fixed('Cloud Run minimum, waiting (request-based), memory', idleGibSecond, seconds(idle * memoryGib), 'GiB-second'),
    usage('Cloud Run requests (request-based)', requests, load.requests, 'request'),
  ]
}

const requestHours = ({ replicas, activeShare }: Load) => {
  const { always, above } = hoursOf(replicas)
  return { active: (always + above) * activeShare, idle: always * (1 - activeShare) }
}

/**
 * The two ways compared at the list prices of us-central1 with each one's free allowance; the bill itself takes the region's prices.
 * https://cloud.google.com/run/pricing, read 2026-11-23 as a copy.
 */
const byRequestUsd = (load: Load): number => {
  const { active, idle } = requestHours(load)
  const { vcpu, memoryGib } = load.size
  return (
    over(active * vcpu * SECONDS_PER_HOUR, 180_000) * 0.000024 +
    over(active * memoryGib * SECONDS_PER_HOUR, 360_000) * 0.0000025 +
    idle * (vcpu + memoryGib) * SECONDS_PER_HOUR * 0.0000025 +
    over(load.requests, 2_000_000) * 0.0000004
  )
}

const byInstanceUsd = ({ size: { vcpu, memoryGib }, replicas }: Load): number => {
  const { always, above } = hoursOf(replicas)
  const seconds = (always + above) * SECONDS_PER_HOUR
  return over(seconds * vcpu, 240_000) * 0.000018 + over(seconds * memoryGib, 450_000) * 0.000002
}

const over = (quantity: number, free: number) => Math.max(0, quantity - free)

/** Instance-based billing: every copy for as long as it is there, and its requests nothing. */
const instances = (what: string, { vcpu, memoryGib }: Size, replicas: Replicas): CostComponent[] => {
  const { always, above } = hoursOf(replicas)
  return [
    ...lived(fixed, what, always * vcpu, always * memoryGib),
    ...lived(usage, `${what} above the minimum`, above * vcpu, above * memoryGib),
  ]
}

/** Tasks of Cloud Run jobs cost what instances do. */
export const jobs = (vcpuHours: number, gibHours: number): CostComponent[] =>
  lived(usage, 'Cloud Run jobs', vcpuHours, gibHours)

const lived = (line: typeof fixed, what: string, vcpuHours: number, gibHours: number): CostComponent[] => [
  line(`${what}, vCPU`, gcp.cloudRun.instanceVcpuSecond, vcpuHours * SECONDS_PER_HOUR, 'vCPU-second'),
  line(`${what}, memory`, gcp.cloudRun.instanceGibSecond, gibHours * SECONDS_PER_HOUR, 'GiB-second'),
]

/** Functions are billed by the request: for its time, rounded up to the next tenth of a second, and once for itself. */
export const functionCalls = (invocations: number, seconds: number, memoryMb: number): CostComponent[] => {
  // A trace of binary noise is not a further tenth.
  const billed = invocations * (Math.ceil(seconds * 10 - 1e-9) / 10)
  return [
    usage('Requests', gcp.cloudRun.requests, invocations, 'request'),
    usage('vCPU while answering', gcp.cloudRun.requestVcpuSecond, billed * vcpuOf(memoryMb), 'vCPU-second'),
    usage('Memory while answering', gcp.cloudRun.requestGibSecond, billed * (memoryMb / 1024), 'GiB-second'),
  ]
}

/**
 * The processor that comes with a function's memory unless one asks for another. Assumption: the defaults of the second generation, from
 * general knowledge; https://cloud.google.com/run/docs/configuring/services/cpu was not read for them.
 */
const vcpuOf = (memoryMb: number): number => (DEFAULT_CPU.find(({ upToMb }) => memoryMb <= upToMb) ?? LARGEST).vcpu

const DEFAULT_CPU = [
  { upToMb: 128, vcpu: 0.083 },
  { upToMb: 256, vcpu: 0.167 },
  { upToMb: 512, vcpu: 0.333 },
  { upToMb: 1_024, vcpu: 0.583 },
  { upToMb: 2_048, vcpu: 1 },
  { upToMb: 8_192, vcpu: 2 },
  { upToMb: 16_384, vcpu: 4 },
]
const LARGEST = { vcpu: 8 }
