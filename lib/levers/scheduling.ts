import { OFF_SHARE, outOfHours } from '@/lib/findings/stoppable'
import { formatShare } from '@/lib/units/percent'
import { insisting } from '@/lib/what-if/what-if'
import { difference, type LeverInput, lineKey } from './input'
import { type Draft, type Found, OURS } from './types'

/** Off when nobody works, and production that follows its load instead of standing at one size. */
export function scheduling(input: LeverInput): Found {
  const drafts = [...stopped(input), ...followsLoad(input)]
  const others = input.now.designs.length > 1
  return {
    drafts,
    because: others
      ? 'What the other environments run is paid by use or cannot be stopped, and production follows its load already.'
      : 'There is no environment besides the one that people depend on, and it follows its load already.',
  }
}

/** One lever for each environment that people use in working hours. */
function stopped({ now }: LeverInput): Draft[] {
  const [, ...others] = now.designs
  return others.flatMap((design): Draft[] => {
    const { environment, lines, savedUsd } = outOfHours(now.lines, design.environment, design)
    if (savedUsd <= 0) return []
    return [
      {
        id: `schedule-${environment}`,
        strategy: 'scheduling',
        name: `Stop ${environment} at night and at weekends`,
        monthlyUsd: -savedUsd,
        condition: `Nobody needs ${environment} for ${formatShare(OFF_SHARE)} of the week, and a timetable stops and starts it.`,
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
