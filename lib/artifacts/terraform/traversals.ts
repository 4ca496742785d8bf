/** A name in an expression that stands for something declared elsewhere: `var.name`, `local.tags`, `aws_vpc.network`, `data.aws_vpc.hub`. */
export type Traversal = {
  /** What it points at, without what is read from it. */
  target: string
  start: number
  end: number
  /** The attributes read one in another: `identity[0].oidc[0].issuer` is `['identity', 'oidc', 'issuer']`. Empty: the thing as a whole. */
  path: readonly string[]
}

/**
 * Finds them in the text of an expression, and in the templates within its strings; what is only text is never taken for code. The same few
 * expressions are read over and over, so the last thousands are kept.
 */
export function traversals(expression: string): readonly Traversal[] {
  const known = lately.get(expression)
  if (known) return known
  if (lately.size >= KEPT) lately.clear()
  const read = find(expression)
  lately.set(expression, read)
  return read
}

const KEPT = 20_000
const lately = new Map<string, readonly Traversal[]>()

function find(expression: string): readonly Traversal[] {
  if (!expression.includes('.')) return []
  const code = withoutText(expression)
  return [...code.matchAll(TARGET)].map((match) => {
    const start = match.index
    const end = start + match[0].length
    return { target: match[0], start, end, path: readFrom(code, start, end) }
  })
}

/** Puts another name in the place of each target. */
export function renamed(expression: string, nameOf: (target: string) => string): string {
  let out = ''
  let from = 0
  for (const { target, start, end } of traversals(expression)) {
    out += expression.slice(from, start) + nameOf(target)
    from = end
  }
  return from === 0 ? expression : out + expression.slice(from)
}

/** Types of resources have an underscore, which no name of Terraform's own with a dot after it has. */
const TARGET = /(?<![\w.])(?:(?:var|local)\.\w+|(?:data\.)?[a-z][a-z0-9]*_\w+\.[A-Za-z_]\w*)/g

/** The same text with everything blanked out that is a string: as long as before, so that places stay the same. */
function withoutText(expression: string): string {
  if (!expression.includes('"')) return expression
  const out: string[] = []
  // What encloses this sign: code in braces of its own, code in a template, or a string.
  const within: ('braces' | 'template' | 'string')[] = []
  for (let index = 0; index < expression.length; index += 1) {
    const sign = expression.charAt(index)
    const next = expression.charAt(index + 1)
    if (within.at(-1) !== 'string') {
      out.push(sign)
      if (sign === '"') within.push('string')
      if (sign === '{') within.push('braces')
      if (sign === '}') within.pop()
    } else if (sign === '"') {
      out.push(sign)
      within.pop()
    } else if (sign === '\\' || (sign === next && (sign === '$' || sign === '%'))) {
      out.push('  ')
      index += 1
    } else if ((sign === '$' || sign === '%') && next === '{') {
      out.push(sign, next)
      within.push('template')
      index += 1
    } else out.push(' ')
  }
  return out.join('')
}

/** `values(aws_subnet.app)[*].id` reads `id` from outside the brackets. */
function readFrom(code: string, start: number, end: number): string[] {
  let from = start
  let at = end
  while (true) {
    const { path, end: stop } = accesses(code, at)
    if (path.length > 0) return path
    const called =
      code.charAt(stop) === ')'
        ? /\b(?:values|one|tolist|toset)\($/.exec(code.slice(Math.max(0, from - 12), from))
        : null
    if (!called) return []
    from -= called[0].length
    at = stop + 1
  }
}

const ATTRIBUTE = /\.(\w+|\*)/y

function accesses(code: string, from: number): { path: string[]; end: number } {
  const path: string[] = []
  let at = from
  while (at < code.length) {
    ATTRIBUTE.lastIndex = at
    const attribute = code.charAt(at) === '.' ? ATTRIBUTE.exec(code) : null
    if (attribute) {
      const [whole, name = ''] = attribute
      if (/^[a-z_]/i.test(name)) path.push(name)
      at += whole.length
    } else if (code.charAt(at) === '[') at = closing(code, at) + 1
    else break
  }
  return { path, end: at }
}

function closing(code: string, from: number): number {
  let depth = 0
  for (let at = from; at < code.length; at += 1) {
    if (code.charAt(at) === '[') depth += 1
    if (code.charAt(at) === ']') depth -= 1
    if (depth === 0) return at
  }
  return code.length
}
