import type { Resource as Part } from '@/lib/design/model'
import type { Entry, Plan } from '../terraform/entries'
import type { Size } from '../terraform/sizes'
import { given, isExpression, type Parameter, type Properties, text, type Value, type Where, when } from './value'

/** Stacks in the order in which they are made: each may read what stands in those before it. */
export const STACKS = ['network', 'security', 'data', 'compute', 'edge', 'observability'] as const
export type Stack = (typeof STACKS)[number]

/**
 * Where something stands: `slot` is the region by its position in the design (0 is the first), or `EDGE` for what exists in us-east-1 only;
 * `where` holds the environments that have it.
 */
export type Home = { slot: number; where: Where }

/** What CloudFront needs stands in us-east-1, in a stack of its own where the first region is another. */
export const EDGE = -1
export const EDGE_REGION = 'us-east-1'

export type Resource = Home & {
  id: string
  type: string
  /** The first stack it may stand in; it moves to a later one when it reads something there. */
  stack: Stack
  properties: Properties
  comment: string
  dependsOn: readonly string[]
  /** What happens to the data when the resource is taken out of the template. */
  keep: 'Retain' | 'Snapshot' | null
  updatePolicy: Properties | null
}

/** A value with a name that several stacks read: the subnets of a tier, say. */
export type Shared = Home & { id: string; stack: Stack; shared: Value; isList: boolean }
/** Told to people and pipelines by the main stack. */
export type Told = Home & { output: string; description: string; value: Value }
export type Piece = Resource | Shared | Told

type Options = Partial<Pick<Resource, 'comment' | 'dependsOn' | 'keep' | 'updatePolicy'>>

export const resource = (
  home: Home,
  stack: Stack,
  id: string,
  type: string,
  properties: Properties,
  { comment = '', dependsOn = [], keep = null, updatePolicy = null }: Options = {},
): Resource => ({
  slot: home.slot,
  where: home.where,
  stack,
  id,
  type,
  properties,
  comment,
  dependsOn,
  keep,
  updatePolicy,
})

export const shared = (home: Home, stack: Stack, id: string, value: Value, isList: boolean): Shared => ({
  slot: home.slot,
  where: home.where,
  stack,
  id,
  shared: value,
  isList,
})

/** `jobs_queue` and `Queue` become `JobsQueue`, `web` and `Role` become `WebRole`. */
export function idOf(label: string, suffix: string): string {
  const stem = pascal(label)
  return stem.endsWith(suffix) ? stem : `${stem}${suffix}`
}

export const pascal = (words: string) =>
  words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

export const bucketId = (label: string) => idOf(label, 'Bucket')
export const bucketPolicyId = (label: string) => `${bucketId(label)}Policy`

export const everywhere = (plan: Plan): Where => (1 << plan.designs.length) - 1

export const whereOf = (entry: Entry): Where =>
  entry.bySize.reduce((mask, { sizes }, index) => (sizes === null ? mask : mask | (1 << index)), 0)

/** Environments of which this holds. */
export const whereOfDesigns = (plan: Plan, holds: (design: Plan['designs'][number], index: number) => boolean): Where =>
  plan.designs.reduce((mask, design, index) => (holds(design, index) ? mask | (1 << index) : mask), 0)

/** Environments in which something of this region stands. */
export const standing = (plan: Plan, slot: number): Where =>
  slot <= 0
    ? everywhere(plan)
    : plan.entries.reduce((mask, entry) => (slotOf(plan, entry) === slot ? mask | whereOf(entry) : mask), 0)

export const slotOf = (plan: Plan, { regionVariable }: Pick<Entry, 'regionVariable'>): number =>
  regionVariable ? plan.otherRegions.findIndex(({ variable }) => regionVariable === `var.${variable}`) + 1 : 0

/** Where an entry stands, together with the others that it needs. */
export const homeOf = (plan: Plan, entry: Entry, ...others: readonly (Entry | Home)[]): Home => ({
  slot: slotOf(plan, entry),
  where: others.reduce((mask, other) => mask & ('resource' in other ? whereOf(other) : other.where), whereOf(entry)),
})

/** us-east-1: the first region's own stacks where that is the first region. */
export const edgeSlot = (plan: Plan) => (plan.first.regions[0]?.id === EDGE_REGION ? 0 : EDGE)

const SLOT_NAMES = ['Primary', 'Secondary', 'Third', 'Fourth', 'Fifth', 'Sixth']
export const slotName = (slot: number) => (slot === EDGE ? 'UsEast1' : (SLOT_NAMES[slot] ?? 'Further'))

/** The region ids of the design, by slot. */
export const regionsOf = (plan: Plan): readonly string[] => [
  plan.first.regions[0]?.id ?? 'eu-west-1',
  ...plan.otherRegions.map(({ id }) => id),
]

export const ENVIRONMENT_GROUP = 'Environment'
export const TO_SET = 'Values to set'
export const ELSEWHERE = 'From stacks in other regions'

const base = (name: string, description: string, more: Partial<Parameter>): Parameter => ({
  name,
  type: 'String',
  description,
  group: ENVIRONMENT_GROUP,
  values: null,
  slot: null,
  ...more,
})

