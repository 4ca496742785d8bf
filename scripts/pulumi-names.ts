import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { Fields } from '@/lib/artifacts/pulumi/names'
import {
  type BlockSchema,
  type ProviderSchema,
  type TypeSchema,
  typeOfBlock,
} from '@/lib/artifacts/terraform/provider-schema'

/**
 * Finds what Pulumi's bridged providers call the types, arguments and blocks that our Terraform uses, by reading their declarations:
 *
 *   npm install --prefix /tmp/pulumi --ignore-scripts @pulumi/aws@7.48.0 @pulumi/gcp@9.37.0 @pulumi/azure@6.40.0
 *   npx tsx scripts/pulumi-names.ts /tmp/pulumi/node_modules aws
 *
 * The result is lib/artifacts/pulumi/<cloud>-names.json; run it again whenever a Terraform schema has a new type.
 */
const PACKAGES = { aws: '@pulumi/aws', gcp: '@pulumi/gcp', azure: '@pulumi/azure' } as const
const SCHEMAS = { aws: 'aws', gcp: 'gcp', azure: 'azure' } as const

/** Where a name cannot be found by likeness: read from the same declarations by hand. */
const CLASSES: { readonly [type: string]: string | undefined } = {
  aws_db_subnet_group: 'rds.SubnetGroup',
  azurerm_client_config: 'core.getClientConfig',
  azurerm_private_dns_a_record: 'privatedns.ARecord',
  google_project_iam_member: 'projects.IAMMember',
}
const RENAMED: { readonly [argument: string]: string | undefined } = {
  'aws_api_gateway_deployment.rest_api_id': 'restApi',
  'aws_api_gateway_stage.deployment_id': 'deployment',
  'aws_api_gateway_stage.rest_api_id': 'restApi',
  'aws_cloudwatch_metric_alarm.alarm_name': 'name',
  'aws_elastic_beanstalk_environment.version_label': 'version',
  'aws_lambda_function.filename': 'code',
  'aws_lambda_function.function_name': 'name',
  'aws_lambda_permission.function_name': 'function',
  'aws_sns_topic_subscription.topic_arn': 'topic',
  'azurerm_mssql_server.administrator_login_password_wo': 'administratorLoginPassword',
  'azurerm_mysql_flexible_server.administrator_password_wo': 'administratorPassword',
  'azurerm_postgresql_flexible_server.administrator_password_wo': 'administratorPassword',
}

const [, , folder = '', cloud = ''] = process.argv
if (!(cloud in PACKAGES)) throw new Error('usage: pulumi-names.ts <node_modules> aws|gcp|azure')
const name = cloud as keyof typeof PACKAGES
const root = path.join(folder, PACKAGES[name])
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
const schema = JSON.parse(
  readFileSync(`lib/artifacts/terraform/${SCHEMAS[name]}/schema.json`, 'utf8'),
) as ProviderSchema

type Property = { name: string; type: string }
type Interface = ReadonlyMap<string, string>

/** Interfaces of types/input.d.ts by the path that declarations use: `lb.TargetGroupHealthCheck`. */
const inputs = readNamespaces('types/input.d.ts')
const outputs = readNamespaces('types/output.d.ts')
const { classes, functions } = readClasses()

const missing: string[] = []
const resources = Object.fromEntries(
  Object.entries(schema.resources).map(([type, block]) => {
    const found = best(type, block, classes)
    return [
      type,
      { class: found.path, args: fields(block, found.args, type), reads: reads(typeOfBlock(block), found.reads, type) },
    ]
  }),
)
const data = Object.fromEntries(
  Object.entries(schema.data_sources).map(([type, block]) => {
    const found = best(type, block, functions)
    return [
      type,
      {
        function: found.path,
        args: fields(block, found.args, type),
        reads: reads(typeOfBlock(block), found.reads, type),
      },
    ]
  }),
)
for (const line of missing) console.error(line)
const lines = (group: object) =>
  Object.entries(group)
    .map(([type, entry]) => `    ${JSON.stringify(type)}: ${JSON.stringify(entry)}`)
    .join(',\n')
writeFileSync(
  `lib/artifacts/pulumi/${name}-names.json`,
  `{\n  "package": "${PACKAGES[name]}",\n  "version": "${version}",\n  "resources": {\n${lines(resources)}\n  },\n  "data": {\n${lines(data)}\n  }\n}\n`,
)
for (const [type, entry] of [...Object.entries(resources), ...Object.entries(data)])
  console.log(type, 'class' in entry ? entry.class : entry.function)

