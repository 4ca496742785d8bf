/** What a thing in a diagram is, told by colour and by shape. */
export const ROLES = ['actor', 'net', 'compute', 'data', 'async', 'security', 'ops'] as const
export type Role = (typeof ROLES)[number]

export type Paint = { fill: string; stroke: string; color: string; dash?: string }
export type Theme = 'light' | 'dark'

/** What the legend calls a role. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  actor: 'People and other systems',
  net: 'Network',
  compute: 'Runs code',
  data: 'Keeps data',
  async: 'Queues and events',
  security: 'Security',
  ops: 'Operations',
}

/**
 * Every paint sets its own fill and text, so that the light set reads on a white page and on a dark one: GitHub draws the same source on
 * both. Text on its fill is 7:1 or better in each.
 */
export const PALETTE: Readonly<Record<Theme, Readonly<Record<Role, Paint>>>> = {
  light: {
    actor: { fill: '#FFFFFF', stroke: '#454E5E', color: '#0F1520', dash: '5 3' },
    net: { fill: '#F5F6F8', stroke: '#5C6575', color: '#0F1520' },
    compute: { fill: '#EAF0FF', stroke: '#1A47C8', color: '#0F1520' },
    data: { fill: '#E2F4F2', stroke: '#0E7C7B', color: '#0F1520' },
    async: { fill: '#FFF3DC', stroke: '#B4560B', color: '#0F1520' },
    security: { fill: '#FDECEA', stroke: '#B3221E', color: '#0F1520' },
    ops: { fill: '#F3ECFB', stroke: '#7A3FB8', color: '#0F1520' },
  },
  dark: {
    actor: { fill: '#11151D', stroke: '#B3BCCB', color: '#EEF1F6', dash: '5 3' },
    net: { fill: '#181D28', stroke: '#8F99AA', color: '#EEF1F6' },
    compute: { fill: '#15234A', stroke: '#8DB2FF', color: '#EEF1F6' },
    data: { fill: '#0B2B2B', stroke: '#4CC9C0', color: '#EEF1F6' },
    async: { fill: '#2E210B', stroke: '#F0A35E', color: '#EEF1F6' },
    security: { fill: '#371615', stroke: '#FF8F88', color: '#EEF1F6' },
    ops: { fill: '#271A38', stroke: '#C49BF5', color: '#EEF1F6' },
  },
}

/** The line that defines a role's class in a source. */
export const classLine = (role: Role, { fill, stroke, color, dash }: Paint): string =>
  `  classDef ${role} fill:${fill},stroke:${stroke},color:${color}${dash === undefined ? '' : `,stroke-dasharray:${dash}`}`

/** A printed source in the colours of a theme: sources are printed in the light ones, whose lines are exchanged whole. */
export function repaint(source: string, theme: Theme): string {
  const lines = new Map(
    ROLES.map((role) => [classLine(role, PALETTE.light[role]), classLine(role, PALETTE[theme][role])]),
  )
  return source
    .split('\n')
    .map((line) => lines.get(line) ?? line)
    .join('\n')
}
