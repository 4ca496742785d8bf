import type { CostLine } from '@/lib/cost/types'
import type { Design, Resource } from '@/lib/design/model'
import type { Environment, Provider } from '@/lib/requirements/schema'
import { scale, sumUsd } from '@/lib/units/money'

/** Nights and weekends: 12 hours on five days leave 64% of a week, in round figures 65% (knowledge of ours). */
export const OFF_SHARE = 0.65

export type OutOfHours = { environment: Environment; lines: CostLine[]; paidUsd: number; savedUsd: number }

/** What one environment pays by the hour for what can be stopped, and what is saved by stopping it when nobody works. */
export function outOfHours(
  all: readonly CostLine[],
  environment: Environment,
  { provider, resources }: Pick<Design, 'provider' | 'resources'>,
): OutOfHours {
  const stoppable = new Set(resources.filter((resource) => canStop(resource, provider)).map(({ id }) => id))
  const lines = all.filter((line) => line.environment === environment && isHourly(line) && stoppable.has(line.resource))
  const paidUsd = sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd))
  return { environment, lines, paidUsd, savedUsd: scale(paidUsd, OFF_SHARE, 2) }
}

/** Paid for each hour, or second, that something runs. */
const isHourly = ({ unit, basis }: CostLine) => basis === 'fixed' && /(^|[ -])(hour|second)$/.test(unit)

/**
 * Copies of the code and the databases that a cloud can stop: known by heart, an assumption. Azure charges for an App Service plan while its
 * app is stopped; its SQL Database, and databases that several regions write, cannot be stopped.
 */
function canStop(resource: Resource, provider: Provider): boolean {
  if (resource.kind === 'container-service' || resource.kind === 'machine-group') return true
  if (resource.kind === 'app-platform') return provider !== 'azure'
  if (resource.kind !== 'relational-database' || resource.class === 'distributed') return false
  return provider !== 'azure' || resource.engine === 'postgresql' || resource.engine === 'mysql'
}
