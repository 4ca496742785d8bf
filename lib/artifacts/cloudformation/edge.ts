import { isRestApi } from '../terraform/aws/api'
import type { EntryOf, Plan } from '../terraform/entries'
import { entriesOf, findEntries, isKind } from '../terraform/entries'
import { restApiId, stageId } from './api'
import { balancerId } from './load-balancing'
import { certificateId, domainName, originName } from './names'
import { logBucketOf } from './network'
import {
  bucketId,
  edgeSlot,
  homeOf,
  idOf,
  NAME,
  named,
  type Piece,
  type Resource,
  resource,
  type Told,
  tags,
  toSet,
  whereOf,
  why,
} from './plan'
import { ACCOUNT, att, PARTITION, type Properties, REGION, ref, text, type Value, when } from './value'

/**
 * AWS's own policies, the same in every account:
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html and the pages on origin request and
 * response headers policies (not re-read: an assumption).
 */
const POLICIES = {
  cached: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  originDecides: '4cc15a8a-d715-48a4-82b8-cc0b614638fe',
  allViewer: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  securityHeaders: '67f7725c-6f97-4210-82d7-5512b31e9d03',
}

type Delivery = EntryOf<'content-delivery'>
type Origin = { id: string; cached: boolean; isSite: boolean; body: Properties; resources: readonly Resource[] }

export function contentDelivery(plan: Plan, entry: Delivery): Piece[] {
  const home = homeOf(plan, entry)
  const [first, ...others] = originsOf(plan, entry)
  if (!first) return []
  const firewall = entriesOf(plan, 'web-firewall').find(({ resource: { protects } }) => protects === entry.id)
  const id = idOf(entry.label, 'Distribution')
  const told: Told = {
    ...home,
    output: id,
    description: 'Distribution to invalidate after a release of the site.',
    value: ref(id),
  }
  return [
    ...[first, ...others].flatMap(({ resources }) => resources),
    resource(
      home,
      'edge',
      id,
      'AWS::CloudFront::Distribution',
      {
        DistributionConfig: {
          Enabled: true,
          Comment: NAME,
          Aliases: [domainName(plan)],
          ...(first.isSite ? { DefaultRootObject: 'index.html' } : {}),
          HttpVersion: 'http2and3',
          IPV6Enabled: true,
          PriceClass: priceClass(entry),
          ...(firewall ? { WebACLId: when(whereOf(firewall), att(idOf(firewall.label, 'WebAcl'), 'Arn')) } : {}),
          Origins: [first, ...others].map(({ body }) => body),
          DefaultCacheBehavior: behaviour(first),
          ...(others.length > 0
            ? {
                CacheBehaviors: others.map((origin) => ({
                  PathPattern: origin.isSite ? '/static/*' : '/api/*',
                  ...behaviour(origin),
                })),
              }
            : {}),
          ...(first.isSite
            ? {
                CustomErrorResponses: [
                  { ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/404.html', ErrorCachingMinTTL: 60 },
                ],
              }
            : {}),
          Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
          ViewerCertificate: {
            AcmCertificateArn: ref(certificateId('edge')),
            SslSupportMethod: 'sni-only',
            MinimumProtocolVersion: 'TLSv1.2_2021',
          },
        },
        Tags: tags(entry),
      },
      { comment: why(plan, entry) },
    ),
    ...deliveryLogs(plan, entry),
    told,
  ]
}

/** CloudFront bills by the region that answers: class 100 leaves out the dearer ones, all other audiences get every location. */
function priceClass({ resource: { audience } }: Delivery): string {
  const far = Object.entries(audience).filter(([continent, share]) => !['eu', 'na'].includes(continent) && share > 0)
  if (far.length === 0) return 'PriceClass_100'
  return far.some(([continent]) => continent === 'sa' || continent === 'oc') ? 'PriceClass_All' : 'PriceClass_200'
}

function originsOf(plan: Plan, entry: Delivery): Origin[] {
  const targets = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to).slice(0, 1))
  const buckets = targets.filter((target) => isKind(target, 'object-store'))
  const origins = buckets.slice(0, 1).map((bucket): Origin => bucketOrigin(plan, entry, bucket))
  const front = targets.find(
    (target) => (isKind(target, 'load-balancer') && target.resource.isPublic) || isKind(target, 'api-gateway'),
  )
  const hidden = targets.find((target) => isKind(target, 'load-balancer') && !target.resource.isPublic)
  if (front) origins.push(namedOrigin(plan))
  else if (hidden && isKind(hidden, 'load-balancer')) origins.push(hiddenOrigin(plan, entry, hidden))
  // Where both exist a site's files are the default and the API has its own path; stored files are the smaller part.
  return buckets.some(({ resource: store }) => store.use === 'site') ? origins : origins.reverse()
}

