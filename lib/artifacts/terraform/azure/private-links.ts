import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { placeOf, subnetId } from './places'
import { allOf, anyOf, placed, regionOf, sited, tags } from './placing'

/** Names by which private addresses are found: one zone a service, linked to each network that asks. */
type Zone = { label: string; name: Value; entries: readonly Entry[] }

export type ZoneName = keyof typeof ZONES

const ZONES = {
  postgresql: 'privatelink.postgres.database.azure.com',
  mysql: 'privatelink.mysql.database.azure.com',
  sqlserver: 'privatelink.database.windows.net',
  redis: 'privatelink.redis.azure.net',
  search: 'privatelink.search.windows.net',
  documents: 'privatelink.mongocluster.cosmos.azure.com',
  sites: 'privatelink.azurewebsites.net',
  vaults: 'privatelink.vaultcore.azure.net',
  buses: 'privatelink.servicebus.windows.net',
  monitor: 'privatelink.monitor.azure.com',
  monitor_oms: 'privatelink.oms.opinsights.azure.com',
  monitor_ods: 'privatelink.ods.opinsights.azure.com',
  monitor_agents: 'privatelink.agentsvc.azure-automation.net',
} as const

const MONITOR_ZONES = ['monitor', 'monitor_oms', 'monitor_ods', 'monitor_agents'] as const satisfies readonly ZoneName[]

/** Who needs which zone. */
function zoneNamesOf(plan: Plan, entry: Entry): readonly ZoneName[] {
  if (isKind(entry, 'relational-database') && entry.resource.class !== 'distributed')
    return entry.resource.engine === 'oracle' ? [] : [entry.resource.engine]
  if (isKind(entry, 'cache')) return ['redis']
  if (isKind(entry, 'search-engine')) return ['search']
  if (isKind(entry, 'document-database')) return ['documents']
  if (isKind(entry, 'app-platform') && isPrivateSite(plan, entry)) return ['sites']
  if (isKind(entry, 'network-endpoint') && entry.resource.style === 'interface')
    return [
      ...(vaultsFor(plan, entry).length > 0 ? (['vaults'] as const) : []),
      ...(streamsFor(plan, entry).length > 0 ? (['buses'] as const) : []),
      ...(entry.resource.reaches.includes('logs') ? MONITOR_ZONES : []),
    ]
  return []
}

/** A web application that nobody outside may call stands behind a private address. */
export const isPrivateSite = (plan: Plan, entry: EntryOf<'app-platform'>) =>
  entriesOf(plan, 'load-balancer').some(({ resource }) => resource.target === entry.id && !resource.isPublic)

function zonesOf(plan: Plan): Zone[] {
  const fixed = (Object.keys(ZONES) as ZoneName[]).flatMap((label): Zone[] => {
    const entries = plan.entries.filter((entry) => zoneNamesOf(plan, entry).includes(label))
    return entries.length === 0 ? [] : [{ label, name: ZONES[label], entries }]
  })
  const explorers = entriesOf(plan, 'time-series-database').map(
    (entry): Zone => ({
      label: entry.label,
      name: text`privatelink.${ref(regionOf(entry))}.kusto.windows.net`,
      entries: [entry],
    }),
  )
  return [...fixed, ...explorers]
}

export function privateZones(plan: Plan): Piece[] {
  const networks = entriesOf(plan, 'network')
  if (networks.length === 0) return []
  return pieces(
    'network.tf',
    ...zonesOf(plan).flatMap((zone) => {
      const owner = { condition: anyOf(zone.entries) }
      const when: Body = owner.condition ? { count: code(`${owner.condition} ? 1 : 0`) } : {}
      return [
        resource('azurerm_private_dns_zone', zone.label, {
          ...when,
          name: zone.name,
          resource_group_name: sited(plan, { regionVariable: null }).resource_group_name,
          tags: ref('local.tags'),
        }),
        ...networks
          .filter((network) => zone.entries.some(({ resource }) => resource.region === network.resource.region))
          .map((network) => {
            const both = allOf(owner, network)
            return resource('azurerm_private_dns_zone_virtual_network_link', `${zone.label}_${network.label}`, {
              ...(both ? { count: code(`${both} ? 1 : 0`) } : {}),
              name: network.id,
              resource_group_name: sited(plan, { regionVariable: null }).resource_group_name,
              private_dns_zone_name: own(owner, 'azurerm_private_dns_zone', zone.label, 'name'),
              virtual_network_id: own(network, 'azurerm_virtual_network', network.label, 'id'),
              tags: ref('local.tags'),
            })
          }),
      ]
    }),
  )
}

export function privateZoneId(plan: Plan, label: string): Value {
  const zone = zonesOf(plan).find((candidate) => candidate.label === label)
  return own({ condition: zone ? anyOf(zone.entries) : null }, 'azurerm_private_dns_zone', label, 'id')
}

/** Links that must stand before a server inside the network can be made. */
export const zoneLinks = (plan: Plan, label: string, entry: Entry) =>
  entriesOf(plan, 'network')
    .filter(({ resource }) => resource.region === entry.resource.region)
    .map((network) => ref(`azurerm_private_dns_zone_virtual_network_link.${label}_${network.label}`))

