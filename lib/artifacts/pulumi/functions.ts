import { type Code, enclosed, lift, plain, together } from './code'
import type { Expression } from './hcl-expression'
import { attribute, indexed, itemOf } from './reading'
import type { Type } from './types'

type Call = Extract<Expression, { is: 'call' }>
type Translate = (expression: Expression) => Code

/** The functions of Terraform that our files call, in TypeScript. */
export function translateCall(call: Call, translate: Translate): Code {
  const special = SPECIAL[call.name]
  if (special) return special(call, translate)
  const write = FUNCTIONS[call.name]
  if (!write) throw new Error(`no counterpart for ${call.name}()`)
  const args = call.args.map((arg) => translate(arg))
  return lift(args, write.type(args), (codes) => write.code(codes, args))
}

type Written = {
  type: (args: readonly Code[]) => Type
  code: (codes: readonly string[], args: readonly Code[]) => string
}

const returns = (type: Type, code: (codes: readonly string[], args: readonly Code[]) => string): Written => ({
  type: () => type,
  code,
})
const sameAs = (code: (codes: readonly string[], args: readonly Code[]) => string): Written => ({
  type: ([first]) => first?.type ?? 'unknown',
  code,
})
const isList = (arg: Code | undefined) => typeof arg?.type === 'object' && 'list' in arg.type

const FUNCTIONS: { readonly [name: string]: Written | undefined } = {
  contains: returns('boolean', ([list = '', item = '']) => `${enclosed(list)}.includes(${item})`),
  max: returns('number', (codes) => `Math.max(${codes.join(', ')})`),
  min: returns('number', (codes) => `Math.min(${codes.join(', ')})`),
  ceil: returns('number', ([of = '']) => `Math.ceil(${of})`),
  floor: returns('number', ([of = '']) => `Math.floor(${of})`),
  slice: sameAs(([list = '', from = '', to = '']) => `${enclosed(list)}.slice(${from}, ${to})`),
  index: returns('number', ([list = '', item = '']) => `${enclosed(list)}.indexOf(${item})`),
  endswith: returns('boolean', ([text = '', end = '']) => `${enclosed(text)}.endsWith(${end})`),
  startswith: returns('boolean', ([text = '', start = '']) => `${enclosed(text)}.startsWith(${start})`),
  tostring: returns('string', ([of = '']) => `String(${of})`),
  tonumber: returns('number', ([of = '']) => `Number(${of})`),
  substr: returns(
    'string',
    ([text = '', from = '', length = '']) => `${enclosed(text)}.substring(${from}, ${end(from, length)})`,
  ),
  replace: returns(
    'string',
    ([text = '', what = '', by = '']) => `${enclosed(text)}.replaceAll(${pattern(what)}, ${by})`,
  ),
  cidrhost: returns('string', ([range = '', place = '']) => `cidrHost(${range}, ${place})`),
  cidrsubnet: returns('string', ([range = '', bits = '', place = '']) => `cidrSubnet(${range}, ${bits}, ${place})`),
  range: {
    type: () => ({ list: 'number' }),
    code: ([count = '']) => `Array.from({ length: ${count} }, (_, index) => index)`,
  },
  lower: returns('string', ([text = '']) => `${enclosed(text)}.toLowerCase()`),
  upper: returns('string', ([text = '']) => `${enclosed(text)}.toUpperCase()`),
  trimprefix: returns('string', ([text = '', prefix = '']) => `${enclosed(text)}.replace(${prefix}, '')`),
  trimsuffix: returns('string', ([text = '', suffix = '']) => `${enclosed(text)}.replace(${suffix}, '')`),
  split: { type: () => ({ list: 'string' }), code: ([by = '', text = '']) => `${enclosed(text)}.split(${by})` },
  join: returns('string', ([by = '', list = '']) => `${enclosed(list)}.join(${by})`),
  md5: returns('string', ([text = '']) => `createHash('md5').update(String(${text})).digest('hex')`),
  sha1: returns('string', ([text = '']) => `createHash('sha1').update(String(${text})).digest('hex')`),
  sha256: returns('string', ([text = '']) => `createHash('sha256').update(String(${text})).digest('hex')`),
  base64encode: returns('string', ([text = '']) => `Buffer.from(${text}).toString('base64')`),
  base64decode: returns('string', ([text = '']) => `Buffer.from(${text}, 'base64').toString()`),
  format: returns('string', ([format = '', ...values]) => formatted(format, values)),
  regex: returns('string', ([expression = '', text = '']) => `${enclosed(text)}.match(${regular(expression)})![0]`),
  regexall: {
    type: () => ({ list: 'string' }),
    code: ([expression = '', text = '']) =>
      `[...${enclosed(text)}.matchAll(${regular(expression, 'g')})].map(([found]) => found)`,
  },
  alltrue: returns('boolean', ([list = '']) => `${enclosed(list)}.every(Boolean)`),
  anytrue: returns('boolean', ([list = '']) => `${enclosed(list)}.some(Boolean)`),
  distinct: sameAs(([list = '']) => `[...new Set(${list})]`),
  sort: sameAs(([list = '']) => `[...${enclosed(list)}].sort()`),
  compact: sameAs(([list = '']) => `${enclosed(list)}.filter((item) => item !== undefined && item !== '')`),
  element: {
    type: ([list]) => itemOf(list?.type ?? 'unknown'),
    code: ([list = '', at = '']) => `${enclosed(list)}[${at} % ${enclosed(list)}.length]`,
  },
  lookup: {
    type: ([map]) => itemOf(map?.type ?? 'unknown'),
    code: ([map = '', key = '', other = 'undefined']) => `${enclosed(map)}[${key}] ?? ${other}`,
  },
  coalesce: sameAs((codes) => codes.join(' ?? ')),
  /** Of the names of hosts only, which is all that our files ask for. */
  uuidv5: returns('string', ([namespace = '', name = '']) => {
    if (namespace !== "'dns'") throw new Error(`uuidv5() of "dns" only, not ${namespace}`)
    return `uuidOfName(${name})`
  }),
}

