import schema from './aws/schema.json'

/**
 * Holds parsed Terraform against the provider's schema (the resource types written here, of hashicorp/aws 6.66.0): names of arguments and
 * blocks, what is required, what only the provider may set, and whether every reference has something at its end. It knows no types and
 * no enumerations; `terraform validate` does. The input is what HashiCorp's parser makes of each file: Terraform's JSON syntax.
 */
export type Parsed = { readonly [file: string]: Json }

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Shape = {
  required?: string
  optional?: string
  computed?: string
  min?: number
  max?: number
  blocks?: { [name: string]: Shape }
}
type Tree = { readonly [key: string]: Json }

const RESOURCES: { readonly [type: string]: Shape } = schema.resources
const DATA: { readonly [type: string]: Shape } = schema.data

export function checkTerraform(files: Parsed): string[] {
  const declared = declarations(files)
  return [
    ...declared.problems,
    ...Object.entries(files).flatMap(([file, root]) => checkFile(file, tree(root), declared)),
  ]
}

type Declared = {
  addresses: ReadonlySet<string>
  variables: ReadonlyMap<string, readonly string[] | null>
  locals: ReadonlySet<string>
  problems: string[]
}

type Found = { kind: 'resource' | 'data'; type: string; name: string; body: Tree }

const tree = (value: Json | undefined): Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {}
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [])

function found(root: Tree): Found[] {
  return (['resource', 'data'] as const).flatMap((kind) =>
    Object.entries(tree(root[kind])).flatMap(([type, named]) =>
      Object.entries(tree(named)).flatMap(([name, bodies]) =>
        list(bodies).map((body) => ({ kind, type, name, body: tree(body) })),
      ),
    ),
  )
}

const addressOf = ({ kind, type, name }: Found) => (kind === 'data' ? `data.${type}.${name}` : `${type}.${name}`)

function declarations(files: Parsed): Declared {
  const roots = Object.values(files).map(tree)
  const addresses = roots.flatMap(found).map(addressOf)
  const variables = roots.flatMap((root) =>
    Object.entries(tree(root.variable)).map(([name, bodies]) => [name, fieldsOf(tree(list(bodies)[0]).type)] as const),
  )
  const locals = roots.flatMap((root) => list(root.locals).flatMap((body) => Object.keys(tree(body))))
  const repeated = [...addresses, ...variables.map(([name]) => `var.${name}`), ...locals.map((name) => `local.${name}`)]
  return {
    addresses: new Set(addresses),
    variables: new Map(variables),
    locals: new Set(locals),
    problems: [...new Set(repeated.filter((name, index) => repeated.indexOf(name) !== index))].map(
      (name) => `${name} is declared twice`,
    ),
  }
}

/** The fields of a variable whose type is an object, `null` for any other type. */
function fieldsOf(type: Json | undefined): string[] | null {
  const written = typeof type === 'string' ? /^\$\{object\(\{([\s\S]*)\}\)\}$/.exec(type)?.[1] : undefined
  return written === undefined ? null : [...written.matchAll(/(\w+)\s*=/g)].map(([, name = '']) => name)
}

function checkFile(file: string, root: Tree, declared: Declared): string[] {
  const bodies = found(root).flatMap((block) => {
    const shape = (block.kind === 'data' ? DATA : RESOURCES)[block.type]
    if (!shape) return [`${file}: ${addressOf(block)} has a type the schema does not know`]
    return checkBody(shape, block.body, `${file}: ${addressOf(block)}`, true)
  })
  return [
    ...bodies,
    ...strings(root).flatMap((text) => checkReferences(text, declared).map((problem) => `${file}: ${problem}`)),
  ]
}

/** Arguments that Terraform itself gives to every resource. */
const META = new Set(['count', 'for_each', 'depends_on', 'provider', 'lifecycle'])
const words = (text: string | undefined) => (text ? text.split(' ') : [])

function checkBody(shape: Shape, body: Tree, at: string, isTop: boolean): string[] {
  const dynamics = tree(body.dynamic)
  const settable = new Set([...words(shape.required), ...words(shape.optional)])
  const computed = new Set(words(shape.computed))
  const blocks = shape.blocks ?? {}
  const written = Object.entries(body).flatMap(([name, value]): string[] => {
    if ((isTop && META.has(name)) || name === 'dynamic' || settable.has(name)) return []
    const block = blocks[name]
    if (block) return checkBlocks(block, list(value), `${at}.${name}`)
    if (computed.has(name)) return [`${at}.${name} is set, and only the provider may set it`]
    return [`${at}.${name} is unknown`]
  })
  const generated = Object.entries(dynamics).flatMap(([name, uses]) => {
    const block = blocks[name]
    if (!block) return [`${at}.${name} is unknown (dynamic)`]
    return list(uses).flatMap((use) =>
      list(tree(use).content).flatMap((content) => checkBody(block, tree(content), `${at}.${name}`, false)),
    )
  })
  const missing = words(shape.required).filter((name) => !(name in body))
  const absent = Object.entries(blocks).filter(
    ([name, { min }]) => min !== undefined && !(name in body) && !(name in dynamics),
  )
  return [
    ...written,
    ...generated,
    ...[...missing, ...absent.map(([name]) => name)].map((name) => `${at}.${name} is missing`),
  ]
}

function checkBlocks(shape: Shape, bodies: readonly Json[], at: string): string[] {
  const many =
    shape.max !== undefined && bodies.length > shape.max ? [`${at} may stand at most ${shape.max} times`] : []
  return [...many, ...bodies.flatMap((body) => checkBody(shape, tree(body), at, false))]
}

function strings(value: Json): string[] {
  if (typeof value === 'string') return value.includes('${') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((inner: Json) => strings(inner))
}

const RESOURCE = /(?<![\w.])(data\.)?(aws_\w+)\.(\w+)((?:\[[^\]]*\])*)(?:\.(\w+))?/g
const VARIABLE = /(?<![\w.])var\.(\w+)(?:\.(\w+))?/g
const LOCAL = /(?<![\w.])local\.(\w+)/g

function checkReferences(text: string, { addresses, variables, locals }: Declared): string[] {
  const toResources = [...text.matchAll(RESOURCE)].flatMap(([whole, data = '', type = '', name = '', , attribute]) => {
    if (!addresses.has(`${data}${type}.${name}`)) return [`${whole} refers to nothing`]
    const shape = (data ? DATA : RESOURCES)[type]
    if (attribute === undefined || !shape) return []
    const known = [
      ...words(shape.required),
      ...words(shape.optional),
      ...words(shape.computed),
      ...Object.keys(shape.blocks ?? {}),
    ]
    return known.includes(attribute) ? [] : [`${whole} reads an attribute that does not exist`]
  })
  const toVariables = [...text.matchAll(VARIABLE)].flatMap(([whole, name = '', field]) => {
    const fields = variables.get(name)
    if (fields === undefined) return [`${whole} refers to nothing`]
    return field !== undefined && fields !== null && !fields.includes(field)
      ? [`${whole} reads a field that its type does not have`]
      : []
  })
  const toLocals = [...text.matchAll(LOCAL)].flatMap(([whole, name = '']) =>
    locals.has(name) ? [] : [`${whole} refers to nothing`],
  )
  return [...toResources, ...toVariables, ...toLocals]
}
