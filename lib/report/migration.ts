import type { Migration } from '@/lib/plan-document'
import { type Block, bullets, heading, numbered, paragraph, table } from './document'

export function migrationPlan(migration: Migration): Block[] {
  const { applicable, because, phases } = migration
  if (!applicable) return [paragraph(`Not applicable, because ${because}`)]
  return [
    paragraph(because),
    ...moved(migration),
    ...phases.flatMap(({ name, goal, steps, check, wayBack }, index) => [
      heading(4, `Phase ${index + 1}: ${name}`),
      paragraph({ strong: 'Goal.' }, ` ${goal}`),
      numbered(steps),
      bullets([
        [{ strong: 'Check.' }, ` ${check}`],
        [{ strong: 'Way back.' }, ` ${wayBack}`],
      ]),
    ]),
  ]
}

export const MOVES = { 'big-bang': 'One big move', strangler: 'Path by path', waves: 'In waves' } as const

/** What becomes of each part, how users move, and the data against the time without service. A plan made earlier has none of it. */
const moved = ({ parts, style, waves, dataMove }: Migration): Block[] => [
  ...(parts && parts.length > 0
    ? [
        heading(4, 'What becomes of each part'),
        table(
          ['Part', 'Way', 'Becomes', 'Because'],
          parts.map(({ part, way, resources, because }) => [
            part,
            way,
            resources.length > 0 ? resources.join(', ') : '–',
            because,
          ]),
        ),
      ]
    : []),
  ...(style ? [heading(4, MOVES[style.name]), paragraph(style.because)] : []),
  ...(waves && waves.length > 0
    ? [
        table(
          ['Step', 'From week', 'Moves', 'Because', 'Go on when'],
          waves.map(({ name, afterWeeks, moves, because, goOnWhen }) => [
            name,
            `${afterWeeks}`,
            moves.join('; '),
            because,
            goOnWhen,
          ]),
          [1],
        ),
      ]
    : []),
  ...(dataMove ? [heading(4, 'Moving the data'), paragraph(dataMove.because)] : []),
]
