/** Nested points in words: the text alternative of a diagram, kept as a Markdown list. */
export type Outline = { text: string; points: Outline[] }

export const point = (text: string, points: Outline[] = []): Outline => ({ text: tidy(text), points })

export function printOutline(points: Outline[]): string {
  return `${lines(points, 0).join('\n')}\n`
}

/** The list again as points, for a page that shows it. Lines that are not list items are left out. */
export function readOutline(markdown: string): Outline[] {
  const root = point('')
  const open: { depth: number; at: Outline }[] = [{ depth: -1, at: root }]
  for (const line of markdown.split('\n')) {
    const item = /^( *)- (.*)$/.exec(line)
    if (!item) continue
    const depth = (item[1] ?? '').length
    const here = { text: unmark(item[2] ?? ''), points: [] }
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop()
    open.at(-1)?.at.points.push(here)
    open.push({ depth, at: here })
  }
  return root.points
}

const lines = (points: Outline[], depth: number): string[] =>
  points.flatMap(({ text, points: below }) => [`${'  '.repeat(depth)}- ${mark(text)}`, ...lines(below, depth + 1)])

const tidy = (text: string) => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()

/** What Markdown would read as markup rather than as a character. */
const mark = (text: string) =>
  text
    .replaceAll(/[\\`*_[\]<>#&|~!]/g, '\\$&')
    .replace(/^[-+]/, '\\$&')
    .replace(/^(\d+)(?=[.)] )/, '$1\\')
const unmark = (text: string) => text.replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1')
