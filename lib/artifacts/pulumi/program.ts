import { expressionsOf } from '../terraform/blocks'
import type { FileName } from '../terraform/expressions'
import type { Body, Value } from '../terraform/hcl'
import type { Written } from '../terraform/parts'
import type { ProviderSchema } from '../terraform/provider-schema'
import { traversals } from '../terraform/traversals'
import { argumentLines, indent, printObject } from './arguments'
import { type Code, literal, plain } from './code'
import { type Declaration, declarationsOf, expressionOf } from './declarations'
import type { PulumiNames } from './names'
import { itemOf } from './reading'
import { plainOrResource, type Scope, translate } from './translate'
import { camel } from './types'

export type ProgramInput = {
  written: readonly Written[]
  /** The configuration, by Terraform's name of the variable. */
  variables: ReadonlyMap<string, Code>
  schema: ProviderSchema
  names: PulumiNames
}

/** The statements of the program in an order in which each stands after what it reads, and the outputs at its end. */
export function programOf({ written, variables, schema, names }: ProgramInput): { body: string; outputs: string } {
  const blocks = written.filter(({ block }) => block.type !== 'provider' && block.type !== 'terraform')
  const declarations = declarationsOf(
    blocks.map(({ block }) => block),
    schema,
    names,
  )
  const fileOf = new Map(blocks.map(({ file, block }) => [block, file]))
  const byTarget = new Map(declarations.map((declaration) => [declaration.target, declaration]))
  const reads = readsOf(declarations, byTarget)
  const ready = new Map<string, Code>()
  const scope: Scope = {
    cloud: names.package.replace('@pulumi/', ''),
    bound: {},
    declared: (target) => {
      if (target.startsWith('var.')) return variables.get(target.slice('var.'.length))
      return ready.get(target)
    },
  }
  const outputs = blocks.filter(({ block }) => block.type === 'output')
  const needed = new Set(
    declarations
      .filter(({ block }) => block.type === 'resource')
      .flatMap((declaration) => [declaration, ...readBy(declaration, reads)]),
  )
  for (const { block } of outputs) for (const one of readOf(block.body, byTarget)) needed.add(one)
  const sections: { title: string; statements: string[] }[] = []
  for (const declaration of inOrder(
    declarations.filter((one) => needed.has(one)),
    reads,
  )) {
    const file = fileOf.get(declaration.block) ?? 'locals.tf'
    const title = TITLES[file] ?? null
    const statement = statementOf(declaration, scope, { schema, names })
    ready.set(declaration.target, statement.code)
    const last = sections.at(-1)
    if (last && (title === null || last.title === title)) last.statements.push(statement.text)
    else sections.push({ title: title ?? 'What is known beforehand', statements: [statement.text] })
  }
  const answered = outputs.map(({ block }) => {
    const value = translate(expressionOf(block.body.value as Value), scope)
    return { comment: String(block.body.description ?? ''), name: camel(block.labels[0] ?? ''), code: value.code }
  })
  return {
    body: sections.map(({ title, statements }) => [`// ${title}.`, ...statements].join('\n\n')).join('\n\n'),
    outputs: printObject(answered),
  }
}

const TITLES: { readonly [File in FileName]?: string } = {
  'network.tf': 'Network',
  'security-groups.tf': 'Who may talk to whom',
  'edge.tf': 'Edge',
  'compute.tf': 'Compute',
  'data.tf': 'Data',
  'messaging.tf': 'Messaging',
  'iam.tf': 'What each program may do',
  'security.tf': 'Security',
  'observability.tf': 'Observability',
  'backup.tf': 'Backups',
  'budget.tf': 'Budget',
}

/** What a part of a block reads directly. */
function readOf(part: Body[string] | Body, byTarget: ReadonlyMap<string, Declaration>): Declaration[] {
  const found = expressionsOf(part as Body[string])
    .flatMap((text) => traversals(text))
    .map(({ target }) => byTarget.get(target))
  return [...new Set(found.filter((one) => one !== undefined))]
}

