import type { Tree } from '../parsed'
import { list, tree } from '../parsed'
import { blockIn, type PlannedResource } from './planned'
import { ALL_PORTS, type Exit, type Facts, type Finding, type Opening } from './policy'

export const componentOf = ({ values }: PlannedResource): string | null => {
  const { Component } = tree(values.tags)
  return typeof Component === 'string' ? Component : null
}

type Network = Pick<Facts, 'guarded' | 'callers' | 'openings' | 'exits'> & { exposed: Finding[] }

/**
 * What the security groups of a plan let in and out. Their rules name ranges, so that each means all components in a subnet; which those
 * are is read from the resources that the applied plan put there.
 */
export function azureNetwork(resources: readonly PlannedResource[]): Network {
  const subnets = resources.filter(({ type }) => type === 'azurerm_subnet').map((subnet) => subnetOf(subnet, resources))
  const rules = resources.filter(({ type }) => type === 'azurerm_network_security_rule')
  const allowed = rules.filter(({ values }) => values.access === 'Allow')
  const sides: Sides = {
    subnets,
    groups: new Map(
      resources
        .filter(({ type }) => type === 'azurerm_application_security_group')
        .map((group) => [String(group.id), componentOf(group) ?? ''] as const),
    ),
    subnetsOfGroup: (name) => subnets.filter(({ group }) => group === name),
  }
  return {
    guarded: new Set(subnets.flatMap(({ tenants }) => tenants.filter(({ door }) => !door).map(({ id }) => id))),
    callers: new Set(subnets.flatMap(({ tenants }) => tenants.map(({ id }) => id))),
    openings: allowed
      .filter(({ values }) => values.direction === 'Inbound')
      .flatMap(({ address, values }) => openingsOf(address, values, sides)),
    exits: allowed
      .filter(({ values }) => values.direction === 'Outbound')
      .flatMap(({ address, values }) => exitsOf(address, values, sides)),
    exposed: [...unguarded(subnets), ...unrefused(resources, rules)],
  }
}

type Subnet = {
  address: string
  range: string
  /** The name of its security group. */
  group: string | null
  /** `door`: requests reach it at the platform's own address, and the subnet is a way out only. */
  tenants: { id: string; door: boolean }[]
  /** Azure's own machines stand in it and talk among themselves. */
  isManaged: boolean
}

type Sides = {
  subnets: readonly Subnet[]
  groups: ReadonlyMap<string, string>
  subnetsOfGroup: (name: string) => Subnet[]
}

/** What gets an address in a subnet; a vault or an account that only lets a subnet in names it too, and is not here. */
const TENANTS: { readonly [type: string]: { door: boolean } } = {
  azurerm_api_management: { door: false },
  azurerm_application_gateway: { door: false },
  azurerm_container_app_environment: { door: false },
  azurerm_function_app_flex_consumption: { door: true },
  azurerm_kubernetes_cluster: { door: false },
  azurerm_linux_function_app: { door: true },
  azurerm_linux_web_app: { door: true },
  azurerm_mysql_flexible_server: { door: false },
  azurerm_network_interface: { door: false },
  azurerm_orchestrated_virtual_machine_scale_set: { door: false },
  azurerm_postgresql_flexible_server: { door: false },
  azurerm_private_endpoint: { door: false },
  azurerm_windows_web_app: { door: true },
}

function subnetOf({ address, id, values }: PlannedResource, resources: readonly PlannedResource[]): Subnet {
  const names = (resource: PlannedResource) => JSON.stringify(resource.values).includes(`"${id}"`)
  const standing = resources.filter((resource) => resource.type in TENANTS && names(resource))
  const tenants = standing.flatMap((resource) =>
    componentsOf(resource, resources).map((component) => ({
      id: component,
      door: TENANTS[resource.type]?.door ?? false,
    })),
  )
  const association = resources.find(
    (resource) => resource.type === 'azurerm_subnet_network_security_group_association' && names(resource),
  )
  const group = resources.find(
    (resource) =>
      resource.type === 'azurerm_network_security_group' &&
      association !== undefined &&
      resource.id === association.values.network_security_group_id,
  )
  return {
    address,
    range: String(list(values.address_prefixes)[0]),
    group: group ? String(group.values.name) : null,
    tenants,
    isManaged: list(values.delegation).length > 0 || standing.some(({ type }) => type === 'azurerm_kubernetes_cluster'),
  }
}

/** A cluster brings its nodes along, an environment of Container Apps all that runs in it. */
function componentsOf(resource: PlannedResource, resources: readonly PlannedResource[]): string[] {
  const nodes = tree(blockIn(resource.values.default_node_pool).tags).Component
  const running = resources
    .filter(({ values }) => resource.id !== null && values.container_app_environment_id === resource.id)
    .map(componentOf)
  return [...new Set([componentOf(resource), nodes, ...running])].filter((id) => typeof id === 'string')
}

