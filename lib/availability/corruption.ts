import type { Design, Resource } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Recovery } from '@/lib/plan-document'
import { RESPONSE_BECAUSE, RESPONSE_MINUTES } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import type { Limit } from '@/lib/services/limit'
import { minutesOf, OURS, sourceOf, step, total } from './planning'
import { restoredGib, writersOf } from './stores'

/**
 * Records deleted or damaged by a release or by hand. Copies in other zones and regions have the damage within seconds, so only a
 * restore to a moment before it helps, whatever the strategy for lost zones and regions is.
 */
export function corruption(
  requirements: Requirements,
  design: Design,
  { limits: { restorePoint } }: ProviderProfile,
): NonNullable<Recovery['corruption']> {
  const { onCall } = requirements.team
  const gib = restoredGib(design)
  const steps = [
    step('Detect', 15, 'Somebody or a check notices wrong data: alarms on machines do not see it.'),
    step(
      'Decide',
      RESPONSE_MINUTES[onCall] + 15,
      `${RESPONSE_BECAUSE[onCall]} A quarter of an hour more finds the last good moment.`,
    ),
    step(
      'Restore',
      20 + Math.ceil(gib / 10),
      'A copy of that moment beside the damaged store: 20 minutes and a minute for each 10 GiB.',
    ),
    step('Switch', 15, 'What was written since is compared and put back, then the application is pointed at the copy.'),
    step('Warm up', 5, 'Smoke tests, and caches emptied of damaged values.'),
  ]
  return {
    rtoMinutes: { expected: total(steps), steps },
    rpoMinutes: lossAt(design, restorePoint),
    keptDays: keptDays(design, requirements),
  }
}

function lossAt(design: Design, restorePoint: Limit): NonNullable<Recovery['corruption']>['rpoMinutes'] {
  const writers = writersOf(design)
  const shared = design.resources.some(({ kind }) => kind === 'file-system')
  if (shared || !restorable(design))
    return {
      expected: DAY_MINUTES,
      because: 'Some of it has daily backups only, so up to a day is lost.',
      source: OURS,
    }
  if (writers.length === 0) return { expected: 0, because: 'Earlier versions of each file are kept.', source: OURS }
  return {
    expected: minutesOf(restorePoint),
    because:
      'A restore reaches any moment up to the last saved log; what came after the damage is lost or put back by hand.',
    source: sourceOf(restorePoint),
  }
}

const DAY_MINUTES = 1440

/** Every store can go back to a moment; one that cannot goes back to its last backup. */
const restorable = (design: Design) => writersOf(design).every(hasPointInTime)

const hasPointInTime = (resource: Resource): boolean => {
  if (resource.kind === 'relational-database') return resource.backupDays > 0
  if (resource.kind === 'key-value-store') return resource.pointInTimeRecovery
  return resource.kind === 'document-database' && resource.backupDays > 0
}

/** The shortest of the stores' memories. */
function keptDays(design: Design, { data }: Requirements): number {
  const days = writersOf(design).map((resource) =>
    resource.kind === 'relational-database' || resource.kind === 'document-database'
      ? resource.backupDays
      : Math.min(35, data.backupDays),
  )
  return days.length === 0 ? data.backupDays : Math.min(...days)
}
