import type { Cloud } from './cloud'
import type { Entry, Plan } from './entries'
import type { Placeholder } from './expressions'
import type { Block, Body, Value } from './hcl'
import { block, code, nested } from './hcl'
import type { Size } from './sizes'

/** `variables.tf`: the environment, what only the reader knows, and one object of sizes a resource. */
export function variableBlocks(plan: Plan, cloud: Cloud, placeholders: readonly Placeholder[]): Block[] {
  return [
    ...base(plan, cloud).map(fromPlaceholder),
    ...placeholders.map(fromPlaceholder),
    ...plan.entries
      .filter((entry) => sizedBy(entry) !== null || entry.condition !== null)
      .map((entry) => sizeVariable(entry, cloud.sizeLimits)),
  ]
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

function fromPlaceholder({ name, type, description, validation, fallback }: Placeholder): Block {
  return block('variable', [name], {
    description,
    type: code(type),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(/password/.test(name) ? { sensitive: true } : {}),
    ...(validation
      ? { validation: nested({ condition: code(validation.condition), error_message: validation.message }) }
      : {}),
  })
}

/** The first environment that has the resource shows which fields there are. */
export const sizedBy = (entry: Entry) => {
  const sizes = entry.bySize.find((candidate) => candidate.sizes !== null)?.sizes ?? {}
  return Object.keys(sizes).length > 0 ? sizes : null
}

function sizeVariable(entry: Entry, limits: Cloud['sizeLimits']): Block {
  const { label, resource, condition } = entry
  const sizes = sizedBy(entry)
  if (sizes === null) {
    return block('variable', [label], {
      description: `True where this environment has: ${resource.label}.`,
      type: code('bool'),
    })
  }
  const fields = Object.entries(sizes)
  const type = { code: ['object({', ...alignFields(fields), '})'].join('\n') }
  const checks = validations(label, sizes, condition !== null, limits)
  return block('variable', [label], {
    description: `Size of: ${resource.label}.${condition === null ? '' : ' Null where this environment has none.'}`,
    type,
    ...(checks.length > 0 ? { validation: nested(...checks) } : {}),
  })
}

function alignFields(fields: readonly (readonly [string, Size])[]): string[] {
  const width = Math.max(...fields.map(([name]) => name.length))
  return fields.map(([name, value]) => `  ${name.padEnd(width)} = ${typeName(value)}`)
}

function typeName(value: Size): string {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'bool'
  return typeof value === 'string' ? 'string' : 'list(string)'
}

function validations(label: string, sizes: object, isOptional: boolean, limits: Cloud['sizeLimits']): Body[] {
  const path = `var.${label}`
  return Object.entries(limits)
    .filter(([field]) => field in sizes)
    .map(([, { condition, message }]) => ({
      condition: code(isOptional ? `${path} == null ? true : ${condition(path)}` : condition(path)),
      error_message: message,
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