/** The only way to a service that is closed to the internet. */
export function privateEndpoint(
  plan: Plan,
  entry: Entry,
  { label = entry.label, id, part, zones }: { label?: string; id: Value; part: string; zones: readonly string[] },
  comment = '',
): Block[] {
  const network = networkOf(plan, entry.resource.region)
  const place = endpointPlace(plan, entry)
  if (!network || !place) return []
  const name = label.replaceAll('_', '-')
  return [
    resource(
      'azurerm_private_endpoint',
      label,
      {
        ...placed(plan, entry, named(`${name}-endpoint`)),
        subnet_id: subnetId(place),
        private_service_connection: nested({
          name,
          private_connection_resource_id: id,
          subresource_names: [part],
          is_manual_connection: false,
        }),
        private_dns_zone_group: nested({
          name,
          private_dns_zone_ids: zones.map((zone) => privateZoneId(plan, zone)),
        }),
        ...tags(entry),
      },
      comment,
    ),
  ]
}

function endpointPlace(plan: Plan, entry: Entry) {
  const place = placeOf(plan, entry)
  if (place?.name === 'data') return place
  const inData = plan.entries.find(
    (other) => other.resource.region === entry.resource.region && placeOf(plan, other)?.name === 'data',
  )
  return inData ? placeOf(plan, inData) : null
}

const vaultsFor = (plan: Plan, { resource: { region, reaches } }: EntryOf<'network-endpoint'>) =>
  reaches.includes('secrets')
    ? entriesOf(plan, 'secret-store').filter(({ resource }) => resource.region === region)
    : []
const streamsFor = (plan: Plan, { resource: { region, reaches } }: EntryOf<'network-endpoint'>) =>
  reaches.includes('stream') ? entriesOf(plan, 'stream').filter(({ resource }) => resource.region === region) : []
const logsFor = (plan: Plan, { resource: { region, reaches } }: EntryOf<'network-endpoint'>) =>
  reaches.includes('logs') ? entriesOf(plan, 'log-store').filter(({ resource }) => resource.region === region) : []

/** What a private endpoint can't lead to: a Standard registry and namespace take none, and a workflow runs outside any network. */
export const unreachable = ({ resource: { reaches } }: EntryOf<'network-endpoint'>) =>
  reaches.filter((service) => ['registry', 'queue', 'topic', 'workflow'].includes(service))

export function interfaceEndpoints(plan: Plan, entry: EntryOf<'network-endpoint'>): Piece[] {
  const without = unreachable(entry)
  const comment = `${why(plan, entry)}${without.length > 0 ? ` In the tiers of this design none can lead to: ${without.join(', ')}.` : ''}`
  const vaults = vaultsFor(plan, entry).flatMap((vault) =>
    privateEndpoint(plan, joint(entry, vault), {
      label: `${entry.label}_${vault.label}`,
      id: own(vault, 'azurerm_key_vault', vault.label, 'id'),
      part: 'vault',
      zones: ['vaults'],
    }),
  )
  const streams = streamsFor(plan, entry).flatMap((stream) =>
    privateEndpoint(plan, joint(entry, stream), {
      label: `${entry.label}_${stream.label}`,
      id: own(stream, 'azurerm_eventhub_namespace', stream.label, 'id'),
      part: 'namespace',
      zones: ['buses'],
    }),
  )
  const logs = logsFor(plan, entry).flatMap((log) => monitorScope(plan, entry, log))
  const [first, ...rest] = [...vaults, ...streams, ...logs]
  return first ? pieces('network.tf', { ...first, comment }, ...rest) : []
}

const joint = (entry: Entry, other: Entry): Entry => ({ ...entry, condition: allOf(entry, other) })

/** Logs and measurements by private addresses: a scope around the workspace, and one endpoint to it. */
function monitorScope(plan: Plan, entry: EntryOf<'network-endpoint'>, log: EntryOf<'log-store'>): Block[] {
  const both = joint(entry, log)
  const scope = `${entry.label}_monitor`
  const inScope = (label: string, id: Value, condition: string | null) =>
    resource('azurerm_monitor_private_link_scoped_service', label, {
      ...(condition ? { count: code(`${condition} ? 1 : 0`) } : {}),
      name: label.replaceAll('_', '-'),
      resource_group_name: sited(plan, entry).resource_group_name,
      scope_name: own(both, 'azurerm_monitor_private_link_scope', scope, 'name'),
      linked_resource_id: id,
    })
  return [
    resource('azurerm_monitor_private_link_scope', scope, {
      ...(both.condition ? { count: code(`${both.condition} ? 1 : 0`) } : {}),
      name: named(`${entry.id}-monitor`),
      resource_group_name: sited(plan, entry).resource_group_name,
      ingestion_access_mode: 'PrivateOnly',
      query_access_mode: 'Open',
      ...tags(entry),
    }),
    inScope(`${scope}_${log.label}`, own(log, 'azurerm_log_analytics_workspace', log.label, 'id'), both.condition),
    ...privateEndpoint(plan, both, {
      label: scope,
      id: own(both, 'azurerm_monitor_private_link_scope', scope, 'id'),
      part: 'azuremonitor',
      zones: MONITOR_ZONES,
    }),
  ]
}
