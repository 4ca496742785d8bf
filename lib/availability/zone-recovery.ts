import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import { RESPONSE_BECAUSE, RESPONSE_MINUTES } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import { type Loss, minutesOf, OURS, type Step, sourceOf, step } from './planning'
import { isKeptInZones, isSelfManaged, restoredGib, writersOf } from './stores'

/** Minutes to have copies of the database of one's own agree on a new writer: a planning figure of ours. */
const OWN_FAILOVER_MINUTES = 5

/** One machine or one zone is lost. With copies in another zone nobody has to act. */
export function zoneSteps(requirements: Requirements, design: Design, profile: ProviderProfile): Step[] {
  if (survivesZone(design)) {
    return [
      step('Detect', 1, 'Two failed health checks, thirty seconds apart.'),
      ...failover(design, profile),
      step('Warm up', 1, 'Copies in the other zone already run; clients connect again.'),
    ]
  }
  const { onCall } = requirements.team
  return [
    step('Detect', 2, 'Two failed health checks and one alarm period.'),
    step('Decide', RESPONSE_MINUTES[onCall], RESPONSE_BECAUSE[onCall]),
    step(
      'Restore',
      20 + Math.ceil(restoredGib(design) / 10),
      'A new instance from backup in another zone: 20 minutes and a minute for each 10 GiB.',
    ),
    step('Warm up', 5, 'Start copies in the other zone and check.'),
  ]
}

/** What runs the code and what keeps the records both have copies in a second zone. */
export const survivesZone = (design: Design) =>
  writersOf(design).every(isKeptInZones) &&
  design.resources
    .filter(({ region }) => region === design.regions[0]?.id)
    .every((resource) => resource.zones > 1 || !('replicas' in resource))

function failover(design: Design, { limits, name }: ProviderProfile): Step[] {
  const slowest = writersOf(design)
    .flatMap((resource) => {
      if (isSelfManaged(resource)) {
        const because = 'The standby on machines of your own becomes the writer.'
        return [step('Switch', OWN_FAILOVER_MINUTES, because)]
      }
      if (resource.kind === 'document-database' || resource.kind === 'time-series-database') {
        const { databaseFailover } = limits
        const because = `The copy in another zone takes over; taken to be as fast as a relational database of ${name}.`
        return [step('Switch', minutesOf(databaseFailover.standard), because)]
      }
      if (resource.kind !== 'relational-database') return []
      const limit = limits.databaseFailover[resource.class]
      return [step('Switch', minutesOf(limit), SWITCH_BECAUSE[resource.class], sourceOf(limit))]
    })
    .sort((a, b) => b.minutes - a.minutes)[0]
  return slowest ? [slowest] : []
}

const SWITCH_BECAUSE = {
  standard: 'The standby in the second zone becomes the writer; the longer end of the published range.',
  high: 'A reader in another zone becomes the writer; the longer end of the published range.',
  distributed: 'Any zone can write; clients only connect again.',
} as const

/** What is lost with one machine or zone. */
export function zoneLoss(design: Design, { limits: { restorePoint } }: ProviderProfile): Loss {
  const writers = writersOf(design)
  if (writers.every(isKeptInZones)) {
    const because =
      writers.length === 0
        ? 'Nothing is kept on one machine.'
        : 'Writes are kept in two zones before they are confirmed.'
    return { minutes: 0, because, source: OURS }
  }
  return {
    minutes: minutesOf(restorePoint),
    because: 'The log leaves the machine about that often; what came after is lost with the disk.',
    source: sourceOf(restorePoint),
  }
}
