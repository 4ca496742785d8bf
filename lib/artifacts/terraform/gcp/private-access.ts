import type { EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, forEach, named, own, pieces, why } from '../expressions'
import type { Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { type Network, ownsVpc, vpcId, vpcOwner } from './placing'

type Endpoint = EntryOf<'network-endpoint'>

/** The way of a region's network to Google's own services. */
export const endpointOf = (plan: Plan, home: Network): Endpoint | undefined =>
  entriesOf(plan, 'network-endpoint').find(
    ({ resource }) => resource.region === home.resource.region && resource.style === 'gateway',
  )

const interfaceOf = (plan: Plan, home: Network): Endpoint | undefined =>
  entriesOf(plan, 'network-endpoint').find(
    ({ resource }) => resource.region === home.resource.region && resource.style === 'interface',
  )

/** private.googleapis.com: https://cloud.google.com/vpc/docs/configure-private-google-access (not re-read: an assumption). */
const GOOGLE_RANGE = '199.36.153.8/30'
const GOOGLE_ADDRESSES = ['199.36.153.8', '199.36.153.9', '199.36.153.10', '199.36.153.11']

/** An address of the network's own range in which no subnet of the design lies. */
const endpointAddress = (plan: Plan, home: Network) => `cidrhost(var.${vpcOwner(plan, home).label}.cidr, 64010)`

/** Where Google's services answer inside the network, as an expression for firewall rules. */
export function googleRanges(plan: Plan, home: Network): Value {
  const owner = vpcOwner(plan, home)
  const endpoint = interfaceOf(plan, owner)
  return endpoint ? [text`${code(endpointAddress(plan, owner))}/32`] : [GOOGLE_RANGE]
}

const DOMAINS = ['gcr.io', 'googleapis.com', 'pkg.dev', 'run.app']

export function networkEndpoint(plan: Plan, entry: Endpoint): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  if (!home) return []
  // One network has one set of names: the second region's subnets say themselves that they use them.
  if (!ownsVpc(plan, home)) return []
  return entry.resource.style === 'gateway' ? names(plan, entry, home) : endpoint(plan, entry, home)
}

function names(plan: Plan, entry: Endpoint, home: Network): Piece[] {
  const { label } = entry
  const inner = interfaceOf(plan, home)
  const condition = conditionOf(entry, home)
  const zone = (attribute: string) => ref(`google_dns_managed_zone.${label}[each.key].${attribute}`)
  const each = forEach(`[${DOMAINS.map((domain) => `"${domain}"`).join(', ')}]`, '[]', { condition })
  return pieces(
    'network.tf',
    resource(
      'google_dns_managed_zone',
      label,
      {
        ...each,
        name: text`${ref('var.name')}-${code('replace(each.key, ".", "-")')}`,
        dns_name: text`${ref('each.key')}.`,
        description: text`Leads ${ref('each.key')} to Google's services without the internet`,
        visibility: 'private',
        private_visibility_config: nested({ networks: nested({ network_url: vpcId(plan, home) }) }),
        labels: { component: entry.id },
      },
      why(plan, entry),
    ),
    resource('google_dns_record_set', label, {
      ...each,
      managed_zone: zone('name'),
      name: text`${ref('each.key')}.`,
      type: 'A',
      ttl: 300,
      rrdatas: inner ? [code(endpointAddress(plan, home))] : GOOGLE_ADDRESSES,
    }),
    resource('google_dns_record_set', `${label}_below`, {
      ...each,
      managed_zone: zone('name'),
      name: text`*.${ref('each.key')}.`,
      type: 'CNAME',
      ttl: 300,
      rrdatas: [text`${ref('each.key')}.`],
    }),
    inner
      ? null
      : resource('google_compute_route', label, {
          ...counted({ condition }),
          name: named(entry.id),
          description: "Google's own services",
          network: vpcId(plan, home),
          dest_range: GOOGLE_RANGE,
          next_hop_gateway: 'default-internet-gateway',
        }),
  )
}

/** One endpoint answers for all of Google's services. */
function endpoint(plan: Plan, entry: Endpoint, home: Network): Piece[] {
  const { label } = entry
  return pieces(
    'network.tf',
    resource(
      'google_compute_global_address',
      label,
      {
        ...counted(entry, home),
        name: named(entry.id),
        purpose: 'PRIVATE_SERVICE_CONNECT',
        address_type: 'INTERNAL',
        address: code(endpointAddress(plan, home)),
        network: vpcId(plan, home),
      },
      why(plan, entry),
    ),
    resource('google_compute_global_forwarding_rule', label, {
      ...counted(entry, home),
      // Such a name has at most 20 lower-case letters and digits.
      name: code('substr(replace(var.name, "-", ""), 0, 17)'),
      target: 'all-apis',
      network: vpcId(plan, home),
      ip_address: own({ condition: conditionOf(entry, home) }, 'google_compute_global_address', label, 'id'),
      load_balancing_scheme: '',
      labels: { component: entry.id },
    }),
  )
}
