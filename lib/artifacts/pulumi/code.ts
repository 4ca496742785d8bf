import type { Type } from './types'

/**
 * A piece of TypeScript. `plain` is known while the program runs, `output` only once the cloud has made something, and `nested` is a list
 * or an object with outputs inside, which Pulumi takes as it is wherever it takes an input.
 */
export type Code = {
  code: string
  kind: 'plain' | 'output' | 'nested'
  type: Type
  /** It may be missing, though not where it is used. */
  optional?: true
  /** Pulumi's type has it as possibly missing, and what is read of it must say that it stands. */
  maybe?: true
}

export const plain = (code: string, type: Type): Code => ({ code, kind: 'plain', type })

/** A list or an object made of these. */
export const together = (code: string, parts: readonly Code[], type: Type): Code => ({
  code,
  kind: parts.every(({ kind }) => kind === 'plain') ? 'plain' : 'nested',
  type,
})

/** Works on values: waits for those that are not known yet. */
export function lift(args: readonly Code[], type: Type, work: (codes: readonly string[]) => string): Code {
  const waiting = args.filter(({ kind }) => kind !== 'plain')
  if (waiting.length === 0) return plain(work(args.map(({ code }) => code)), type)
  const names = waiting.map((_, index) => NAMES[index] ?? `value${index}`)
  const inside = work(
    args.map((arg) =>
      arg.kind === 'plain'
        ? arg.code
        : `${names[waiting.indexOf(arg)] ?? 'value'}${arg.optional || arg.maybe ? '!' : ''}`,
    ),
  )
  const body = inside.startsWith('{') ? `(${inside})` : inside
  const [only] = waiting
  const code =
    waiting.length === 1 && only
      ? `pulumi.output(${only.code}).apply((${names[0]}) => ${body})`
      : `pulumi.all([${waiting.map((one) => one.code).join(', ')}]).apply(([${names.join(', ')}]) => ${body})`
  return { code, kind: 'output', type }
}

const NAMES = ['first', 'second', 'third', 'fourth']

/** A string as a literal, whatever it holds. */
export const literal = (text: string): string => {
  const quoted = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${quoted.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/
export const property = (name: string): string => (IDENTIFIER.test(name) ? name : literal(name))
export const access = (code: string, name: string): string =>
  IDENTIFIER.test(name) ? `${code}.${name}` : `${code}[${literal(name)}]`

/** As a part of a longer expression. */
export const enclosed = (code: string): string =>
  /^[\w.$!?[\]'"-]+$|^[\w.]+\([^()]*\)$/.test(code) ? code : `(${code})`
