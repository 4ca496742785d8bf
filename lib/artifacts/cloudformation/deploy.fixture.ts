import { type Files, type Json, list, parseTemplates, type Templates, type Tree, tree } from './check.fixture'

/** A resource as CloudFormation would make it: conditions decided, parameters filled in, references to others as `@Id` or `@Id.Attribute`. */
export type Made = { stack: string; id: string; type: string; keep: string | undefined; properties: Tree }
export type Deployed = {
  environment: string
  region: string
  resources: Made[]
  outputs: { [name: string]: Json }
  /** Parameters that only the reader can give. */
  asked: string[]
  problems: string[]
}

type Params = { [name: string]: Json }
const NOTHING = Symbol('AWS::NoValue')
type Value = Json | typeof NOTHING

/** Every stack that a person deploys, one a parameter file. What only the reader knows is stood in for by its name. */
export function deployAll(files: Files, given: Params = {}): Deployed[] {
  const { templates } = parseTemplates(files)
  return files
    .filter(({ path }) => path.includes('/environments/'))
    .map(({ path, content }) => {
      const file = path.replace(/^.*\//, '').replace('.json', '')
      const rows = JSON.parse(content) as { ParameterKey: string; ParameterValue: string }[]
      const params: Params = Object.fromEntries(
        rows.map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
      )
      const environment = String(params.Environment ?? file.split('-')[0])
      const elsewhere = file.slice(environment.length + 1)
      const region = elsewhere === '' ? String(params.PrimaryRegion ?? 'eu-west-1') : elsewhere
      const template = elsewhere === 'us-east-1' && templates['us-east-1.yaml'] ? 'us-east-1.yaml' : 'main.yaml'
      return deploy(templates, template, environment, region, { ...params, ...given })
    })
}

export function deploy(
  templates: Templates,
  root: string,
  environment: string,
  region: string,
  params: Params,
): Deployed {
  const deployed: Deployed = { environment, region, resources: [], outputs: {}, asked: [], problems: [] }
  const known = tree(templates[root]?.Parameters)
  for (const name of Object.keys(params))
    if (!(name in known) && !name.startsWith('Primary'))
      deployed.problems.push(`${root}: ${name} is given and not declared`)
  deployed.outputs = makeStack(templates, root, params, deployed).outputs()
  return deployed
}

function makeStack(templates: Templates, path: string, given: Params, deployed: Deployed) {
  const template = templates[path] ?? {}
  const isRoot = path === 'main.yaml' || path === 'us-east-1.yaml'
  const params: Params = {}
  for (const [name, shape] of Object.entries(tree(template.Parameters))) {
    const { Type, Default, Description, AllowedPattern, AllowedValues } = tree(shape)
    let value = given[name] ?? Default
    // Carried over by hand from the stacks that stand already; what the later ones tell is not known yet.
    const carried = /^Output (\w+) of the stack in (us-east-1|the primary region)/.test(String(Description))
    const isLater = /^Output/.test(String(Description)) && !carried
    if (isRoot && carried && given[name] === undefined) value = `told-${name}`
    else if (isRoot && !isLater && (value === undefined || value === '')) {
      deployed.asked.push(name)
      value =
        Type === 'CommaDelimitedList'
          ? Array.from({ length: 40 }, (_, index) => `${name}${index}`).join(',')
          : `ask-${name}`
    } else if (value !== undefined && isRoot) {
      const values = Type === 'CommaDelimitedList' ? String(value).split(',') : [String(value)]
      for (const one of values) {
        if (AllowedPattern !== undefined && !new RegExp(String(AllowedPattern)).test(one))
          deployed.problems.push(`${path}: ${name} may not be ${one}`)
        if (AllowedValues !== undefined && !list(AllowedValues).includes(one))
          deployed.problems.push(`${path}: ${name} may not be ${one}`)
      }
    }
    if (value === undefined) deployed.problems.push(`${path}: ${name} is not given`)
    params[name] = Type === 'CommaDelimitedList' ? String(value).split(',') : (value ?? '')
  }
  const resources = tree(template.Resources)
  const stacks = new Map<string, ReturnType<typeof makeStack>>()

  const holds = (test: Json): boolean => {
    const [[name, argument] = ['', null]] = Object.entries(tree(test))
    const args = list(argument)
    switch (name) {
      case 'Fn::Equals':
        return String(resolve(args[0] ?? '')) === String(resolve(args[1] ?? ''))
      case 'Fn::Not':
        return !holds(args[0] ?? '')
      case 'Fn::And':
        return args.every((arg) => holds(arg))
      case 'Fn::Or':
        return args.some((arg) => holds(arg))
      default:
        return holds(tree(template.Conditions)[String(argument)] ?? '')
    }
  }
  const isThere = (body: Json | undefined) => {
    const { Condition } = tree(body)
    return body !== undefined && (Condition === undefined || holds({ Condition }))
  }
  const reach = (id: string, attribute: string | null): Value => {
    if (attribute === null && id in params) return params[id] ?? ''
    if (!isThere(resources[id])) {
      deployed.problems.push(`${path} in ${deployed.environment}, ${deployed.region}: ${id} is read and does not stand`)
      return ''
    }
    if (attribute?.startsWith('Outputs.')) {
      const outputs = stack(id).outputs()
      const name = attribute.replace('Outputs.', '')
      if (!(name in outputs))
        deployed.problems.push(`${path} in ${deployed.environment}, ${deployed.region}: ${id} does not tell ${name}`)
      return outputs[name] ?? ''
    }
    return attribute === null ? `@${id}` : `@${id}.${attribute}`
  }
  const pseudo = (name: string): Value => {
    if (name === 'AWS::NoValue') return NOTHING
    if (name === 'AWS::Region') return deployed.region
    return name === 'AWS::AccountId' ? '123456789012' : name.replace('AWS::Partition', 'aws')
  }
  const resolve = (value: Json): Value => {
    if (Array.isArray(value)) return value.map(resolve).filter((item): item is Json => item !== NOTHING)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
    const [name = '', argument = null] = entries.length === 1 ? (entries[0] ?? []) : []
    const args = list(argument as Json)
    switch (name) {
      case 'Ref':
        return String(argument).startsWith('AWS::') ? pseudo(String(argument)) : reach(String(argument), null)
      case 'Fn::GetAtt':
        return reach(String(args[0]), String(args[1]))
      case 'Fn::If':
        return resolve((holds({ Condition: args[0] ?? '' }) ? args[1] : args[2]) ?? '')
      case 'Fn::Sub': {
        const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
        return String(text).replaceAll(/\$\{([^}]*)\}/g, (_, inner: string) => {
          if (inner.startsWith('!')) return `\${${inner.slice(1)}}`
          const own = tree(variables as Json)[inner]
          if (own !== undefined) return String(resolve(own))
          if (inner.startsWith('AWS::')) return String(pseudo(inner))
          const [id = '', ...attribute] = inner.split('.')
          return String(reach(id, attribute.length > 0 ? attribute.join('.') : null))
        })
      }
      case 'Fn::Join':
        return list(resolve(args[1] ?? []) as Json).join(String(args[0]))
      case 'Fn::Select':
        return list(resolve(args[1] ?? []) as Json)[Number(resolve(args[0] ?? 0))] ?? 'nothing selected'
      case 'Fn::Split':
        return String(resolve(args[1] ?? '')).split(String(resolve(args[0] ?? '')))
      case 'Fn::GetAZs':
        return ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${deployed.region}${letter}`)
      case 'Fn::Base64':
        return resolve(argument as Json)
      default:
        return Object.fromEntries(
          entries.flatMap(([key, inner]): [string, Json][] => {
            const made = resolve(inner as Json)
            return made === NOTHING ? [] : [[key, made]]
          }),
        )
    }
  }
  const stack = (id: string) => {
    const known = stacks.get(id)
    if (known) return known
    const properties = tree(tree(resources[id]).Properties)
    const passed = resolve(properties.Parameters ?? {})
    const made = makeStack(templates, String(properties.TemplateURL), tree(passed as Json), deployed)
    stacks.set(id, made)
    return made
  }
  for (const [id, body] of Object.entries(resources)) {
    if (!isThere(body)) continue
    const { Type, Properties, DeletionPolicy, DependsOn } = tree(body)
    if (Type === 'AWS::CloudFormation::Stack') {
      stack(id)
      continue
    }
    for (const other of typeof DependsOn === 'string' ? [DependsOn] : list(DependsOn))
      if (!(String(other) in resources))
        deployed.problems.push(`${path}: ${id} depends on ${other}, which is not there`)
    deployed.resources.push({
      stack: path,
      id,
      type: String(Type),
      keep: typeof DeletionPolicy === 'string' ? DeletionPolicy : undefined,
      properties: tree(resolve(Properties ?? {}) as Json),
    })
  }
  let told: { [name: string]: Json } | undefined
  return {
    outputs: (): { [name: string]: Json } => {
      told ??= Object.fromEntries(
        Object.entries(tree(template.Outputs)).flatMap(([name, output]): [string, Json][] => {
          if (!isThere(output)) return []
          const made = resolve(tree(output).Value ?? '')
          return made === NOTHING ? [] : [[name, made]]
        }),
      )
      return told
    },
  }
}
