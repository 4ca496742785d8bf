import type { Cloud } from './cloud'
import type { Entry, Plan } from './entries'
import type { Placeholder } from './expressions'
import type { Block, Value } from './hcl'
import { block, code, nested } from './hcl'
import type { Size } from './sizes'
import { objectType } from './type-text'

/** A variable of the modules: given by the environment's own sizes, or known to the reader alone. */
export type Variable = {
  name: string
  from: 'environment' | 'reader'
  description: string
  type: string
  /** The fields of an object: a module declares only those that it reads. */
  fields: readonly (readonly [string, string])[] | null
  validations: readonly { condition: string; message: string }[]
  /** Shown, commented out, where the reader sets it. */
  example: string
  fallback?: Value
}

/** The environment, what only the reader knows, and one object of sizes a resource. */
export function variablesOf(plan: Plan, cloud: Cloud, placeholders: readonly Placeholder[]): Variable[] {
  return [
    ...base(plan, cloud).map((variable) => asVariable(variable, 'environment')),
    ...placeholders.map((variable) => asVariable(variable, 'reader')),
    ...plan.entries
      .filter((entry) => sizedBy(entry) !== null || entry.condition !== null)
      .map((entry) => sizeVariable(entry, cloud.sizeLimits)),
  ]
}

export const isSecret = ({ name }: Pick<Variable, 'name'>) => /password/.test(name)

/** How a module or an environment declares it; `fields` are those that it reads, `null` where it needs all. */
export function variableBlock(
  variable: Variable,
  { fields, validated, withDefault }: { fields: ReadonlySet<string> | null; validated: boolean; withDefault: boolean },
): Block {
  const { name, description, type, validations, fallback } = variable
  const kept = variable.fields?.filter(([field]) => fields === null || fields.has(field)) ?? []
  return block('variable', [name], {
    description,
    type: code(kept.length === 0 ? type : objectType(kept)),
    ...(withDefault && fallback !== undefined ? { default: fallback } : {}),
    ...(isSecret(variable) ? { sensitive: true } : {}),
    ...(validated && validations.length > 0
      ? {
          validation: nested(
            ...validations.map(({ condition, message }) => ({ condition: code(condition), error_message: message })),
          ),
        }
      : {}),
  })
}

function base(plan: Plan, cloud: Cloud): Placeholder[] {
  const environments = plan.designs.map(({ environment }) => `"${environment}"`).join(', ')
  const region = (name: string, description: string, example: string): Placeholder => ({
    name,
    type: 'string',
    description,
    validation: {
      condition: `can(regex("${cloud.region.pattern}", var.${name}))`,
      message: `Give the id of a region, like ${cloud.region.example}.`,
    },
    example: `"${example}"`,
  })
  return [
    {
      name: 'environment',
      type: 'string',
      description: 'Which environment this is.',
      validation: {
        condition: `contains([${environments}], var.environment)`,
        message: `One of ${plan.designs.map(({ environment }) => environment).join(', ')}.`,
      },
      example: '"production"',
    },
    {
      name: 'name',
      type: 'string',
      description: 'What every name in this environment starts with.',
      validation: {
        condition: 'can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))',
        message: 'Between 3 and 20 lower-case letters, digits and hyphens, starting with a letter.',
      },
      example: '"orders-prod"',
    },
    region('region', 'Region that everything runs in.', plan.first.regions[0]?.id ?? cloud.region.example),
    ...plan.otherRegions.map(({ variable, id, name }) => region(variable, `Further region: ${name}.`, id)),
    ...(plan.budgetUsd === null
      ? []
      : [
          {
            name: 'monthly_budget_usd',
            type: 'number',
            description:
              'Budget of the whole design in US dollars a month; null in all environments but one, since it covers all of them.',
            validation: {
              condition: 'var.monthly_budget_usd == null ? true : var.monthly_budget_usd > 0',
              message: 'Must be above 0.',
            },
            example: '1000',
            fallback: null,
          },
        ]),
  ]
}

const asVariable = (
  { name, description, type, validation, example, fallback }: Placeholder,
  from: Variable['from'],
): Variable => ({
  name,
  from,
  description,
  type,
  fields: null,
  validations: validation ? [validation] : [],
  example,
  ...(fallback === undefined ? {} : { fallback }),
})

/** The first environment that has the resource shows which fields there are. */
export const sizedBy = (entry: Pick<Entry, 'bySize'>) => {
  const sizes = entry.bySize.find((candidate) => candidate.sizes !== null)?.sizes ?? {}
  return Object.keys(sizes).length > 0 ? sizes : null
}

function sizeVariable(entry: Entry, limits: Cloud['sizeLimits']): Variable {
  const { label, resource, condition } = entry
  const sizes = sizedBy(entry)
  const isOptional = condition !== null
  if (sizes === null) {
    return {
      name: label,
      from: 'environment',
      description: `True where this environment has: ${resource.label}.`,
      type: 'bool',
      fields: null,
      validations: [],
      example: 'true',
    }
  }
  const fields = Object.entries(sizes).map(([name, value]): [string, string] => [name, typeName(value)])
  return {
    name: label,
    from: 'environment',
    description: `Size of: ${resource.label}.${isOptional ? ' Null where this environment has none.' : ''}`,
    type: objectType(fields),
    fields,
    validations: validations(label, sizes, isOptional, limits),
    example: '{}',
  }
}

function typeName(value: Size): string {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'string' ? 'string' : 'list(string)'
}

function validations(
  label: string,
  sizes: object,
  isOptional: boolean,
  limits: Cloud['sizeLimits'],
): Variable['validations'] {
  const path = `var.${label}`
  return Object.entries(limits)
    .filter(([field]) => field in sizes)
    .map(([, { condition, message }]) => ({
      condition: isOptional ? `${path} == null ? true : ${condition(path)}` : condition(path),
      message,
    }))
}

/** The sizes of one environment, for its variables file. */
export function environmentValues(plan: Plan, index: number): [string, Value][] {
  return plan.entries.flatMap((entry): [string, Value][] => {
    const own = entry.bySize[index]?.sizes ?? null
    const sized = sizedBy(entry) !== null
    if (!sized) return entry.condition === null ? [] : [[entry.label, own !== null]]
    return [
      [entry.label, own === null ? null : (Object.fromEntries(Object.entries(own)) as { [field: string]: Value })],
    ]
  })
}
