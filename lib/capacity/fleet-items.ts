import type { Usage } from '@/lib/design/usage'
import type { Requirements } from '@/lib/requirements/schema'
import { plural } from '@/lib/units/counts'
import { formatShare } from '@/lib/units/percent'
import { afterZoneLoss, busySeconds, carriedBy, copiesFor, type Fleet, TARGET_UTILISATION } from './fleet'
import { atLeast, type Item, input, own, tidy, upTo } from './item'

/** Copies for the peak by CPU time and by memory, and what is left of them without a zone. */
export function fleetItems(fleet: Fleet, requirements: Requirements, { originPeakRps }: Usage): Item[] {
  if (fleet.isBeside) return []
  const busy = busySeconds(requirements)
  const inputs = [
    input('peak', originPeakRps, 'per s'),
    input('CPU time of one', busy, 's'),
    input('vCPU of a copy', fleet.vcpu, ''),
    input('utilisation', TARGET_UTILISATION, ''),
    input('zones', fleet.zones, ''),
  ]
  const isSpread = fleet.zones > 1
  return [
    upTo({
      name: `Copies of ${fleet.label} by CPU time`,
      formula: isSpread
        ? '⌈peak × CPU time ÷ (vCPU × utilisation) ÷ (zones − 1)⌉ × zones'
        : '⌈peak × CPU time ÷ (vCPU × utilisation)⌉',
      inputs,
      result: { value: copiesFor(originPeakRps, fleet.vcpu, busy, fleet.zones), unit: 'copies' },
      limit: own(fleet.replicas.max, 'copies'),
      because: isSpread
        ? `Any one of ${plural(fleet.zones, 'zone')} may be lost and the rest still carries the peak; the design lets ${plural(fleet.replicas.max, 'copy', 'copies')} run.`
        : `All stand in one zone, and stop with it; the design lets ${plural(fleet.replicas.max, 'copy', 'copies')} run.`,
    }),
    ...(isSpread ? [withoutZone(fleet, busy, originPeakRps)] : []),
    byMemory(fleet, requirements, busy, originPeakRps),
  ]
}

function withoutZone(fleet: Fleet, busy: number, peakRps: number): Item {
  const { replicas, zones, vcpu } = fleet
  const left = afterZoneLoss(replicas.max, zones)
  return atLeast({
    name: `${fleet.label} without its fullest zone`,
    formula: '(copies − ⌈copies ÷ zones⌉) × vCPU × utilisation ÷ CPU time',
    inputs: [
      input('copies', replicas.max, ''),
      input('zones', zones, ''),
      input('vCPU of a copy', vcpu, ''),
      input('utilisation', TARGET_UTILISATION, ''),
      input('CPU time of one', busy, 's'),
    ],
    result: { value: carriedBy(left, vcpu, busy), unit: 'per s' },
    limit: own(peakRps, 'per s'),
    because: `${plural(left, 'copy', 'copies')} of the ${replicas.max} are left at ${formatShare(TARGET_UTILISATION)}; what is missing is started in the zones that remain.`,
  })
}

/** Pieces of work that compute at the same time each hold their memory; those that wait for others hold little (an assumption). */
function byMemory(fleet: Fleet, { workload }: Requirements, busy: number, peakRps: number): Item {
  const pieceGib = workload.unitMemoryMb / 1024
  const pieces = Math.floor(tidy(fleet.memoryGib / pieceGib))
  const inputs = [
    input('memory of one piece of work', workload.unitMemoryMb, 'MB'),
    input('memory of a copy', fleet.memoryGib, 'GiB'),
  ]
  if (pieces < 1)
    return upTo({
      name: `Memory of one copy of ${fleet.label}`,
      formula: 'memory of one piece of work',
      inputs,
      result: { value: pieceGib, unit: 'GiB' },
      limit: own(fleet.memoryGib, 'GiB'),
      because: 'One piece of work does not fit into a copy.',
    })
  const perZone = Math.max(1, Math.ceil(tidy((peakRps * busy) / pieces / Math.max(1, fleet.zones - 1))))
  return upTo({
    name: `Copies of ${fleet.label} by memory`,
    formula:
      fleet.zones > 1
        ? '⌈peak × CPU time ÷ ⌊memory of a copy ÷ memory of one⌋ ÷ (zones − 1)⌉ × zones'
        : '⌈peak × CPU time ÷ ⌊memory of a copy ÷ memory of one⌋⌉',
    inputs: [
      input('peak', peakRps, 'per s'),
      input('CPU time of one', busy, 's'),
      ...inputs,
      input('zones', fleet.zones, ''),
    ],
    result: { value: perZone * fleet.zones, unit: 'copies' },
    limit: own(fleet.replicas.max, 'copies'),
    because: `${plural(pieces, 'piece')} of work at a time ${pieces === 1 ? 'fits' : 'fit'} into the memory of a copy.`,
  })
}
