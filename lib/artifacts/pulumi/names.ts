/**
 * What Pulumi's bridged provider calls a Terraform type, and the arguments whose name or shape is not what the bridge's rule gives: the
 * camel-cased name; a block that may stand once as an object, any other as a list. `scripts/pulumi-names.ts` writes `<cloud>-names.json`.
 */
export type PulumiNames = {
  /** `@pulumi/aws`. `args` are what is given to a type, `reads` what is read of it. */
  package: string
  version: string
  resources: { readonly [type: string]: { class: string; args: Fields; reads: Fields } }
  data: { readonly [type: string]: { function: string; args: Fields; reads: Fields } }
}

export type Fields = { [argument: string]: Field }
export type Field = {
  as?: string
  list?: boolean
  type?: 'string' | 'number' | 'boolean'
  /** `rds.EngineType`, where only certain texts are taken. */
  enum?: string
  /** What is read may be missing. */
  maybe?: true
  of?: Fields
}
