import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import { usageOf } from '@/lib/design/usage'
import type { Capacity } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { concurrency, connections } from './concurrency'
import { fleetsOf } from './fleet'
import { fleetItems } from './fleet-items'
import { type Item, input, upTo } from './item'
import { quotas } from './quotas'
import { scaleOut } from './scale-out'
import { storageGrowth } from './storage'

/**
 * What has to be carried and what carries it: every line with its numbers, and the limit it is held against. Rules of thumb are
 * assumptions of ours and are named in the line that uses them.
 */
export function capacity(requirements: Requirements, design: Design, profile: ProviderProfile): Capacity {
  const usage = usageOf(requirements, design.environment, 1, {
    cdn: design.resources.some(({ kind }) => kind === 'content-delivery'),
    cache: design.resources.some(({ kind }) => kind === 'cache'),
  })
  const fleets = fleetsOf(design)
  return {
    items: [
      arrivals(requirements, usage.originPeakRps, usage.originBurstRps),
      ...fleets.flatMap((fleet) => fleetItems(fleet, requirements, usage)),
      ...concurrency(requirements, design, fleets, usage, profile),
      ...connections(design, fleets, profile),
      ...quotas(requirements, design, usage, profile),
      ...scaleOut(requirements, design, fleets, usage, profile),
      ...storageGrowth(requirements, design, profile),
    ],
  }
}

function arrivals({ traffic }: Requirements, peakRps: number, burstRps: number): Item {
  const kept = traffic.peakRps === 0 ? 0 : 1 - peakRps / traffic.peakRps
  return upTo({
    name: 'Peak at the region',
    formula: 'peak × (1 − share that the edge answers) × burst',
    inputs: [
      input('peak', traffic.peakRps, 'per s'),
      input('share that the edge answers', kept, ''),
      input('burst', traffic.spikeFactor ?? 1, 'times'),
    ],
    result: { value: burstRps, unit: 'per s' },
    limit: null,
    because: 'What every size below is worked out from; the edge counts only where there is a CDN.',
  })
}
