import { type ByKind, project, type Resource } from '@/lib/design/model'
import { computeFailures } from './failures/compute'
import { relationalFailures } from './failures/data'
import { edgeFailures } from './failures/edge'
import type { Failure, FailureContext } from './failures/failure'
import { messagingFailures } from './failures/messaging'
import { oversightFailures } from './failures/oversight'
import { storeFailures } from './failures/stores'
import { wholeFailures } from './failures/whole'
import { isCopy } from './kinds'

const byKind: ByKind<Failure[], FailureContext> = {
  ...edgeFailures,
  ...computeFailures,
  ...relationalFailures,
  ...storeFailures,
  ...messagingFailures,
  ...oversightFailures,
}

/** A copy fails as its original does and has the same runbook; what a copy adds is that it may fall behind. */
const isWatched = (resource: Resource) => !isCopy(resource) || resource.kind === 'relational-database'

/**
 * Every way in which this design can fail: first those that concern it as a whole, then a resource at a time in the design's order.
 * The prose is the same everywhere; commands are a column a cloud (failures/clouds).
 */
export function failuresOf(context: FailureContext): Failure[] {
  const { design } = context
  return [
    ...wholeFailures(context),
    ...design.resources.filter(isWatched).flatMap((resource) => project(byKind, resource, context)),
  ]
}
