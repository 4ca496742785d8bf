import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind, networkOf } from '../entries'
import { own } from '../expressions'
import type { Reference } from '../hcl'
import { anyOf } from './placing'

/**
 * A subnet of Azure spans the zones of its region and, where a platform service stands in it, belongs to that service alone. So what is
 * drawn as a tier of subnets is here one subnet for each kind of tenant, with a security group of its own.
 */
export type Place = {
  name: PlaceName
  network: EntryOf<'network'>
  entries: readonly Entry[]
  condition: string | null
}

type Tier = 'public' | 'app' | 'data'
type Tenancy = { tier: Tier; delegation: string | null; actions: readonly string[]; says: string }

const JOIN = 'Microsoft.Network/virtualNetworks/subnets/join/action'

export const PLACES = {
  gateway: { tier: 'public', delegation: null, actions: [], says: 'the application gateway' },
  public: { tier: 'public', delegation: null, actions: [], says: 'machines with an address of their own' },
  machines: { tier: 'app', delegation: null, actions: [], says: 'machines' },
  containers: { tier: 'app', delegation: 'Microsoft.App/environments', actions: [JOIN], says: 'Container Apps' },
  platform: {
    tier: 'app',
    delegation: 'Microsoft.Web/serverFarms',
    actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
    says: 'App Service',
  },
  functions: { tier: 'app', delegation: 'Microsoft.App/environments', actions: [JOIN], says: 'Functions' },
  data: { tier: 'data', delegation: null, actions: [], says: 'stores' },
  postgresql: {
    tier: 'data',
    delegation: 'Microsoft.DBforPostgreSQL/flexibleServers',
    actions: [JOIN],
    says: 'PostgreSQL',
  },
  mysql: { tier: 'data', delegation: 'Microsoft.DBforMySQL/flexibleServers', actions: [JOIN], says: 'MySQL' },
  oracle: { tier: 'data', delegation: 'Oracle.Database/networkAttachments', actions: [JOIN], says: 'Oracle' },
} as const satisfies Record<string, Tenancy>

export type PlaceName = keyof typeof PLACES
const PLACE_NAMES = Object.keys(PLACES) as PlaceName[]

export const tenancyOf = (name: PlaceName): Tenancy => PLACES[name]

/** Subnets of one network, each there because something of the design stands in it. */
export function placesOf(plan: Plan, network: EntryOf<'network'>): Place[] {
  return PLACE_NAMES.flatMap((name) => {
    const entries = plan.entries.filter(
      (entry) => entry.resource.region === network.resource.region && placeNameOf(plan, entry) === name,
    )
    return entries.length === 0 ? [] : [{ name, network, entries, condition: anyOf(entries) }]
  })
}

/** The subnet a resource stands in; nothing for what has no address in a network. */
export function placeOf(plan: Plan, entry: Entry): Place | null {
  const name = placeNameOf(plan, entry)
  const network = networkOf(plan, entry.resource.region)
  if (!name || !network) return null
  return placesOf(plan, network).find((place) => place.name === name) ?? null
}

export const placeLabel = ({ name, network }: Place) => `${network.label}_${name}`
export const subnetId = (place: Place): Reference => own(place, 'azurerm_subnet', placeLabel(place), 'id')
export const subnetRange = (place: Place) => own(place, 'azurerm_subnet', placeLabel(place), 'address_prefixes[0]')

function placeNameOf(plan: Plan, entry: Entry): PlaceName | null {
  const { resource } = entry
  switch (resource.kind) {
    case 'load-balancer':
      if (resource.layer === 'application' && !resource.included) return 'gateway'
      return targetPlace(plan, resource.target)
    case 'web-firewall':
      return guardsApi(plan, resource.protects) ? 'gateway' : null
    case 'container-service':
      return resource.capacity === 'machines' ? 'machines' : 'containers'
    case 'batch-environment':
      return 'containers'
    case 'machine-group':
      if (resource.tier === 'public') return 'public'
      return resource.tier === 'data' ? 'data' : 'machines'
    case 'container-cluster':
      return 'machines'
    case 'app-platform':
      return 'platform'
    case 'function':
      return resource.inNetwork ? 'functions' : null
    case 'relational-database':
      if (resource.class === 'distributed') return null
      return resource.engine === 'sqlserver' ? 'data' : resource.engine
    case 'connection-pooler':
      return targetPlace(plan, resource.fronts)
    case 'cache':
    case 'search-engine':
    case 'document-database':
    case 'time-series-database':
      return 'data'
    case 'network-endpoint':
      return resource.style === 'interface' ? 'data' : null
    default:
      return null
  }
}

function targetPlace(plan: Plan, id: string): PlaceName | null {
  const [target] = findEntries(plan, id)
  return target ? placeNameOf(plan, target) : null
}

/** API Management has no firewall: an application gateway with one stands before it. */
export function guardsApi(plan: Plan, protectedId: string): boolean {
  return findEntries(plan, protectedId).some((entry) => isKind(entry, 'api-gateway'))
}

/** Where the reader's own code runs, and so where a way out of the network is wanted. */
export const RUNS_CODE: readonly PlaceName[] = ['public', 'machines', 'containers', 'platform', 'functions']

export const natOf = (plan: Plan, network: EntryOf<'network'>) =>
  entriesOf(plan, 'nat-gateway').find(({ resource }) => resource.region === network.resource.region)

/**
 * The range of a place: one of the tier's own ranges where each environment has enough of them, else an equal share of the first.
 * A layout without that tier lends the next one outwards.
 */
export function rangeOf(plan: Plan, place: Place): string {
  const { network } = place
  const host = hostTier(network, tenancyOf(place.name).tier)
  const neighbours = placesOf(plan, network).filter(({ name }) => hostTier(network, tenancyOf(name).tier) === host)
  const index = neighbours.findIndex(({ name }) => name === place.name)
  const ranges = `var.${network.label}.${host}_subnets`
  if (neighbours.length <= fewestRanges(plan, network, host)) return `${ranges}[${index}]`
  return `cidrsubnet(${ranges}[0], ${Math.ceil(Math.log2(neighbours.length))}, ${index})`
}

function hostTier({ resource }: EntryOf<'network'>, wanted: Tier): Tier {
  const orders: Record<Tier, readonly Tier[]> = {
    public: ['public', 'app', 'data'],
    app: ['app', 'public', 'data'],
    data: ['data', 'app', 'public'],
  }
  return orders[wanted].find((tier) => resource.subnets.some((subnet) => subnet.tier === tier)) ?? wanted
}

const fewestRanges = (plan: Plan, { id }: EntryOf<'network'>, tier: Tier) =>
  Math.min(
    ...plan.designs.flatMap(({ resources }) =>
      resources.flatMap((other) =>
        other.kind === 'network' && other.id === id
          ? [other.subnets.filter((subnet) => subnet.tier === tier).length]
          : [],
      ),
    ),
  )

/** A fixed address in the nodes’ subnet, which the ingress in the cluster takes and the gateway before it sends to. */
export function ingressAddress(plan: Plan, nodes: Entry): string | null {
  const place = placeOf(plan, nodes)
  return place ? `cidrhost(${rangeOf(plan, place)}, 200)` : null
}
