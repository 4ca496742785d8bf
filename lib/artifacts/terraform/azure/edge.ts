import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, placeholder, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource } from '../hcl'
import { labelOf } from '../names'
import type { Front } from './fronts'
import { behind, DOMAIN_NAME, frontsOf, hostOf, leading, servicesVariable } from './fronts'
import { sited, tags } from './placing'
import type { Service } from './services'
import { coexist } from './variants'

type Delivery = EntryOf<'content-delivery'>

export function contentDelivery(plan: Plan, entry: Delivery): Piece[] {
  const isGuarded = entriesOf(plan, 'web-firewall').some(({ resource }) => resource.protects === entry.id)
  const { label } = entry
  const profile = own(entry, 'azurerm_cdn_frontdoor_profile', label, 'id')
  const zone = entriesOf(plan, 'dns-zone')[0]
  return [
    placeholder(DOMAIN_NAME),
    ...pieces(
      'edge.tf',
      resource(
        'azurerm_cdn_frontdoor_profile',
        label,
        {
          ...counted(entry),
          name: named(entry.id),
          resource_group_name: sited(plan, entry).resource_group_name,
          sku_name: noted(
            isGuarded ? 'Premium_AzureFrontDoor' : 'Standard_AzureFrontDoor',
            isGuarded
              ? 'The firewall’s managed rules come with Premium only.'
              : 'Premium is for managed firewall rules.',
          ),
          response_timeout_seconds: 60,
          ...tags(entry),
        },
        why(plan, entry),
      ),
      resource('azurerm_cdn_frontdoor_endpoint', label, {
        ...counted(entry),
        name: ref('var.name'),
        cdn_frontdoor_profile_id: profile,
        tags: ref('local.tags'),
      }),
      resource('azurerm_cdn_frontdoor_custom_domain', label, {
        ...counted(entry),
        name: 'domain',
        cdn_frontdoor_profile_id: profile,
        host_name: ref('var.domain_name'),
        ...(zone ? { dns_zone_id: own(zone, 'azurerm_dns_zone', zone.label, 'id') } : {}),
        tls: nested({ certificate_type: noted('ManagedCertificate', 'Azure issues and renews it.') }),
      }),
      ...paths(plan, entry),
    ),
  ]
}

const leadsTo = (plan: Plan, from: string, to: string) =>
  plan.connections.find((connection) => connection.from === from && connection.to === to)

/** Where requests go: to a site in storage, to services by their paths, or to one front; a second region answers when the first does not. */
function paths(plan: Plan, entry: Delivery): Block[] {
  const fronts = frontsOf(plan).filter((front) => leadsTo(plan, entry.id, front.id))
  const sites = entriesOf(plan, 'object-store').filter((store) => leadsTo(plan, entry.id, store.id))
  return [
    ...sites.flatMap((site) => sitePath(plan, entry, site, fronts.length > 0 ? '/static/*' : '/*')),
    ...leading(fronts).flatMap((first) =>
      frontPaths(
        plan,
        entry,
        first,
        fronts.filter((other) => other !== first && coexist(first, other)),
      ),
    ),
  ]
}

const BALANCING: Body = {
  load_balancing: nested({ sample_size: 4, successful_samples_required: 3 }),
}
const CACHE: Body = {
  cache: nested({
    query_string_caching_behavior: 'UseQueryString',
    compression_enabled: true,
    content_types_to_compress: ['application/javascript', 'application/json', 'image/svg+xml', 'text/css', 'text/html'],
  }),
}

function sitePath(plan: Plan, entry: Delivery, site: EntryOf<'object-store'>, pattern: string): Block[] {
  const label = `${entry.label}_${site.label}`
  const both = { condition: conditionOf(entry, site) }
  const isWeb = site.resource.use === 'site'
  const host = own(site, 'azurerm_storage_account', site.label, isWeb ? 'primary_web_host' : 'primary_blob_host')
  return [
    group(plan, entry, label, site.id, both),
    origin(label, site.id, { ...counted(both), host, group: own(both, ORIGIN_GROUP, label, 'id'), priority: 1 }),
    route(plan, entry, label, site.id, both, [pattern], CACHE, [label]),
  ]
}

const ORIGIN_GROUP = 'azurerm_cdn_frontdoor_origin_group'

