import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, placeholder, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { environmentPath } from './containers'
import type { Front } from './fronts'
import {
  addressOf,
  behind,
  CERTIFICATE,
  DOMAIN_NAME,
  deliveryOf,
  frontsOf,
  hostOf,
  isDirect,
  isRaw,
  leading,
  servicesVariable,
} from './fronts'
import { regionOf, sited, tags } from './placing'

type Zone = EntryOf<'dns-zone'>

export function dnsZone(plan: Plan, entry: Zone): Piece[] {
  const direct = frontsOf(plan).filter((front) => isDirect(plan, front))
  const bindings = direct.flatMap((front) => ownDomain(plan, entry, front))
  return [
    placeholder(DOMAIN_NAME),
    ...(bindings.length > 0 ? [placeholder(CERTIFICATE)] : []),
    ...pieces(
      'edge.tf',
      resource(
        'azurerm_dns_zone',
        entry.label,
        {
          ...counted(entry),
          name: ref('var.domain_name'),
          resource_group_name: sited(plan, entry).resource_group_name,
          ...tags(entry),
        },
        why(plan, entry),
      ),
      ...deliveryRecords(plan, entry),
      ...frontsOf(plan).flatMap((front) => frontRecords(plan, entry, front)),
      ...directRecords(plan, entry, direct),
      ...machineRecords(plan, entry),
      ...trafficManager(plan, entry),
      ...bindings,
    ),
  ]
}

const record = (plan: Plan, entry: Zone, when: Body, name: Value): Body => ({
  ...when,
  name,
  zone_name: own(entry, 'azurerm_dns_zone', entry.label, 'name'),
  resource_group_name: sited(plan, entry).resource_group_name,
  ttl: 300,
})

/** The public name belongs to Front Door, which proves it by a record. */
function deliveryRecords(plan: Plan, entry: Zone): Block[] {
  const delivery = deliveryOf(plan)
  if (!delivery) return []
  const both = counted(entry, delivery)
  return [
    resource('azurerm_dns_a_record', delivery.label, {
      ...record(plan, entry, both, '@'),
      target_resource_id: own(delivery, 'azurerm_cdn_frontdoor_endpoint', delivery.label, 'id'),
      tags: ref('local.tags'),
    }),
    resource(
      'azurerm_dns_txt_record',
      delivery.label,
      {
        ...record(plan, entry, both, '_dnsauth'),
        record: nested({
          value: own(delivery, 'azurerm_cdn_frontdoor_custom_domain', delivery.label, 'validation_token'),
        }),
        tags: ref('local.tags'),
      },
      'Proves to Front Door that the name is yours, now and at each renewal of the certificate.',
    ),
  ]
}

/** A gateway has a name of its own, by which Front Door calls it and its certificate is checked. */
function frontRecords(plan: Plan, entry: Zone, front: Front): Block[] {
  const found = behind(plan, front)
  if (found.kind !== 'gateway' && found.kind !== 'network') return []
  const address = addressOf(plan, front)
  if (!address) return []
  return [
    resource('azurerm_dns_a_record', front.label, {
      ...record(plan, entry, counted({ condition: conditionOf(entry, front) }), front.id),
      records: [ref(address)],
      tags: ref('local.tags'),
    }),
  ]
}

/** Without Front Door the public name leads to the first region’s front, or to Traffic Manager where several regions answer. */
function directRecords(plan: Plan, entry: Zone, direct: readonly Front[]): Block[] {
  const delivery = deliveryOf(plan)
  if (delivery && !delivery.condition) return []
  return leading(direct).map((first, index) => directRecord(plan, entry, first, index === 0 ? '' : `_${first.label}`))
}

function directRecord(plan: Plan, entry: Zone, first: Front, suffix: string): Block {
  const condition = [conditionOf(entry, first), withoutDelivery(plan)].filter(Boolean).join(' && ') || null
  const when: Body = condition ? { count: code(`${condition} ? 1 : 0`) } : {}
  const label = `${entry.label}_public${suffix}`
  const address = addressOf(plan, first)
  if (isRouted(entry) && !deliveryOf(plan))
    return resource('azurerm_dns_a_record', label, {
      ...record(plan, entry, when, '@'),
      target_resource_id: own(entry, PROFILE, entry.label, 'id'),
      tags: ref('local.tags'),
    })
  if (address)
    return resource('azurerm_dns_a_record', label, {
      ...record(plan, entry, when, '@'),
      records: [ref(address)],
      tags: ref('local.tags'),
    })
  return resource(
    'azurerm_dns_cname_record',
    label,
    { ...record(plan, entry, when, 'www'), record: hostOf(plan, first), tags: ref('local.tags') },
    'The platform gives out a name and no address, and the top of a zone can’t hold a name.',
  )
}

const isRouted = ({ resource: { routing } }: Zone) => routing === 'failover' || routing === 'latency-routed'

/** Environments that people reach without Front Door. */
const withoutDelivery = (plan: Plan): string | null => {
  const delivery = deliveryOf(plan)
  return delivery?.condition ? `!(${delivery.condition})` : null
}