/** Those that must not wait for what they hold, or that look at an argument's form. */
const encoded = ({ args: [arg] }: Call, translate: Translate): Code => {
  const of = needed(arg, translate)
  return of.kind === 'plain'
    ? plain(`JSON.stringify(${of.code})`, 'string')
    : { code: `pulumi.jsonStringify(${of.code})`, kind: 'output', type: 'string' }
}

const SPECIAL: { readonly [name: string]: ((call: Call, translate: Translate) => Code) | undefined } = {
  /** How many there are, and by which keys, is known before any of them stands. */
  length: ({ args: [arg] }, translate) => {
    const of = needed(arg, translate)
    const size = (code: string) =>
      isList(of) || of.type === 'string' ? `${enclosed(code)}.length` : `Object.keys(${code}).length`
    return of.kind === 'output' ? lift([of], 'number', ([code = '']) => size(code)) : plain(size(of.code), 'number')
  },
  keys: ({ args: [arg] }, translate) => {
    const of = needed(arg, translate)
    const sorted = (code: string) => `Object.keys(${code}).sort()`
    const type: Type = { list: 'string' }
    return of.kind === 'output' ? lift([of], type, ([code = '']) => sorted(code)) : plain(sorted(of.code), type)
  },
  jsonencode: encoded,
  // JSON is YAML as well.
  yamlencode: encoded,
  toset: ({ args: [arg] }, translate) => needed(arg, translate),
  tolist: ({ args: [arg] }, translate) => needed(arg, translate),
  tomap: ({ args: [arg] }, translate) => needed(arg, translate),
  nonsensitive: ({ args: [arg] }, translate) => needed(arg, translate),
  values: ({ args: [arg] }, translate) => {
    const of = needed(arg, translate)
    const type: Type = { list: itemOf(of.type) }
    return of.kind === 'output'
      ? lift([of], type, ([code = '']) => `Object.values(${code})`)
      : { ...of, code: `Object.values(${of.code})`, type }
  },
  one,
  concat: ({ args }, translate) => {
    const lists = args.map((arg) => translate(arg))
    if (lists.some(({ kind }) => kind === 'output'))
      return lift(
        lists,
        lists[0]?.type ?? 'unknown',
        (codes) => `[${codes.map((code) => `...${enclosed(code)}`).join(', ')}]`,
      )
    return together(
      `[${lists.map(({ code }) => `...${enclosed(code)}`).join(', ')}]`,
      lists,
      lists[0]?.type ?? 'unknown',
    )
  },
  flatten: ({ args: [arg] }, translate) => {
    const of = needed(arg, translate)
    const inner = itemOf(of.type)
    const type: Type = typeof inner === 'object' && 'list' in inner ? inner : of.type
    return of.kind === 'plain'
      ? plain(`${enclosed(of.code)}.flat()`, type)
      : lift([of], type, ([code = '']) => `${enclosed(code)}.flat()`)
  },
  setunion: ({ args }, translate) => {
    const lists = args.map((arg) => translate(arg))
    return lift(
      lists,
      lists[0]?.type ?? 'unknown',
      (codes) => `[...new Set([${codes.map((code) => `...${enclosed(code)}`).join(', ')}])]`,
    )
  },
  plantimestamp: () => plain('new Date().toISOString()', 'string'),
  /** The only date that our files write is the first of a month. */
  formatdate: ({ args: [format, date] }, translate) => {
    if (format?.is !== 'literal' || format.value !== "YYYY-MM-01'T'00:00:00Z")
      throw new Error(`formatdate() of the first of a month only, not ${JSON.stringify(format)}`)
    const of = needed(date, translate)
    return lift([of], 'string', ([code = '']) => `\`\${${code}.slice(0, 8)}01T00:00:00Z\``)
  },
  merge: ({ args }, translate) => {
    const maps = args.map((arg) => translate(arg))
    return together(
      `{ ${maps.map(({ code }) => `...${enclosed(code)}`).join(', ')} }`,
      maps,
      maps[0]?.type ?? 'unknown',
    )
  },
  setproduct: ({ args }, translate) => {
    const [one, other] = args.map((arg) => translate(arg))
    if (!one || !other || args.length !== 2) throw new Error('setproduct() of two lists only')
    const type: Type = { list: { list: itemOf(one.type) } }
    return lift(
      [one, other],
      type,
      ([first = '', second = '']) =>
        `${enclosed(first)}.flatMap((one) => ${enclosed(second)}.map((other) => [one, other]))`,
    )
  },
  /** What Terraform tries because a part may be missing is optional in TypeScript. */
  try: ({ args }, translate) => {
    // What follows something that always stands is never reached.
    const last = args.findIndex((arg) => STANDS.has(arg.is) && !/\?\./.test(tolerant(translate(arg).code)))
    const tried = args.slice(0, last === -1 ? args.length : last + 1).map((arg) => translate(arg))
    const codes = tried.map(({ code }, index) => {
      if (index === tried.length - 1) return code
      const mild = tolerant(code)
      // A text around something that is missing would say "undefined".
      const [, needed] = (STANDS.has(args[index]?.is ?? '') && /\b(\w+)\?\./.exec(mild)) || []
      return needed === undefined ? enclosed(mild) : `(${needed} ? ${mild} : undefined)`
    })
    const kind = tried.some((one) => one.kind === 'output')
      ? 'output'
      : tried.some((one) => one.kind === 'nested')
        ? 'nested'
        : 'plain'
    return { code: codes.join(' ?? '), kind, type: tried[0]?.type ?? 'unknown' }
  },
  can: ({ args: [arg] }, translate) => {
    if (arg?.is === 'call' && arg.name === 'regex') {
      const [expression, text] = arg.args.map((one) => translate(one))
      if (expression && text)
        return lift([text], 'boolean', ([code = '']) => `${regular(expression.code)}.test(${code})`)
    }
    if (arg?.is === 'call' && arg.name === 'cidrhost') {
      const range = needed(arg.args[0], translate)
      return lift([range], 'boolean', ([code = '']) => `/^\\d+(\\.\\d+){3}\\/\\d+$/.test(${code})`)
    }
    if (arg?.is === 'call' && arg.name === 'tonumber') {
      const number = needed(arg.args[0], translate)
      return lift([number], 'boolean', ([code = '']) => `!Number.isNaN(Number(${code}))`)
    }
    throw new Error(`can() of a pattern, a number or an address range only, not ${JSON.stringify(arg)}`)
  },
}

