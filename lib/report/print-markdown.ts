import { anchorOf } from './anchor'
import type { Block, Inline, Item, Text } from './document'
import { escapeText, fenceFor, inlineCode, safeUrl } from './escape'

/** Prints a document as GitHub Markdown, ending in one newline. */
export const printMarkdown = (blocks: readonly Block[]): string => `${blocks.map(block).join('\n\n')}\n`

function block(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`
    case 'paragraph':
      return inline(block.text)
    case 'list':
      return block.items
        .map((item, index) => listItem(item, block.ordered ? `${index + 1}. ` : '- '))
        .join('\n')
        .trimEnd()
    case 'table':
      return printTable(block.head, block.rows, block.right)
    case 'code':
      return fenced(block.language, block.code)
  }
}

function fenced(language: string, code: string): string {
  const fence = fenceFor(code)
  return `${fence}${language}\n${code.replace(/\n+$/, '')}\n${fence}`
}

function listItem(item: Item, mark: string): string {
  if (typeof item === 'string' || !('code' in item)) return mark + inline(item)
  const indent = ' '.repeat(mark.length)
  const commands = fenced('sh', item.code.join('\n')).replaceAll(/^(?=.)/gm, indent)
  return `${mark}${inline(item.text)}\n\n${commands}\n`
}

function printTable(head: readonly string[], rows: readonly (readonly Text[])[], right: readonly number[]): string {
  const line = (cells: readonly Text[]) => `| ${cells.map((cell) => inline(cell, true)).join(' | ')} |`
  const rule = `| ${head.map((_, column) => (right.includes(column) ? '---:' : '---')).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

const inline = (text: Text, inTable = false): string =>
  typeof text === 'string' ? escapeText(text) : text.map((part) => printPart(part, inTable)).join('')

function printPart(part: Inline, inTable: boolean): string {
  if (typeof part === 'string') return spaced(part)
  if ('strong' in part) return part.strong.trim() === '' ? '' : `**${escapeText(part.strong)}**`
  if ('code' in part) return inlineCode(part.code, inTable)
  if ('heading' in part) return `[${escapeText(part.link)}](#${anchorOf(part.heading)})`
  const url = safeUrl(part.url)
  return url === undefined ? escapeText(part.link) : `[${escapeText(part.link)}](${url})`
}

/** Keeps the space between two parts, which escaping trims. */
const spaced = (text: string): string =>
  (/^\s/.test(text) ? ' ' : '') + escapeText(text) + (/\S\s+$/.test(text) ? ' ' : '')
