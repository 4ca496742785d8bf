/**
 * A provider's schema in the shape of `terraform providers schema -json`, cut down to the types that are written here. Kept as
 * `<cloud>/schema.json`, one type a line; `scripts/terraform-schema.ts` makes it.
 */
export type ProviderSchema = {
  /** `registry.terraform.io/hashicorp/aws`. */
  source: string
  version: string
  /** The package that the facts were read from, and the day. */
  from: string
  readOn: string
  provider: BlockSchema
  resources: { readonly [type: string]: BlockSchema }
  data_sources: { readonly [type: string]: BlockSchema }
}

export type BlockSchema = {
  attributes: { readonly [name: string]: AttributeSchema }
  block_types?: { readonly [name: string]: NestedSchema }
}

export type AttributeSchema = { type: TypeSchema; required?: boolean; optional?: boolean; computed?: boolean }

export type NestedSchema = {
  nesting_mode: 'single' | 'list' | 'set' | 'map'
  block: BlockSchema
  min_items?: number
  max_items?: number
}

/** Terraform's types as its JSON spells them: `["list", "string"]`. */
export type TypeSchema =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', TypeSchema]
  | readonly ['object', { readonly [name: string]: TypeSchema }]

/** Only the provider sets it. */
export const isReadOnly = ({ computed, optional, required }: AttributeSchema) =>
  computed === true && optional !== true && required !== true

/** The type of what a block holds, as a reference to it is read. Each schema is gone through once, since they never change. */
export function typeOfBlock(schema: BlockSchema): TypeSchema {
  const known = typesOfBlocks.get(schema)
  if (known) return known
  const { attributes, block_types = {} } = schema
  const type: TypeSchema = [
    'object',
    {
      ...Object.fromEntries(Object.entries(attributes).map(([name, { type: own }]) => [name, own])),
      ...Object.fromEntries(Object.entries(block_types).map(([name, nested]) => [name, typeOfNested(nested)])),
    },
  ]
  typesOfBlocks.set(schema, type)
  return type
}

const typesOfBlocks = new WeakMap<BlockSchema, TypeSchema>()

export const typeOfNested = ({ nesting_mode, block }: NestedSchema): TypeSchema =>
  nesting_mode === 'single' ? typeOfBlock(block) : [nesting_mode, typeOfBlock(block)]