export const NAME_PARAMETER: Parameter = base('Name', 'What every name in this environment starts with.', {
  pattern: '^[a-z][a-z0-9-]{1,18}[a-z0-9]$',
  constraint: 'Between 3 and 20 lower-case letters, digits and hyphens, starting with a letter.',
})
export const ENVIRONMENT_PARAMETER: Parameter = base('Environment', 'Which environment this is.', {})

export const NAME = given(NAME_PARAMETER)
export const ENVIRONMENT = given(ENVIRONMENT_PARAMETER)

export const regionParameter = (slot: number): Parameter =>
  base(`${slotName(slot)}Region`, slot === 0 ? 'Region that the workload runs in first.' : 'A further region.', {
    pattern: '^[a-z]{2}(-[a-z]+)+-[0-9]$',
    constraint: 'The id of a region, like eu-west-1.',
  })

/** A region's id, seen from anywhere. */
export const regionAt = (slot: number): Value => given(regionParameter(slot))

/** `${Name}-web`: what a thing is called in the account. */
export const named = (suffix: string): Value => text`${NAME}-${suffix}`

export const tags = (entry: Pick<Entry, 'id'>, name: Value = named(entry.id)): Value => [
  { Key: 'Name', Value: name },
  { Key: 'Component', Value: entry.id },
]
export const nameTag = (name: Value): Value => [{ Key: 'Name', Value: name }]
/** The few services that take tags as a map. */
export const tagMap = (entry: Pick<Entry, 'id'>): Value => ({ Name: named(entry.id), Component: entry.id })

/** A size of the entry that its environment sets. */
export const size = (plan: Plan, entry: Entry, field: string): Value =>
  derived(plan, entry, field, (sizes) => sizes[field] ?? '')

/** A value worked out from the sizes of each environment: templates can't multiply. */
export function derived(
  plan: Plan,
  entry: Entry,
  field: string,
  of: (sizes: { readonly [field: string]: Size }) => Size,
): Value {
  const values = entry.bySize.map(({ sizes }) => (sizes === null ? undefined : of(sizes)))
  const sample = values.find((value) => value !== undefined)
  return given({
    name: `${pascal(entry.label)}${pascal(field)}`,
    type: typeOf(sample),
    description: `${entry.resource.label}: ${field.replaceAll('_', ' ')}.`,
    group: `Sizes: ${entry.resource.label}`,
    values: values.map((value) => (value === undefined ? undefined : asText(value))),
    slot: slotOf(plan, entry),
    ...(typeof sample === 'boolean' ? { allowed: ['true', 'false'] } : {}),
    ...(typeof sample === 'number' ? { minimum: sample < 0 ? sample : 0 } : {}),
    ...(field === 'cidr' || field.endsWith('_subnets')
      ? { constraint: 'Address ranges such as 10.0.0.0/16.', pattern: CIDR_PATTERN }
      : {}),
    ...(typeof sample === 'string' && field !== 'cidr' ? { pattern: '^[A-Za-z0-9._-]+$' } : {}),
  })
}

export const CIDR_PATTERN = '^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$'

const typeOf = (value: Size | undefined): Parameter['type'] => {
  if (Array.isArray(value)) return 'CommaDelimitedList'
  return typeof value === 'number' ? 'Number' : 'String'
}
const asText = (value: Size): string => (Array.isArray(value) ? value.join(',') : String(value))

/** What only the reader knows, or may want to change where there is a fallback. */
export const toSet = (
  plan: Plan,
  home: Home | null,
  name: string,
  description: string,
  more: Partial<Parameter> & { example: string },
): Expression =>
  given({
    ...base(name, description, { group: TO_SET }),
    slot: home?.slot ?? null,
    where: home?.where ?? everywhere(plan),
    ...more,
  })
type Expression = ReturnType<typeof given>

/** Environments whose entry counts at least this many. */
export const countWhere = (entry: Entry, field: string, least: number): Where =>
  entry.bySize.reduce((mask, { sizes }, index) => {
    const value = sizes?.[field]
    const count = Array.isArray(value) ? value.length : Number(value ?? 0)
    return count >= least ? mask | (1 << index) : mask
  }, 0)

export const most = (entry: Entry, field: string): number =>
  Math.max(
    0,
    ...entry.bySize.map(({ sizes }) => {
      const value = sizes?.[field]
      return Array.isArray(value) ? value.length : Number(value ?? 0)
    }),
  )

/** Production's value and that of all others. */
export const byProduction = (plan: Plan, then: Value, otherwise: Value): Value =>
  when(
    whereOfDesigns(plan, ({ environment }) => environment === 'production'),
    then,
    otherwise,
  )

/** One comment for an entry: the rule that put it there and its reason. */
export function why(plan: Plan, { resource: { because, purpose } }: { resource: Part }): string {
  const reason = plan.reasonOf(because).trim()
  return `${because}: ${reason === '' ? purpose : reason}`
}

/** The range of another region's network: the same in every stack of the environment. */
export function cidrParameter(plan: Plan, network: Entry): Value {
  const own = size(plan, network, 'cidr')
  return isExpression(own) && own.fn === 'parameter' ? given({ ...own.parameter, slot: null }) : own
}
