import type { Block, Body, Value } from '../hcl'
import { block, code, nested } from '../hcl'
import type { Entry, Plan } from './entries'
import type { Placeholder } from './expressions'
import type { Size } from './sizes'

/** `variables.tf`: the environment, what only the reader knows, and one object of sizes a resource. */
export function variableBlocks(plan: Plan, placeholders: readonly Placeholder[]): Block[] {
  return [
    ...base(plan).map(fromPlaceholder),
    ...placeholders.map(fromPlaceholder),
    ...plan.entries.filter((entry) => sizedBy(entry) !== null || entry.condition !== null).map(sizeVariable),
  ]
}

function base(plan: Plan): Placeholder[] {
  const environments = plan.designs.map(({ environment }) => `"${environment}"`).join(', ')
  const region = (name: string, description: string, example: string): Placeholder => ({
    name,
    type: 'string',
    description,
    validation: {
      condition: `can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.${name}))`,
      message: 'Give the id of a region, like eu-west-1.',
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
    region('region', 'Region that everything runs in.', plan.first.regions[0]?.id ?? 'us-east-1'),
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

function sizeVariable(entry: Entry): Block {
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
  const checks = validations(label, sizes, condition !== null)
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

/** Limits that the provider would refuse only half way through an apply. */
const LIMITS: Readonly<Record<string, { condition: (path: string) => string; message: string }>> = {
  max: {
    condition: (path) => `${path}.min <= ${path}.start && ${path}.start <= ${path}.max`,
    message: 'min, start and max must be in rising order.',
  },
  backup_days: {
    condition: (path) => `${path}.backup_days >= 0 && ${path}.backup_days <= 35`,
    message: 'Automatic backups are kept for at most 35 days.',
  },
  capacity_max: {
    condition: (path) => `${path}.capacity_min <= ${path}.capacity_max`,
    message: 'capacity_min must not be above capacity_max.',
  },
  spot_percent: {
    condition: (path) => `${path}.spot_percent >= 0 && ${path}.spot_percent <= 100`,
    message: 'spot_percent is a share between 0 and 100.',
  },
  timeout_seconds: {
    condition: (path) => `${path}.timeout_seconds >= 1 && ${path}.timeout_seconds <= 900`,
    message: 'A function may run for at most 900 seconds.',
  },
  cidr: {
    condition: (path) => `can(cidrhost(${path}.cidr, 0))`,
    message: 'cidr must be an address range such as 10.0.0.0/16.',
  },
  retention_days: { condition: (path) => `${path}.retention_days >= 1`, message: 'retention_days must be at least 1.' },
  gateways: { condition: (path) => `${path}.gateways >= 0`, message: 'gateways must not be negative.' },
}

function validations(label: string, sizes: object, isOptional: boolean): Body[] {
  const path = `var.${label}`
  return Object.entries(LIMITS)
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
