import type { Front } from '../terraform/aws/fronts'
import {
  deliveryOf,
  frontsOf,
  hasOriginName,
  isOriginOf,
  needsCertificate,
  positionOf,
  zoneOf,
} from '../terraform/aws/fronts'
import { isOpenInstance } from '../terraform/aws/machines'
import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, isKind } from '../terraform/entries'
import {
  edgeSlot,
  type Home,
  homeOf,
  idOf,
  NAME,
  named,
  nameTag,
  type Piece,
  pascal,
  type Resource,
  resource,
  tags,
  toSet,
  whereOf,
  why,
} from './plan'
import { att, REGION, ref, text, type Value, when } from './value'

export const domainName = (plan: Plan): Value =>
  toSet(plan, null, 'DomainName', 'Name that people and clients reach this environment by.', {
    pattern: '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$',
    constraint: 'A lower-case domain name such as orders.example.com, with no scheme and no path.',
    example: 'app.example.com',
  })

export const healthCheckPath = (plan: Plan): Value =>
  toSet(plan, null, 'HealthCheckPath', 'Path that answers 200 when a copy can serve requests.', {
    pattern: '^/.*$',
    constraint: 'A path, with a slash first.',
    example: '/health',
    fallback: '/health',
  })

/** The name the fronts answer to: where people reach them through CloudFront, the public name belongs to CloudFront. */
export function originName(plan: Plan): Value {
  const delivery = deliveryOf(plan)
  if (!delivery || !hasOriginName(plan)) return domainName(plan)
  return when(whereOf(delivery), text`origin.${domainName(plan)}`, domainName(plan))
}

/** The first front of a region answers the public name; a second one has its id before it. */
export const frontName = (plan: Plan, front: Front): Value =>
  positionOf(plan, front) === 0 ? originName(plan) : text`${front.id}.${domainName(plan)}`

export const certificateId = (label: string) => idOf(label, 'Certificate')

/** The zone is made before the certificates that are proven in it. */
const zoneHome = (plan: Plan, zone: EntryOf<'dns-zone'>): Home => ({
  slot: deliveryOf(plan) ? edgeSlot(plan) : 0,
  where: whereOf(zone),
})

const zoneId = (zone: EntryOf<'dns-zone'>) => idOf(zone.label, 'Zone')

export function dnsZone(plan: Plan, entry: EntryOf<'dns-zone'>): Piece[] {
  const home = zoneHome(plan, entry)
  return [
    resource(
      home,
      'network',
      zoneId(entry),
      'AWS::Route53::HostedZone',
      { Name: domainName(plan), HostedZoneConfig: { Comment: text`Names of ${NAME}` }, HostedZoneTags: tags(entry) },
      { comment: why(plan, entry), keep: 'Retain' },
    ),
    ...(entry.resource.healthChecks > 0
      ? [
          resource(home, 'network', idOf(entry.label, 'HealthCheck'), 'AWS::Route53::HealthCheck', {
            HealthCheckConfig: {
              Type: 'HTTPS',
              FullyQualifiedDomainName: domainName(plan),
              Port: 443,
              ResourcePath: healthCheckPath(plan),
              RequestInterval: 30,
              FailureThreshold: 3,
            },
            HealthCheckTags: nameTag(named('site')),
          }),
        ]
      : []),
  ]
}

/** Certificates, one a region that has a public name in it, and the names themselves. */
export function certificatesAndNames(plan: Plan): Piece[] {
  const delivery = deliveryOf(plan)
  return [
    ...frontsOf(plan)
      .filter((front) => needsCertificate(plan, front))
      .map((front) => certificate(plan, homeOf(plan, front), front.label, frontName(plan, front), '')),
    ...(delivery
      ? [
          certificate(
            plan,
            { slot: edgeSlot(plan), where: whereOf(delivery) },
            'edge',
            domainName(plan),
            'CloudFront takes its certificate from us-east-1, wherever the rest runs.',
          ),
        ]
      : []),
    ...records(plan),
  ]
}

