import { checkBody } from './check-body'
import type { Found, Json, Parsed, Tree } from './parsed'
import { addressOf, expressions, found, list, tree } from './parsed'
import type { ProviderSchema } from './provider-schema'

/**
 * Holds parsed Terraform against the provider's schema: names and types of arguments and blocks, what is required, what only the provider
 * may set, what a module is given and gives back, and whether every reference has something at its end. It knows neither enumerations nor
 * what an expression comes to; `terraform plan` does. Every folder is a module of its own.
 */
export function checkTerraform(files: Parsed, schema: ProviderSchema): string[] {
  const folders = new Map<string, Module>()
  for (const [file, root] of Object.entries(files)) {
    const folder = folderOf(file)
    const module = folders.get(folder) ?? { folder, files: [] }
    module.files.push({ file, root: tree(root) })
    folders.set(folder, module)
  }
  const modules = new Map([...folders].map(([folder, module]) => [folder, declarations(module)]))
  return [...modules.values()].flatMap((module) => [
    ...module.problems,
    ...module.files.flatMap(({ file, root }) => checkFile(file, root, module, modules, schema)),
  ])
}

type Module = { folder: string; files: { file: string; root: Tree }[] }
type Declared = Module & {
  addresses: ReadonlySet<string>
  /** The fields of a variable that is an object, `null` for any other type. */
  variables: ReadonlyMap<string, { fields: readonly string[] | null; isOptional: boolean }>
  locals: ReadonlySet<string>
  outputs: ReadonlySet<string>
  /** The folder of each module that is called. */
  calls: ReadonlyMap<string, string>
  problems: string[]
}

const folderOf = (file: string) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '')

function declarations(module: Module): Declared {
  const roots = module.files.map(({ root }) => root)
  const addresses = roots.flatMap(found).map(addressOf)
  const variables = roots.flatMap((root) =>
    Object.entries(tree(root.variable)).map(([name, bodies]) => {
      const body = tree(list(bodies)[0])
      return [name, { fields: fieldsOf(body.type), isOptional: 'default' in body }] as const
    }),
  )
  const locals = roots.flatMap((root) => list(root.locals).flatMap((body) => Object.keys(tree(body))))
  const outputs = roots.flatMap((root) => Object.keys(tree(root.output)))
  const calls = roots.flatMap((root) =>
    Object.entries(tree(root.module)).map(
      ([name, bodies]) => [name, resolve(module.folder, String(tree(list(bodies)[0]).source))] as const,
    ),
  )
  const names = [
    ...addresses,
    ...variables.map(([name]) => `var.${name}`),
    ...locals.map((name) => `local.${name}`),
    ...outputs.map((name) => `output.${name}`),
    ...calls.map(([name]) => `module.${name}`),
  ]
  return {
    ...module,
    addresses: new Set(addresses),
    variables: new Map(variables),
    locals: new Set(locals),
    outputs: new Set(outputs),
    calls: new Map(calls),
    problems: repeated(names).map((name) => `${module.folder}: ${name} is declared twice`),
  }
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.has(name) || !seen.add(name)))]
}

/** `../../modules/network` as seen from `terraform/environments/production`. */
function resolve(folder: string, source: string): string {
  return source.split('/').reduce((path, part) => {
    if (part === '..') return folderOf(path)
    if (part === '.') return path
    return path === '' ? part : `${path}/${part}`
  }, folder)
}

function fieldsOf(type: Json | undefined): string[] | null {
  const written = typeof type === 'string' ? /^\$\{object\(\{([\s\S]*)\}\)\}$/.exec(type)?.[1] : undefined
  if (written === undefined) return null
  // Fields of an object within the object belong to that one.
  let depth = 0
  const outer = [...written].filter((sign) => {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    return depth === 0
  })
  return [...outer.join('').matchAll(/(\w+)\s*=/g)].map(([, name = '']) => name)
}

function checkFile(
  file: string,
  root: Tree,
  module: Declared,
  modules: ReadonlyMap<string, Declared>,
  schema: ProviderSchema,
): string[] {
  const prefix = schema.source.slice(schema.source.lastIndexOf('/') + 1)
  const shapeOf = ({ kind, type }: Pick<Found, 'kind' | 'type'>) =>
    (kind === 'data' ? schema.data_sources : schema.resources)[type]
  const bodies = found(root).flatMap((block) => {
    const shape = shapeOf(block)
    if (!shape) return [`${addressOf(block)} has a type the schema does not know`]
    return checkBody(shape, block.body, addressOf(block), true)
  })
  const providers = list(tree(root.provider)[prefix]).flatMap((body) => {
    const { alias: _, ...own } = tree(body)
    return checkBody(schema.provider, own, `provider.${prefix}`, false)
  })
  const backends = list(root.terraform).flatMap((settings) =>
    Object.entries(tree(tree(settings).backend)).flatMap(([name, given]) => checkBackend(name, tree(list(given)[0]))),
  )
  const calls = Object.entries(tree(root.module)).flatMap(([name, callBodies]) =>
    checkCall(name, tree(list(callBodies)[0]), modules.get(module.calls.get(name) ?? '')),
  )
  const references = expressions(root).flatMap((text) => [
    ...toResources(text, prefix, module, shapeOf),
    ...toValues(text, module),
    ...toModules(text, module, modules),
  ])
  return [...bodies, ...providers, ...backends, ...calls, ...references].map((problem) => `${file}: ${problem}`)
}

