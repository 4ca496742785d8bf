import type { Entry, Plan } from '../entries'
import { counted, named } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, ref, resource, text } from '../hcl'
import { shortId } from '../names'

type Conditional = Pick<Entry, 'condition'>
type Sited = Pick<Entry, 'regionVariable'>

/** Each region has a resource group of its own, so that one can be looked at, charged and taken down without the other. */
export function resourceGroups(plan: Plan): Block[] {
  return [null, ...plan.otherRegions.map(({ variable }) => `var.${variable}`)].map((regionVariable) =>
    resource(
      'azurerm_resource_group',
      groupLabel(regionVariable),
      {
        ...counted({ condition: regionCondition(plan, regionVariable) }),
        name: regionVariable ? text`${ref('var.name')}-${ref(regionVariable)}` : ref('var.name'),
        location: ref(regionVariable ?? 'var.region'),
        tags: ref('local.tags'),
      },
      regionVariable ? 'What stands in the other region, apart from the first.' : '',
    ),
  )
}

export const suffixOf = (regionVariable: string | null) =>
  regionVariable ? `_${regionVariable.replace('var.', '')}` : ''

const groupLabel = (regionVariable: string | null) => `main${suffixOf(regionVariable)}`

/** Environments that have the region at all. */
export function regionCondition(plan: Plan, regionVariable: string | null): string | null {
  const region = plan.otherRegions.find(({ variable }) => regionVariable === `var.${variable}`)
  if (!region) return null
  const having = plan.designs.filter(({ regions }) => regions.some(({ id }) => id === region.id))
  if (having.length === plan.designs.length) return null
  return `contains([${having.map(({ environment }) => `"${environment}"`).join(', ')}], var.environment)`
}

const groupPath = (plan: Plan, { regionVariable }: Sited, attribute: string) =>
  `azurerm_resource_group.${groupLabel(regionVariable)}${regionCondition(plan, regionVariable) ? '[0]' : ''}.${attribute}`

export const groupName = (plan: Plan, entry: Sited): Value => ref(groupPath(plan, entry, 'name'))
export const groupId = (plan: Plan, entry: Sited) => groupPath(plan, entry, 'id')

/** Which resource group, and where. */
export const sited = (plan: Plan, entry: Sited): Body => ({
  resource_group_name: groupName(plan, entry),
  location: ref(groupPath(plan, entry, 'location')),
})

/** How often, what it is called, which resource group and where. */
export const placed = (plan: Plan, entry: Entry, name: Value = named(entry.id), ...others: Conditional[]): Body => ({
  ...counted(entry, ...others),
  name,
  ...sited(plan, entry),
})

export const regionOf = ({ regionVariable }: Sited) => regionVariable ?? 'var.region'

/** The tags of the design and the part of it that a block belongs to; cost reports group by them. */
export const tags = (entry: Pick<Entry, 'id'>): Body => ({
  tags: code(`merge(local.tags, { Component = "${entry.id}" })`),
})

/** A name that all of Azure shares: six characters made of the subscription and the name keep it apart from other people's. */
export const uniqueName = (id: string, width = 22): Value =>
  text`${ref('var.name')}-${shortId(id, width)}-${ref('local.unique')}`

/** The same within 24 characters, with hyphens (key vaults) or without (storage accounts, registries, Data Explorer). */
export const shortName = (id: string): Value => text`${ref('local.stem')}-${shortId(id, 8)}-${ref('local.unique')}`
export const plainName = (id: string): Value =>
  text`${ref('local.stem')}${shortId(id, 8).replaceAll('-', '')}${ref('local.unique')}`

/** True where at least one of them stands; `null` where one always does. */
export function anyOf(entries: readonly Pick<Entry, 'condition' | 'bySize'>[]): string | null {
  if (entries.length === 0 || entries.some(({ condition }) => condition === null)) return null
  const isCovered = entries[0]?.bySize.every((_, index) =>
    entries.some(({ bySize }) => (bySize[index]?.sizes ?? null) !== null),
  )
  if (isCovered) return null
  const conditions = [...new Set(entries.flatMap(({ condition }) => condition ?? []))]
  return conditions.length > 1 ? `(${conditions.join(' || ')})` : (conditions[0] ?? null)
}

export const allOf = (...parts: readonly (Conditional | null | undefined)[]): string | null => {
  const conditions = [...new Set(parts.flatMap((part) => part?.condition ?? []))]
  return conditions.length === 0 ? null : conditions.join(' && ')
}
