import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, size, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { joins } from './joins'
import { type Network, ownsVpc, regionOf, type SubnetTier, subnetId, vpcId, vpcOwner } from './placing'
import { endpointOf } from './private-access'
import { isPeered, needsProxies, servicesRange, tiersInUse } from './reach'

export function network(plan: Plan, entry: Network): Piece[] {
  const { label } = entry
  const tiers = tiersInUse(plan, entry)
  return [
    ...pieces(
      'network.tf',
      ...(ownsVpc(plan, entry) ? [vpc(plan, entry), ...peeredRange(plan, entry)] : []),
      ...tiers.map((tier) => subnet(plan, entry, tier)),
      ...(needsProxies(plan, entry)
        ? [
            resource(
              'google_compute_subnetwork',
              `${label}_proxies`,
              {
                ...counted(entry),
                name: named(`${entry.id}-proxies`),
                network: vpcId(plan, entry),
                region: ref(regionOf(entry)),
                ip_cidr_range: size(entry, 'proxy_range'),
                purpose: 'REGIONAL_MANAGED_PROXY',
                role: 'ACTIVE',
              },
              'Load balancers inside the network, and those for plain TCP, send from addresses of their own.',
            ),
          ]
        : []),
      ...cacheEndpoints(plan, entry),
    ),
    ...joins(plan, entry),
  ]
}

function vpc(plan: Plan, entry: Network): Block {
  const isClosed = entry.resource.layout === 'private-endpoints-only'
  return resource(
    'google_compute_network',
    entry.label,
    {
      ...counted(entry),
      name: named(entry.id),
      description: text`Network of ${ref('var.name')}`,
      auto_create_subnetworks: false,
      routing_mode: 'GLOBAL',
      ...(isClosed
        ? {
            delete_default_routes_on_create: noted(
              true,
              'Nothing leads to the internet: Google’s own services have a route of their own.',
            ),
          }
        : {}),
      depends_on: [ref('google_project_service.used')],
    },
    why(plan, entry),
  )
}

function subnet(plan: Plan, entry: Network, tier: SubnetTier): Block {
  const endpoint = endpointOf(plan, entry)
  const watched = entriesOf(plan, 'threat-detection')[0]
  const condition = watched ? conditionOf(watched) : null
  const hosts = entriesOf(plan, 'container-cluster').find(
    ({ resource: cluster }) => cluster.region === entry.resource.region && tier === 'app',
  )
  const isSecond = !ownsVpc(plan, entry)
  return resource(
    'google_compute_subnetwork',
    `${entry.label}_${tier}`,
    {
      ...counted(entry),
      name: named(`${entry.id}-${tier}`),
      description: endpoint ? `Reaches Google's services through ${endpoint.id}` : `Subnet ${tier}`,
      network: vpcId(plan, entry),
      region: ref(regionOf(entry)),
      ip_cidr_range: size(entry, `${tier}_range`),
      private_ip_google_access: true,
      stack_type: 'IPV4_ONLY',
      ...(hosts
        ? {
            secondary_ip_range: nested(
              { range_name: 'pods', ip_cidr_range: code(podRange(entry)) },
              { range_name: 'services', ip_cidr_range: code(serviceRange(entry)) },
            ),
          }
        : {}),
      ...(watched ? { log_config: flowLogs(condition) } : {}),
    },
    isSecond && tier === 'app'
      ? `${why(plan, entry)} A network of Google Cloud spans regions, so the subnets of this one join the first.`
      : '',
  )
}

/** Who talked to whom, for those who watch; a tenth of the flows is enough for it. */
const flowLogs = (condition: string | null): Body[string] => {
  const body: Body = { aggregation_interval: 'INTERVAL_10_MIN', flow_sampling: 0.1, metadata: 'INCLUDE_ALL_METADATA' }
  return condition === null ? nested(body) : { dynamic: { forEach: code(`${condition} ? [1] : []`), content: body } }
}

