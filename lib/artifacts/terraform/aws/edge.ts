import type { Block, Body } from '../hcl'
import { code, data, nested, ref, resource, text } from '../hcl'
import { isRestApi } from './api'
import type { EntryOf, Plan } from './entries'
import { entriesOf, findEntries, isKind } from './entries'
import type { Piece } from './expressions'
import { counted, inRegion, linkTo, named, own, pieces, placed, placeholder, regionOf, tags, why } from './expressions'
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
import { logBucketOf } from './network'

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
    ...routed
      .filter((front) => needsCertificate(plan, front) || isKind(front, 'load-balancer'))
      .map((front) => {
        const alike = routed.filter((other) => positionOf(plan, other) === positionOf(plan, front))
        return frontRecord(plan, zone, front, alike.indexOf(front), alike.length > 1)
      }),
  ]
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

export function contentDelivery(plan: Plan, entry: EntryOf<'content-delivery'>): Piece[] {
  const { label } = entry
  const origins = originsOf(plan, entry)
  const [first, ...others] = origins
  if (!first) return []
  const firewall = entriesOf(plan, 'web-firewall').find(({ resource }) => resource.protects === entry.id)
  const acl = firewall ? linkTo([firewall], entry, 'aws_wafv2_web_acl', 'arn') : null
  return pieces(
    'edge.tf',
    ...(origins.some(({ cached }) => cached)
      ? [data('aws_cloudfront_cache_policy', 'cached', { name: 'Managed-CachingOptimized' })]
      : []),
    ...(origins.some(({ cached }) => !cached)
      ? [
          data('aws_cloudfront_cache_policy', 'origin_decides', { name: 'UseOriginCacheControlHeaders-QueryStrings' }),
          data('aws_cloudfront_origin_request_policy', 'all_viewer', { name: 'Managed-AllViewerExceptHostHeader' }),
        ]
      : []),
    data('aws_cloudfront_response_headers_policy', 'security', { name: 'Managed-SecurityHeadersPolicy' }),
    ...origins.flatMap(({ blocks }) => blocks),
    resource(
      'aws_cloudfront_distribution',
      label,
      {
        ...counted(entry),
        enabled: true,
        comment: ref('var.name'),
        aliases: [ref('var.domain_name')],
        default_root_object: first.isSite ? 'index.html' : undefined,
        http_version: 'http2and3',
        is_ipv6_enabled: true,
        price_class: priceClass(entry),
        web_acl_id: acl ? ref(acl.path) : undefined,
        origin: nested(...origins.map(({ body }) => body)),
        default_cache_behavior: nested(behaviour(first)),
        ordered_cache_behavior: nested(
          ...others.map((origin) => ({ path_pattern: origin.isSite ? '/static/*' : '/api/*', ...behaviour(origin) })),
        ),
        ...(first.isSite
          ? {
              custom_error_response: nested({
                error_code: 403,
                response_code: 404,
                response_page_path: '/404.html',
                error_caching_min_ttl: 60,
              }),
            }
          : {}),
        restrictions: nested({ geo_restriction: nested({ restriction_type: 'none' }) }),
        viewer_certificate: nested({
          acm_certificate_arn: ref(
            `aws_acm_certificate_validation.edge${entry.condition ? '[0]' : ''}.certificate_arn`,
          ),
          ssl_support_method: 'sni-only',
          minimum_protocol_version: 'TLSv1.2_2021',
        }),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    ...deliveryLogs(plan, entry),
  )
}

/** CloudFront bills by the region that answers: class 100 leaves out the dearer ones, all other audiences get every location. */
function priceClass({ resource: { audience } }: EntryOf<'content-delivery'>): string {
  const far = Object.entries(audience).filter(([continent, share]) => !['eu', 'na'].includes(continent) && share > 0)
  if (far.length === 0) return 'PriceClass_100'
  return far.some(([continent]) => continent === 'sa' || continent === 'oc') ? 'PriceClass_All' : 'PriceClass_200'
}

type Origin = { id: string; cached: boolean; isSite: boolean; body: Body; blocks: Block[] }

function originsOf(plan: Plan, entry: EntryOf<'content-delivery'>): Origin[] {
  const targets = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to).slice(0, 1))
  const buckets = targets.filter((target) => isKind(target, 'object-store'))
  const origins = buckets.slice(0, 1).map((bucket): Origin => bucketOrigin(entry, bucket))
  const front = targets.find(
    (target) => (isKind(target, 'load-balancer') && target.resource.isPublic) || isKind(target, 'api-gateway'),
  )
  const hidden = targets.find((target) => isKind(target, 'load-balancer') && !target.resource.isPublic)
  if (front) origins.push(nameOrigin())
  else if (hidden && isKind(hidden, 'load-balancer')) origins.push(hiddenOrigin(entry, hidden))
  // Where both exist a site's files are the default and the API has its own path; stored files are the smaller part.
  return buckets.some(({ resource }) => resource.kind === 'object-store' && resource.use === 'site')
    ? origins
    : origins.reverse()
}

function bucketOrigin(entry: EntryOf<'content-delivery'>, bucket: EntryOf<'object-store'>): Origin {
  const control = own(entry, 'aws_cloudfront_origin_access_control', entry.label, 'id')
  const domain = linkTo([bucket], entry, 'aws_s3_bucket', 'bucket_regional_domain_name')
  return {
    id: bucket.id,
    cached: true,
    isSite: bucket.resource.use === 'site',
    body: { origin_id: bucket.id, domain_name: ref(domain?.path ?? ''), origin_access_control_id: control },
    blocks: [
      resource(
        'aws_cloudfront_origin_access_control',
        entry.label,
        {
          ...counted(entry),
          name: named(entry.id),
          origin_access_control_origin_type: 's3',
          signing_behavior: 'always',
          signing_protocol: 'sigv4',
        },
        'CloudFront signs its requests, so the bucket stays closed to everybody else.',
      ),
    ],
  }
}

