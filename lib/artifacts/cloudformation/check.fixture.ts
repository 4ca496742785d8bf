import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec'
import { parseDocument, YAMLMap } from 'yaml'
import type { Artifact } from '../artifact'

/**
 * Holds templates against AWS's own resource specification (@aws-cdk/aws-service-spec 0.1.216): types, properties, what is required,
 * primitive types, enumerations; that every Ref, GetAtt, Condition, nested parameter and output has something at its end; and that the
 * limits on the size of a template are kept. The input is the text as written, so the printer is under test as well.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Tree = { [key: string]: Json }
export type Templates = { [path: string]: Tree }

type Spec = Awaited<ReturnType<typeof loadAwsServiceSpec>>
let loading: Promise<Spec> | undefined
/** Read once: it takes about a second. */
export const spec = (): Promise<Spec> => {
  loading ??= loadAwsServiceSpec()
  return loading
}

const FUNCTIONS = ['GetAtt', 'Sub', 'Join', 'Select', 'Split', 'If', 'Equals', 'Not', 'And', 'Or', 'GetAZs', 'Base64']
const customTags = ['Ref', 'Condition', ...FUNCTIONS].flatMap((name) => {
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`
  const wrap = (inner: unknown) => {
    const map = new YAMLMap()
    map.set(key, inner)
    return map
  }
  return [
    { tag: `!${name}`, resolve: (text: string) => ({ [key]: name === 'GetAtt' ? splitOnce(text) : text }) },
    { tag: `!${name}`, collection: 'seq' as const, resolve: (items: unknown) => wrap(items) },
    { tag: `!${name}`, collection: 'map' as const, resolve: (items: unknown) => wrap(items) },
  ]
})
const splitOnce = (text: string) => [text.slice(0, text.indexOf('.')), text.slice(text.indexOf('.') + 1)]

type Parsed = { templates: Templates; problems: string[] }
export type Files = readonly Pick<Artifact, 'path' | 'content'>[]
const parsed = new WeakMap<Files, Parsed>()

/** Templates by file name, with functions in their long form; parsed once a list of files. */
export function parseTemplates(files: Files): Parsed {
  const known = parsed.get(files) ?? parseAll(files)
  parsed.set(files, known)
  return known
}

function parseAll(files: Files): Parsed {
  const problems: string[] = []
  const templates: Templates = {}
  for (const { path, content } of files.filter((file) => file.path.endsWith('.yaml'))) {
    const document = parseDocument(content, { customTags: customTags as never, schema: 'yaml-1.1', merge: false })
    for (const { message } of [...document.errors, ...document.warnings]) problems.push(`${path}: ${message}`)
    templates[path.replace('cloudformation/', '')] = document.toJS() as Tree
  }
  return { templates, problems }
}

export const tree = (value: Json | undefined): Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])

export async function checkTemplates(files: Files): Promise<string[]> {
  const database = await spec()
  const { templates, problems } = parseTemplates(files)
  if (problems.length > 0) return problems
  return [
    ...Object.entries(templates).flatMap(([path, template]) =>
      checkTemplate(database, template).map((problem) => `${path}: ${problem}`),
    ),
    ...checkNesting(templates),
  ]
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html (not re-read: an assumption). */
const LIMITS = { Parameters: 200, Resources: 500, Outputs: 200 }

function checkTemplate(database: Spec, template: Tree): string[] {
  const resources = tree(template.Resources)
  const names = new Set([...Object.keys(tree(template.Parameters)), ...Object.keys(resources)])
  const read = new Set<string>()
  const problems: string[] = Object.entries(LIMITS).flatMap(([section, limit]) => {
    const count = Object.keys(tree(template[section])).length
    return count > limit ? [`${count} ${section}, at most ${limit} are allowed`] : []
  })
  for (const name of Object.keys(tree(template.Parameters)))
    if (name in resources) problems.push(`${name} is a parameter and a resource`)
  for (const name of names) if (!/^[A-Za-z0-9]{1,255}$/.test(name)) problems.push(`${name} is no logical id`)
  for (const [id, body] of Object.entries(resources))
    problems.push(...checkResource(database, id, tree(body)), ...dependsOn(id, tree(body), resources))
  walk(template, (name, argument) => {
    if (name === 'Ref' || name === 'Fn::GetAtt') {
      const [target = '', attribute = ''] = name === 'Ref' ? [String(argument)] : list(argument).map(String)
      read.add(target)
      if (!names.has(target) && !target.startsWith('AWS::')) problems.push(`${name} of ${target}, which is not there`)
      else if (name === 'Fn::GetAtt') problems.push(...checkAttribute(database, resources, target, attribute))
    }
    if (name === 'Fn::Sub') {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
      for (const [, inner = ''] of String(text).matchAll(/\$\{([^!][^}]*)\}/g)) {
        if (inner in tree(variables as Json) || inner.startsWith('AWS::')) continue
        const [target = '', attribute] = inner.includes('.') ? splitOnce(inner) : [inner]
        read.add(target)
        if (!names.has(target)) problems.push(`Sub of ${target}, which is not there`)
        else if (attribute !== undefined) problems.push(...checkAttribute(database, resources, target, attribute))
      }
    }
    const condition = name === 'Fn::If' ? list(argument)[0] : name === 'Condition' ? argument : undefined
    if (typeof condition === 'string' && !(condition in tree(template.Conditions)))
      problems.push(`condition ${condition} is not there`)
  })
  for (const name of Object.keys(tree(template.Parameters)))
    if (!read.has(name)) problems.push(`parameter ${name} is read by nothing`)
  return problems
}

function dependsOn(id: string, body: Tree, resources: Tree): string[] {
  const needed = typeof body.DependsOn === 'string' ? [body.DependsOn] : list(body.DependsOn)
  return needed.flatMap((other) =>
    String(other) in resources ? [] : [`${id} depends on ${other}, which is not there`],
  )
}

/** Calls `visit` with every function of the template, by its long name. */
export function walk(value: Json, visit: (name: string, argument: Json) => void): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const isCondition = key === 'Condition' && typeof inner === 'string'
    if (isCondition || ((key === 'Ref' || key.startsWith('Fn::')) && Object.keys(value).length === 1))
      visit(key, inner as Json)
    walk(inner as Json, visit)
  }
}

const typeNamed = (database: Spec, type: string) => database.lookup('resource', 'cloudFormationType', 'equals', type)[0]

function checkAttribute(database: Spec, resources: Tree, target: string, attribute: string): string[] {
  const type = String(tree(resources[target]).Type)
  if (type === 'AWS::CloudFormation::Stack' && attribute.startsWith('Outputs.')) return []
  const known = typeNamed(database, type)
  return known && !(attribute in known.attributes) ? [`${target} (${type}) has no attribute ${attribute}`] : []
}

function checkResource(database: Spec, id: string, body: Tree): string[] {
  const type = typeNamed(database, String(body.Type))
  if (!type) return [`${id} has the unknown type ${body.Type}`]
  const problems: string[] = []
  checkProperties(database, type.properties, tree(body.Properties), id, problems)
  return problems
}

type Shape = { type: string; [key: string]: unknown }

function checkProperties(database: Spec, shapes: unknown, value: Tree, at: string, problems: string[]): void {
  const known = shapes as Record<string, { type: Shape; required?: boolean }>
  for (const [name, inner] of Object.entries(value)) {
    const shape = known[name]
    if (shape) checkValue(database, shape.type, inner, `${at}.${name}`, problems)
    else problems.push(`${at}.${name} is unknown`)
  }
  for (const [name, { required }] of Object.entries(known))
    if (required && !(name in value)) problems.push(`${at}.${name} is missing`)
}

const FUNCTION = /^(?:Ref|Fn::\w+)$/
const functionIn = (value: Json): [string, Json] | undefined => {
  const entries = Object.entries(tree(value))
  const [first] = entries
  return entries.length === 1 && first && FUNCTION.test(first[0]) ? first : undefined
}

function checkValue(database: Spec, shape: Shape, value: Json, at: string, problems: string[]): void {
  const called = functionIn(value)
  if (called) {
    // Both sides of a condition have to be right; what other functions give is a string or a list.
    if (called[0] === 'Fn::If')
      for (const side of list(called[1]).slice(1)) checkValue(database, shape, side, at, problems)
    else if (['array', 'ref', 'map'].includes(shape.type) && called[0] === 'Fn::Sub')
      problems.push(`${at} wants more than a string`)
    return
  }
  const wrong = (wanted: string) => problems.push(`${at} is ${JSON.stringify(value)}, not ${wanted}`)
  switch (shape.type) {
    case 'string': {
      const allowed = shape.allowedValues as string[] | undefined
      if (typeof value === 'object') wrong('a string')
      else if (allowed && !allowed.includes(String(value))) wrong(`one of ${allowed.join(', ')}`)
      return
    }
    case 'integer':
    case 'number':
      if (typeof value === 'object' || value === '' || Number.isNaN(Number(value))) wrong('a number')
      return
    case 'boolean':
      if (!['true', 'false'].includes(String(value))) wrong('a boolean')
      return
    case 'array':
      if (!Array.isArray(value)) wrong('a list')
      else
        value.forEach((item, index) => {
          checkValue(database, shape.element as Shape, item, `${at}[${index}]`, problems)
        })
      return
    case 'map':
      if (typeof value !== 'object' || Array.isArray(value)) wrong('a map')
      else
        for (const [key, item] of Object.entries(tree(value)))
          checkValue(database, shape.element as Shape, item, `${at}.${key}`, problems)
      return
    case 'ref': {
      const inner = database.get('typeDefinition', (shape.reference as { $ref: string }).$ref)
      if (typeof value !== 'object' || Array.isArray(value)) wrong('an object')
      else checkProperties(database, inner.properties, tree(value), at, problems)
      return
    }
    case 'union': {
      const tried = (shape.types as Shape[]).map((one) => {
        const found: string[] = []
        checkValue(database, one, value, at, found)
        return found
      })
      if (tried.every((found) => found.length > 0))
        problems.push(...(tried.sort((a, b) => a.length - b.length)[0] ?? []))
      return
    }
    case 'tag':
      if (typeof value !== 'object') wrong('a tag')
      return
    default:
  }
}

/** What main.yaml passes to each nested stack, and what it takes from them. */
function checkNesting(templates: Templates): string[] {
  const main = tree(templates['main.yaml']?.Resources)
  const problems: string[] = []
  const after = new Map<string, Set<string>>()
  for (const [id, body] of Object.entries(main)) {
    const { Properties, DependsOn } = tree(body)
    const path = String(tree(Properties).TemplateURL)
    const template = templates[path]
    if (!template) {
      problems.push(`main.yaml: ${id} is ${path}, which is not there`)
      continue
    }
    const passed = tree(tree(Properties).Parameters)
    const wanted = tree(template.Parameters)
    for (const name of Object.keys(wanted))
      if (!(name in passed)) problems.push(`main.yaml: ${id} is not given ${name}`)
    for (const name of Object.keys(passed))
      if (!(name in wanted)) problems.push(`main.yaml: ${id} is given ${name}, which it does not know`)
    const needs = new Set<string>(typeof DependsOn === 'string' ? [DependsOn] : list(DependsOn).map(String))
    walk(passed, (name, argument) => {
      if (name === 'Fn::GetAtt') needs.add(String(list(argument)[0]))
    })
    after.set(id, needs)
  }
  walk(templates['main.yaml'] ?? {}, (name, argument) => {
    if (name !== 'Fn::GetAtt') return
    const [stack = '', attribute = ''] = list(argument).map(String)
    const template = templates[String(tree(tree(main[stack]).Properties).TemplateURL)]
    if (!(attribute.replace('Outputs.', '') in tree(template?.Outputs)))
      problems.push(`main.yaml: ${stack} has no output ${attribute.replace('Outputs.', '')}`)
  })
  const done = new Set<string>()
  for (;;) {
    const ready = [...after].filter(([id, needs]) => !done.has(id) && [...needs].every((need) => done.has(need)))
    if (ready.length === 0) break
    for (const [id] of ready) done.add(id)
  }
  for (const id of after.keys()) if (!done.has(id)) problems.push(`main.yaml: ${id} waits for itself`)
  return problems
}
