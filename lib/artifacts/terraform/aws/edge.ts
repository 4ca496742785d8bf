import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, linkTo, named, own, pieces, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { data, nested, ref, resource } from '../hcl'
import { logBucketOf } from './network'
import { tags } from './placing'

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