type Reads = ReadonlyMap<Declaration, readonly Declaration[]>

const readsOf = (declarations: readonly Declaration[], byTarget: ReadonlyMap<string, Declaration>): Reads =>
  new Map(
    declarations.map((declaration) => {
      const { value, block, target } = declaration
      return [declaration, readOf(value === null ? block.body : block.body[target.slice('local.'.length)], byTarget)]
    }),
  )

/** All that it reads, and what that reads. */
function readBy(start: Declaration, reads: Reads): Declaration[] {
  const found = new Set<Declaration>()
  const visit = (declaration: Declaration) => {
    for (const one of reads.get(declaration) ?? []) {
      if (found.has(one)) continue
      found.add(one)
      visit(one)
    }
  }
  visit(start)
  return [...found]
}

/** As they were given, but for those that have to wait for what they read. */
function inOrder(declarations: readonly Declaration[], reads: Reads): Declaration[] {
  const done = new Set<Declaration>()
  const entered = new Set<Declaration>()
  const visit = (declaration: Declaration) => {
    if (entered.has(declaration)) return
    entered.add(declaration)
    for (const one of reads.get(declaration) ?? []) visit(one)
    done.add(declaration)
  }
  for (const declaration of declarations) visit(declaration)
  return [...done]
}

type Facts = Pick<ProgramInput, 'schema' | 'names'>

function statementOf(declaration: Declaration, scope: Scope, facts: Facts): { text: string; code: Code } {
  const { constant, value } = declaration
  if (value !== null) {
    const translated = translate(value, scope)
    return { text: `const ${constant} = ${translated.code}`, code: { ...translated, code: constant } }
  }
  const comment = declaration.block.comment === '' ? '' : `${commented(declaration.block.comment)}\n`
  const made =
    declaration.block.type === 'data' ? dataOf(declaration, scope, facts) : resourceOf(declaration, scope, facts)
  return { text: comment + made.text, code: made.code }
}

const commented = (text: string) =>
  wrapped(text.replaceAll(/\s+/g, ' '))
    .map((line) => `// ${line}`)
    .join('\n')

function wrapped(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 110) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function resourceOf(declaration: Declaration, scope: Scope, facts: Facts): { text: string; code: Code } {
  const { constant, repeats, code, make } = declaration
  const [, label = ''] = declaration.block.labels
  const name = label.replaceAll('_', '-')
  const create = (logicalName: string, inner: Scope) => {
    const args = argumentsOf(declaration, inner, facts)
    const options = optionsOf(declaration, inner)
    return `new ${scope.cloud}.${make}(${logicalName}, ${args}${options === '' ? '' : `, ${options}`})`
  }
  const type = `${scope.cloud}.${make}`
  switch (repeats.how) {
    case 'once':
      return { text: `const ${constant} = ${create(literal(name), scope)}`, code }
    case 'where': {
      const condition = translate(repeats.condition, scope)
      const text = `const ${constant} = ${condition.code}\n${indent(`? ${create(literal(name), bind(scope, { 'count.index': plain('0', 'number') }))}\n: undefined`)}`
      return { text, code }
    }
    case 'times': {
      const count = translate(repeats.count, scope)
      const inner = bind(scope, { 'count.index': plain('index', 'number') })
      const text = `const ${constant} = Array.from({ length: ${count.code} }, (_, index) =>\n${indent(create(`\`${name}-\${index + 1}\``, inner))},\n)`
      return { text, code }
    }
    case 'each': {
      const over = translate(repeats.over, scope)
      const isList = typeof over.type === 'object' && 'list' in over.type
      const item = itemOf(over.type)
      const inner = bind(scope, {
        'each.key': plain('key', 'string'),
        'each.value': isList ? plain('key', 'string') : plainOrResource('value', item, over.kind),
      })
      const made = create(`\`${name}-\${key}\``, inner)
      const head = isList
        ? `for (const key of ${over.code})`
        : `for (const [key${/\bvalue\b/.test(made) ? ', value' : ''}] of Object.entries(${over.code}))`
      const text = `const ${constant}: Record<string, ${type}> = {}\n${head} {\n${indent(`${constant}[key] = ${made}`)}\n}`
      return { text, code }
    }
  }
}

