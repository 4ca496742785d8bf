import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, dynamic, nested, ref, resource } from '../hcl'
import { environmentPath } from './containers'
import { behind, CERTIFICATE, opensItself } from './fronts'
import { identityId } from './identities'
import { ingressAddress, placeOf, rangeOf, subnetId } from './places'
import { allOf, placed, sited, tags } from './placing'
import type { Service } from './services'
import { servicesOf } from './services'

type Balancer = EntryOf<'load-balancer'>

export function loadBalancer(plan: Plan, entry: Balancer): Piece[] {
  const found = behind(plan, entry)
  if (found.kind === 'gateway') return applicationGateway(plan, entry)
  if (found.kind === 'network') return pieces('edge.tf', ...networkBalancer(plan, entry))
  return []
}

/** Ports people call; TLS on 443 where nothing is said. */
export function portsOf(plan: Plan, entry: Entry): number[] {
  const ports = plan.connections
    .filter(({ to, protocol }) => to === entry.id && protocol !== 'dns')
    .map(({ port }) => port)
  return [...new Set(ports.length > 0 ? ports : [443])].sort((a, b) => a - b)
}

export const networkPool = (entry: Balancer): Value => own(entry, 'azurerm_lb_backend_address_pool', entry.label, 'id')

const publicIp = (plan: Plan, entry: Entry, zones: Value): Block =>
  resource('azurerm_public_ip', entry.label, {
    ...placed(plan, entry),
    sku: 'Standard',
    allocation_method: 'Static',
    zones,
    ...tags(entry),
  })

const ALL_ZONES: Value = ['1', '2', '3']

function networkBalancer(plan: Plan, entry: Balancer): Block[] {
  const { label, resource: balancer } = entry
  const id = own(entry, 'azurerm_lb', label, 'id')
  const place = placeOf(plan, entry)
  const front: Body = balancer.isPublic
    ? { name: 'public', public_ip_address_id: own(entry, 'azurerm_public_ip', label, 'id') }
    : { name: 'private', ...(place ? { subnet_id: subnetId(place) } : {}), private_ip_address_allocation: 'Dynamic' }
  return [
    ...(balancer.isPublic ? [publicIp(plan, entry, ALL_ZONES)] : []),
    resource(
      'azurerm_lb',
      label,
      { ...placed(plan, entry), sku: 'Standard', frontend_ip_configuration: nested(front), ...tags(entry) },
      why(plan, entry),
    ),
    resource('azurerm_lb_backend_address_pool', label, { ...counted(entry), name: 'targets', loadbalancer_id: id }),
    resource('azurerm_lb_probe', label, {
      ...counted(entry),
      name: 'answers',
      loadbalancer_id: id,
      protocol: 'Tcp',
      port: balancer.targetPort,
    }),
    ...portsOf(plan, entry).map((port) =>
      resource('azurerm_lb_rule', `${label}_${port}`, {
        ...counted(entry),
        name: `tcp-${port}`,
        loadbalancer_id: id,
        frontend_ip_configuration_name: balancer.isPublic ? 'public' : 'private',
        protocol: 'Tcp',
        frontend_port: port,
        backend_port: balancer.targetPort,
        backend_address_pool_ids: [networkPool(entry)],
        probe_id: own(entry, 'azurerm_lb_probe', label, 'id'),
        disable_outbound_snat: true,
        tcp_reset_enabled: true,
      }),
    ),
  ]
}

/** Who guards it: a gateway of the WAF tier carries the firewall's rules. */
const guardOf = (plan: Plan, id: string) =>
  entriesOf(plan, 'web-firewall').find(({ resource }) => resource.protects === id)

function applicationGateway(plan: Plan, entry: Balancer): Piece[] {
  const { label, resource: balancer } = entry
  return [
    placeholder(CERTIFICATE),
    ...pieces(
      'edge.tf',
      ...(balancer.isPublic ? [publicIp(plan, entry, ALL_ZONES)] : []),
      gateway(plan, entry, {
        targets: targetsOf(plan, entry),
        isPublic: balancer.isPublic,
        zones: code(`slice(["1", "2", "3"], 0, var.${label}.zones)`),
        guard: guardOf(plan, entry.id) ?? null,
        comment: why(plan, entry),
      }),
    ),
    ...certificateReader(plan, entry),
  ]
}