/** Room for 256 machines with a range for each one's pods, outside what the design gives to machines. */
export const podRange = (home: Network) =>
  `cidrsubnet("10.128.0.0/9", 7, tonumber(split(".", var.${home.label}.cidr)[1]))`
export const serviceRange = (home: Network) => `cidrsubnet(var.${home.label}.cidr, 4, 11)`

/** Managed stores have their addresses in a network of Google's, which is joined to ours by this range. */
function peeredRange(plan: Plan, entry: Network): Block[] {
  const regions = new Set(
    entriesOf(plan, 'network')
      .filter((other) => vpcOwner(plan, other).label === entry.label)
      .map(({ resource: { region } }) => region),
  )
  const stores = plan.entries.filter((other) => isPeered(other) && regions.has(other.resource.region))
  if (stores.length === 0) return []
  const { label } = entry
  const range = servicesRange(plan, entry)
  return [
    resource(
      'google_compute_global_address',
      `${label}_services`,
      {
        ...counted(entry),
        name: named(`${entry.id}-services`),
        purpose: 'VPC_PEERING',
        address_type: 'INTERNAL',
        address: code(`cidrhost(${range}, 0)`),
        prefix_length: code(`tonumber(split("/", ${range})[1])`),
        network: vpcId(plan, entry),
      },
      'Managed databases and file systems get their addresses from this range, and none on the internet.',
    ),
    resource('google_service_networking_connection', label, {
      ...counted(entry),
      network: vpcId(plan, entry),
      service: 'servicenetworking.googleapis.com',
      reserved_peering_ranges: [own(entry, 'google_compute_global_address', `${label}_services`, 'name')],
      deletion_policy: 'ABANDON',
    }),
  ]
}

/** Memorystore makes its endpoints by itself where this policy lets it. */
function cacheEndpoints(plan: Plan, entry: Network): Block[] {
  const caches = entriesOf(plan, 'cache').filter(
    ({ resource: { region, engine } }) => region === entry.resource.region && engine === 'redis',
  )
  if (caches.length === 0) return []
  return [
    resource(
      'google_network_connectivity_service_connection_policy',
      entry.label,
      {
        ...counted(entry),
        name: named(`${entry.id}-cache`),
        location: ref(regionOf(entry)),
        service_class: 'gcp-memorystore',
        network: vpcId(plan, entry),
        psc_config: nested({ subnetworks: [subnetId(entry, 'data')] }),
      },
      'Lets Memorystore put its endpoints into the subnet of the data.',
    ),
  ]
}

export function natGateway(plan: Plan, entry: EntryOf<'nat-gateway'>): Piece[] {
  const home = entriesOf(plan, 'network').find(({ resource: { region } }) => region === entry.resource.region)
  if (!home) return []
  const { label } = entry
  const condition = conditionOf(entry, home)
  const number = condition ? `${condition} ? var.${label}.gateways : 0` : `var.${label}.gateways`
  const region = ref(regionOf(entry))
  return pieces(
    'network.tf',
    resource(
      'google_compute_address',
      label,
      {
        count: code(number),
        name: text`${ref('var.name')}-${entry.id}-${ref('count.index')}`,
        region,
        address_type: 'EXTERNAL',
        labels: { component: entry.id },
      },
      'A fixed address, for those outside who have to let this workload in.',
    ),
    resource('google_compute_router', label, {
      ...counted(entry, home),
      name: named(entry.id),
      region,
      network: vpcId(plan, home),
    }),
    resource(
      'google_compute_router_nat',
      label,
      {
        ...counted(entry, home),
        name: named(entry.id),
        router: own({ condition }, 'google_compute_router', label, 'name'),
        region,
        nat_ip_allocate_option: 'MANUAL_ONLY',
        nat_ips: code(`google_compute_address.${label}[*].self_link`),
        source_subnetwork_ip_ranges_to_nat: 'ALL_SUBNETWORKS_ALL_IP_RANGES',
        enable_dynamic_port_allocation: true,
        enable_endpoint_independent_mapping: false,
        log_config: nested({ enable: true, filter: 'ERRORS_ONLY' }),
      },
      why(plan, entry),
    ),
  )
}