type Side = { components: string[]; subnet: Subnet | null } | { tag: string } | { ranges: string[] }

function sideOf(values: Tree, side: 'source' | 'destination', { subnets, groups }: Sides): Side {
  const own = list(values[`${side}_application_security_group_ids`]).map(String)
  if (own.length > 0) return { components: own.map((id) => groups.get(id) ?? id), subnet: null }
  const ranges = list(values[`${side}_address_prefixes`]).map(String)
  if (ranges.length > 0) return { ranges }
  const prefix = String(values[`${side}_address_prefix`] ?? '*')
  const subnet = subnets.find(({ range }) => range === prefix)
  if (subnet) return { components: subnet.tenants.map(({ id }) => id), subnet }
  return /^\d/.test(prefix) ? { ranges: [prefix] } : { tag: prefix }
}

/** The side that the rule's own subnet is on may be left open: then all that stands there is meant. */
function ownSide(
  values: Tree,
  side: 'source' | 'destination',
  sides: Sides,
): { components: string[]; subnet: Subnet | null } {
  const found = sideOf(values, side, sides)
  if ('components' in found) return found
  const here = sides.subnetsOfGroup(String(values.network_security_group_name))
  return { components: here.flatMap(({ tenants }) => tenants.map(({ id }) => id)), subnet: null }
}

function portsOf(values: Tree): { fromPort: number; toPort: number }[] {
  const several = list(values.destination_port_ranges).map(String)
  return (several.length > 0 ? several : [String(values.destination_port_range)]).map((range) => {
    if (range === '*') return ALL_PORTS
    const [from = 0, to = from] = range.split('-').map(Number)
    return { fromPort: from, toPort: to }
  })
}

/** Azure checks the health of what stands in a subnet from an address of its own. */
const PROBES = 'AzureLoadBalancer'
/** An application gateway is managed over these, and Azure lets nobody else use them (known by heart). */
const MANAGED = { tag: 'GatewayManager', ports: '65200-65535' }

function openingsOf(address: string, values: Tree, sides: Sides): Opening[] {
  const to = ownSide(values, 'destination', sides)
  const from = sideOf(values, 'source', sides)
  if ('tag' in from && from.tag === PROBES) return []
  if ('tag' in from && from.tag === MANAGED.tag && values.destination_port_range === MANAGED.ports) return []
  if (isWithin(from, to)) return []
  return portsOf(values).map((ports) => ({ address, to: to.components, from: cameFrom(from), ...ports }))
}

const isWithin = (one: Side, other: Side) =>
  'components' in one &&
  'components' in other &&
  one.subnet !== null &&
  one.subnet === other.subnet &&
  one.subnet.isManaged

const OUTSIDE: { readonly [tag: string]: 'edge' | 'workflows' } = {
  'AzureFrontDoor.Backend': 'edge',
  LogicApps: 'workflows',
}

function cameFrom(side: Side): Opening['from'] {
  if ('components' in side) return { components: side.components }
  if ('ranges' in side) return { outside: side.ranges.some(isEverywhere) ? 'internet' : 'private' }
  return { outside: OUTSIDE[side.tag] ?? 'internet' }
}

const isEverywhere = (range: string) => /^(?:0\.0\.0\.0|::)\/0$/.test(range)

function exitsOf(address: string, values: Tree, sides: Sides): Exit[] {
  const from = ownSide(values, 'source', sides)
  const to = sideOf(values, 'destination', sides)
  if (isWithin(from, to)) return []
  return portsOf(values).map((ports) => ({ address, from: from.components, to: goesTo(to), ...ports }))
}

function goesTo(side: Side): Exit['to'] {
  if ('components' in side) return { components: side.components }
  if ('ranges' in side) return { outside: side.ranges.some(isEverywhere) ? 'internet' : 'network' }
  return { outside: side.tag === 'Internet' || side.tag === '*' ? 'internet' : 'cloud' }
}

const unguarded = (subnets: readonly Subnet[]): Finding[] =>
  subnets.filter(({ group }) => group === null).map(({ address }) => ({ address, says: 'has no security group' }))

/** By itself a security group lets the whole network in and everything out. */
function unrefused(resources: readonly PlannedResource[], rules: readonly PlannedResource[]): Finding[] {
  return resources
    .filter(({ type }) => type === 'azurerm_network_security_group')
    .flatMap(({ address, values: { name } }) =>
      ['Inbound', 'Outbound']
        .filter(
          (direction) =>
            !rules.some(
              ({ values }) =>
                values.network_security_group_name === name &&
                values.access === 'Deny' &&
                values.direction === direction &&
                values.destination_port_range === '*' &&
                values.source_address_prefix === '*',
            ),
        )
        .map((direction) => ({ address, says: `refuses nothing (${direction.toLowerCase()})` })),
    )
}
