import { parse } from 'yaml'
import type { Fields, PulumiNames } from '@/lib/artifacts/pulumi/names'
import { camel } from '@/lib/artifacts/pulumi/types'

/** A resource as the program registers it. */
export type Made = { type: string; name: string; inputs: Tree }
type Tree = { [name: string]: unknown }
type Change = {
  mode: string
  type: string
  name: string
  index?: string | number
  change: { actions: string[]; after: Tree | null; after_unknown: Tree }
}

/**
 * Where a program makes something else than Terraform plans from the same design: another resource, or another text, number or flag in an
 * argument that Terraform knows beforehand.
 */
export function differences(made: readonly Made[], plan: unknown, names: PulumiNames): string[] {
  const changes = (plan as { resource_changes: Change[] }).resource_changes.filter(
    ({ mode, change }) => mode === 'managed' && change.actions.includes('create'),
  )
  const left = new Map(made.map((one) => [`${classOf(one.type)} ${one.name}`, one]))
  const found: string[] = []
  for (const { type, name, index, change } of changes) {
    const known = names.resources[type]
    const label = name.replaceAll('_', '-')
    const places =
      typeof index === 'number' ? [`${label}-${index + 1}`, label] : [index === undefined ? label : `${label}-${index}`]
    const place = places.find((one) => left.has(`${known?.class} ${one}`))
    const one = left.get(`${known?.class} ${place}`)
    if (!known || !one) {
      found.push(`${type}.${name}${index === undefined ? '' : `[${index}]`} is only in Terraform`)
      continue
    }
    left.delete(`${known.class} ${place}`)
    found.push(...unlike(change, one.inputs, known.args).map((line) => `${type}.${name}: ${line}`))
  }
  return [...found, ...[...left.keys()].map((key) => `${key} is only in Pulumi`)]
}

type Module = { resources?: { mode: string; type: string; values: Tree }[]; child_modules?: Module[] }

/** What data sources answered Terraform, by the function that asks the same in Pulumi: `core.getClientConfig`. */
export function answersIn(plan: unknown, names: PulumiNames): { name: string; values: Tree }[] {
  const within = ({ resources = [], child_modules = [] }: Module): { name: string; values: Tree }[] => [
    ...resources.flatMap(({ mode, type, values }) => {
      const found = names.data[type]
      if (mode !== 'data' || !found) return []
      const entries = Object.entries(values).map(([key, value]) => [found.reads[key]?.as ?? camel(key), value] as const)
      return [{ name: found.function, values: Object.fromEntries(entries) }]
    }),
    ...child_modules.flatMap(within),
  ]
  const { prior_state } = plan as { prior_state?: { values?: { root_module: Module } } }
  return within(prior_state?.values?.root_module ?? {})
}

/** `aws:lb/targetGroup:TargetGroup` as the names file has it: `lb.TargetGroup`. */
function classOf(type: string): string {
  const [, module = '', own = ''] = type.split(':')
  const [folder = ''] = module.split('/')
  return folder === 'index' ? own : `${folder}.${own}`
}

function unlike({ after, after_unknown }: Change['change'], inputs: Tree, fields: Fields): string[] {
  const byName = new Map(
    Object.keys(after ?? {}).map((argument) => [fields[argument]?.as ?? camel(argument), argument]),
  )
  const missing = [...byName].flatMap(([name, argument]) => {
    const given = leavesOf(inputs[name])
    return leavesOf(after?.[argument]).flatMap((leaf) => {
      const at = given.indexOf(leaf)
      if (at >= 0) given.splice(at, 1)
      return at >= 0 ? [] : [`${argument} lacks ${leaf}`]
    })
  })
  const added = Object.entries(inputs).flatMap(([name, given]) => {
    const argument = byName.get(name)
    if (
      argument === undefined ||
      argument === 'timeouts' ||
      after?.[argument] !== null ||
      after_unknown[argument] !== undefined
    )
      return []
    return leavesOf(given)
      .filter((leaf) => leaf !== SIGNED)
      .map((leaf) => `${argument} has ${leaf}`)
  })
  return [...missing, ...added]
}

/**
 * Every text, number and flag inside, wherever it stands: lists of one are objects in Pulumi, and sets have no order. What is the default of
 * nearly everything (false, zero, no text) may be left out, and the tag that names the tool differs on purpose.
 */
function leavesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  if (typeof value === 'object' && value !== null)
    return SIGNATURE in value
      ? leavesOf((value as Tree).value)
      : Object.entries(value).flatMap(([key, inner]) => (key === 'ManagedBy' ? [] : leavesOf(inner)))
  if (value === undefined || value === null || value === false || value === 0 || value === '') return []
  const document = typeof value === 'string' ? documentOf(value) : undefined
  return document === undefined ? [String(value)] : leavesOf(document)
}

/** Written by the bridge where no description is given. */
const SIGNED = 'Managed by Pulumi'

/** A secret is wrapped on its way. */
const SIGNATURE = '4dabf18193072939515e22adb298388d'

function documentOf(text: string): unknown {
  // Terraform writes it as YAML, the program as JSON, which is YAML as well.
  if (text.startsWith('#cloud-config\n')) return parse(text)
  if (!/^[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
