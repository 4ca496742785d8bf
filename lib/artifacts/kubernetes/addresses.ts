import type { Network, Resource, Tier } from '@/lib/design/model'
import { ofKind } from '@/lib/design/model'
import type { Cluster } from './cluster'
import { connectionsOf } from './cluster'

/** Who may be reached, or may call, in the words of a network policy. */
export type Peer =
  | { ipBlock: { cidr: string; except?: string[] } }
  | { namespaceSelector: object; podSelector?: object }
  | { podSelector: object }

/** Addresses that are nobody's on the internet: private networks, link-local ones with the machines' own metadata, and loopback. */
const NOT_PUBLIC = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16']

const anywhere = (): Peer[] => [{ ipBlock: { cidr: '0.0.0.0/0', except: NOT_PUBLIC } }]
const blocks = (cidrs: readonly string[]): Peer[] => cidrs.map((cidr) => ({ ipBlock: { cidr } }))

const isSubnetTier = (tier: Tier): tier is 'public' | 'app' | 'data' =>
  tier === 'public' || tier === 'app' || tier === 'data'

const subnetsOf = (network: Network | undefined, tier: 'public' | 'app' | 'data') =>
  (network?.subnets ?? []).filter((subnet) => subnet.tier === tier).map(({ cidr }) => cidr)

function ownSubnets(design: Cluster['design'], other: Resource): string[] {
  const home = ofKind(design, 'network').find((network) => network.region === other.region)
  if (!isSubnetTier(other.tier)) return []
  const own = subnetsOf(home, other.tier)
  const isPeered = other.kind === 'relational-database' || other.kind === 'file-system'
  return design.provider === 'gcp' && isPeered && home ? [...own, peeredRange(home)] : own
}

/** Google's managed databases and file systems stand in a network of Google's, joined by a sixteenth of ours that the Terraform gives it. */
const peeredRange = ({ cidr }: Network) => cidr.replace(/^(\d+\.\d+)\..*$/, '$1.192.0/20')

/** The address that the Terraform lets Azure's gateway send to: the two hundredth of the nodes' subnet. */
export const entranceAddress = ({ network }: Cluster) =>
  (subnetsOf(network, 'app')[0] ?? network?.cidr ?? '').replace(/\d+\/\d+$/, '200')

/** True for what has an address in the network of the design. */
export const isInNetwork = ({ design }: Cluster, other: Resource) => ownSubnets(design, other).length > 0

/**
 * Where a resource answers: in the subnets of its tier, or at the provider's public addresses where it stands outside the network. Those
 * change too often to be listed; the identity of the pod decides there what it may do.
 */
export function addressesOf({ design, network }: Cluster, other: Resource): Peer[] {
  const own = ownSubnets(design, other)
  if (own.length > 0) return blocks(own)
  // Behind private endpoints they answer from the network itself as well.
  const isInside = design.resources.some(
    (resource) =>
      resource.kind === 'network-endpoint' && resource.style === 'interface' && resource.region === other.region,
  )
  return isInside && network ? [...blocks([network.cidr]), ...anywhere()] : anywhere()
}

/** True where the provider's one entrance leads to several services, so that something in the cluster has to tell them apart. */
export function needsGateway(cluster: Cluster, services: number): boolean {
  return services > 1 && balancerOf(cluster)?.layer === 'application'
}

export const balancerOf = (cluster: Cluster) => {
  const caller = connectionsOf(cluster).find(({ into, other }) => into && other?.kind === 'load-balancer')?.other
  return caller?.kind === 'load-balancer' ? caller : undefined
}

/** The proxies of the gateway: Istio's where Istio is there anyway, else Envoy's. */
export const gatewayNamespace = ({ resource }: Cluster) =>
  resource.addons.includes('istio') ? 'gateway' : 'envoy-gateway-system'

/**
 * Google's balancers and health checks come from these:
 * https://cloud.google.com/load-balancing/docs/health-checks#fw-rule (not re-read: an assumption).
 */
const GOOGLE_FRONT_ENDS = ['35.191.0.0/16', '130.211.0.0/22']

/** Whose addresses the pods see when this caller calls. */
export function callersOf(cluster: Cluster, other: Resource | undefined, services: number): Peer[] {
  const { network, design } = cluster
  if (needsGateway(cluster, services))
    return [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': gatewayNamespace(cluster) } } }]
  const isInternal = other?.kind === 'load-balancer' && !other.isPublic
  if (design.provider === 'gcp' && other?.kind === 'load-balancer' && !isInternal) return blocks(GOOGLE_FRONT_ENDS)
  if (design.provider === 'azure' && other?.kind === 'load-balancer') {
    // The gateway has a subnet among the public ones also where it is internal; a balancer below HTTP passes the caller's address on.
    if (other.layer === 'application') return blocks(subnetsOf(network, 'public'))
    return isInternal && network ? blocks([network.cidr]) : anywhere()
  }
  if (other) return blocks(subnetsOf(network, isInternal || other.kind !== 'load-balancer' ? 'app' : 'public'))
  return design.actors.some(({ id }) => id === 'users') && network?.layout === 'public-only'
    ? anywhere()
    : blocks(network ? [network.cidr] : [])
}