/**
 * Terraform looks at these only when it reaches the state itself, so they are not in any schema: the arguments in use here, of
 * https://developer.hashicorp.com/terraform/language/backend (s3, gcs, azurerm).
 */
const BACKENDS: Readonly<Record<string, { required: readonly string[]; optional: readonly string[] }>> = {
  s3: { required: ['bucket', 'key', 'region'], optional: ['encrypt', 'use_lockfile', 'kms_key_id'] },
  gcs: { required: ['bucket', 'prefix'], optional: ['kms_encryption_key'] },
  azurerm: {
    required: ['storage_account_name', 'container_name', 'key'],
    optional: ['resource_group_name', 'subscription_id', 'tenant_id', 'use_azuread_auth', 'use_oidc'],
  },
}

function checkBackend(name: string, body: Tree): string[] {
  const known = BACKENDS[name]
  if (!known) return [`backend.${name} is none that this project writes`]
  const unknown = Object.keys(body).filter((argument) => ![...known.required, ...known.optional].includes(argument))
  const missing = known.required.filter((argument) => !(argument in body))
  return [
    ...unknown.map((argument) => `backend.${name}.${argument} is unknown`),
    ...missing.map((argument) => `backend.${name}.${argument} is missing`),
  ]
}

const CALL_META = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on'])

function checkCall(name: string, body: Tree, called: Declared | undefined): string[] {
  if (!called) return [`module.${name} has no folder ${String(body.source)}`]
  const given = Object.keys(body).filter((argument) => !CALL_META.has(argument))
  const unknown = given.filter((argument) => !called.variables.has(argument))
  const missing = [...called.variables].filter(([variable, { isOptional }]) => !isOptional && !(variable in body))
  return [
    ...unknown.map((argument) => `module.${name}.${argument} is unknown`),
    ...missing.map(([variable]) => `module.${name}.${variable} is missing`),
  ]
}

type ShapeOf = (block: Pick<Found, 'kind' | 'type'>) => ProviderSchema['provider'] | undefined

function toResources(text: string, prefix: string, { addresses }: Declared, shapeOf: ShapeOf): string[] {
  const pattern = new RegExp(`(?<![\\w.])(data\\.)?(${prefix}_\\w+)\\.(\\w+)((?:\\[[^\\]]*\\])*)(?:\\.(\\w+))?`, 'g')
  return [...text.matchAll(pattern)].flatMap(([whole, data = '', type = '', name = '', , attribute]) => {
    if (!addresses.has(`${data}${type}.${name}`)) return [`${whole} refers to nothing`]
    const shape = shapeOf({ kind: data === '' ? 'resource' : 'data', type })
    if (attribute === undefined || !shape) return []
    const isKnown = attribute in shape.attributes || attribute in (shape.block_types ?? {})
    return isKnown ? [] : [`${whole} reads an attribute that does not exist`]
  })
}

function toValues(text: string, { variables, locals }: Declared): string[] {
  const toVariables = [...text.matchAll(/(?<![\w.])var\.(\w+)(?:\.(\w+))?/g)].flatMap(([whole, name = '', field]) => {
    const variable = variables.get(name)
    if (variable === undefined) return [`${whole} refers to nothing`]
    return field !== undefined && variable.fields !== null && !variable.fields.includes(field)
      ? [`${whole} reads a field that its type does not have`]
      : []
  })
  const toLocals = [...text.matchAll(/(?<![\w.])local\.(\w+)/g)].flatMap(([whole, name = '']) =>
    locals.has(name) ? [] : [`${whole} refers to nothing`],
  )
  return [...toVariables, ...toLocals]
}

function toModules(text: string, { calls }: Declared, modules: ReadonlyMap<string, Declared>): string[] {
  return [...text.matchAll(/(?<![\w.])module\.(\w+)(?:\.(\w+))?/g)].flatMap(([whole, name = '', output]) => {
    const called = modules.get(calls.get(name) ?? '')
    if (!called) return [`${whole} refers to nothing`]
    return output === undefined || called.outputs.has(output) ? [] : [`${whole} is not an output of the module`]
  })
}
