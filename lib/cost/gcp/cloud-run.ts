import { gcp } from '@/lib/catalog/skus/gcp'
import type { Replicas } from '@/lib/design/model'
import { fixed, usage } from '../component'
import type { CostComponent } from '../types'
import { hoursOf } from './machines'

type Size = { vcpu: number; memoryGib: number }

const SECONDS_PER_HOUR = 3600

/**
 * Instances with instance-based billing: a design counts copies, and copies that are there all hour cost less so than request by request,
 * and their requests nothing. https://cloud.google.com/run/pricing, read 2026-11-23 as a copy.
 */
export const instances = (what: string, { vcpu, memoryGib }: Size, replicas: Replicas): CostComponent[] => {
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
