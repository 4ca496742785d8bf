import type { Entry, EntryOf, Plan } from '../entries'
import { isKind } from '../entries'
import { conditionOf, counted, forEach, implies, named, own, type Piece, pieces, placeholder } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, dynamic, nested, ref, resource, text } from '../hcl'
import { containersOn, hostOf, portByService } from './container-hosts'
import { deliveryOf, type Front, firewallOf, isSecure, targetsOf } from './fronts'
import { regionOf, zonesOf } from './placing'
import { servicesOf } from './services'

/** What a front's requests end at. */
export type Backend = {
  /** The path of the id, of the first where there are several. */
  id: string
  /** Path rules by service; nothing where one program answers every path. */
  paths: { collection: string; service: string } | null
}

/** Backends of a front: one for each service of a fleet, else one for all requests. Copies in another region are further groups of it. */
export function backendsOf(plan: Plan, front: Front): { backend: Backend | null; made: Piece[] } {
  const [main, ...copies] = targetsOf(plan, front)
  if (!main) return { backend: null, made: [] }
  if (isKind(main, 'object-store')) return bucketBackend(plan, front, main)
  if (isKind(main, 'api-gateway')) return apiBackend(plan, front, main)
  const label = labelOf(front, main)
  const global = isGlobal(front)
  const type = global ? 'google_compute_backend_service' : 'google_compute_region_backend_service'
  const service = isKind(main, 'container-service') ? main : undefined
  const repeat = service
    ? forEach(`var.${servicesOf(plan, service).variable}`, '{}', { condition: conditionOf(front, main) })
    : counted(front, main)
  const needsCheck = ![main, ...copies].every((target) => isServerlessTarget(target))
  const check = needsCheck ? healthCheck(plan, front, main, label) : null
  const groups = [main, ...copies].map((target) => groupOf(plan, front, main, target))
  const block = resource(
    type,
    label,
    {
      ...repeat,
      name: service ? text`${ref('var.name')}-${front.id}-${ref('each.key')}` : named(`${front.id}-${main.id}`),
      ...(global ? {} : { region: ref(regionOf(front)) }),
      load_balancing_scheme: schemeOf(front),
      protocol: isTcp(front) ? 'TCP' : 'HTTP',
      ...(isServerlessTarget(main) ? {} : { port_name: service && hostOf(plan, service) ? ref('each.key') : 'http' }),
      ...(isServerlessTarget(main) || isTcp(front) ? {} : { timeout_sec: 60 }),
      ...(needsCheck ? { connection_draining_timeout_sec: 30 } : {}),
      ...(check ? { health_checks: [check.path] } : {}),
      ...delivery(plan, front),
      ...(global ? guardedBy(plan) : {}),
      ...(groups.length === 1 ? { backend: groups[0]?.block } : several(groups)),
      ...(isTcp(front) ? {} : { log_config: nested({ enable: true, sample_rate: 0.1 }) }),
    },
    isKind(front, 'content-delivery') || copies.length > 0
      ? 'Each region is a group of its own: requests go to the nearest one that is healthy.'
      : '',
  )
  return {
    backend: {
      id: service
        ? `values(${type}.${label})[0].id`
        : own({ condition: conditionOf(front, main) }, type, label, 'id').ref,
      paths: service
        ? { collection: `var.${servicesOf(plan, service).variable}`, service: `${type}.${label}[name].id` }
        : null,
    },
    made: [
      ...pieces('edge.tf', ...groups.flatMap(({ made }) => made), check?.block ?? null, block),
      ...groups.flatMap(({ asks }) => asks),
    ],
  }
}

const labelOf = (front: Front, main: Entry) =>
  front.label === main.label ? front.label : `${front.label}_${main.label}`

export const isGlobal = (front: Front) =>
  !isKind(front, 'load-balancer') || (front.resource.isPublic && isSecure(front))
const isTcp = (front: Front) => isKind(front, 'load-balancer') && !isSecure(front)
export const schemeOf = (front: Front) =>
  isKind(front, 'load-balancer') && !front.resource.isPublic ? 'INTERNAL_MANAGED' : 'EXTERNAL_MANAGED'

const isServerlessTarget = (target: Entry) =>
  (isKind(target, 'container-service') && target.resource.capacity === 'serverless') ||
  isKind(target, 'app-platform') ||
  isKind(target, 'function')

/** Cloud CDN is a setting of what is cached: the programs say themselves which answers may be kept. */
function delivery(plan: Plan, front: Front): Body {
  const entry = deliveryOf(plan)
  if (!entry || isTcp(front) || !isGlobal(front)) return {}
  const condition = implies(front, entry) ? null : conditionOf(entry)
  return {
    enable_cdn: condition ? code(condition) : true,
    cdn_policy: optional(condition, {
      cache_mode: 'USE_ORIGIN_HEADERS',
      cache_key_policy: nested({ include_host: true, include_protocol: true, include_query_string: true }),
      serve_while_stale: 60,
    }),
  }
}

