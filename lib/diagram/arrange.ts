import type { Block, Edge, EdgeStyle, Group, Node } from './flowchart'
import { LINE } from './kinds'

/** Something that goes from one node to another, before it is known which frames the line will join. */
export type Flow = { from: string; to: string; label: string; style: Exclude<EdgeStyle, 'hidden'> }

export const group = (
  id: string,
  title: string,
  frame: Group['frame'],
  direction: Group['direction'],
  children: Block[],
): Group => ({ type: 'group', id, title, frame, direction, children, edges: [] })

/**
 * A frame with its nodes in rows of at most three, short rows first, tied together by invisible links: without them one layout engine
 * stacks unlinked nodes and the other packs them in two columns. What flows between two nodes is drawn where they stand side by side.
 */
export function rowsGroup(id: string, title: string, nodes: Node[], flows: Flow[] = [], longest = LONGEST_ROW): Group {
  const rows = rowsOf(sideBySide(nodes, flows), longest)
  return {
    ...group(id, title, 'tier', 'LR', rows.flat()),
    edges: rows.flatMap((row) => chain(row, flows)),
  }
}

/** The same for a picture that runs from left to right: one column of up to three nodes, or rows of two. */
export function columnGroup(id: string, title: string, nodes: Node[], flows: Flow[] = []): Group {
  if (nodes.length > LONGEST_COLUMN) return rowsGroup(id, title, nodes, flows, 2)
  const column = sideBySide(nodes, flows)
  return { ...group(id, title, 'tier', 'TB', column), edges: chain(column, flows) }
}

const LONGEST_ROW = 3
const LONGEST_COLUMN = 3

const chain = (nodes: Node[], flows: Flow[]): Edge[] =>
  nodes.slice(1).map((node, index) => link(nodes[index] ?? node, node, flows))

function link(left: Node, right: Node, flows: Flow[]): Edge {
  const flow = flows.find(({ from, to }) => from === left.id && to === right.id)
  return flow
    ? { from: left.id, to: right.id, label: [], style: flow.style }
    : { from: left.id, to: right.id, label: [], style: 'hidden' }
}

/** Moves what is reached right behind what reaches it; everything else keeps its order. */
function sideBySide(nodes: Node[], flows: Flow[]): Node[] {
  const ids = new Set(nodes.map(({ id }) => id))
  const inside = flows.filter(({ from, to }) => ids.has(from) && ids.has(to) && from !== to)
  const order: Node[] = []
  const place = (node: Node): void => {
    if (order.includes(node)) return
    order.push(node)
    for (const { to } of inside.filter(({ from }) => from === node.id)) {
      const next = nodes.find(({ id }) => id === to)
      if (next) place(next)
    }
  }
  const reached = new Set(inside.map(({ to }) => to))
  for (const node of [...nodes.filter(({ id }) => !reached.has(id)), ...nodes]) place(node)
  // Only what flows inside changes the order: nodes without any stay where the design put them.
  return inside.length === 0 ? nodes : order
}

/** Rows of nearly equal length, the shorter ones first. */
export function rowsOf<Item>(items: Item[], longest = LONGEST_ROW): Item[][] {
  const count = Math.ceil(items.length / longest)
  const least = Math.floor(items.length / Math.max(1, count))
  const longer = items.length - least * count
  const rows: Item[][] = []
  let start = 0
  for (let row = 0; row < count; row += 1) {
    const length = least + (row >= count - longer ? 1 : 0)
    rows.push(items.slice(start, start + length))
    start += length
  }
  return rows
}

/**
 * Draws every flow between the two frames (or loose nodes) that stand beside each other on the way from one end to the other, and all
 * that goes between the same two as one line. Flows inside a frame of rows were drawn by `rowsGroup`.
 */
export function connect(children: Block[], flows: Flow[]): { children: Block[]; edges: Edge[] } {
  const home = new Map<string, string>()
  for (const child of children) for (const id of idsIn(child)) home.set(id, child.id)
  const lines = new Map<string, { from: string; to: string; flows: Flow[]; both: boolean }>()
  for (const flow of flows) {
    const from = home.get(flow.from)
    const to = home.get(flow.to)
    if (from === undefined || to === undefined || from === to) continue
    const known = lines.get(`${from}>${to}`)
    const back = lines.get(`${to}>${from}`)
    if (back) lines.set(`${to}>${from}`, { ...back, flows: [...back.flows, flow], both: true })
    else lines.set(`${from}>${to}`, { from, to, both: known?.both ?? false, flows: [...(known?.flows ?? []), flow] })
  }
  return {
    children: children.map((child) => connectInside(child, flows)),
    edges: [...lines.values()].map(({ from, to, both, flows: all }) => ({
      from,
      to,
      label: labelOf(all),
      style: styleOf(all),
      ...(both ? { both } : {}),
    })),
  }
}

function connectInside(block: Block, flows: Flow[]): Block {
  if (block.type === 'node' || block.children.every(({ type }) => type === 'node')) return block
  return { ...block, ...connect(block.children, flows) }
}

export const idsIn = (block: Block): string[] => (block.type === 'node' ? [block.id] : block.children.flatMap(idsIn))

/** The strongest of what a line stands for: solid as soon as a request depends on any of it. */
function styleOf(flows: Flow[]): EdgeStyle {
  return (
    (['arrow', 'thick', 'dotted', 'line'] as const).find((style) => flows.some((flow) => flow.style === style)) ??
    'arrow'
  )
}

const LABEL_LINES = 3

/** What flows, each word once, in at most three lines; the list beside the diagram has all of it. */
function labelOf(flows: Flow[]): string[] {
  const words = [
    ...new Set(flows.map(({ label }) => label.replace(/^(takes|reads) /, '')).filter((label) => label !== '')),
  ]
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && `${last}, ${word}`.length <= LINE) lines[lines.length - 1] = `${last}, ${word}`
    else lines.push(word)
  }
  const kept = lines.slice(0, LABEL_LINES)
  return kept.map((line, index) =>
    index < kept.length - 1 ? `${line},` : line + (lines.length > kept.length ? ' …' : ''),
  )
}