const group = (
  plan: Plan,
  entry: Delivery,
  label: string,
  name: string,
  owner: Pick<Entry, 'condition'>,
  each?: Body,
): Block =>
  resource(ORIGIN_GROUP, label, {
    ...(each ?? counted(owner)),
    name: each ? ref('each.key') : name,
    cdn_frontdoor_profile_id: own(entry, 'azurerm_cdn_frontdoor_profile', entry.label, 'id'),
    session_affinity_enabled: false,
    health_probe: nested({
      protocol: 'Https',
      path: isSite(plan, name) ? '/' : ref('var.health_check_path'),
      request_type: 'GET',
      interval_in_seconds: 30,
    }),
    ...BALANCING,
  })

const isSite = (plan: Plan, id: string) => findEntries(plan, id).some((entry) => isKind(entry, 'object-store'))

function origin(
  label: string,
  name: Value,
  { host, group: owner, priority, ...when }: Body & { host: Value; group: Value; priority: number },
): Block {
  return resource('azurerm_cdn_frontdoor_origin', label, {
    ...when,
    name,
    cdn_frontdoor_origin_group_id: owner,
    enabled: true,
    host_name: host,
    origin_host_header: host,
    https_port: 443,
    priority,
    weight: 1000,
    certificate_name_check_enabled: true,
  })
}

function route(
  _plan: Plan,
  entry: Delivery,
  label: string,
  name: Value,
  owner: Pick<Entry, 'condition'>,
  patterns: Value,
  more: Body,
  origins: readonly string[],
  each?: Body,
): Block {
  const index = each ? '[each.key]' : ''
  return resource('azurerm_cdn_frontdoor_route', label, {
    ...(each ?? counted(owner)),
    name,
    cdn_frontdoor_endpoint_id: own(entry, 'azurerm_cdn_frontdoor_endpoint', entry.label, 'id'),
    cdn_frontdoor_origin_group_id: each
      ? ref(`${ORIGIN_GROUP}.${label}${index}.id`)
      : own(owner, ORIGIN_GROUP, label, 'id'),
    cdn_frontdoor_origin_ids: each
      ? originsEach(origins)
      : [...origins.map((one) => code(`one(azurerm_cdn_frontdoor_origin.${one}[*].id)`))].slice(0, 1),
    cdn_frontdoor_custom_domain_ids: [own(entry, 'azurerm_cdn_frontdoor_custom_domain', entry.label, 'id')],
    patterns_to_match: patterns,
    supported_protocols: ['Http', 'Https'],
    https_redirect_enabled: true,
    forwarding_protocol: 'HttpsOnly',
    link_to_default_domain: false,
    ...more,
  })
}

/** A route waits for its origins; which ones answer is the group's affair. */
const originsEach = (origins: readonly string[]): Value => [
  ref(`azurerm_cdn_frontdoor_origin.${origins[0]}[each.key].id`),
]

function frontPaths(plan: Plan, entry: Delivery, first: Front, others: readonly Front[]): Block[] {
  const found = behind(plan, first)
  const label = `${entry.label}_${first.label}`
  const both = { condition: conditionOf(entry, first) }
  const areActive = plan.first.regions.filter(({ role }) => role === 'active').length > 1
  const priorityOf = (index: number) => (areActive ? 1 : index + 1)
  if (found.kind === 'services') {
    const service = found.service
    const each = eachService(plan, service, both.condition)
    return [
      group(plan, entry, label, first.id, both, each),
      ...[first, ...others].map((front, index) => {
        const other = behind(plan, front)
        const target = other.kind === 'services' ? other.service : service
        const condition = conditionOf(entry, first, front)
        return origin(index === 0 ? label : labelOf(`${entry.label}-${front.label}`), front.id, {
          ...eachService(plan, service, condition),
          host: ref(`azurerm_container_app.${target.label}[each.key].ingress[0].fqdn`),
          group: ref(`${ORIGIN_GROUP}.${label}[each.key].id`),
          priority: priorityOf(index),
        })
      }),
      route(plan, entry, label, ref('each.key'), both, ref('each.value.paths'), {}, [label], each),
    ]
  }
  return [
    group(plan, entry, label, first.id, both),
    ...[first, ...others].map((front, index) =>
      origin(index === 0 ? label : labelOf(`${entry.label}-${front.label}`), front.id, {
        ...counted({ condition: conditionOf(entry, first, front) }),
        host: hostOf(plan, front),
        group: own(both, ORIGIN_GROUP, label, 'id'),
        priority: priorityOf(index),
      }),
    ),
    route(plan, entry, label, first.id, both, ['/*'], {}, [label]),
  ]
}

const eachService = (plan: Plan, service: Service, condition: string | null): Body => {
  const variable = servicesVariable(plan, service)
  return {
    for_each: code(condition ? `{ for name, service in ${variable} : name => service if ${condition} }` : variable),
  }
}