/** The gateway fetches its certificate from the vault by itself, also when it is renewed. */
export function certificateReader(plan: Plan, entry: Entry): Piece[] {
  const vault =
    entriesOf(plan, 'secret-store').find(({ resource }) => resource.region === entry.resource.region) ??
    entriesOf(plan, 'secret-store')[0]
  const identity = `${entry.label}_certificate`
  return pieces(
    'iam.tf',
    resource('azurerm_user_assigned_identity', identity, {
      ...placed(plan, entry, named(`${entry.id}-certificate`)),
      ...tags(entry),
    }),
    vault
      ? resource('azurerm_role_assignment', identity, {
          ...counted({ condition: allOf(entry, vault) }),
          scope: own(vault, 'azurerm_key_vault', vault.label, 'id'),
          role_definition_name: 'Key Vault Secrets User',
          principal_id: own(entry, 'azurerm_user_assigned_identity', identity, 'principal_id'),
          principal_type: 'ServicePrincipal',
        })
      : null,
  )
}

type Targets =
  | { kind: 'machines'; port: number; addresses: Value | null }
  | { kind: 'names'; host: Value }
  | { kind: 'services'; service: Service; variable: string }

function targetsOf(plan: Plan, { resource: balancer }: Balancer): Targets {
  const [target] = findEntries(plan, balancer.target)
  if (target && isKind(target, 'container-service') && target.resource.capacity === 'serverless')
    return { kind: 'services', service: target, variable: `var.${servicesOf(plan, target).variable}` }
  if (target && isKind(target, 'app-platform'))
    return { kind: 'names', host: own(target, 'azurerm_linux_web_app', target.label, 'default_hostname') }
  const address =
    target && isKind(target, 'machine-group') && target.resource.role === 'nodes' ? ingressAddress(plan, target) : null
  return { kind: 'machines', port: balancer.targetPort, addresses: address === null ? null : [code(address)] }
}

type Options = {
  targets: Targets
  isPublic: boolean
  zones: Value
  guard: EntryOf<'web-firewall'> | null
  comment: string
}

export function gateway(plan: Plan, entry: Entry, { targets, isPublic, zones, guard, comment }: Options): Block {
  const { label } = entry
  const place = placeOf(plan, entry)
  const tier = guard ? 'WAF_v2' : 'Standard_v2'
  return resource(
    'azurerm_application_gateway',
    label,
    {
      ...placed(plan, entry),
      zones,
      http2_enabled: true,
      ...(guard
        ? {
            firewall_policy_id: own(guard, 'azurerm_web_application_firewall_policy', guard.label, 'id'),
            force_firewall_policy_association: true,
          }
        : {}),
      sku: nested({ name: tier, tier }),
      autoscale_configuration: nested({ min_capacity: 0, max_capacity: ref('var.gateway_capacity_max') }),
      identity: nested({ type: 'UserAssigned', identity_ids: [identityId(entry, `${label}_certificate`)] }),
      gateway_ip_configuration: nested({
        name: 'subnet',
        ...(place ? { subnet_id: subnetId(place) } : { subnet_id: '' }),
      }),
      frontend_ip_configuration: nested(
        isPublic || !place
          ? { name: 'front', public_ip_address_id: own(entry, 'azurerm_public_ip', label, 'id') }
          : {
              name: 'front',
              subnet_id: subnetId(place),
              private_ip_address_allocation: 'Static',
              private_ip_address: code(`cidrhost(${rangeOf(plan, place)}, 10)`),
            },
      ),
      frontend_port: nested({ name: 'https', port: 443 }, { name: 'http', port: 80 }),
      ssl_certificate: nested({ name: 'domain', key_vault_secret_id: ref('var.certificate_secret_id') }),
      ssl_policy: nested({ policy_type: 'Predefined', policy_name: 'AppGwSslPolicy20220101S' }),
      http_listener: nested(
        {
          name: 'https',
          frontend_ip_configuration_name: 'front',
          frontend_port_name: 'https',
          protocol: 'Https',
          ssl_certificate_name: 'domain',
        },
        { name: 'http', frontend_ip_configuration_name: 'front', frontend_port_name: 'http', protocol: 'Http' },
      ),
      redirect_configuration: nested({
        name: 'to-https',
        redirect_type: 'Permanent',
        target_listener_name: 'https',
        include_path: true,
        include_query_string: true,
      }),
      ...backends(targets),
      request_routing_rule: nested(
        {
          name: 'https',
          priority: 10,
          http_listener_name: 'https',
          ...(targets.kind === 'services'
            ? { rule_type: 'PathBasedRouting', url_path_map_name: 'services' }
            : { rule_type: 'Basic', backend_address_pool_name: 'targets', backend_http_settings_name: 'targets' }),
        },
        {
          name: 'http',
          priority: 20,
          http_listener_name: 'http',
          rule_type: 'Basic',
          redirect_configuration_name: 'to-https',
        },
      ),
      ...tags(entry),
      ...(entriesOf(plan, 'secret-store').length > 0
        ? { depends_on: [ref(`azurerm_role_assignment.${label}_certificate`)] }
        : {}),
    },
    comment,
  )
}

