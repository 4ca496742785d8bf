import type { Resource } from '@/lib/design/model'
import type { Provider } from '@/lib/requirements/schema'
import { scale } from '@/lib/units/money'
import { insisting } from '@/lib/what-if/what-if'
import { difference, isHourly, type LeverInput, lineKey, total } from './input'
import { type Draft, type Found, OURS } from './types'

/** Twelve hours on five days leave 64% of a week, in round figures 65%: knowledge of ours. */
const OFF_SHARE = 0.65

/** Off when nobody works, and production that follows its load instead of standing at one size. */
export function scheduling(input: LeverInput): Found {
  const drafts = [...outOfHours(input), ...followsLoad(input)]
  const others = input.now.designs.length > 1
  return {
    drafts,
    because: others
      ? 'What the other environments run is paid by use or cannot be stopped, and production follows its load already.'
      : 'There is no environment besides the one that people depend on, and it follows its load already.',
  }
}

/** One lever for each environment that people use in working hours. */
function outOfHours({ now }: LeverInput): Draft[] {
  const [production, ...others] = now.designs
  return others.flatMap(({ environment, provider, resources }): Draft[] => {
    const stoppable = new Set(resources.filter((resource) => canStop(resource, provider)).map(({ id }) => id))
    const lines = now.lines.filter(
      (line) => line.environment === environment && isHourly(line) && stoppable.has(line.resource),
    )
    const saved = scale(total(lines), OFF_SHARE, 2)
    if (saved <= 0 || environment === production?.environment) return []
    return [
      {
        id: `schedule-${environment}`,
        strategy: 'scheduling',
        name: `Stop ${environment} at night and at weekends`,
        monthlyUsd: -saved,
        condition: `Nobody needs ${environment} for 65% of the week, and a timetable stops and starts it.`,
        risk: 'A late release waits for it to start; what is stored stays, and stays paid for.',
        effort: 'Half a day once.',
        appliesTo: [...new Set(lines.map(({ resource }) => resource))],
        needs: 'decision',
        source: OURS,
        touches: new Set(lines.map(lineKey)),
      },
    ]
  })
}

/**
 * Copies of the code and databases that a cloud can stop: known by heart, an assumption. Azure charges for an App Service plan while its
 * app is stopped; its SQL Database, and databases that several regions write, cannot be stopped.
 */
function canStop(resource: Resource, provider: Provider): boolean {
  if (resource.kind === 'container-service' || resource.kind === 'machine-group') return true
  if (resource.kind === 'app-platform') return provider !== 'azure'
  if (resource.kind !== 'relational-database' || resource.class === 'distributed') return false
  return provider !== 'azure' || resource.engine === 'postgresql' || resource.engine === 'mysql'
}

/** Where a fixed number of copies was insisted on and the load moves. */
function followsLoad({ now, ask }: LeverInput): Draft[] {
  if (now.chosen.scaling.choice !== 'fixed') return []
  const then = ask(insisting({ scaling: 'metric' }))
  const { monthlyUsd, touches, resources } = difference(now.lines, then.lines)
  if (monthlyUsd >= 0 || then.chosen.scaling.choice !== 'metric') return []
  return [
    {
      id: 'follow-load',
      strategy: 'scheduling',
      name: 'Let the number of copies follow the load',
      monthlyUsd,
      condition: 'The load has quiet hours, and copies may come and go.',
      risk: 'A burst waits for a copy to start.',
      effort: 'A day once, with a load test.',
      appliesTo: resources,
      needs: 'decision',
      source: OURS,
      touches,
    },
  ]
}