const nameOrigin = (): Origin => ({
  id: 'origin',
  cached: false,
  isSite: false,
  body: {
    origin_id: 'origin',
    domain_name: ref('local.origin_domain'),
    custom_origin_config: nested({
      http_port: 80,
      https_port: 443,
      origin_protocol_policy: 'https-only',
      origin_ssl_protocols: ['TLSv1.2'],
    }),
  },
  blocks: [],
})

/** A load balancer without a public address is reached through CloudFront's own interface in the network. */
function hiddenOrigin(entry: EntryOf<'content-delivery'>, balancer: EntryOf<'load-balancer'>): Origin {
  return {
    id: 'origin',
    cached: false,
    isSite: false,
    body: {
      origin_id: 'origin',
      domain_name: own(balancer, 'aws_lb', balancer.label, 'dns_name'),
      vpc_origin_config: nested({ vpc_origin_id: own(entry, 'aws_cloudfront_vpc_origin', balancer.label, 'id') }),
    },
    blocks: [
      resource('aws_cloudfront_vpc_origin', balancer.label, {
        ...counted(entry, balancer),
        vpc_origin_endpoint_config: nested({
          name: named(balancer.id),
          arn: own(balancer, 'aws_lb', balancer.label, 'arn'),
          http_port: 80,
          https_port: 443,
          origin_protocol_policy: 'http-only',
          origin_ssl_protocols: nested({ items: ['TLSv1.2'], quantity: 1 }),
        }),
      }),
    ],
  }
}

function behaviour({ id, cached }: Origin): Body {
  return {
    target_origin_id: id,
    viewer_protocol_policy: 'redirect-to-https',
    allowed_methods: cached ? ['GET', 'HEAD', 'OPTIONS'] : ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
    cached_methods: ['GET', 'HEAD'],
    compress: true,
    cache_policy_id: ref(`data.aws_cloudfront_cache_policy.${cached ? 'cached' : 'origin_decides'}.id`),
    ...(cached ? {} : { origin_request_policy_id: ref('data.aws_cloudfront_origin_request_policy.all_viewer.id') }),
    response_headers_policy_id: ref('data.aws_cloudfront_response_headers_policy.security.id'),
  }
}

function deliveryLogs(plan: Plan, entry: EntryOf<'content-delivery'>): Block[] {
  const bucket = logBucketOf(plan, plan.first.regions[0]?.id ?? entry.resource.region)
  if (!bucket) return []
  const { label } = entry
  const base = { ...counted(entry, bucket), region: 'us-east-1' }
  return [
    resource('aws_cloudwatch_log_delivery_source', label, {
      ...base,
      name: named(entry.id),
      log_type: 'ACCESS_LOGS',
      resource_arn: own(entry, 'aws_cloudfront_distribution', label, 'arn'),
    }),
    resource('aws_cloudwatch_log_delivery_destination', label, {
      ...base,
      name: named(entry.id),
      output_format: 'parquet',
      delivery_destination_configuration: nested({
        destination_resource_arn: own(bucket, 'aws_s3_bucket', bucket.label, 'arn'),
      }),
    }),
    resource('aws_cloudwatch_log_delivery', label, {
      ...base,
      delivery_source_name: own(
        { condition: 'count' in base ? 'set' : null },
        'aws_cloudwatch_log_delivery_source',
        label,
        'name',
      ),
      delivery_destination_arn: own(
        { condition: 'count' in base ? 'set' : null },
        'aws_cloudwatch_log_delivery_destination',
        label,
        'arn',
      ),
    }),
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
  const metric = (name: string): Body => ({
    visibility_config: nested({ cloudwatch_metrics_enabled: true, metric_name: name, sampled_requests_enabled: true }),
  })
  const managed = MANAGED_RULES.slice(0, Math.max(1, Math.min(MANAGED_RULES.length, entry.resource.rules - 1)))
  const region: Body = isEdge ? { region: 'us-east-1' } : inRegion(entry)
  const arn = own(entry, 'aws_wafv2_web_acl', entry.label, 'arn')
  const association = associatedArn(plan, target)
  return pieces(
    'edge.tf',
    resource(
      'aws_wafv2_web_acl',
      entry.label,
      {
        ...counted(entry),
        ...region,
        name: named(entry.id),
        scope: isEdge ? 'CLOUDFRONT' : 'REGIONAL',
        default_action: nested({ allow: nested({}) }),
        rule: nested(
          {
            name: 'rate-limit',
            priority: 0,
            action: nested({ block: nested({}) }),
            statement: nested({
              rate_based_statement: nested({ limit: ref('var.requests_per_address'), aggregate_key_type: 'IP' }),
            }),
            ...metric('rate-limit'),
          },
          ...managed.map((name, index) => ({
            name,
            priority: index + 1,
            override_action: nested({ none: nested({}) }),
            statement: nested({ managed_rule_group_statement: nested({ name, vendor_name: 'AWS' }) }),
            ...metric(name),
          })),
        ),
        ...metric(entry.id),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    association && target
      ? resource('aws_wafv2_web_acl_association', entry.label, {
          ...placed(entry, target),
          resource_arn: association,
          web_acl_arn: arn,
        })
      : null,
  )
}

function associatedArn(plan: Plan, target: ReturnType<typeof findEntries>[number] | undefined) {
  if (target && isKind(target, 'load-balancer')) return own(target, 'aws_lb', target.label, 'arn')
  if (target && isKind(target, 'api-gateway') && isRestApi(plan, target))
    return own(target, 'aws_api_gateway_stage', target.label, 'arn')
  return null
}
