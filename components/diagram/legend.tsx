import { ROLE_NAMES, ROLES, type Role } from '@/lib/diagram/palette'

/** What the colours and shapes of a picture mean: those that occur in it. */
export function Legend({ source }: { source: string }) {
  const roles = ROLES.filter((role) => source.includes(`:::${role}`))
  if (roles.length === 0) return null
  return (
    <ul
      aria-label="Legend"
      className="flex flex-wrap gap-x-4 gap-y-1 border-line border-t px-4 py-2 text-ink-2 text-small"
    >
      {roles.map((role) => (
        <li key={role} className="flex items-center gap-1.5">
          <svg viewBox="0 0 22 14" width="22" height="14" aria-hidden="true" className="chart-mark flex-none">
            <g fill="none" strokeWidth="1.25" stroke={STROKES[role]}>
              {SHAPES[role]}
            </g>
          </svg>
          {ROLE_NAMES[role]}
        </li>
      ))}
    </ul>
  )
}

const STROKES: Readonly<Record<Role, string>> = {
  actor: 'var(--ink-2)',
  net: 'var(--ink-3)',
  compute: 'var(--s1)',
  data: 'var(--s2)',
  async: 'var(--s3)',
  security: 'var(--bad)',
  ops: 'var(--s4)',
}

/** The shapes of lib/diagram/flowchart.ts, small. */
const SHAPES = {
  actor: <rect x="1" y="2" width="20" height="10" rx="5" strokeDasharray="3 2" />,
  net: <rect x="1" y="2" width="20" height="10" rx="2.5" />,
  compute: <rect x="1" y="2" width="20" height="10" />,
  data: <path d="M3 3.5v7c0 3 16 3 16 0v-7M3 3.5c0 3 16 3 16 0s-16-3-16 0" />,
  async: <path d="M1 2h20v10H1zM3.5 2v10M18.5 2v10" />,
  security: <path d="M4 2h14l3 5-3 5H4L1 7z" />,
  ops: <path d="M1 2h20v10H1z" />,
}
