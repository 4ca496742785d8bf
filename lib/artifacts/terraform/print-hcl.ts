import { wrap } from '@/lib/text/wrap'
import type { Block, Body, Dynamic, Labelled, Nested, Noted, Value } from './hcl'

/** Prints a file the way `terraform fmt` leaves it: two spaces, aligned equals signs, one final newline. */
export function printHcl(header: readonly string[], blocks: readonly Block[]): string {
  const parts = [header.flatMap((line) => printComment(line)).join('\n'), ...blocks.map(printBlock)]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** Prints the attributes of a variables file (`.tfvars`): a body with no block around it. */
export function printAttributes(header: readonly string[], body: Body): string {
  return `${[header.flatMap((line) => printComment(line)).join('\n'), printBody(body).join('\n')].filter(Boolean).join('\n\n')}\n`
}

const COMMENT_WIDTH = 110

export function printComment(comment: string): string[] {
  return wrap(comment, COMMENT_WIDTH).map((line) => `# ${line}`)
}

function printBlock({ type, labels, comment, body }: Block): string {
  const head = [type, ...labels.map(quote)].join(' ')
  const lines = printBody(body, type === 'module' ? CALLS : REPEATS)
  const whole = lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...indent(lines), '}']
  return [...printComment(comment), ...whole].join('\n')
}

const indent = (lines: readonly string[]) => lines.map((line) => (line === '' ? line : `  ${line}`))

/** One attribute or nested block as lines; `align` holds the two halves of a line that takes part in alignment. */
type Item = { name: string; comment: string[]; lines: string[]; align: boolean; isBlock: boolean }

/** Meta-arguments that say how many of a resource there are: a blank line sets them apart, as HashiCorp's style asks. */
const REPEATS: ReadonlySet<string> = new Set(['count', 'for_each'])
/** In a call of a module its source stands apart too. */
const CALLS: ReadonlySet<string> = new Set([...REPEATS, 'source'])

function printBody(body: Body, apart = REPEATS): string[] {
  const items = Object.entries(body).flatMap(([name, value]) => (value === undefined ? [] : toItems(name, value)))
  return joinItems(items, (before, item) => {
    if (before.isBlock || item.isBlock || item.comment.length > 0) return true
    return apart.has(before.name) || !before.align || !item.align
  })
}

function toItems(name: string, value: Value | Nested | Labelled | Dynamic | Noted): Item[] {
  if (isNested(value)) return value.blocks.map((body) => blockItem(name, name, printBody(body)))
  if (isLabelled(value))
    return [blockItem(name, `${name} ${quote(value.labelled.label)}`, printBody(value.labelled.body))]
  if (isDynamic(value)) {
    const { forEach, content, block = name } = value.dynamic
    return [
      blockItem(name, `dynamic ${quote(block)}`, printBody({ for_each: forEach, content: { blocks: [content] } })),
    ]
  }
  if (isNoted(value)) return [{ ...attributeItem(name, value.noted), comment: printComment(value.because) }]
  return [attributeItem(name, value)]
}

function blockItem(name: string, head: string, lines: readonly string[]): Item {
  const whole = lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...indent(lines), '}']
  return { name, comment: [], lines: whole, align: false, isBlock: true }
}

function attributeItem(name: string, value: Value): Item {
  const lines = printValue(value)
  return { name, comment: [], lines, align: lines.length === 1, isBlock: false }
}

/** `terraform fmt` aligns the equals signs of neighbouring one-line attributes; a blank line, a comment or a longer value ends the run. */
function joinItems(items: readonly Item[], isApart: (before: Item, item: Item) => boolean): string[] {
  const out: string[] = []
  let run: Item[] = []
  const flush = () => {
    const width = Math.max(0, ...run.map(({ name }) => name.length))
    for (const { name, lines } of run) out.push(`${name.padEnd(width)} = ${lines[0] ?? ''}`)
    run = []
  }
  for (const [index, item] of items.entries()) {
    const before = items[index - 1]
    const apart = before !== undefined && isApart(before, item)
    if (apart || !item.align || item.comment.length > 0) flush()
    if (apart) out.push('')
    out.push(...item.comment)
    if (item.align) run.push(item)
    else if (item.isBlock) out.push(...item.lines)
    else out.push(`${item.name} = ${item.lines[0] ?? ''}`, ...item.lines.slice(1))
  }
  flush()
  return out
}

