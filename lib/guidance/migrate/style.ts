import type { Design } from '@/lib/design/model'
import type { Migration } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { plural } from '@/lib/units/counts'
import { ENTRY_KINDS, idsOf, ofKinds } from '../kinds'

type Style = NonNullable<Migration['style']>
type Wave = NonNullable<Migration['waves']>[number]

/** Where no date was set: four months, our assumption for a team that goes on building features. */
const USUAL_WEEKS = 16
const WEEKS = { '3m': 13, '6m': 26, '12m': 52, none: USUAL_WEEKS } as const
/** From so many services on, they move in groups. */
const WAVES_FROM = 8

/**
 * How users move. One big move only where nothing else can work: a single program whose data lies on its own machine runs in one place or
 * in the other. A wish for it is not enough.
 */
export function styleOf(requirements: Requirements, design: Design): Style {
  const { shape, state, serviceCount } = requirements.workload
  const wish = requirements.migration.approach === 'big-bang'
  if (shape === 'monolith' && state === 'disk')
    return {
      name: 'big-bang',
      because:
        'It is one program that keeps its data on its own machine: it can run in the old place or in the new, not in both. Everything that can fail is rehearsed before, and the old machine stays whole.',
    }
  const instead = wish
    ? ' You had one big move in mind; nothing in the answers forces it, and it has no way back but starting over.'
    : ''
  if (serviceCount >= WAVES_FROM)
    return {
      name: 'waves',
      because: `${plural(serviceCount, 'service')} are too many to watch at once: they move in groups, those that others wait for least first.${instead}`,
    }
  const entry = idsOf(ofKinds(design, ENTRY_KINDS))[0]
  return {
    name: 'strangler',
    because:
      entry === undefined
        ? `Nobody waits at a door here: one kind of work after another is given to the new system, and the old one keeps the rest.${instead}`
        : `${entry} stands before both systems and sends one path after another to the new one; what has not moved yet is still answered by the old.${instead}`,
  }
}

/** The groups or slices with the week in which each begins, counted from the plan's date. */
export function wavesOf(requirements: Requirements, design: Design, { name }: Style): Wave[] {
  const weeks = WEEKS[requirements.migration.deadline]
  const slices = name === 'big-bang' ? bigBang() : name === 'waves' ? groups(requirements) : paths(requirements, design)
  return slices.map(({ share, ...wave }) => ({ ...wave, afterWeeks: Math.max(1, Math.round(weeks * share)) }))
}

type Slice = Omit<Wave, 'afterWeeks'> & { share: number }

const bigBang = (): Slice[] => [
  {
    name: 'Rehearsal',
    share: 0.5,
    moves: ['A copy of the whole, on a weekend, with nobody on it'],
    because: 'The one move that counts must not be the first.',
    goOnWhen: 'Two rehearsals in a row fit into the window, and the comparison is clean.',
  },
  {
    name: 'The move',
    share: 0.75,
    moves: ['Programs and data together, in the announced window'],
    because: 'They cannot be apart: see above.',
    goOnWhen:
      'Users work in it for two days without an error that the old one did not have; until then the old machine is off but whole.',
  },
]

function groups({ workload }: Requirements): Slice[] {
  const pilot = Math.max(1, Math.round(workload.serviceCount / 10))
  const rest = workload.serviceCount - pilot
  const second = Math.ceil(rest / 2)
  const calm = 'A week without an error that the old place did not have, and the runbooks of these services tried once.'
  return [
    {
      name: 'Pilot',
      share: 0.4,
      moves: [`${plural(pilot, 'service')} that few wait for and that keeps no data`],
      because: 'The ground, the pipeline and the team are tried where a mistake costs least.',
      goOnWhen: calm,
    },
    {
      name: 'Second wave',
      share: 0.55,
      moves: [`${plural(second, 'service')}: those that the pilot calls, and what reads more than it writes`],
      because: 'Services that call each other often move together, so that no call crosses the line twice.',
      goOnWhen: calm,
    },
    {
      name: 'Third wave',
      share: 0.75,
      moves: [`${plural(rest - second, 'service')}: those that write, with their stores`],
      because: 'What owns data moves last and with its data, since that is the step that is hardest to take back.',
      goOnWhen: calm,
    },
  ]
}

function paths({ data }: Requirements, design: Design): Slice[] {
  const waits = ofKinds(design, ['queue', 'stream', 'workflow', 'batch-environment'])
  const served = ofKinds(design, ENTRY_KINDS).length > 0
  return [
    ...(waits.length > 0
      ? [
          {
            name: 'Background work',
            share: 0.4,
            moves: [`One kind of job through ${waits[0]?.id ?? ''}, then the others`],
            because: 'Nobody waits for it, so a mistake costs least.',
            goOnWhen: 'A week without a job that was lost or given up.',
          },
        ]
      : []),
    ...(served
      ? [
          {
            name: 'Paths that only read',
            share: 0.5,
            moves: ['The path with least traffic, then all that read: 1%, 10%, 50%, all'],
            because: 'A read can be sent back at any moment, and answers can be compared.',
            goOnWhen: 'Answers are equal and no slower for three days.',
          },
        ]
      : [
          {
            name: 'A tenth of the input',
            share: 0.5,
            moves: ['One input in ten, then half'],
            because: 'Results can be compared with those of the old system.',
            goOnWhen: 'Results are equal for three days.',
          },
        ]),
    {
      name: data.stores.length > 0 ? 'Paths that write, with the data' : 'All the rest',
      share: 0.75,
      moves: [data.stores.length > 0 ? 'Writes and the stores, in the announced window' : 'What is left'],
      because: 'From here on the way back needs the data too, so it comes last.',
      goOnWhen: 'For two days errors and times are no worse than those measured in the first phase.',
    },
  ]
}