const DRAINING: Body = { connection_draining: nested({ enabled: true, drain_timeout_sec: 60 }) }
const PROBE: Body = { interval: 10, timeout: 5, unhealthy_threshold: 3, path: ref('var.health_check_path') }

function backends(targets: Targets): { [name: string]: Body[string] } {
  if (targets.kind === 'services') return servicePaths(targets)
  const isNamed = targets.kind === 'names'
  const settings: Body = isNamed
    ? { protocol: 'Https', port: 443, pick_host_name_from_backend_address: true }
    : { protocol: 'Http', port: targets.port }
  return {
    backend_address_pool: nested({
      name: 'targets',
      ...(isNamed ? { fqdns: [targets.host] } : targets.addresses ? { ip_addresses: targets.addresses } : {}),
    }),
    backend_http_settings: nested({
      name: 'targets',
      ...settings,
      cookie_based_affinity: 'Disabled',
      request_timeout: 60,
      probe_name: 'health',
      ...DRAINING,
    }),
    probe: nested({
      name: 'health',
      protocol: isNamed ? 'Https' : 'Http',
      ...(isNamed ? { pick_host_name_from_backend_http_settings: true } : { host: '127.0.0.1', port: targets.port }),
      ...PROBE,
    }),
  }
}

/** One pool a service, by the path that it answers; the first service answers what no path names. */
function servicePaths({ service, variable }: Extract<Targets, { kind: 'services' }>): { [name: string]: Body[string] } {
  const names = code(`keys(${variable})`)
  const first = `keys(${variable})[0]`
  return {
    backend_address_pool: dynamic(names, {
      name: ref('backend_address_pool.value'),
      fqdns: [ref(`azurerm_container_app.${service.label}[backend_address_pool.value].ingress[0].fqdn`)],
    }),
    backend_http_settings: nested({
      name: 'services',
      protocol: 'Https',
      port: 443,
      pick_host_name_from_backend_address: true,
      cookie_based_affinity: 'Disabled',
      request_timeout: 60,
      probe_name: 'health',
      ...DRAINING,
    }),
    probe: nested({ name: 'health', protocol: 'Https', pick_host_name_from_backend_http_settings: true, ...PROBE }),
    url_path_map: nested({
      name: 'services',
      default_backend_address_pool_name: code(first),
      default_backend_http_settings_name: 'services',
      path_rule: dynamic(code(variable), {
        name: ref('path_rule.key'),
        paths: ref('path_rule.value.paths'),
        backend_address_pool_name: ref('path_rule.key'),
        backend_http_settings_name: 'services',
      }),
    }),
  }
}

/** A gateway finds the services of a private environment by a zone of names that leads to its one address. */
export function environmentNames(plan: Plan): Piece[] {
  const behindGateway = entriesOf(plan, 'load-balancer').flatMap((balancer) => {
    const target = findEntries(plan, balancer.resource.target)[0]
    return target &&
      isKind(target, 'container-service') &&
      target.resource.capacity === 'serverless' &&
      !opensItself(balancer, target)
      ? [{ balancer, target }]
      : []
  })
  return behindGateway.flatMap(({ balancer, target }) => {
    const both = { condition: allOf(balancer, target) }
    const home = entriesOf(plan, 'network').find(({ resource }) => resource.region === target.resource.region)
    if (!home) return []
    const label = `${target.label}_names`
    const zone = own(both, 'azurerm_private_dns_zone', label, 'name')
    const group = sited(plan, target).resource_group_name
    return pieces(
      'network.tf',
      resource('azurerm_private_dns_zone', label, {
        ...counted(both),
        name: environmentPath(plan, target, 'default_domain'),
        resource_group_name: group,
        ...tags(target),
      }),
      resource('azurerm_private_dns_zone_virtual_network_link', label, {
        ...counted(both),
        name: home.id,
        resource_group_name: group,
        private_dns_zone_name: zone,
        virtual_network_id: own(home, 'azurerm_virtual_network', home.label, 'id'),
        tags: ref('local.tags'),
      }),
      resource('azurerm_private_dns_a_record', label, {
        ...counted(both),
        name: '*',
        zone_name: zone,
        resource_group_name: group,
        ttl: 300,
        records: [environmentPath(plan, target, 'static_ip_address')],
      }),
    )
  })
}