const LIST_WIDTH = 100

function printValue(value: Value): string[] {
  if (value === null) return ['null']
  if (typeof value === 'string') return [quote(value)]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (isList(value)) return printList(value)
  if (isExpression(value, 'ref')) return [value.ref]
  if (isExpression(value, 'code')) return value.code.split('\n')
  if (isExpression(value, 'text')) return [printTemplate(value.text)]
  if (isExpression(value, 'call')) return printCall(value.call)
  return printObject(value as { readonly [key: string]: Value })
}

function printList(items: readonly Value[]): string[] {
  const printed = items.map(printValue)
  const line = `[${printed.map((lines) => lines.join('\n')).join(', ')}]`
  if (printed.every((lines) => lines.length === 1) && line.length <= LIST_WIDTH) return [line]
  return ['[', ...indent(printed.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1) ?? ''},`])), ']']
}

function printObject(object: { readonly [key: string]: Value }): string[] {
  const items = Object.entries(object).map(([key, value]) => attributeItem(objectKey(key), value))
  if (items.length === 0) return ['{}']
  return ['{', ...indent(joinItems(items, () => false)), '}']
}

function printCall({ name, args }: { name: string; args: readonly Value[] }): string[] {
  const [first, ...rest] = args.map(printValue)
  if (!first) return [`${name}()`]
  // Only a single argument may span lines: `jsonencode({ … })` hugs its brackets.
  if (rest.length === 0)
    return [`${name}(${first[0] ?? ''}`, ...first.slice(1)].map((line, index, all) =>
      index === all.length - 1 ? `${line})` : line,
    )
  return [`${name}(${[first, ...rest].map((lines) => lines.join(' ')).join(', ')})`]
}

function printTemplate(parts: readonly Value[]): string {
  // An expression alone needs no quotes around it: "${var.name}" is var.name.
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0 && typeof only !== 'string') return printValue(only).join(' ')
  return `"${parts.map((part) => (typeof part === 'string' ? escapeText(part) : `\${${printValue(part).join(' ')}}`)).join('')}"`
}

const objectKey = (key: string) => (/^[A-Za-z_][\w-]*$/.test(key) ? key : quote(key))

export const quote = (text: string) => `"${escapeText(text)}"`

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** `$${` and `%%{` stand for `${` and `%{`; after another `$` or `%` that pair would be read differently, so the sign is spelt by number. */
function escapeText(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replaceAll(/[\\"\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\ufeff]/gu, byNumber)
    .replaceAll(/([$%])\1*(?=\{)/g, (run) => (run.length === 1 ? run + run : [...run].map(byNumber).join('')))
}

/** Most texts have nothing to escape. */
const PLAIN = /^[\w .,:;/@()'=+*<>!?|&~^[\]-]*$/

const byNumber = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

const isList = (value: unknown): value is readonly Value[] => Array.isArray(value)
const isNested = (value: unknown): value is Nested => isExpression(value, 'blocks')
const isLabelled = (value: unknown): value is Labelled => isExpression(value, 'labelled')
const isDynamic = (value: unknown): value is Dynamic => isExpression(value, 'dynamic')
const isNoted = (value: unknown): value is Noted =>
  typeof value === 'object' && value !== null && 'noted' in value && 'because' in value

function isExpression<K extends string>(
  value: unknown,
  key: K,
): value is Extract<Value | Nested | Labelled | Dynamic, { [k in K]: unknown }> {
  if (typeof value !== 'object' || value === null || !(key in value)) return false
  for (const name in value) if (name !== key) return false
  return true
}
