import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const parser = unified().use(remarkParse).use(remarkGfm)
type Root = ReturnType<typeof parser.parse>
export type Node = Root | Root['children'][number]

/** Markdown as GitHub reads it. */
export const parse = (markdown: string): Root => parser.parse(markdown)
export const nodes = (node: Node): Node[] => [node, ...('children' in node ? node.children.flatMap(nodes) : [])]
export const text = (node: Node): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(text).join('') : ''
export const headings = (all: Node[], depth: number) =>
  all.filter((node) => node.type === 'heading' && node.depth === depth).map(text)