/** A machine that faces the internet by itself. */
function machineRecords(plan: Plan, entry: Zone): Block[] {
  const machines = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => plan.entries.filter(({ id, resource: { kind } }) => id === to && kind === 'machine-group'))
  return machines.map((machine) =>
    resource('azurerm_dns_a_record', machine.label, {
      ...record(plan, entry, counted({ condition: conditionOf(entry, machine) }), '@'),
      records: code(`azurerm_public_ip.${machine.label}[*].ip_address`),
      tags: ref('local.tags'),
    }),
  )
}

const PROFILE = 'azurerm_traffic_manager_profile'

/** Watches each region's front from outside. */
function trafficManager(plan: Plan, entry: Zone): Block[] {
  const { routing } = entry.resource
  if (!isRouted(entry)) return []
  const fronts = frontsOf(plan)
  const isFar = deliveryOf(plan) !== undefined
  return [
    resource(
      PROFILE,
      entry.label,
      {
        ...counted(entry),
        name: named('routing'),
        resource_group_name: sited(plan, entry).resource_group_name,
        traffic_routing_method: routing === 'failover' ? 'Priority' : 'Performance',
        dns_config: nested({ relative_name: text`${ref('var.name')}-${ref('local.unique')}`, ttl: 30 }),
        monitor_config: nested({
          protocol: 'HTTPS',
          port: 443,
          path: ref('var.health_check_path'),
          interval_in_seconds: 30,
          timeout_in_seconds: 9,
          tolerated_number_of_failures: 2,
        }),
        ...tags(entry),
      },
      isFar
        ? 'Watches each region from outside, for the alarm; Front Door moves the traffic by itself.'
        : 'Answers with a region that works, by the checks it makes from outside.',
    ),
    ...fronts.flatMap((front, index) => {
      const address = addressOf(plan, front)
      return [
        resource('azurerm_traffic_manager_external_endpoint', front.label, {
          ...counted({ condition: conditionOf(entry, front) }),
          name: front.id,
          profile_id: own(entry, PROFILE, entry.label, 'id'),
          target: address && !isFar ? ref(address) : hostOf(plan, front),
          endpoint_location: ref(regionOf(front)),
          priority: index + 1,
          ...(address && !isFar ? { custom_header: nested({ name: 'host', value: ref('var.domain_name') }) } : {}),
        }),
      ]
    }),
  ]
}

/** Container Apps answers a name of ours once it is proven and has a certificate; with several services each has its own name. */
function ownDomain(plan: Plan, entry: Zone, front: Front): Block[] {
  const found = behind(plan, front)
  const delivery = deliveryOf(plan)
  if (found.kind !== 'services' || isRaw(front) || (delivery && !delivery.condition)) return []
  const { service } = found
  const condition = [conditionOf(entry, front, service), withoutDelivery(plan)].filter(Boolean).join(' && ') || null
  const variable = servicesVariable(plan, service)
  const guard = condition ? ` if ${condition}` : ''
  const host = `length(${variable}) == 1 ? var.domain_name : join(".", [name, var.domain_name])`
  const each: Body = { for_each: code(`{ for name in keys(${variable}) : name => ${host}${guard} }`) }
  const owner = { condition }
  const when: Body = condition ? { count: code(`${condition} ? 1 : 0`) } : {}
  return [
    resource('azurerm_dns_txt_record', front.label, {
      ...record(plan, entry, each, code('each.value == var.domain_name ? "asuid" : join(".", ["asuid", each.key])')),
      record: nested({ value: environmentPath(plan, service, 'custom_domain_verification_id') }),
      tags: ref('local.tags'),
    }),
    resource('azurerm_dns_a_record', `${front.label}_services`, {
      ...record(
        plan,
        entry,
        {
          for_each: code(
            `{ for name in keys(${variable}) : name => name if length(${variable}) > 1${condition ? ` && ${condition}` : ''} }`,
          ),
        },
        ref('each.key'),
      ),
      records: [environmentPath(plan, service, 'static_ip_address')],
      tags: ref('local.tags'),
    }),
    resource('azurerm_container_app_environment_certificate', front.label, {
      ...when,
      name: 'domain',
      container_app_environment_id: environmentPath(plan, service, 'id'),
      certificate_key_vault: nested({
        identity: own(service, 'azurerm_user_assigned_identity', service.label, 'id'),
        key_vault_secret_id: ref('var.certificate_secret_id'),
      }),
      tags: ref('local.tags'),
    }),
    resource('azurerm_container_app_custom_domain', front.label, {
      ...each,
      name: ref('each.value'),
      container_app_id: ref(`azurerm_container_app.${service.label}[each.key].id`),
      container_app_environment_certificate_id: own(
        owner,
        'azurerm_container_app_environment_certificate',
        front.label,
        'id',
      ),
      certificate_binding_type: 'SniEnabled',
      depends_on: [ref(`azurerm_dns_txt_record.${front.label}`)],
    }),
  ]
}