function camel(text: string): string {
  return text.replaceAll(/_+(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function plurals(text: string): string[] {
  const one = camel(text)
  return [one, `${one}s`, `${one}es`, one.replace(/y$/, 'ies'), one.replace(/s$/, '')]
}

function isPrimitive(type: string): type is 'string' | 'number' | 'boolean' {
  return ['string', 'number', 'boolean'].includes(type)
}

/** What the bridge does unless it is told otherwise: a block that may stand once is an object, any other a list. */
function usualBlock({ nesting_mode, max_items }: { nesting_mode: string; max_items?: number }) {
  return { list: nesting_mode !== 'single' && max_items !== 1, type: undefined }
}

function usualAttribute(type: TypeSchema): { list: boolean; type: string | undefined } {
  if (typeof type === 'string') return { list: false, type: type === 'bool' ? 'boolean' : type }
  return type[0] === 'map' || type[0] === 'object'
    ? { list: false, type: undefined }
    : { list: true, type: usualAttribute(type[1]).type }
}

type Candidate = { path: string; words: string[]; args: Interface; reads: Interface }

function best(type: string, block: BlockSchema, candidates: readonly Candidate[]): Candidate {
  const settable = [
    ...Object.entries(block.attributes).flatMap(([key, { optional, required }]) => (optional || required ? [key] : [])),
    ...Object.keys(block.block_types ?? {}),
  ].filter((key) => key !== 'id' && key !== 'tags_all')
  const words = type.split('_').slice(1)
  const known = candidates.find((candidate) => candidate.path === CLASSES[type])
  if (known) return known
  const [first] = candidates
    .map((candidate) => {
      const hits = settable.filter((key) => plurals(key).some((each) => candidate.args.has(each))).length
      const overlap = hits / (settable.length + candidate.args.size - hits || 1)
      const own = new Set(candidate.words)
      const shared = words.filter((word) => own.has(word) || [...own].some((each) => each === `${word}s`)).length
      const tail = candidate.words.join('').endsWith(words.join('')) ? 0.5 : 0
      return { candidate, score: overlap * 2 + shared / Math.max(words.length, candidate.words.length) + tail }
    })
    .sort((a, b) => b.score - a.score || (a.candidate.path < b.candidate.path ? -1 : 1))
  if (!first) throw new Error(`nothing like ${type}`)
  if (first.score < 1.9) missing.push(`unsure: ${type} → ${first.candidate.path} (${first.score.toFixed(2)})`)
  return first.candidate
}

function fields(block: BlockSchema, args: Interface, at: string): Fields {
  const result: Fields = {}
  const keys = [
    ...Object.entries(block.attributes).flatMap(([key, { optional, required }]) => (optional || required ? [key] : [])),
    ...Object.keys(block.block_types ?? {}),
  ]
  for (const key of keys) {
    const as = [RENAMED[`${at}.${key}`] ?? '', ...plurals(key)].find((each) => args.has(each))
    if (as === undefined) {
      if (!['id', 'tags_all', 'timeouts'].includes(key)) missing.push(`no name: ${at}.${key}`)
      continue
    }
    const type = strip(args.get(as) ?? '')
    const list = type.endsWith('[]')
    const bare = strip(list ? type.slice(0, -2) : type)
    const inner = /^inputs\.([\w.]+)$/.exec(bare)?.[1]
    const nested = block.block_types?.[key]
    const object = inner === undefined ? undefined : inputs.get(inner)
    const usual = nested ? usualBlock(nested) : usualAttribute(block.attributes[key]?.type ?? 'string')
    const own = block.attributes[key]?.type
    const item = own !== undefined && typeof own !== 'string' && own[0] !== 'object' ? own[1] : undefined
    const isPlainObject = item !== undefined && typeof item !== 'string' && !nested && object !== undefined
    const of = nested && object ? fields(nested.block, object, `${at}.${key}`) : {}
    if (isPlainObject) Object.assign(of, reads(item, object, `${at}.${key}`, inputs))
    const field = {
      ...(as === camel(key) ? {} : { as }),
      ...(list === usual.list ? {} : { list }),
      ...(isPrimitive(bare) && !nested && bare !== usual.type ? { type: bare } : {}),
      ...(bare.startsWith('enums.') ? { enum: bare.slice('enums.'.length) } : {}),
      ...(Object.keys(of).length > 0 ? { of } : {}),
    }
    if (Object.keys(field).length > 0) result[key] = field
  }
  return result
}

/** What is read of a resource, where its name or shape is not what the rule gives. */
function reads(type: TypeSchema, properties: Interface, at: string, from = outputs): Fields {
  const result: Fields = {}
  if (typeof type === 'string' || type[0] !== 'object') return result
  for (const [key, inner] of Object.entries(type[1])) {
    const as = [RENAMED[`${at}.${key}`] ?? '', ...plurals(key)].find((each) => properties.has(each))
    if (as === undefined) continue
    const text = strip(properties.get(as) ?? '')
    const list = text.endsWith('[]')
    const bare = strip(list ? text.slice(0, -2) : text)
    const object = from.get(/^(?:in|out)puts\.([\w.]+)$/.exec(bare)?.[1] ?? '')
    const several = typeof inner !== 'string' && inner[0] !== 'object' && inner[0] !== 'map'
    const item = several ? (inner as readonly ['list', TypeSchema])[1] : inner
    const of = object ? reads(item, object, `${at}.${key}`, from) : {}
    const field = {
      ...(as === camel(key) ? {} : { as }),
      ...(list === several ? {} : { list }),
      ...(isPrimitive(bare) && typeof item === 'string' && bare !== usualAttribute(item).type ? { type: bare } : {}),
      ...(/\|\s*undefined\s*>?\s*$/.test(properties.get(as) ?? '') ? { maybe: true as const } : {}),
      ...(Object.keys(of).length > 0 ? { of } : {}),
    }
    if (Object.keys(field).length > 0) result[key] = field
  }
  return result
}

/** `pulumi.Input<pulumi.Input<string>[] | undefined>` → `string[]`. */
function strip(type: string): string {
  let text = type.trim()
  for (;;) {
    const before = text
    text = text.replace(/\s*\|\s*undefined\s*$/, '').trim()
    if (/^\(.*\)$/.test(text)) text = text.slice(1, -1).trim()
    const outer = /^pulumi\.(?:Input|Output)<([\s\S]*)>(\[\])?$/.exec(text)
    if (outer && balanced(outer[1] ?? '')) text = outer[2] ? `${strip(outer[1] ?? '')}[]` : (outer[1] ?? '').trim()
    const parts = text.split('|').map((part) => part.trim())
    // `string | enums.X`, or a deprecated pair of forms: the plainest is enough.
    if (parts.length > 1 && !/[{<]/.test(text)) text = parts.find((part) => !part.startsWith('enums')) ?? text
    if (text === before) return text
  }
}

function balanced(text: string): boolean {
  let depth = 0
  for (const sign of text) {
    if (sign === '<') depth += 1
    if (sign === '>') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
}

function members(node: ts.InterfaceDeclaration): Property[] {
  return node.members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type ? [{ name: member.name.getText(), type: member.type.getText() }] : [],
  )
}

function properties(node: ts.ClassDeclaration): Interface {
  return asMap(
    node.members.flatMap((member) =>
      ts.isPropertyDeclaration(member) && member.type
        ? [{ name: member.name.getText(), type: member.type.getText() }]
        : [],
    ),
  )
}

function asMap(properties: readonly Property[]): Interface {
  return new Map(properties.map(({ name: key, type }) => [key, type]))
}

function readNamespaces(file: string): ReadonlyMap<string, Interface> {
  const found = new Map<string, Interface>()
  const visit = (node: ts.Node, prefix: string) => {
    if (ts.isInterfaceDeclaration(node)) found.set(`${prefix}${node.name.text}`, asMap(members(node)))
    else if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body))
      for (const child of node.body.statements) visit(child, `${prefix}${node.name.text}.`)
  }
  for (const statement of sourceOf(file).statements) visit(statement, '')
  return found
}

function readClasses() {
  const found: { classes: Candidate[]; functions: Candidate[] } = { classes: [], functions: [] }
  for (const file of declarations()) {
    if (file.startsWith('types/') || file.startsWith('node_modules')) continue
    const text = readFileSync(path.join(root, file), 'utf8')
    if (!text.includes('Args {') && !/function get\w+\(/.test(text)) continue
    const { statements } = sourceOf(file)
    const interfaces = new Map(
      statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, asMap(members(node))]),
    )
    const prefix = path.dirname(file) === '.' ? '' : `${path.dirname(file)}.`
    const words = (own: string) => [...(prefix === '' ? [] : splitWords(prefix.slice(0, -1))), ...splitWords(own)]
    for (const node of statements) {
      const own = (ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node)) && node.name?.text
      if (!own) continue
      const stem = own.replace(/^get/, 'Get')
      const args = interfaces.get(`${stem}Args`) ?? (own.startsWith('get') ? asMap([]) : undefined)
      if (!args) continue
      if (ts.isClassDeclaration(node))
        found.classes.push({ path: `${prefix}${own}`, words: words(own), args, reads: properties(node) })
      else if (!own.endsWith('Output'))
        found.functions.push({
          path: `${prefix}${own}`,
          words: words(own.slice(3)),
          args,
          reads: interfaces.get(`${stem}Result`) ?? new Map(),
        })
    }
  }
  return found
}

function splitWords(text: string): string[] {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_/]/)
}

function declarations(): string[] {
  const inside = (below: string) =>
    readdirSync(path.join(root, below), { withFileTypes: true }).flatMap((entry) =>
      entry.isFile() && entry.name.endsWith('.d.ts') ? [path.posix.join(below, entry.name)] : [],
    )
  const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !['types', 'node_modules', 'config'].includes(entry.name) ? [entry.name] : [],
  )
  return ['', ...folders].flatMap(inside).sort()
}
