import { safeLabel } from './label'
import { classLine, PALETTE, ROLES, type Role } from './palette'

/**
 * A flowchart as data and its Mermaid text. This file and sequence.ts are the only ones that know Mermaid: text goes through `safeLabel`,
 * ids are counted here and never come from a name, and there is neither frontmatter nor a directive, so that GitHub picks its own theme.
 */
export type Flowchart = {
  title: string
  description: string
  direction: Direction
  children: Block[]
  edges: Edge[]
}
export type Direction = 'TB' | 'LR'
export type Block = Node | Group
export type Node = { type: 'node'; id: string; title: string; details: string[]; role: Role; spoken: string }
/** A frame around its children. Edges join two direct children: only then do both layout engines keep the group's direction. */
export type Group = {
  type: 'group'
  id: string
  title: string
  /** In the list beside the picture, where there is room for more. */
  spoken?: string
  frame: 'region' | 'tier'
  direction: Direction
  children: Block[]
  edges: Edge[]
}
/** `arrow`: a request needs it. `dotted`: it can do without. `thick`: copies. `line`: beside it. `hidden`: keeps a row together. */
export type EdgeStyle = 'arrow' | 'dotted' | 'thick' | 'line' | 'hidden'
export type Edge = { from: string; to: string; label: string[]; style: EdgeStyle; both?: boolean }

/** Mermaid's own limits, which a source cannot raise: https://mermaid.js.org/config/schema-docs/config.html, read 2026-11-23. */
export const MAX_CHARACTERS = 50_000
export const MAX_EDGES = 500

export function printFlowchart(chart: Flowchart): string {
  const names = namesOf(chart.children)
  return [
    `flowchart ${chart.direction}`,
    `  accTitle: ${safeLabel(chart.title, 120)}`,
    `  accDescr: ${safeLabel(chart.description, 400)}`,
    ...chart.children.flatMap((child) => printBlock(child, names, 1)),
    ...chart.edges.flatMap((edge) => printEdge(edge, names, 1)),
    ...ROLES.map((role) => classLine(role, PALETTE.light[role])),
    // Translucent and without a text colour: the title takes the page's, on white and on dark.
    '  classDef region fill:#94a3b812,stroke:#64748b',
    '  classDef tier fill:#94a3b812,stroke:#94a3b8,stroke-dasharray:4 3',
    '  linkStyle default stroke:#64748b',
    ...frameLines(chart.children, names),
    '',
  ].join('\n')
}

/** Counted names: a bare `end`, `o1` or `graph` would mean something to Mermaid. */
function namesOf(children: Block[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const visit = (block: Block): void => {
    names.set(block.id, `${block.type === 'node' ? 'n' : 'g'}${names.size + 1}`)
    if (block.type === 'group') block.children.forEach(visit)
  }
  children.forEach(visit)
  return names
}

type Names = ReadonlyMap<string, string>
const indent = (depth: number) => '  '.repeat(depth)

function printBlock(block: Block, names: Names, depth: number): string[] {
  const name = names.get(block.id)
  if (block.type === 'node') return [`${indent(depth)}${name}${shape(block)}:::${block.role}`]
  return [
    `${indent(depth)}subgraph ${name}["\`${safeLabel(block.title)}\`"]`,
    `${indent(depth + 1)}direction ${block.direction}`,
    ...block.children.flatMap((child) => printBlock(child, names, depth + 1)),
    ...block.edges.flatMap((edge) => printEdge(edge, names, depth + 1)),
    `${indent(depth)}end`,
  ]
}

function shape({ title, details, role }: Node): string {
  const [open, close] = SHAPES[role]
  return `${open}"\`${[`**${safeLabel(title)}**`, ...details.map((line) => safeLabel(line))].join('\n')}\`"${close}`
}

const SHAPES: Readonly<Record<Role, readonly [string, string]>> = {
  actor: ['([', '])'],
  net: ['(', ')'],
  compute: ['[', ']'],
  data: ['[(', ')]'],
  async: ['[[', ']]'],
  security: ['{{', '}}'],
  ops: ['[', ']'],
}

function printEdge({ from, to, label, style, both }: Edge, names: Names, depth: number): string[] {
  const ends = [names.get(from), names.get(to)]
  if (ends.includes(undefined)) return []
  const words = label.length === 0 ? '' : `|"\`${label.map((line) => safeLabel(line)).join('\n')}\`"|`
  return [`${indent(depth)}${ends[0]} ${both ? '<' : ''}${LINES[style]}${words} ${ends[1]}`]
}

const LINES: Readonly<Record<EdgeStyle, string>> = {
  arrow: '-->',
  dotted: '-.->',
  thick: '==>',
  line: '---',
  hidden: '~~~',
}

function frameLines(children: Block[], names: Names): string[] {
  const groups = groupsOf(children)
  return (['region', 'tier'] as const).flatMap((frame) => {
    const members = groups.flatMap((group) => (group.frame === frame ? [names.get(group.id)] : []))
    return members.length === 0 ? [] : [`  class ${members.join(',')} ${frame}`]
  })
}

export const groupsOf = (children: Block[]): Group[] =>
  children.flatMap((child) => (child.type === 'group' ? [child, ...groupsOf(child.children)] : []))

export const nodesOf = (children: Block[]): Node[] =>
  children.flatMap((child) => (child.type === 'group' ? nodesOf(child.children) : [child]))

export const edgesOf = ({ children, edges }: Pick<Flowchart, 'children' | 'edges'>): Edge[] => [
  ...edges,
  ...groupsOf(children).flatMap((group) => group.edges),
]