function bucketOrigin(plan: Plan, entry: Delivery, bucket: EntryOf<'object-store'>): Origin {
  const control = idOf(entry.label, 'AccessControl')
  return {
    id: bucket.id,
    cached: true,
    isSite: bucket.resource.use === 'site',
    body: {
      Id: bucket.id,
      DomainName: att(bucketId(bucket.label), 'RegionalDomainName'),
      OriginAccessControlId: att(control, 'Id'),
      S3OriginConfig: { OriginAccessIdentity: '' },
    },
    resources: [
      resource(
        homeOf(plan, entry),
        'edge',
        control,
        'AWS::CloudFront::OriginAccessControl',
        {
          OriginAccessControlConfig: {
            Name: named(entry.id),
            OriginAccessControlOriginType: 's3',
            SigningBehavior: 'always',
            SigningProtocol: 'sigv4',
          },
        },
        { comment: 'CloudFront signs its requests, so the bucket stays closed to everybody else.' },
      ),
    ],
  }
}

const namedOrigin = (plan: Plan): Origin => ({
  id: 'origin',
  cached: false,
  isSite: false,
  body: {
    Id: 'origin',
    DomainName: originName(plan),
    CustomOriginConfig: {
      HTTPPort: 80,
      HTTPSPort: 443,
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    },
  },
  resources: [],
})

/** A load balancer without a public address is reached through CloudFront's own interface in the network. */
function hiddenOrigin(plan: Plan, entry: Delivery, balancer: EntryOf<'load-balancer'>): Origin {
  const id = idOf(balancer.label, 'VpcOrigin')
  return {
    id: 'origin',
    cached: false,
    isSite: false,
    body: {
      Id: 'origin',
      DomainName: att(balancerId(balancer.label), 'DNSName'),
      VpcOriginConfig: { VpcOriginId: att(id, 'Id') },
    },
    resources: [
      resource(homeOf(plan, entry, balancer), 'edge', id, 'AWS::CloudFront::VpcOrigin', {
        VpcOriginEndpointConfig: {
          Name: named(balancer.id),
          Arn: ref(balancerId(balancer.label)),
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: 'http-only',
          OriginSSLProtocols: ['TLSv1.2'],
        },
      }),
    ],
  }
}

const behaviour = ({ id, cached }: Origin): Properties => ({
  TargetOriginId: id,
  ViewerProtocolPolicy: 'redirect-to-https',
  AllowedMethods: cached ? ['GET', 'HEAD', 'OPTIONS'] : ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
  CachedMethods: ['GET', 'HEAD'],
  Compress: true,
  CachePolicyId: cached ? POLICIES.cached : POLICIES.originDecides,
  ...(cached ? {} : { OriginRequestPolicyId: POLICIES.allViewer }),
  ResponseHeadersPolicyId: POLICIES.securityHeaders,
})

