import { valuesToSet } from '@/lib/artifacts/values-to-set'
import type { Inline } from './document'
import type { Reportable } from './report'

/** `about` is the code of the finding or the id of the control; empty where it is about values to set. */
export type NextThing = { why: 'blocker' | 'warning' | 'value' | 'duty'; title: string; do: Inline[]; about: string }

/** How the next things are ranked, as the reader is told. */
export const RANKED_BY =
  'What stops the design comes first. Then, in turn, one each of: what weakens it, what has to be known before the first deployment, and what only you can do.'

/** What to do next, most pressing first, by `RANKED_BY`. Within a kind the order is the plan's own, which is by weight. */
export function nextThings(plan: Reportable, most = 3): NextThing[] {
  const blockers = found(plan, 'blocker')
  const kinds = [found(plan, 'warning'), values(plan), duties(plan)]
  const longest = Math.max(0, ...kinds.map(({ length }) => length))
  const inTurn = Array.from({ length: longest }, (_, round) => kinds.flatMap((kind) => kind.slice(round, round + 1)))
  return [...blockers, ...inTurn.flat()].slice(0, most)
}

const found = ({ findings }: Reportable, severity: 'blocker' | 'warning'): NextThing[] =>
  findings
    .filter((finding) => finding.severity === severity)
    .map(({ code, title, message, remedy }) => ({
      why: severity,
      title,
      do: [`${message} ${remedy}`.trim()],
      about: code,
    }))

/** More than these are named only: the list of the files says what each is. */
const SAID_WITH_WORDS = 8

/** One thing, however many they are: they are filled in together. */
function values({ artifacts }: Reportable): NextThing[] {
  const open = valuesToSet(artifacts ?? [])
  if (open.length === 0) return []
  return [
    {
      why: 'value',
      title: `Find out ${open.length === 1 ? 'one value' : `${open.length} values`} that only you know`,
      do: open.flatMap(({ name, description }, index): Inline[] => [
        ...(index > 0 ? ['; '] : []),
        { code: name },
        ...(open.length > SAID_WITH_WORDS ? [] : [` (${description.replace(/\.$/, '')})`]),
      ]),
      about: '',
    },
  ]
}

const duties = ({ security }: Reportable): NextThing[] =>
  security
    .filter(({ status, you }) => status === 'yours' && you !== null)
    .map(({ id, control, you, owner, cadence }) => ({
      why: 'duty',
      title: control,
      about: id,
      do: [
        [
          you ?? '',
          ...(owner === undefined ? [] : [`Owner: ${owner}${cadence === undefined ? '' : `, ${cadence}`}.`]),
        ].join(' '),
      ],
    }))
