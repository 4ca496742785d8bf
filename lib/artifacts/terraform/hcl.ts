/**
 * A Terraform file as data: blocks, attributes and expressions. `print-hcl.ts` is the only place that turns it into text and the only one
 * that escapes. An object with exactly one key named `ref`, `code`, `text` or `call` is an expression; every other object is an HCL object.
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | Reference
  | Code
  | Text
  | Call
  | readonly Value[]
  | { readonly [key: string]: Value }

/** A traversal that must resolve: `{ ref: 'aws_vpc.network.id' }`. */
export type Reference = { readonly ref: string }
/** An expression that this project wrote itself. Text a user typed never gets in here. */
export type Code = { readonly code: string }
/** A template: strings are literal text, all else is interpolated. */
export type Text = { readonly text: readonly Value[] }
export type Call = { readonly call: { readonly name: string; readonly args: readonly Value[] } }

/** Attributes and nested blocks in the order in which they are printed; `undefined` leaves a line out. */
export type Body = { readonly [name: string]: Value | Nested | Labelled | Dynamic | Noted | undefined }
export type Nested = { readonly blocks: readonly Body[] }
/** The one nested block of Terraform with a label: `backend "s3"`. */
export type Labelled = { readonly labelled: { readonly label: string; readonly body: Body } }
/** `block` names the block where the same body also writes some of them out. */
export type Dynamic = { readonly dynamic: { readonly forEach: Value; readonly content: Body; readonly block?: string } }
/** An attribute with a comment line above it. */
export type Noted = { readonly noted: Value; readonly because: string }

export type Block = {
  readonly type: string
  readonly labels: readonly string[]
  readonly comment: string
  readonly body: Body
}

export const ref = (path: string): Reference => ({ ref: path })
export const code = (expression: string): Code => ({ code: expression })
export const call = (name: string, ...args: Value[]): Call => ({ call: { name, args } })
export const json = (value: Value): Call => call('jsonencode', value)
export const nested = (...blocks: Body[]): Nested => ({ blocks })
export const dynamic = (forEach: Value, content: Body, block?: string): Dynamic => ({
  dynamic: block === undefined ? { forEach, content } : { forEach, content, block },
})
export const labelled = (label: string, body: Body): Labelled => ({ labelled: { label, body } })
export const noted = (value: Value, because: string): Noted => ({ noted: value, because })

/** Template literal for names: text`${ref('var.name')}-logs`. A template within becomes a part of it. */
export function text(strings: TemplateStringsArray, ...values: Value[]): Text {
  return {
    text: strings
      .flatMap((literal, index) => [literal, ...values.slice(index, index + 1).flatMap(partsOf)])
      .filter((part) => part !== ''),
  }
}

const partsOf = (value: Value): readonly Value[] => (isText(value) ? value.text : [value])
const isText = (value: Value): value is Text =>
  typeof value === 'object' && value !== null && 'text' in value && Array.isArray(value.text)

export const block = (type: string, labels: readonly string[], body: Body, comment = ''): Block => ({
  type,
  labels,
  comment,
  body,
})
export const resource = (type: string, name: string, body: Body, comment = '') =>
  block('resource', [type, name], body, comment)
export const data = (type: string, name: string, body: Body, comment = '') => block('data', [type, name], body, comment)
