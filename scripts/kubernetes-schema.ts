import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * Writes the strict JSON schema that generated manifests are held against, from the typed models named in kubernetes-kinds.ts: unknown
 * fields are refused, which the cluster itself would only do half of the time. Run by hand: npx tsx scripts/kubernetes-schema.ts
 */
const SOURCE = fileURLToPath(new URL('kubernetes-kinds.ts', import.meta.url))
const TARGET = fileURLToPath(new URL('../lib/artifacts/kubernetes/kinds.schema.json', import.meta.url))

type Schema = { [keyword: string]: unknown }

const program = ts.createProgram([SOURCE], {
  strict: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
})
const checker = program.getTypeChecker()
const source = program.getSourceFile(SOURCE)
if (!source) throw new Error(`${SOURCE} is missing`)

const definitions: { [name: string]: Schema } = {}
const names = new Map<ts.Type, string>()

/** The schema of a type, or nothing for `undefined`: an absent field. */
function schemaOf(type: ts.Type): Schema | null {
  const { flags } = type
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {}
  if (flags & ts.TypeFlags.Undefined) return null
  if (flags & ts.TypeFlags.Null) return { type: 'null' }
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
  if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' }
  if (flags & ts.TypeFlags.String) return { type: 'string' }
  if (flags & ts.TypeFlags.Number) return { type: 'number' }
  if (type.isUnion()) return unionOf(type.types)
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference)
    return { type: 'array', items: (item && schemaOf(item)) ?? {} }
  }
  return objectOf(type)
}

function unionOf(types: readonly ts.Type[]): Schema {
  const parts = types.map(schemaOf).filter((part) => part !== null)
  const different = [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()]
  if (different.every((part) => 'const' in part)) return { enum: different.map((part) => part.const) }
  return different.length === 1 ? (different[0] ?? {}) : { anyOf: different }
}

function objectOf(type: ts.Type): Schema {
  const known = names.get(type)
  if (known) return { $ref: `#/definitions/${known}` }
  const name = `d${names.size}`
  names.set(type, name)
  const fields = checker.getPropertiesOfType(type)
  const index = type.getStringIndexType()
  const schema: Schema = { type: 'object' }
  definitions[name] = schema
  if (fields.length > 0 && source) {
    const typed = fields.map((field) => [field.name, checker.getTypeOfSymbolAtLocation(field, source)] as const)
    schema.properties = Object.fromEntries(typed.map(([field, own]) => [field, schemaOf(own) ?? {}]))
  }
  const required = fields.filter((field) => !(field.flags & ts.SymbolFlags.Optional)).map((field) => field.name)
  if (required.length > 0) schema.required = required
  schema.additionalProperties = index ? (schemaOf(index) ?? {}) : fields.length === 0
  return { $ref: `#/definitions/${name}` }
}

const kinds = source.statements.find(
  (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === 'Kinds',
)
if (!kinds || !ts.isInterfaceDeclaration(kinds)) throw new Error('kubernetes-kinds.ts has no interface Kinds')
const properties = Object.fromEntries(
  kinds.members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type && ts.isStringLiteral(member.name)
      ? [[member.name.text, schemaOf(checker.getTypeAtLocation(member.type))]]
      : [],
  ),
)
writeFileSync(TARGET, `${JSON.stringify({ properties, definitions })}\n`)
console.info(`${Object.keys(properties).length} kinds, ${Object.keys(definitions).length} definitions`)