/** Expressions that give a value whatever they hold. */
const STANDS: ReadonlySet<string> = new Set(['template', 'binary', 'unary'])

const tolerant = (code: string): string =>
  code
    .replaceAll('!.', '?.')
    .replaceAll('![', '?.[')
    .replaceAll(/\b(first|second|third|fourth)\./g, '$1?.')

/** The only item of a list, or nothing. Of a resource that may be missing, what is read of it. */
function one({ args: [arg] }: Call, translate: Translate): Code {
  if (arg?.is === 'splat') {
    const of = translate(arg.of)
    if (typeof of.type === 'object' && 'resource' in of.type) {
      const present = { ...of, code: of.type.optional ? `${of.code}?` : of.code }
      const read = arg.read.reduce(
        (code, step) => ('name' in step ? attribute(code, step.name) : indexed(code, translate(step.at))),
        present,
      )
      return of.type.optional ? { ...read, optional: true } : read
    }
  }
  const list = needed(arg, translate)
  const type = itemOf(list.type)
  if (list.kind === 'output') return lift([list], type, ([code = '']) => `${enclosed(code)}[0]`)
  return { code: `${enclosed(list.code)}[0]`, kind: list.kind === 'plain' ? 'plain' : 'output', type }
}

function needed(arg: Expression | undefined, translate: Translate): Code {
  if (!arg) throw new Error('an argument is missing')
  return translate(arg)
}

