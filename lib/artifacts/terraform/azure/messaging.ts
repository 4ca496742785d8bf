import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { own, pieces, size, why } from '../expressions'
import type { Block } from '../hcl'
import { code, nested, noted, resource } from '../hcl'
import { placed, sited, tags, uniqueName } from './placing'
import { busLabel, busMembers, busOf } from './service-bus'
import { subnetsWith } from './vaults'

/** One namespace a region for all queues and topics there. */
export function namespaces(plan: Plan): Piece[] {
  const members = [...entriesOf(plan, 'queue'), ...entriesOf(plan, 'topic')]
  const regions = [...new Set(members.map(({ resource: { region } }) => region))]
  return pieces(
    'messaging.tf',
    ...regions.flatMap((region): Block[] => {
      const [first] = busMembers(plan, region)
      if (!first) return []
      const owner = busOf(plan, first)
      return [
        resource(
          'azurerm_servicebus_namespace',
          busLabel(first),
          {
            ...(owner.condition ? { count: code(`${owner.condition} ? 1 : 0`) } : {}),
            name: uniqueName('messages'),
            ...sited(plan, first),
            sku: 'Standard',
            local_auth_enabled: noted(false, 'Programs sign in with their identity; there are no keys to leak.'),
            minimum_tls_version: '1.2',
            ...tags(first),
          },
          'Queues and topics of the region share it. The Standard tier has no address in a network; it is encrypted with Azure’s own key.',
        ),
      ]
    }),
  )
}

const namespaceId = (plan: Plan, entry: EntryOf<'queue'> | EntryOf<'topic'>) =>
  own(busOf(plan, entry), 'azurerm_servicebus_namespace', busLabel(entry), 'id')

export function queue(plan: Plan, entry: EntryOf<'queue'>): Piece[] {
  return pieces(
    'messaging.tf',
    resource(
      'azurerm_servicebus_queue',
      entry.label,
      {
        ...(entry.condition ? { count: code(`${entry.condition} ? 1 : 0`) } : {}),
        name: entry.id,
        namespace_id: namespaceId(plan, entry),
        max_delivery_count: entry.resource.deadLetter
          ? noted(5, 'A message that failed five times waits in the queue’s dead-letter part for a person.')
          : 10,
        dead_lettering_on_message_expiration: entry.resource.deadLetter,
        default_message_ttl: 'P14D',
        lock_duration: 'PT5M',
        ...(entry.resource.ordered ? { requires_session: true } : {}),
      },
      `${entry.id}, ${why(plan, entry)}`,
    ),
  )
}

export function topic(plan: Plan, entry: EntryOf<'topic'>): Piece[] {
  const subscribers = entry.resource.subscriberIds
    .flatMap((id) => findEntries(plan, id))
    .filter(
      (target): target is EntryOf<'queue'> =>
        isKind(target, 'queue') && target.resource.region === entry.resource.region,
    )
  return pieces(
    'messaging.tf',
    resource(
      'azurerm_servicebus_topic',
      entry.label,
      {
        ...(entry.condition ? { count: code(`${entry.condition} ? 1 : 0`) } : {}),
        name: entry.id,
        namespace_id: namespaceId(plan, entry),
        default_message_ttl: 'P14D',
      },
      `${entry.id}, ${why(plan, entry)}`,
    ),
    ...subscribers.map((target) => {
      const condition = [entry.condition, target.condition].filter(Boolean).join(' && ')
      return resource('azurerm_servicebus_subscription', `${entry.label}_to_${target.label}`, {
        ...(condition ? { count: code(`${condition} ? 1 : 0`) } : {}),
        name: target.id,
        topic_id: own(entry, 'azurerm_servicebus_topic', entry.label, 'id'),
        max_delivery_count: 5,
        forward_to: own(target, 'azurerm_servicebus_queue', target.label, 'name'),
        dead_lettering_on_message_expiration: true,
      })
    }),
  )
}

export function stream(plan: Plan, entry: EntryOf<'stream'>): Piece[] {
  const { label } = entry
  const subnets = subnetsWith(plan, 'Microsoft.EventHub', entry.resource.region)
  const feedsOutside = plan.connections.some(({ from, to }) => to === entry.id && findEntries(plan, from).length === 0)
  const isOpen = subnets.length === 0 || feedsOutside
  return pieces(
    'messaging.tf',
    resource(
      'azurerm_eventhub_namespace',
      label,
      {
        ...placed(plan, entry, uniqueName(entry.id)),
        sku: size(entry, 'tier'),
        capacity: size(entry, 'units'),
        local_authentication_enabled: noted(false, 'Senders and readers sign in with their identity.'),
        minimum_tls_version: '1.2',
        ...(isOpen
          ? {}
          : {
              network_rulesets: [
                {
                  default_action: 'Deny',
                  public_network_access_enabled: true,
                  trusted_service_access_enabled: true,
                  ip_rule: [],
                  virtual_network_rule: code(
                    `[for id in ${subnetList(subnets)} : { subnet_id = id, ignore_missing_virtual_network_service_endpoint = false }]`,
                  ),
                },
              ],
            }),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    resource('azurerm_eventhub', label, {
      ...(entry.condition ? { count: code(`${entry.condition} ? 1 : 0`) } : {}),
      name: entry.id,
      namespace_id: own(entry, 'azurerm_eventhub_namespace', label, 'id'),
      partition_count: size(entry, 'partitions'),
      retention_description: nested({
        cleanup_policy: 'Delete',
        retention_time_in_hours: size(entry, 'retention_hours'),
      }),
    }),
    ...consumerGroups(plan, entry),
  )
}

export const subnetList = (subnets: readonly string[]) =>
  subnets.some((id) => id.includes('[*]')) ? `flatten([${subnets.join(', ')}])` : `[${subnets.join(', ')}]`

/** Each reader keeps its own place in the stream. */
function consumerGroups(plan: Plan, entry: EntryOf<'stream'>): Block[] {
  const readers = plan.connections
    .filter(({ to, label }) => to === entry.id && /read/.test(label))
    .flatMap(({ from }) => findEntries(plan, from).slice(0, 1))
  return [...new Map(readers.map((reader) => [reader.id, reader])).values()].map((reader) => {
    const condition = [entry.condition, reader.condition].filter(Boolean).join(' && ')
    return resource('azurerm_eventhub_consumer_group', `${entry.label}_${reader.label}`, {
      ...(condition ? { count: code(`${condition} ? 1 : 0`) } : {}),
      name: reader.id,
      resource_group_name: sited(plan, entry).resource_group_name,
      namespace_name: own(entry, 'azurerm_eventhub_namespace', entry.label, 'name'),
      eventhub_name: own(entry, 'azurerm_eventhub', entry.label, 'name'),
    })
  })
}
