import type { DataWarehouse, RelationalDatabase, Replicas, TimeSeriesDatabase } from '@/lib/design/model'
import { SECONDS_PER_MONTH } from '@/lib/units/hours'

/**
 * Sizes that the design leaves to the cloud and the bill works out: repeated here, since neither may read the other, and held equal by a
 * test. The sources of the figures stand in lib/cost/gcp.
 */

type Load = {
  size: { vcpu: number; memoryGib: number }
  replicas: Replicas
  requestsPerMonth: number
  activeShare: number
}

/** Whether paying for requests costs less than paying for copies as long as they are there. */
export function billsByRequest({ size: { vcpu, memoryGib }, replicas, requestsPerMonth, activeShare }: Load): boolean {
  const always = Math.min(replicas.min, replicas.typical) * SECONDS_PER_MONTH
  const all = always + Math.max(0, replicas.typical - replicas.min) * SECONDS_PER_MONTH
  const active = all * activeShare
  const idle = always * (1 - activeShare)
  const byRequest =
    over(active * vcpu, 180_000) * 0.000024 +
    over(active * memoryGib, 360_000) * 0.0000025 +
    idle * (vcpu + memoryGib) * 0.0000025 +
    over(requestsPerMonth, 2_000_000) * 0.0000004
  const byInstance = over(all * vcpu, 240_000) * 0.000018 + over(all * memoryGib, 450_000) * 0.000002
  return byRequest < byInstance
}

const over = (quantity: number, free: number) => Math.max(0, quantity - free)

/** The processor that comes with a function's memory. */
export const functionVcpu = (memoryMib: number): number =>
  (FUNCTION_CPU.find(({ upToMib }) => memoryMib <= upToMib) ?? { vcpu: 8 }).vcpu

const FUNCTION_CPU = [
  { upToMib: 128, vcpu: 0.083 },
  { upToMib: 256, vcpu: 0.167 },
  { upToMib: 512, vcpu: 0.333 },
  { upToMib: 1_024, vcpu: 0.583 },
  { upToMib: 2_048, vcpu: 1 },
  { upToMib: 8_192, vcpu: 2 },
  { upToMib: 16_384, vcpu: 4 },
]

/** A node is a thousand units; below one, they come in hundreds. */
export function spannerUnits({ readsPerMonth, writesPerMonth, storageGib }: RelationalDatabase): number {
  const load = (3 * readsPerMonth) / SECONDS_PER_MONTH / 22_500 + (3 * writesPerMonth) / SECONDS_PER_MONTH / 3_500
  const nodes = Math.max(load, storageGib / 10_240, 0.1)
  return nodes > 1 ? Math.ceil(nodes) * 1000 : Math.ceil(nodes * 10 - 1e-9) * 100
}

/** Nodes of each cluster. */
export const bigtableNodes = ({ writesPerSecond, storageGib }: TimeSeriesDatabase): number =>
  Math.max(1, Math.ceil(writesPerSecond / 10_000), Math.ceil(storageGib / 5_120))

/** Slots come in fifties. */
export const warehouseSlots = ({ baseCapacityUnits }: DataWarehouse): number =>
  Math.ceil((baseCapacityUnits * 6) / 50) * 50
