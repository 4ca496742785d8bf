import { gcp } from '@/lib/catalog/skus/gcp'
import type { Replicas } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { fixed, usage } from '../component'
import type { CostComponent } from '../types'

/** Copies that always run are the fixed part; a design that sleeps at night may have fewer in its average hour than its minimum. */
export const hoursOf = ({ min, typical }: Replicas) => ({
  always: Math.min(min, typical) * HOURS_PER_MONTH,
  above: Math.max(0, typical - min) * HOURS_PER_MONTH,
})

/**
 * Machines of Compute Engine. Those that always run have the sustained-use discount of their family; those above the minimum come and go,
 * so none is counted for them, which is the most that they can cost. Spot has no such discount.
 */
export const machines = (type: string, os: string, replicas: Replicas, spotShare: number): CostComponent[] => {
  const { always, above } = hoursOf(replicas)
  const share = 1 - spotShare
  return [
    fixed(`Instance usage (${os}, whole month, ${type})`, gcp.vm.sustainedHour(type), always * share, 'hour'),
    fixed(`Instance usage (${os}, spot, ${type})`, gcp.vm.spotHour(type), always * spotShare, 'hour'),
    usage(`Instance usage above the minimum (${os}, on-demand, ${type})`, gcp.vm.hour(type), above * share, 'hour'),
    usage(`Instance usage above the minimum (${os}, spot, ${type})`, gcp.vm.spotHour(type), above * spotShare, 'hour'),
  ]
}

/** Machines of a fixed number, as a cluster of one's own has. */
export const nodes = (what: string, type: string, count: number): CostComponent =>
  fixed(`${what} (whole month, ${type})`, gcp.vm.sustainedHour(type), count * HOURS_PER_MONTH, 'hour')

/** Every machine has its own disk for as long as it exists. */
export const disks = (replicas: Replicas, gib: number): CostComponent[] => {
  const { always, above } = hoursOf(replicas)
  const sku = gcp.disk.balancedGibMonth()
  return [
    fixed('Machine disks (balanced)', sku, (always / HOURS_PER_MONTH) * gib, 'GiB-month'),
    usage('Machine disks above the minimum (balanced)', sku, (above / HOURS_PER_MONTH) * gib, 'GiB-month'),
  ]
}
