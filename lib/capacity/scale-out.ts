import { type Design, ofKind } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Usage } from '@/lib/design/usage'
import type { Requirements } from '@/lib/requirements/schema'
import { plural } from '@/lib/units/counts'
import { busySeconds, carriedBy, type Fleet } from './fleet'
import { type Item, input, OURS, own, published, upTo } from './item'

/** Seconds within which a burst is at its height: an assumption, since nobody was asked. */
const RAMP_SECONDS = 60

/** Whether new copies are there before the burst is, and what the first request to a cold function waits. */
export function scaleOut(
  requirements: Requirements,
  design: Design,
  fleets: readonly Fleet[],
  { originBurstRps }: Usage,
  { limits }: ProviderProfile,
): Item[] {
  // An ordinary day climbs over hours; only a burst that was named comes faster than copies start.
  const bursting = (requirements.traffic.spikeFactor ?? 1) > 1 ? fleets.filter(({ isBeside }) => !isBeside) : []
  return [
    ...bursting.map((fleet) => newCopies(fleet, requirements, originBurstRps, limits)),
    ...coldStart(requirements, design, limits),
  ]
}

function newCopies(
  fleet: Fleet,
  requirements: Requirements,
  burstRps: number,
  limits: ProviderProfile['limits'],
): Item {
  const start = fleet.isServerless ? limits.containerStart : limits.machineStart
  const seconds = start.upTo ?? start.value
  const busy = busySeconds(requirements)
  const needed = Math.ceil(burstRps / carriedBy(1, fleet.vcpu, busy))
  const running = fleet.replicas.typical
  // Full use instead of the target: for a minute a fleet may run hot.
  const isCarried = burstRps <= running * (fleet.vcpu / busy)
  const item = upTo({
    name: `New copies of ${fleet.label} in a burst`,
    formula: 'seconds until a new copy takes work',
    inputs: [
      input('copies in an ordinary hour', running, ''),
      input('copies for the burst', needed, ''),
      input('burst', requirements.traffic.spikeFactor ?? 1, 'times'),
    ],
    result: { value: isCarried ? 0 : seconds, unit: 's' },
    limit: { value: RAMP_SECONDS, unit: 's', isAdjustable: false, source: OURS },
    because: isCarried
      ? `The ${plural(running, 'copy', 'copies')} of an ordinary hour carry the burst at full use until others are there.`
      : `A burst is taken to be at its height within a minute (our assumption); new copies take up to ${seconds} s, by the provider’s figures or others’.`,
  })
  return isCarried || requirements.traffic.pattern !== 'predictable'
    ? item
    : { ...item, ok: true, because: `${item.because} The hour is known, so they are started before it.` }
}

function coldStart({ traffic }: Requirements, design: Design, limits: ProviderProfile['limits']): Item[] {
  const [web] = ofKind(design, 'function').filter(({ role }) => role === 'web')
  if (!web) return []
  const { functionColdStart } = limits
  const worst = functionColdStart.upTo ?? functionColdStart.value
  return [
    upTo({
      name: `First response of ${web.label}`,
      formula: 'start of a new copy + seconds each',
      inputs: [
        input('start at best', functionColdStart.value, 's'),
        input('start at worst', worst, 's'),
        input('seconds each', web.averageSeconds, 's'),
      ],
      result: { value: worst + web.averageSeconds, unit: 's' },
      limit: traffic.latencyMs === null ? null : own(traffic.latencyMs / 1000, 's'),
      because: `Seldom: the first request to each new copy. The range is published at ${published(functionColdStart).source?.url ?? ''}.`,
    }),
  ]
}