const optional = (condition: string | null, body: Body): Body[string] =>
  condition === null ? nested(body) : dynamic(code(`${condition} ? [1] : []`), body)

/** The firewall stands before every public front; one policy serves them all. */
function guardedBy(plan: Plan): Body {
  const firewall = firewallOf(plan)
  if (!firewall) return {}
  return {
    security_policy: firewall.condition
      ? ref(`one(google_compute_security_policy.${firewall.label}[*].id)`)
      : ref(`google_compute_security_policy.${firewall.label}.id`),
  }
}

type Group = { block: Body[string]; condition: string | null; content: Body; made: Block[]; asks: Piece[] }

/** Where one of the groups may be missing, each is a block that can be left out. */
function several(groups: readonly Group[]): Body {
  return Object.fromEntries(
    groups.map(({ condition, content, block }, index): [string, Body[string]] => {
      if (index === 0) return ['backend', block]
      return [`backend_${index + 1}`, dynamic(code(condition ? `${condition} ? [1] : []` : '[1]'), content, 'backend')]
    }),
  )
}

function groupOf(plan: Plan, front: Front, main: Entry, target: Entry): Group {
  const condition = implies(main, target) ? null : conditionOf(target)
  const plain = (group: Value, more: Body, made: Block[], asks: Piece[] = []): Group => {
    const content = { group, ...more }
    return { block: nested(content), condition, content, made, asks }
  }
  if (isKind(target, 'container-service') && !hostOf(plan, target)) {
    const each = forEach(`var.${servicesOf(plan, target).variable}`, '{}', { condition: conditionOf(front, target) })
    const block = endpointGroup(target, each, {
      name: text`${ref('var.name')}-${front.id}-${ref('each.key')}`,
      service: ref(`google_cloud_run_v2_service.${target.label}[each.key].name`),
    })
    return plain(ref(`google_compute_region_network_endpoint_group.${target.label}[each.key].id`), {}, [block])
  }
  if (isServerlessTarget(target)) {
    const block = endpointGroup(target, counted(front, target), {
      name: named(`${front.id}-${target.id}`),
      service: own(target, 'google_cloud_run_v2_service', target.label, 'name'),
    })
    const both = { condition: conditionOf(front, target) }
    return plain(own(both, 'google_compute_region_network_endpoint_group', target.label, 'id'), {}, [block])
  }
  if (isKind(target, 'machine-group') && target.resource.role === 'nodes')
    return clusterGroup(plan, front, target, condition)
  const host = isKind(target, 'container-service') ? hostOf(plan, target) : target
  const group = host ?? target
  const load =
    isKind(group, 'machine-group') && group.resource.scaling.on === 'requests' && containersOn(plan, group).length === 0
  return plain(
    own(group, 'google_compute_region_instance_group_manager', group.label, 'instance_group'),
    isTcp(front)
      ? { balancing_mode: 'UTILIZATION', capacity_scaler: 1 }
      : load
        ? { balancing_mode: 'RATE', max_rate_per_instance: ref('var.requests_per_copy'), capacity_scaler: 1 }
        : { balancing_mode: 'UTILIZATION', max_utilization: 0.8, capacity_scaler: 1 },
    [],
  )
}

function endpointGroup(target: Entry, repeat: Body, { name, service }: { name: Value; service: Value }): Block {
  return resource('google_compute_region_network_endpoint_group', target.label, {
    ...repeat,
    name,
    region: ref(regionOf(target)),
    network_endpoint_type: 'SERVERLESS',
    cloud_run: nested({ service }),
  })
}

/** A cluster makes its groups itself once its services run, one a zone and all of one name. */
function clusterGroup(_plan: Plan, front: Front, nodes: EntryOf<'machine-group'>, condition: string | null): Group {
  const flag = 'cluster_answers'
  const zones = `slice(${zonesOf(nodes)}, 0, min(var.${nodes.label}.zones, length(${zonesOf(nodes)})))`
  const there = condition ? `var.${flag} && ${condition}` : `var.${flag}`
  const content = {
    group: text`projects/${ref('var.project_id')}/zones/${ref('backend.value')}/networkEndpointGroups/${ref('var.name')}-nodes`,
    ...(isTcp(front)
      ? { balancing_mode: 'CONNECTION', max_connections_per_endpoint: 1000 }
      : { balancing_mode: 'RATE', max_rate_per_endpoint: ref('var.requests_per_copy') }),
  }
  return {
    block: dynamic(code(`${there} ? ${zones} : []`), content),
    condition: there,
    content,
    made: [],
    asks: [
      placeholder({
        name: flag,
        type: 'bool',
        description:
          'True once the services run on the cluster: only then are there the endpoint groups that the load balancer sends to.',
        validation: null,
        example: 'true',
        fallback: false,
      }),
    ],
  }
}

