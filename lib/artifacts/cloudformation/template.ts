import type { Parameter } from './value'

/** A template in CloudFormation's own terms, with functions in their long form: `{ 'Fn::GetAtt': ['Web', 'Arn'] }`. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json }

export type Template = {
  path: string
  description: string
  parameters: readonly Parameter[]
  conditions: Readonly<Record<string, Json>>
  resources: readonly { id: string; comment: string; body: Json }[]
  outputs: Readonly<Record<string, Json>>
}

export const NO_VALUE: Json = { Ref: 'AWS::NoValue' }
export const isNoValue = (value: Json) => single(value, 'Ref') === 'AWS::NoValue'

/** The argument of a function, if the value is a call of it. */
export function single(value: Json | undefined, name: string): Json | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return undefined
  const keys = Object.keys(value)
  return keys.length === 1 && keys[0] === name ? (value as { readonly [key: string]: Json })[name] : undefined
}
