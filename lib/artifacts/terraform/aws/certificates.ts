import type { EntryOf, Plan } from '../entries'
import { entriesOf, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import type { Front } from './fronts'
import {
  DOMAIN_NAME,
  deliveryOf,
  frontName,
  frontsOf,
  hasDomain,
  isOriginOf,
  needsCertificate,
  positionOf,
  zoneOf,
} from './fronts'
import { isOpenInstance } from './machines'
import { inRegion, regionOf, tags } from './placing'

/** Certificates, one a region that has a public name in it, and the names themselves. */
export function certificatesAndNames(plan: Plan): Piece[] {
  const fronts = frontsOf(plan).filter((front) => needsCertificate(plan, front))
  const delivery = deliveryOf(plan)
  return [
    ...(hasDomain(plan) ? [placeholder(DOMAIN_NAME)] : []),
    ...fronts.flatMap((front) =>
      pieces('edge.tf', ...certificate(plan, front.label, frontName(plan, front), inRegion(front), counted(front))),
    ),
    ...(delivery
      ? pieces(
          'edge.tf',
          ...certificate(plan, 'edge', ref('var.domain_name'), { region: 'us-east-1' }, counted(delivery), EDGE_REGION),
        )
      : []),
    ...pieces('edge.tf', ...nameRecords(plan)),
  ]
}

const EDGE_REGION = 'CloudFront takes its certificate from us-east-1, wherever the rest runs.'

function certificate(
  plan: Plan,
  label: string,
  domain: Body[string],
  region: Body,
  count: Body,
  comment = '',
): Block[] {
  const zone = zoneOf(plan)
  const index = 'count' in count ? '[0]' : ''
  const option = `one(aws_acm_certificate.${label}${index}.domain_validation_options)`
  const record = zone
    ? [
        resource('aws_route53_record', `${label}_certificate`, {
          ...('count' in count ? count : counted(zone)),
          zone_id: own(zone, 'aws_route53_zone', zone.label, 'zone_id'),
          name: code(`${option}.resource_record_name`),
          type: code(`${option}.resource_record_type`),
          records: [code(`${option}.resource_record_value`)],
          ttl: 300,
          allow_overwrite: true,
        }),
      ]
    : []
  return [
    resource(
      'aws_acm_certificate',
      label,
      {
        ...count,
        ...region,
        domain_name: domain,
        validation_method: 'DNS',
        tags: { Name: named(label) },
        lifecycle: nested({ create_before_destroy: true }),
      },
      comment,
    ),
    ...record,
    resource(
      'aws_acm_certificate_validation',
      label,
      {
        ...count,
        ...region,
        certificate_arn: ref(`aws_acm_certificate.${label}${index}.arn`),
        ...(zone ? { depends_on: [ref(`aws_route53_record.${label}_certificate`)] } : {}),
      },
      zone ? '' : 'Waits until the record in the output certificate_records exists where your DNS is kept.',
    ),
  ]
}

function nameRecords(plan: Plan): Block[] {
  const zone = zoneOf(plan)
  if (!zone) return []
  const delivery = deliveryOf(plan)
  const fronts = frontsOf(plan)
  const viewer = delivery
    ? ['A', 'AAAA'].map((type) =>
        resource('aws_route53_record', type === 'A' ? 'site' : 'site_ipv6', {
          ...counted(delivery, zone),
          zone_id: own(zone, 'aws_route53_zone', zone.label, 'zone_id'),
          name: ref('var.domain_name'),
          type,
          alias: nested({
            name: own(delivery, 'aws_cloudfront_distribution', delivery.label, 'domain_name'),
            zone_id: own(delivery, 'aws_cloudfront_distribution', delivery.label, 'hosted_zone_id'),
            evaluate_target_health: false,
          }),
        }),
      )
    : []
  const routed = delivery ? fronts.filter((front) => isOriginOf(plan, front)) : fronts
  return [
    ...viewer,
    ...machineRecords(plan, zone),
    ...routed
      .filter((front) => needsCertificate(plan, front) || isKind(front, 'load-balancer'))
      .map((front) => {
        const alike = routed.filter((other) => positionOf(plan, other) === positionOf(plan, front))
        return frontRecord(plan, zone, front, alike.indexOf(front), alike.length > 1)
      }),
  ]
}

/** A machine that answers by itself has a fixed address, which the name leads to. */
function machineRecords(plan: Plan, zone: EntryOf<'dns-zone'>): Block[] {
  return entriesOf(plan, 'machine-group')
    .filter(
      (entry) =>
        isOpenInstance(plan, entry) && plan.connections.some(({ from, to }) => from === zone.id && to === entry.id),
    )
    .map((entry) =>
      resource('aws_route53_record', entry.label, {
        ...counted(entry, zone),
        zone_id: own(zone, 'aws_route53_zone', zone.label, 'zone_id'),
        name: ref('var.domain_name'),
        type: 'A',
        ttl: 60,
        records: code(`aws_eip.${entry.label}[*].public_ip`),
      }),
    )
}

function frontRecord(plan: Plan, zone: EntryOf<'dns-zone'>, front: Front, index: number, several: boolean): Block {
  const isApi = isKind(front, 'api-gateway')
  const path = (attribute: string) =>
    isApi
      ? own(front, 'aws_apigatewayv2_domain_name', front.label, `domain_name_configuration[0].${attribute}`)
      : own(front, 'aws_lb', front.label, attribute)
  const policy: Body =
    zone.resource.routing === 'latency-routed'
      ? { latency_routing_policy: nested({ region: ref(regionOf(front)) }) }
      : { failover_routing_policy: nested({ type: index === 0 ? 'PRIMARY' : 'SECONDARY' }) }
  return resource(
    'aws_route53_record',
    front.label,
    {
      ...counted(front, zone),
      zone_id: own(zone, 'aws_route53_zone', zone.label, 'zone_id'),
      name: frontName(plan, front),
      type: 'A',
      ...(several ? { set_identifier: front.id } : {}),
      alias: nested({
        name: isApi ? path('target_domain_name') : path('dns_name'),
        zone_id: isApi ? path('hosted_zone_id') : path('zone_id'),
        evaluate_target_health: !isApi,
      }),
      ...(several ? policy : {}),
    },
    several ? 'Both regions answer to one name; Route 53 picks the one that is healthy.' : '',
  )
}

export function dnsZone(plan: Plan, entry: EntryOf<'dns-zone'>): Piece[] {
  const check =
    entry.resource.healthChecks > 0
      ? resource('aws_route53_health_check', entry.label, {
          ...counted(entry),
          type: 'HTTPS',
          fqdn: ref('var.domain_name'),
          port: 443,
          resource_path: ref('var.health_check_path'),
          request_interval: 30,
          failure_threshold: 3,
          tags: { Name: named('site') },
        })
      : null
  return pieces(
    'edge.tf',
    resource(
      'aws_route53_zone',
      entry.label,
      { ...counted(entry), name: ref('var.domain_name'), comment: text`Names of ${ref('var.name')}`, ...tags(entry) },
      why(plan, entry),
    ),
    check,
  )
}
