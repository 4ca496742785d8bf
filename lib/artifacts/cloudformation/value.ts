/**
 * A template as data. Values may point at any resource of the design by its logical id; `link.ts` decides which stack each resource stands
 * in and turns what crosses into outputs and parameters. `print.ts` is the only place that makes text of it.
 */
export type Value = string | number | boolean | readonly Value[] | Properties | Expression
export type Properties = { readonly [name: string]: Value | undefined }

/** Environments that have something, as bits: the first environment is 1, the second 2, the third 4. */
export type Where = number

export type Expression =
  | { readonly fn: 'ref'; readonly id: string }
  | { readonly fn: 'att'; readonly id: string; readonly attribute: string }
  | { readonly fn: 'parameter'; readonly parameter: Parameter }
  | { readonly fn: 'pseudo'; readonly name: 'AccountId' | 'NoValue' | 'Partition' | 'Region' }
  /** Strings are literal text, all else is filled in. */
  | { readonly fn: 'text'; readonly parts: readonly Value[] }
  /** `inside` in these environments, `otherwise` (or nothing at all) in the others. */
  | { readonly fn: 'when'; readonly where: Where; readonly inside: Value; readonly otherwise?: Value }
  /** Nothing until the stack that is deployed after this one has told its value. */
  | { readonly fn: 'once-known'; readonly value: Expression; readonly inside: Value }
  /** The first of these that the environment has: one part of the design, built in more than one way. */
  | { readonly fn: 'either'; readonly options: readonly Value[] }
  | { readonly fn: 'call'; readonly name: 'Base64' | 'GetAZs' | 'Join' | 'Select' | 'Split'; readonly args: Value }

export type Parameter = {
  name: string
  type: 'String' | 'Number' | 'CommaDelimitedList'
  description: string
  /** Heading under which the console shows it. */
  group: string
  /** What each environment sets it to; `undefined` where the environment has no use for it. `null`: only the reader knows. */
  values: readonly (string | undefined)[] | null
  /** Which region's stack reads it; `null` where all do. */
  slot: number | null
  fallback?: string
  pattern?: string
  /** What the pattern asks for, in words. */
  constraint?: string
  allowed?: readonly string[]
  minimum?: number
  secret?: boolean
  /** Environments in which it has to be given. */
  where?: Where
  /** Shown among the values to set. */
  example?: string
}

export const isExpression = (value: Value | undefined): value is Expression =>
  typeof value === 'object' && !Array.isArray(value) && 'fn' in value

export const ref = (id: string): Expression => ({ fn: 'ref', id })
export const att = (id: string, attribute: string): Expression => ({ fn: 'att', id, attribute })
export const given = (parameter: Parameter): Expression => ({ fn: 'parameter', parameter })
export const call = (name: 'Base64' | 'GetAZs' | 'Join' | 'Select' | 'Split', args: Value): Expression => ({
  fn: 'call',
  name,
  args,
})
export const when = (where: Where, inside: Value, otherwise?: Value): Expression =>
  otherwise === undefined ? { fn: 'when', where, inside } : { fn: 'when', where, inside, otherwise }
export const onceKnown = (value: Expression, inside: Value): Expression => ({ fn: 'once-known', value, inside })
export const either = (...options: Value[]): Value =>
  options.length === 1 && options[0] !== undefined ? options[0] : { fn: 'either', options }

const pseudo = (name: 'AccountId' | 'NoValue' | 'Partition' | 'Region'): Expression => ({ fn: 'pseudo', name })
export const ACCOUNT = pseudo('AccountId')
export const NOTHING = pseudo('NoValue')
export const PARTITION = pseudo('Partition')
export const REGION = pseudo('Region')

/** Template literal for names: text`${NAME}-logs`. */
export function text(strings: TemplateStringsArray, ...values: Value[]): Expression {
  return {
    fn: 'text',
    parts: strings
      .flatMap((literal, index) => [literal, ...values.slice(index, index + 1)])
      .filter((part) => part !== ''),
  }
}

/** A value as JSON text, for the few properties that want a string; expressions inside strings stay expressions. */
export function jsonText(value: Value): Expression {
  const parts: Value[] = []
  const write = (part: Value) => {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else parts.push(part)
  }
  const visit = (inner: Value): void => {
    if (isExpression(inner)) {
      write('"')
      for (const part of inner.fn === 'text' ? inner.parts : [inner])
        write(typeof part === 'string' ? JSON.stringify(part).slice(1, -1) : part)
      write('"')
    } else if (Array.isArray(inner)) {
      write('[')
      inner.forEach((item: Value, index) => {
        if (index > 0) write(', ')
        visit(item)
      })
      write(']')
    } else if (typeof inner === 'object') {
      const entries = Object.entries(inner).filter((entry): entry is [string, Value] => entry[1] !== undefined)
      write('{')
      entries.forEach(([key, item], index) => {
        write(`${index > 0 ? ', ' : ''}${JSON.stringify(key)}: `)
        visit(item)
      })
      write('}')
    } else write(JSON.stringify(inner))
  }
  visit(value)
  return { fn: 'text', parts }
}
