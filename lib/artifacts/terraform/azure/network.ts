import type { EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { joins } from './joins'
import type { Place } from './places'
import { natOf, placeLabel, placesOf, RUNS_CODE, rangeOf, subnetId, tenancyOf } from './places'
import { allOf, groupName, placed, sited, tags } from './placing'
import { interfaceEndpoints } from './private-links'

export function network(plan: Plan, entry: EntryOf<'network'>): Piece[] {
  const places = placesOf(plan, entry)
  return [
    ...pieces(
      'network.tf',
      resource(
        'azurerm_virtual_network',
        entry.label,
        { ...placed(plan, entry), address_space: [size(entry, 'cidr')], ...tags(entry) },
        why(plan, entry),
      ),
      ...places.flatMap((place) => [subnet(plan, place), ...wayOut(plan, place)]),
    ),
    ...joins(plan, entry),
  ]
}

const both = (place: Place, ...others: readonly { condition: string | null }[]): Body => {
  const condition = allOf(place.network, place, ...others)
  return condition ? { count: code(`${condition} ? 1 : 0`) } : {}
}

function subnet(plan: Plan, place: Place): Block {
  const { network: home, name } = place
  const { delegation, actions, says } = tenancyOf(name)
  const endpoints = serviceEndpoints(plan, place)
  const network = (attribute: string) => own(home, 'azurerm_virtual_network', home.label, attribute)
  return resource(
    'azurerm_subnet',
    placeLabel(place),
    {
      ...both(place),
      name,
      resource_group_name: groupName(plan, home),
      virtual_network_name: network('name'),
      address_prefixes: [code(rangeOf(plan, place))],
      ...(endpoints.length > 0 ? { service_endpoints: noted(endpoints, endpointReason(plan, place)) } : {}),
      default_outbound_access_enabled: noted(
        home.resource.layout === 'public-only' && RUNS_CODE.includes(name),
        home.resource.layout === 'public-only'
          ? 'This layout has no NAT gateway.'
          : 'Nothing gets out by an address that Azure lends; the way out is the one drawn.',
      ),
      ...(name === 'data' ? { private_endpoint_network_policies: 'NetworkSecurityGroupEnabled' } : {}),
      ...(delegation
        ? {
            delegation: nested({
              name,
              service_delegation: nested({ name: delegation, actions: [...actions] }),
            }),
          }
        : {}),
    },
    `The subnet of ${says}; it spans the zones of the region.`,
  )
}

/** Services that a subnet reaches by Azure's own lines, at no charge, and that let in nobody but such subnets. */
export function serviceEndpoints(plan: Plan, place: Place): string[] {
  if (place.name === 'gateway') return hasVault(plan, place) ? ['Microsoft.KeyVault'] : []
  if (!RUNS_CODE.includes(place.name)) return []
  const { region, layout } = place.network.resource
  const kinds = new Set(
    plan.entries.filter((entry) => entry.resource.region === region).map(({ resource: { kind } }) => kind),
  )
  const isDistributed = entriesOf(plan, 'relational-database').some(({ resource }) => resource.class === 'distributed')
  return [
    ...(kinds.has('key-value-store') || isDistributed ? ['Microsoft.AzureCosmosDB'] : []),
    ...(kinds.has('stream') ? ['Microsoft.EventHub'] : []),
    ...(hasVault(plan, place) ? ['Microsoft.KeyVault'] : []),
    // Without a way out, the only line to a Standard namespace, which takes no private endpoint.
    ...(layout === 'private-endpoints-only' && (kinds.has('queue') || kinds.has('topic'))
      ? ['Microsoft.ServiceBus']
      : []),
    ...(kinds.has('object-store') || kinds.has('file-system') || place.name === 'functions'
      ? ['Microsoft.Storage']
      : []),
  ]
}

const hasVault = (plan: Plan, { network: { resource } }: Place) =>
  entriesOf(plan, 'secret-store').some((vault) => vault.resource.region === resource.region)

function wayOut(plan: Plan, place: Place): Block[] {
  const nat = natOf(plan, place.network)
  if (!nat || place.name === 'public' || !RUNS_CODE.includes(place.name)) return []
  return [
    resource('azurerm_subnet_nat_gateway_association', placeLabel(place), {
      ...both(place, nat),
      subnet_id: subnetId(place),
      nat_gateway_id: ref(`azurerm_nat_gateway.${nat.label}[${inUse(nat) ? 'var.way_out_zone' : '"1"'}].id`),
    }),
  ]
}

/** A subnet leaves through one gateway; with gateways in further zones a variable says which one it is. */
const inUse = ({ bySize }: EntryOf<'nat-gateway'>) => bySize.some(({ sizes }) => Number(sizes?.gateways ?? 1) > 1)

export function natGateway(plan: Plan, entry: EntryOf<'nat-gateway'>): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  if (!home) return []
  const { label } = entry
  const condition = conditionOf(entry, home)
  const zones = `slice(["1", "2", "3"], 0, min(3, var.${label}.gateways))`
  const each: Body = { for_each: code(condition ? `toset(${condition} ? ${zones} : [])` : `toset(${zones})`) }
  const name: Value = text`${ref('var.name')}-${entry.id}-${ref('each.key')}`
  const shared: Body = { ...each, name, ...sited(plan, entry), zones: [ref('each.key')] }
  return [
    ...(inUse(entry) ? [WAY_OUT_ZONE] : []),
    ...pieces(
      'network.tf',
      resource('azurerm_public_ip', label, { ...shared, sku: 'Standard', allocation_method: 'Static', ...tags(entry) }),
      resource(
        'azurerm_nat_gateway',
        label,
        { ...shared, sku_name: 'Standard', ...tags(entry) },
        inUse(entry)
          ? `${why(plan, entry)} A subnet leaves through one of them (way_out_zone); the others stand by for the loss of that zone.`
          : why(plan, entry),
      ),
      resource('azurerm_nat_gateway_public_ip_association', label, {
        ...each,
        nat_gateway_id: ref(`azurerm_nat_gateway.${label}[each.key].id`),
        public_ip_address_id: ref(`azurerm_public_ip.${label}[each.key].id`),
      }),
    ),
  ]
}

const WAY_OUT_ZONE = placeholder({
  name: 'way_out_zone',
  type: 'string',
  description: 'Zone whose NAT gateway the subnets leave through. Another one is taken by changing this and applying.',
  validation: { condition: 'can(regex("^[1-3]$", var.way_out_zone))', message: 'One of 1, 2 and 3.' },
  example: '"2"',
  fallback: '1',
})

/**
 * A `gateway` endpoint is a service endpoint: a switch on the subnets (above) and a rule in what they reach, with no block of its own. An
 * `interface` is a private endpoint for each service that can have one in its tier.
 */
export function networkEndpoint(plan: Plan, entry: EntryOf<'network-endpoint'>): Piece[] {
  return entry.resource.style === 'interface' ? interfaceEndpoints(plan, entry) : []
}

/** Why the switch is on, quoted where it stands. */
function endpointReason(plan: Plan, { network: { resource } }: Place): string {
  const [entry] = entriesOf(plan, 'network-endpoint').filter(
    (other) => other.resource.region === resource.region && other.resource.style === 'gateway',
  )
  return entry ? `${entry.id}, ${why(plan, entry)}` : 'Azure’s own lines to the services, at no charge.'
}