function healthCheck(plan: Plan, front: Front, main: Entry, label: string): { path: Value; block: Block } {
  const global = isGlobal(front)
  const type = global ? 'google_compute_health_check' : 'google_compute_region_health_check'
  const service = isKind(main, 'container-service') ? main : undefined
  const port = 'port' in main.resource ? main.resource.port : 8080
  const repeat = service
    ? forEach(`var.${servicesOf(plan, service).variable}`, '{}', { condition: conditionOf(front, main) })
    : counted(front, main)
  const at = service ? code(`(${portByService(plan, service)})[each.key]`) : port
  const isNodes = isKind(main, 'machine-group') && main.resource.role === 'nodes'
  const ports: Body = isNodes ? { port_specification: 'USE_SERVING_PORT' } : { port: at }
  return {
    path: service
      ? ref(`${type}.${label}[each.key].id`)
      : own({ condition: conditionOf(front, main) }, type, label, 'id'),
    block: resource(type, label, {
      ...repeat,
      name: service ? text`${ref('var.name')}-${front.id}-${ref('each.key')}` : named(`${front.id}-${main.id}`),
      ...(global ? {} : { region: ref(regionOf(front)) }),
      check_interval_sec: 10,
      timeout_sec: 5,
      ...(isTcp(front)
        ? { tcp_health_check: nested(ports) }
        : { http_health_check: nested({ ...ports, request_path: ref('var.health_check_path') }) }),
    }),
  }
}

function bucketBackend(plan: Plan, front: Front, bucket: EntryOf<'object-store'>): { backend: Backend; made: Piece[] } {
  const condition = conditionOf(front, bucket)
  const entry = deliveryOf(plan)
  return {
    backend: { id: own({ condition }, 'google_compute_backend_bucket', bucket.label, 'id').ref, paths: null },
    made: pieces(
      'edge.tf',
      resource('google_compute_backend_bucket', bucket.label, {
        ...counted(front, bucket),
        name: named(bucket.id),
        bucket_name: own(bucket, 'google_storage_bucket', bucket.label, 'name'),
        enable_cdn: !!entry,
        compression_mode: 'AUTOMATIC',
        custom_response_headers: [
          'Strict-Transport-Security: max-age=31536000; includeSubDomains',
          'X-Content-Type-Options: nosniff',
          'Referrer-Policy: strict-origin-when-cross-origin',
        ],
        cdn_policy: nested({
          cache_mode: 'CACHE_ALL_STATIC',
          client_ttl: 3600,
          default_ttl: 3600,
          max_ttl: 86_400,
          negative_caching: true,
          serve_while_stale: 86_400,
        }),
      }),
    ),
  }
}

/** An API has an address of its own on the internet; the front calls it there, by its own name. */
function apiBackend(plan: Plan, front: Front, api: EntryOf<'api-gateway'>): { backend: Backend; made: Piece[] } {
  const label = labelOf(front, api)
  const both = { condition: conditionOf(front, api) }
  const host = own(api, 'google_api_gateway_gateway', api.label, 'default_hostname')
  return {
    backend: { id: own(both, 'google_compute_backend_service', label, 'id').ref, paths: null },
    made: pieces(
      'edge.tf',
      resource('google_compute_global_network_endpoint_group', label, {
        ...counted(both),
        name: named(`${front.id}-api`),
        network_endpoint_type: 'INTERNET_FQDN_PORT',
        default_port: 443,
      }),
      resource('google_compute_global_network_endpoint', label, {
        ...counted(both),
        global_network_endpoint_group: own(both, 'google_compute_global_network_endpoint_group', label, 'name'),
        fqdn: host,
        port: 443,
      }),
      resource('google_compute_backend_service', label, {
        ...counted(both),
        name: named(`${front.id}-api`),
        load_balancing_scheme: 'EXTERNAL_MANAGED',
        protocol: 'HTTPS',
        custom_request_headers: [text`Host: ${host}`],
        ...delivery(plan, front),
        ...guardedBy(plan),
        backend: nested({ group: own(both, 'google_compute_global_network_endpoint_group', label, 'id') }),
        log_config: nested({ enable: true, sample_rate: 0.1 }),
      }),
    ),
  }
}