const end = (from: string, length: string) => (from === '0' ? length : `${from} + ${length}`)

/** "/…/" is a pattern in replace(); anything else is text. */
const pattern = (what: string) => (/^'\/.*\/'$/.test(what) ? regular(`'${what.slice(2, -2)}'`, 'g') : what)

/** A pattern that stands as a string, as a pattern. */
function regular(text: string, flags = ''): string {
  const source = /^'(.*)'$/s.exec(text)?.[1]
  if (source === undefined) return `new RegExp(${text}${flags === '' ? '' : `, '${flags}'`})`
  return `/${source
    .replaceAll("\\'", "'")
    .replaceAll('\\\\', '\\')
    .replaceAll(/(?<!\\)\//g, '\\/')}/${flags}`
}

/** format("%s-%d", a, b) as a template; only plain verbs are written by our files. */
function formatted(format: string, values: readonly string[]): string {
  const text = /^'(.*)'$/s.exec(format)?.[1]
  if (text === undefined) throw new Error('format() of a literal only')
  let index = 0
  const body = text
    .replaceAll("\\'", "'")
    .replaceAll('`', '\\`')
    .replaceAll('${', '\\${')
    .replaceAll(/%(?:%|s|d|v|0(\d)d)/g, (verb, width?: string) => {
      if (verb === '%%') return '%'
      const value = values[index++] ?? ''
      return width === undefined ? `\${${value}}` : `\${String(${value}).padStart(${width}, '0')}`
    })
  return `\`${body}\``
}