/** CloudFormation waits here until the name is proven; with a zone of its own it enters the record itself. */
function certificate(plan: Plan, home: Home, label: string, domain: Value, comment: string): Resource {
  const zone = zoneOf(plan)
  return resource(
    home,
    'security',
    certificateId(label),
    'AWS::CertificateManager::Certificate',
    {
      DomainName: domain,
      ValidationMethod: 'DNS',
      ...(zone
        ? {
            DomainValidationOptions: when(whereOf(zone), [{ DomainName: domain, HostedZoneId: ref(zoneId(zone)) }]),
          }
        : {}),
      Tags: nameTag(named(label)),
    },
    { comment },
  )
}

function records(plan: Plan): Piece[] {
  const zone = zoneOf(plan)
  if (!zone) return []
  const delivery = deliveryOf(plan)
  const fronts = frontsOf(plan)
  const routed = delivery ? fronts.filter((front) => isOriginOf(plan, front)) : fronts
  return [
    ...(delivery ? ['A', 'AAAA'].map((type) => viewerRecord(plan, zone, delivery, type)) : []),
    ...machineRecords(plan, zone),
    ...routed
      .filter((front) => needsCertificate(plan, front) || isKind(front, 'load-balancer'))
      .map((front) => {
        const alike = routed.filter((other) => positionOf(plan, other) === positionOf(plan, front))
        return frontRecord(plan, zone, front, alike.indexOf(front), alike.length > 1)
      }),
  ]
}

/** CloudFront's own zone, the same for every distribution: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html (not re-read: an assumption). */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2'

const viewerRecord = (
  plan: Plan,
  zone: EntryOf<'dns-zone'>,
  delivery: EntryOf<'content-delivery'>,
  type: string,
): Resource =>
  resource(
    homeOf(plan, delivery, zone),
    'edge',
    type === 'A' ? 'SiteRecord' : 'SiteIpv6Record',
    'AWS::Route53::RecordSet',
    {
      HostedZoneId: ref(zoneId(zone)),
      Name: domainName(plan),
      Type: type,
      AliasTarget: {
        DNSName: att(idOf(delivery.label, 'Distribution'), 'DomainName'),
        HostedZoneId: CLOUDFRONT_ZONE,
        EvaluateTargetHealth: false,
      },
    },
  )

/** A machine that answers by itself has a fixed address, which the name leads to. */
function machineRecords(plan: Plan, zone: EntryOf<'dns-zone'>): Piece[] {
  return entriesOf(plan, 'machine-group')
    .filter(
      (entry) =>
        isOpenInstance(plan, entry) && plan.connections.some(({ from, to }) => from === zone.id && to === entry.id),
    )
    .map((entry) =>
      resource(homeOf(plan, entry, zone), 'edge', idOf(entry.label, 'Record'), 'AWS::Route53::RecordSet', {
        HostedZoneId: ref(zoneId(zone)),
        Name: domainName(plan),
        Type: 'A',
        TTL: '60',
        ResourceRecords: [ref(`${pascal(entry.label)}1Address`)],
      }),
    )
}

function frontRecord(plan: Plan, zone: EntryOf<'dns-zone'>, front: Front, index: number, several: boolean): Resource {
  const isApi = isKind(front, 'api-gateway')
  const target = isApi
    ? {
        DNSName: att(idOf(front.label, 'DomainName'), 'RegionalDomainName'),
        HostedZoneId: att(idOf(front.label, 'DomainName'), 'RegionalHostedZoneId'),
        EvaluateTargetHealth: false,
      }
    : {
        DNSName: att(idOf(front.label, 'LoadBalancer'), 'DNSName'),
        HostedZoneId: att(idOf(front.label, 'LoadBalancer'), 'CanonicalHostedZoneID'),
        EvaluateTargetHealth: true,
      }
  const policy =
    zone.resource.routing === 'latency-routed'
      ? { Region: REGION }
      : { Failover: index === 0 ? 'PRIMARY' : 'SECONDARY' }
  return resource(
    homeOf(plan, front, zone),
    'edge',
    idOf(front.label, 'Record'),
    'AWS::Route53::RecordSet',
    {
      HostedZoneId: ref(zoneId(zone)),
      Name: frontName(plan, front),
      Type: 'A',
      ...(several ? { SetIdentifier: front.id, ...policy } : {}),
      AliasTarget: target,
    },
    { comment: several ? 'Both regions answer to one name; Route 53 picks the one that is healthy.' : '' },
  )
}
