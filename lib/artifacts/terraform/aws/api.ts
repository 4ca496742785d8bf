import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { certificateArn, frontName } from './fronts'
import { permission } from './functions'
import { groupOf, reachesNetwork } from './groups'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { placed, tags } from './placing'

type Api = EntryOf<'api-gateway'>

export function apiGateway(plan: Plan, entry: Api): Piece[] {
  const isRest = isRestApi(plan, entry)
  return [
    ...pieces('edge.tf', ...(isRest ? restApi(plan, entry) : lightApi(plan, entry)), ...domain(plan, entry, isRest)),
    ...pieces('observability.tf', logGroup(plan, entry)),
  ]
}

/** A web firewall can stand before a REST API and not before an HTTP API, so a protected one is a REST API. */
export const isRestApi = (plan: Plan, { id, resource }: Api) =>
  resource.style === 'rest' ||
  (resource.style === 'http' && entriesOf(plan, 'web-firewall').some((firewall) => firewall.resource.protects === id))

function domain(plan: Plan, entry: Api, isRest: boolean): Block[] {
  const { label } = entry
  return [
    resource('aws_apigatewayv2_domain_name', label, {
      ...placed(entry),
      domain_name: frontName(plan, entry),
      domain_name_configuration: nested({
        certificate_arn: certificateArn(entry),
        endpoint_type: 'REGIONAL',
        security_policy: 'TLS_1_2',
      }),
    }),
    resource('aws_apigatewayv2_api_mapping', label, {
      ...placed(entry),
      api_id: isRest
        ? own(entry, 'aws_api_gateway_rest_api', label, 'id')
        : own(entry, 'aws_apigatewayv2_api', label, 'id'),
      domain_name: own(entry, 'aws_apigatewayv2_domain_name', label, 'id'),
      stage: isRest
        ? own(entry, 'aws_api_gateway_stage', label, 'stage_name')
        : own(entry, 'aws_apigatewayv2_stage', label, 'id'),
    }),
  ]
}

const LOG_FORMAT = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  latency: '$context.responseLatency',
}

function lightApi(plan: Plan, entry: Api): Block[] {
  const { label, resource: api } = entry
  const isSocket = api.style === 'websocket'
  const id = own(entry, 'aws_apigatewayv2_api', label, 'id')
  return [
    resource(
      'aws_apigatewayv2_api',
      label,
      {
        ...placed(entry),
        name: named(entry.id),
        protocol_type: isSocket ? 'WEBSOCKET' : 'HTTP',
        ...(isSocket ? { route_selection_expression: '$request.body.action' } : {}),
        disable_execute_api_endpoint: true,
        ...tags(entry),
      },
      why(plan, entry),
    ),
    resource('aws_apigatewayv2_stage', label, {
      ...placed(entry),
      api_id: id,
      name: isSocket ? 'live' : '$default',
      auto_deploy: true,
      access_log_settings: nested({
        destination_arn: own(entry, 'aws_cloudwatch_log_group', label, 'arn'),
        format: json(
          isSocket
            ? { requestId: '$context.requestId', event: '$context.eventType', status: '$context.status' }
            : LOG_FORMAT,
        ),
      }),
      default_route_settings: nested({
        throttling_rate_limit: ref('var.requests_per_second_max'),
        throttling_burst_limit: code('var.requests_per_second_max * 2'),
      }),
    }),
    ...integrations(plan, entry),
  ]
}

function integrations(plan: Plan, entry: Api): Block[] {
  const { label, resource: api } = entry
  const [target] = findEntries(plan, api.target)
  if (!target) return []
  const id = own(entry, 'aws_apigatewayv2_api', label, 'id')
  const keys = api.style === 'websocket' ? ['$connect', '$disconnect', '$default'] : ['$default']
  const route = (key: string) =>
    resource('aws_apigatewayv2_route', keys.length > 1 ? `${label}_${key.slice(1)}` : label, {
      ...placed(entry, target),
      api_id: id,
      route_key: key,
      target: text`integrations/${own({ condition: entry.condition ?? target.condition }, 'aws_apigatewayv2_integration', label, 'id')}`,
    })
  if (isKind(target, 'function')) {
    return [
      resource('aws_apigatewayv2_integration', label, {
        ...placed(entry, target),
        api_id: id,
        integration_type: 'AWS_PROXY',
        integration_method: 'POST',
        integration_uri: own(target, 'aws_lambda_alias', target.label, 'invoke_arn'),
        ...(api.style === 'http' ? { payload_format_version: '2.0' } : {}),
      }),
      ...keys.map(route),
      permission(
        target,
        entry,
        `${target.label}_from_${label}`,
        'apigateway.amazonaws.com',
        text`${own(entry, 'aws_apigatewayv2_api', label, 'execution_arn')}/*`,
      ),
    ]
  }
  return isKind(target, 'load-balancer') ? [...privateLink(plan, entry, target), ...keys.map(route)] : []
}