/** CloudFront hands its logs over in us-east-1, wherever the bucket is. */
function deliveryLogs(plan: Plan, entry: Delivery): Resource[] {
  const bucket = logBucketOf(plan, plan.first.regions[0]?.id ?? entry.resource.region)
  if (!bucket) return []
  const home = { slot: edgeSlot(plan), where: whereOf(entry) & whereOf(bucket) }
  const id = (suffix: string) => idOf(entry.label, suffix)
  return [
    resource(home, 'edge', id('LogSource'), 'AWS::Logs::DeliverySource', {
      Name: named(entry.id),
      LogType: 'ACCESS_LOGS',
      ResourceArn: text`arn:${PARTITION}:cloudfront::${ACCOUNT}:distribution/${ref(id('Distribution'))}`,
    }),
    resource(home, 'edge', id('LogDestination'), 'AWS::Logs::DeliveryDestination', {
      Name: named(entry.id),
      OutputFormat: 'parquet',
      DestinationResourceArn: att(bucketId(bucket.label), 'Arn'),
    }),
    resource(
      home,
      'edge',
      id('LogDelivery'),
      'AWS::Logs::Delivery',
      { DeliverySourceName: named(entry.id), DeliveryDestinationArn: att(id('LogDestination'), 'Arn') },
      { dependsOn: [id('LogSource')] },
    ),
  ]
}

/** AWS's managed rule groups in the order in which they earn their keep; the design says how many. */
const MANAGED_RULES = [
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesSQLiRuleSet',
  'AWSManagedRulesLinuxRuleSet',
  'AWSManagedRulesAnonymousIpList',
]

export function webFirewall(plan: Plan, entry: EntryOf<'web-firewall'>): Piece[] {
  const [target] = findEntries(plan, entry.resource.protects)
  const isEdge = target === undefined || isKind(target, 'content-delivery')
  const home = { ...homeOf(plan, entry), ...(isEdge ? { slot: edgeSlot(plan) } : {}) }
  const id = idOf(entry.label, 'WebAcl')
  const metric = (MetricName: string): Properties => ({
    VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName, SampledRequestsEnabled: true },
  })
  const managed = MANAGED_RULES.slice(0, Math.max(1, Math.min(MANAGED_RULES.length, entry.resource.rules - 1)))
  const association = target ? associatedArn(plan, target) : null
  const limit = toSet(
    plan,
    null,
    'RequestsPerAddress',
    'Requests that one address may make in five minutes before the web firewall stops it.',
    { type: 'Number', minimum: 10, example: '2000', fallback: '2000' },
  )
  return [
    resource(
      home,
      // CloudFront's firewall comes before it, any other after what it protects.
      isEdge ? 'security' : 'edge',
      id,
      'AWS::WAFv2::WebACL',
      {
        Name: named(entry.id),
        Scope: isEdge ? 'CLOUDFRONT' : 'REGIONAL',
        DefaultAction: { Allow: {} },
        Rules: [
          {
            Name: 'rate-limit',
            Priority: 0,
            Action: { Block: {} },
            Statement: { RateBasedStatement: { Limit: limit, AggregateKeyType: 'IP' } },
            ...metric('rate-limit'),
          },
          ...managed.map((Name, index) => ({
            Name,
            Priority: index + 1,
            OverrideAction: { None: {} },
            Statement: { ManagedRuleGroupStatement: { Name, VendorName: 'AWS' } },
            ...metric(Name),
          })),
        ],
        ...metric(entry.id),
        Tags: tags(entry),
      },
      { comment: why(plan, entry) },
    ),
    ...(association && target
      ? [
          resource(homeOf(plan, entry, target), 'edge', `${id}Association`, 'AWS::WAFv2::WebACLAssociation', {
            ResourceArn: association,
            WebACLArn: att(id, 'Arn'),
          }),
        ]
      : []),
  ]
}

function associatedArn(plan: Plan, target: ReturnType<typeof findEntries>[number]): Value | null {
  if (isKind(target, 'load-balancer')) return ref(balancerId(target.label))
  if (isKind(target, 'api-gateway') && isRestApi(plan, target))
    return text`arn:${PARTITION}:apigateway:${REGION}::/restapis/${ref(restApiId(target.label))}/stages/${ref(stageId(target.label))}`
  return null
}