const bind = (scope: Scope, names: Scope['bound']): Scope => ({ ...scope, bound: { ...scope.bound, ...names } })

function argumentsOf({ block, args }: Declaration, scope: Scope, { schema }: Facts): string {
  const [type = ''] = block.labels
  const shape = (block.type === 'data' ? schema.data_sources : schema.resources)[type]
  if (!shape) throw new Error(`${type} is not in the schema`)
  return printObject(argumentLines(block.body, shape, args, scope, true))
}

/** Asked while the program runs where everything in the question is known by then. */
function dataOf(declaration: Declaration, scope: Scope, facts: Facts): { text: string; code: Code } {
  const { constant, repeats, make } = declaration
  const args = argumentsOf(declaration, scope, facts)
  const isKnown = readsNothingMade(declaration, scope)
  const call = `${scope.cloud}.${make}${isKnown ? '' : 'Output'}(${args === '{}' ? '' : args})`
  const asked = isKnown ? `await ${call}` : call
  const code: Code = { ...declaration.code, kind: isKnown ? 'plain' : 'output' }
  if (repeats.how === 'once') return { text: `const ${constant} = ${asked}`, code }
  if (repeats.how === 'where') {
    const condition = translate(repeats.condition, scope)
    return { text: `const ${constant} = ${condition.code} ? ${asked} : undefined`, code }
  }
  throw new Error(`${declaration.target} repeats, and data sources do so only by a condition`)
}

const readsNothingMade = ({ block }: Declaration, scope: Scope) =>
  expressionsOf(block.body as Body[string])
    .flatMap((text) => traversals(text))
    .every(({ target }) => (scope.declared(target)?.kind ?? 'plain') === 'plain')

/** Terraform's meta-arguments as options. */
function optionsOf({ block: { body } }: Declaration, scope: Scope): string {
  const lifecycle = body.lifecycle
  const life: Body =
    typeof lifecycle === 'object' && lifecycle !== null && 'blocks' in lifecycle
      ? ((lifecycle as { blocks: readonly Body[] }).blocks[0] ?? {})
      : {}
  const ignored = Array.isArray(life.ignore_changes) ? (life.ignore_changes as readonly Value[]) : []
  const depends = Array.isArray(body.depends_on) ? (body.depends_on as readonly Value[]) : []
  const lines = [
    ...(life.prevent_destroy === undefined
      ? []
      : [{ comment: '', name: 'protect', code: translate(expressionOf(life.prevent_destroy as Value), scope).code }]),
    ...(ignored.length === 0
      ? []
      : [
          {
            comment: '',
            name: 'ignoreChanges',
            code: `[${ignored.map((value) => literal(camel(nameIn(value)))).join(', ')}]`,
          },
        ]),
    ...(depends.length === 0
      ? []
      : [{ comment: '', name: 'dependsOn', code: `[${depends.map((value) => dependency(value, scope)).join(', ')}]` }]),
  ]
  return lines.length === 0 ? '' : printObject(lines)
}

const nameIn = (value: Value): string => {
  if (typeof value === 'object' && value !== null && 'ref' in value) return String(value.ref).split('.')[0] ?? ''
  if (typeof value === 'object' && value !== null && 'code' in value) return String(value.code).split('.')[0] ?? ''
  return String(value)
}

function dependency(value: Value, scope: Scope): string {
  const { code, type } = translate(expressionOf(value), scope)
  if (typeof type === 'object' && 'map' in type) return `...Object.values(${code})`
  if (typeof type === 'object' && 'list' in type) return `...${code}`
  return typeof type === 'object' && 'resource' in type && type.optional ? `...(${code} ? [${code}] : [])` : code
}