function privateLink(plan: Plan, entry: Api, target: EntryOf<'load-balancer'>): Block[] {
  const { label } = entry
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  if (!home || !group || !reachesNetwork(plan, target.id)) return []
  return [
    resource('aws_apigatewayv2_vpc_link', label, {
      ...placed(entry),
      name: named(entry.id),
      subnet_ids: code(subnetIds(home, 'app')),
      security_group_ids: [ref(group.path)],
    }),
    resource('aws_apigatewayv2_integration', label, {
      ...placed(entry, target),
      api_id: own(entry, 'aws_apigatewayv2_api', label, 'id'),
      integration_type: 'HTTP_PROXY',
      integration_method: 'ANY',
      connection_type: 'VPC_LINK',
      connection_id: own(entry, 'aws_apigatewayv2_vpc_link', label, 'id'),
      integration_uri: own(target, 'aws_lb_listener', target.label, 'arn'),
    }),
  ]
}

/** A REST API that passes everything to one function, described as OpenAPI so that it is one resource. */
function restApi(plan: Plan, entry: Api): Block[] {
  const { label } = entry
  const [target] = findEntries(plan, entry.resource.target)
  if (!target || !isKind(target, 'function')) return []
  const id = own(entry, 'aws_api_gateway_rest_api', label, 'id')
  const uri = own(target, 'aws_lambda_alias', target.label, 'invoke_arn')
  const integration = {
    'x-amazon-apigateway-any-method': {
      'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri },
    },
  }
  const quota: Body = {
    throttle_settings: nested({
      rate_limit: ref('var.requests_per_second_max'),
      burst_limit: code('var.requests_per_second_max * 2'),
    }),
  }
  return [
    resource(
      'aws_api_gateway_rest_api',
      label,
      {
        ...placed(entry),
        name: named(entry.id),
        body: json({
          openapi: '3.0.1',
          info: { title: ref('var.name'), version: '1' },
          paths: { '/': integration, '/{proxy+}': integration },
        }),
        disable_execute_api_endpoint: true,
        endpoint_configuration: nested({ types: ['REGIONAL'] }),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    resource('aws_api_gateway_deployment', label, {
      ...placed(entry),
      rest_api_id: id,
      triggers: { api: code(`sha1(${own(entry, 'aws_api_gateway_rest_api', label, 'body').ref})`) },
      lifecycle: nested({ create_before_destroy: true }),
    }),
    resource('aws_api_gateway_stage', label, {
      ...placed(entry),
      rest_api_id: id,
      deployment_id: own(entry, 'aws_api_gateway_deployment', label, 'id'),
      stage_name: 'live',
      xray_tracing_enabled: true,
      access_log_settings: nested({
        destination_arn: own(entry, 'aws_cloudwatch_log_group', label, 'arn'),
        format: json(LOG_FORMAT),
      }),
    }),
    ...(entry.resource.style === 'rest'
      ? [
          resource('aws_api_gateway_usage_plan', label, {
            ...placed(entry),
            name: named('partners'),
            api_stages: nested({ api_id: id, stage: own(entry, 'aws_api_gateway_stage', label, 'stage_name') }),
            ...quota,
          }),
        ]
      : []),
    permission(
      target,
      entry,
      `${target.label}_from_${label}`,
      'apigateway.amazonaws.com',
      text`${own(entry, 'aws_api_gateway_rest_api', label, 'execution_arn')}/*`,
    ),
    ...accountLogging(entry),
  ]
}

/** REST APIs write their logs with one role for the whole account and region. */
function accountLogging(entry: Api): Block[] {
  const { label } = entry
  return [
    resource('aws_iam_role', `${label}_logs`, {
      ...counted(entry),
      name: named(`${entry.id}-logs`),
      assume_role_policy: json({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      }),
    }),
    resource('aws_iam_role_policy_attachment', `${label}_logs`, {
      ...counted(entry),
      role: own(entry, 'aws_iam_role', `${label}_logs`, 'name'),
      policy_arn: text`arn:${ref('data.aws_partition.current.partition')}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    }),
    resource('aws_api_gateway_account', label, {
      ...placed(entry),
      cloudwatch_role_arn: own(entry, 'aws_iam_role', `${label}_logs`, 'arn'),
    }),
  ]
}
