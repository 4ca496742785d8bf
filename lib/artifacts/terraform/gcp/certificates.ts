import type { EntryOf, Plan } from '../entries'

import { conditionOf, counted, implies, named, own, type Piece, pieces, placeholder, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { DOMAIN_NAME, type Front, frontDoorOf, globalFronts, hasDomain, regionalFronts, zoneOf } from './fronts'
import { isFixed, isOpen } from './machines'
import { labels, regionOf } from './placing'

/** One certificate for the public name, and one a region for what answers inside. */
export function certificatesAndNames(plan: Plan): Piece[] {
  const fronts = globalFronts(plan)
  const condition = anyOf(fronts)
  return [
    ...(hasDomain(plan) ? [placeholder(DOMAIN_NAME)] : []),
    ...(fronts.length > 0 ? pieces('edge.tf', ...publicCertificate(plan, condition)) : []),
    ...pieces('edge.tf', ...records(plan)),
  ]
}

const anyOf = (fronts: readonly Front[]): string | null =>
  fronts.some(({ condition }) => condition === null)
    ? null
    : [...new Set(fronts.flatMap((front) => conditionOf(front) ?? []))].join(' || ') || null

/** The certificates of all public fronts, as their proxies name them. */
export const CERTIFICATE_MAP = (plan: Plan): Value =>
  text`//certificatemanager.googleapis.com/${own({ condition: anyOf(globalFronts(plan)) }, 'google_certificate_manager_certificate_map', 'site', 'id')}`

function publicCertificate(plan: Plan, condition: string | null): Block[] {
  const entry = { condition }
  return [
    ...authorization(plan, 'site', entry, {}),
    resource('google_certificate_manager_certificate', 'site', {
      ...counted(entry),
      name: named('site'),
      managed: nested({
        domains: [ref('var.domain_name')],
        dns_authorizations: [own(entry, 'google_certificate_manager_dns_authorization', 'site', 'id')],
      }),
    }),
    resource('google_certificate_manager_certificate_map', 'site', { ...counted(entry), name: named('site') }),
    resource('google_certificate_manager_certificate_map_entry', 'site', {
      ...counted(entry),
      name: named('site'),
      map: own(entry, 'google_certificate_manager_certificate_map', 'site', 'name'),
      certificates: [own(entry, 'google_certificate_manager_certificate', 'site', 'id')],
      hostname: ref('var.domain_name'),
    }),
  ]
}

/** A certificate is issued once a record shows that the name is ours. */
function authorization(plan: Plan, label: string, entry: { condition: string | null }, where: Body): Block[] {
  const zone = zoneOf(plan)
  const option = own(entry, 'google_certificate_manager_dns_authorization', label, 'dns_resource_record[0]').ref
  return [
    resource('google_certificate_manager_dns_authorization', label, {
      ...counted(entry),
      name: named(label.replaceAll('_', '-')),
      domain: ref('var.domain_name'),
      ...where,
    }),
    ...(zone
      ? [
          resource('google_dns_record_set', `${label}_certificate`, {
            ...counted({ condition: both(entry.condition, conditionOf(zone)) }),
            managed_zone: own(zone, 'google_dns_managed_zone', zone.label, 'name'),
            name: ref(`${option}.name`),
            type: ref(`${option}.type`),
            ttl: 300,
            rrdatas: [ref(`${option}.data`)],
          }),
        ]
      : []),
  ]
}

const both = (one: string | null, other: string | null) =>
  one === null || one === other ? (other ?? one) : other === null ? one : `(${one}) && (${other})`

export function regionalCertificate(plan: Plan, front: EntryOf<'load-balancer'>): Block[] {
  const { label } = front
  const where: Body = { location: ref(regionOf(front)), type: 'PER_PROJECT_RECORD' }
  return [
    ...authorization(plan, label, front, where),
    resource('google_certificate_manager_certificate', label, {
      ...counted(front),
      name: named(front.id),
      location: ref(regionOf(front)),
      managed: nested({
        domains: [ref('var.domain_name')],
        dns_authorizations: [own(front, 'google_certificate_manager_dns_authorization', label, 'id')],
      }),
    }),
  ]
}

type Address = { front: Front | null; path: Value; condition: string | null; region: Value; id: string }

/** Addresses that the public name leads to, the first region's first. */
function addressesOf(plan: Plan): Address[] {
  const rank = (id: string) => plan.first.regions.findIndex((region) => region.id === id)
  const regional = regionalFronts(plan).map((front) => ({ front, type: 'google_compute_address' }))
  const global = globalFronts(plan).map((front) => ({ front, type: 'google_compute_global_address' }))
  return [...global, ...regional]
    .sort((a, b) => rank(a.front.resource.region) - rank(b.front.resource.region))
    .map(({ front, type }) => ({
      front,
      path: own(front, type, front.label, 'address'),
      condition: conditionOf(front),
      region: ref(regionOf(front)),
      id: front.id,
    }))
}

function records(plan: Plan): Block[] {
  const zone = zoneOf(plan)
  if (!zone) return []
  const [first, second] = addressesOf(plan)
  if (!first) return machineRecords(plan, zone)
  const base = {
    managed_zone: own(zone, 'google_dns_managed_zone', zone.label, 'name'),
    name: text`${ref('var.domain_name')}.`,
    type: 'A',
  }
  const alone = resource('google_dns_record_set', 'site', {
    ...counted({ condition: both(both(first.condition, conditionOf(zone)), second ? not(second.condition) : null) }),
    ...base,
    ttl: 300,
    rrdatas: [first.path],
  })
  if (!second?.front) return [alone]
  const condition = both(both(first.condition, second.condition), conditionOf(zone))
  const isAlwaysBoth = second.front && first.front ? implies(first.front, second.front) : false
  return [...(isAlwaysBoth ? [] : [alone]), ...routed(zone, first, second, condition, base)]
}

const not = (condition: string | null) => (condition === null ? 'false' : `!(${condition})`)

/** Two regions answer to one name, and only those that are healthy are named. */
function routed(
  zone: EntryOf<'dns-zone'>,
  first: Address,
  second: Address,
  condition: string | null,
  base: Body,
): Block[] {
  const check = { condition }
  const geo = ({ region, path }: Address): Body => ({
    location: region,
    health_checked_targets: nested({ external_endpoints: [path] }),
  })
  const policy: Body =
    zone.resource.routing === 'latency-routed'
      ? { geo: nested(geo(first), geo(second)) }
      : {
          primary_backup: nested({
            primary: nested({ external_endpoints: [first.path] }),
            backup_geo: nested(geo(second)),
          }),
        }
  return [
    resource('google_compute_health_check', 'site', {
      ...counted(check),
      name: named('site'),
      check_interval_sec: 30,
      timeout_sec: 5,
      source_regions: ['us-central1', 'europe-west1', 'asia-east1'],
      https_health_check: nested({
        port: 443,
        host: ref('var.domain_name'),
        request_path: ref('var.health_check_path'),
      }),
    }),
    resource(
      'google_dns_record_set',
      'site_routed',
      {
        ...counted(check),
        ...base,
        ttl: 30,
        routing_policy: nested({ health_check: own(check, 'google_compute_health_check', 'site', 'id'), ...policy }),
      },
      zone.resource.routing === 'latency-routed'
        ? 'Each user is led to the nearer region, and to the other one while it does not answer.'
        : 'The second region is named only while the first does not answer.',
    ),
  ]
}

/** A machine that answers by itself has a fixed address, which the name leads to. */
function machineRecords(plan: Plan, zone: EntryOf<'dns-zone'>): Block[] {
  return plan.entries
    .filter(
      (entry): entry is EntryOf<'machine-group'> =>
        entry.resource.kind === 'machine-group' &&
        isMachineOpen(plan, entry as EntryOf<'machine-group'>) &&
        plan.connections.some(({ from, to }) => from === zone.id && to === entry.id),
    )
    .map((entry) =>
      resource('google_dns_record_set', 'site', {
        ...counted(entry, zone),
        managed_zone: own(zone, 'google_dns_managed_zone', zone.label, 'name'),
        name: text`${ref('var.domain_name')}.`,
        type: 'A',
        ttl: 300,
        rrdatas: code(`google_compute_address.${entry.label}[*].address`),
      }),
    )
}

const isMachineOpen = (plan: Plan, entry: EntryOf<'machine-group'>) =>
  isFixed(plan, entry) && isOpen(plan, entry) && frontDoorOf(plan, entry.id) === undefined

export function dnsZone(plan: Plan, entry: EntryOf<'dns-zone'>): Piece[] {
  return pieces(
    'edge.tf',
    resource(
      'google_dns_managed_zone',
      entry.label,
      {
        ...counted(entry),
        name: named(entry.id),
        dns_name: text`${ref('var.domain_name')}.`,
        description: text`Names of ${ref('var.name')}`,
        visibility: 'public',
        dnssec_config: nested({ state: 'on', non_existence: 'nsec3' }),
        ...labels(entry),
        depends_on: [ref('google_project_service.used')],
      },
      why(plan, entry),
    ),
  )
}
