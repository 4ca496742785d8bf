import { isRestApi } from '../terraform/aws/api'
import type { EntryOf, Plan } from '../terraform/entries'
import { findEntries, isKind, networkOf } from '../terraform/entries'
import { aliasId, permission } from './functions'
import { listenerId } from './load-balancing'
import { logGroup, logGroupId } from './logs'
import { certificateId, frontName } from './names'
import { subnets } from './network'
import {
  homeOf,
  idOf,
  NAME,
  named,
  type Piece,
  pascal,
  type Resource,
  resource,
  tagMap,
  tags,
  toSet,
  why,
} from './plan'
import { role, roleArn } from './roles'
import { groupsOf } from './security-groups'
import { ACCOUNT, att, jsonText, PARTITION, type Properties, REGION, ref, text, type Value } from './value'

type Api = EntryOf<'api-gateway'>

export function apiGateway(plan: Plan, entry: Api): Piece[] {
  const isRest = isRestApi(plan, entry)
  return [
    logGroup(plan, entry, 'edge'),
    ...(isRest ? restApi(plan, entry) : lightApi(plan, entry)),
    ...domain(plan, entry, isRest),
  ]
}

export const apiId = (label: string) => idOf(label, 'Api')
export const restApiId = (label: string) => idOf(label, 'RestApi')
export const stageId = (label: string) => `${pascal(label)}Stage`

function domain(plan: Plan, entry: Api, isRest: boolean): Resource[] {
  const { label } = entry
  const home = homeOf(plan, entry)
  const id = idOf(label, 'DomainName')
  return [
    resource(home, 'edge', id, 'AWS::ApiGatewayV2::DomainName', {
      DomainName: frontName(plan, entry),
      DomainNameConfigurations: [
        { CertificateArn: ref(certificateId(label)), EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
      ],
    }),
    resource(home, 'edge', `${pascal(label)}Mapping`, 'AWS::ApiGatewayV2::ApiMapping', {
      ApiId: ref(isRest ? restApiId(label) : apiId(label)),
      DomainName: ref(id),
      Stage: ref(stageId(label)),
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
const SOCKET_FORMAT = { requestId: '$context.requestId', event: '$context.eventType', status: '$context.status' }

const perSecond = (plan: Plan) =>
  toSet(plan, null, 'RequestsPerSecondMax', 'Requests a second that the API accepts.', {
    type: 'Number',
    minimum: 1,
    example: '1000',
    fallback: '1000',
  })
const burst = (plan: Plan) =>
  toSet(plan, null, 'RequestsBurstMax', 'Requests that the API accepts at once: usually twice those of a second.', {
    type: 'Number',
    minimum: 1,
    example: '2000',
    fallback: '2000',
  })

function lightApi(plan: Plan, entry: Api): Resource[] {
  const { label, resource: api } = entry
  const home = homeOf(plan, entry)
  const isSocket = api.style === 'websocket'
  return [
    resource(
      home,
      'edge',
      apiId(label),
      'AWS::ApiGatewayV2::Api',
      {
        Name: named(entry.id),
        ProtocolType: isSocket ? 'WEBSOCKET' : 'HTTP',
        ...(isSocket ? { RouteSelectionExpression: '$request.body.action' } : {}),
        DisableExecuteApiEndpoint: true,
        Tags: tagMap(entry),
      },
      { comment: why(plan, entry) },
    ),
    resource(home, 'edge', stageId(label), 'AWS::ApiGatewayV2::Stage', {
      ApiId: ref(apiId(label)),
      StageName: isSocket ? 'live' : '$default',
      AutoDeploy: true,
      AccessLogSettings: {
        DestinationArn: att(logGroupId(label), 'Arn'),
        Format: jsonText(isSocket ? SOCKET_FORMAT : LOG_FORMAT),
      },
      DefaultRouteSettings: { ThrottlingRateLimit: perSecond(plan), ThrottlingBurstLimit: burst(plan) },
    }),
    ...integrations(plan, entry),
  ]
}

/** How API Gateway names a function that it calls. */
const invocation = (alias: Value): Value =>
  text`arn:${PARTITION}:apigateway:${REGION}:lambda:path/2015-03-31/functions/${alias}/invocations`

/** What the right to call a function is given to. */
const callers = (id: string): Value => text`arn:${PARTITION}:execute-api:${REGION}:${ACCOUNT}:${ref(id)}/*`

function integrations(plan: Plan, entry: Api): Resource[] {
  const { label, resource: api } = entry
  const [target] = findEntries(plan, api.target)
  if (!target) return []
  const home = homeOf(plan, entry, target)
  const integration = `${pascal(label)}Integration`
  const keys = api.style === 'websocket' ? ['$connect', '$disconnect', '$default'] : ['$default']
  const routes = keys.map((key) =>
    resource(
      home,
      'edge',
      `${pascal(label)}${keys.length > 1 ? pascal(key.slice(1)) : ''}Route`,
      'AWS::ApiGatewayV2::Route',
      { ApiId: ref(apiId(label)), RouteKey: key, Target: text`integrations/${ref(integration)}` },
    ),
  )
  if (isKind(target, 'function'))
    return [
      resource(home, 'edge', integration, 'AWS::ApiGatewayV2::Integration', {
        ApiId: ref(apiId(label)),
        IntegrationType: 'AWS_PROXY',
        IntegrationMethod: 'POST',
        IntegrationUri: invocation(ref(aliasId(target.label))),
        ...(api.style === 'http' ? { PayloadFormatVersion: '2.0' } : {}),
      }),
      ...routes,
      permission(plan, target, entry, 'apigateway.amazonaws.com', callers(apiId(label))),
    ]
  if (!isKind(target, 'load-balancer')) return []
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const link = idOf(label, 'VpcLink')
  return [
    resource(homeOf(plan, entry), 'edge', link, 'AWS::ApiGatewayV2::VpcLink', {
      Name: named(entry.id),
      SubnetIds: subnets(network, 'app'),
      SecurityGroupIds: groupsOf(plan, entry.id),
    }),
    resource(home, 'edge', integration, 'AWS::ApiGatewayV2::Integration', {
      ApiId: ref(apiId(label)),
      IntegrationType: 'HTTP_PROXY',
      IntegrationMethod: 'ANY',
      ConnectionType: 'VPC_LINK',
      ConnectionId: ref(link),
      IntegrationUri: ref(listenerId(target.label)),
      PayloadFormatVersion: '1.0',
    }),
    ...routes,
  ]
}

/** A REST API that passes everything to one function, described as OpenAPI so that it is one resource. */
function restApi(plan: Plan, entry: Api): Resource[] {
  const { label } = entry
  const [target] = findEntries(plan, entry.resource.target)
  if (!target || !isKind(target, 'function')) return []
  const home = homeOf(plan, entry, target)
  const id = restApiId(label)
  const logs = idOf(label, 'LogsRole')
  const account = idOf(label, 'Account')
  const method: Properties = {
    'x-amazon-apigateway-any-method': {
      'x-amazon-apigateway-integration': {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: invocation(ref(aliasId(target.label))),
      },
    },
  }
  return [
    resource(
      home,
      'edge',
      id,
      'AWS::ApiGateway::RestApi',
      {
        Name: named(entry.id),
        Body: { openapi: '3.0.1', info: { title: NAME, version: '1' }, paths: { '/': method, '/{proxy+}': method } },
        DisableExecuteApiEndpoint: true,
        EndpointConfiguration: { Types: ['REGIONAL'] },
        Tags: tags(entry),
      },
      { comment: why(plan, entry) },
    ),
    resource(
      home,
      'edge',
      idOf(label, 'Deployment'),
      'AWS::ApiGateway::Deployment',
      { RestApiId: ref(id) },
      {
        comment: 'A deployment is a picture of the API: give it another name here when the API’s description changes.',
      },
    ),
    role(home, 'edge', logs, `${entry.id}-logs`, 'apigateway.amazonaws.com', [
      'service-role/AmazonAPIGatewayPushToCloudWatchLogs',
    ]),
    resource(
      home,
      'edge',
      account,
      'AWS::ApiGateway::Account',
      { CloudWatchRoleArn: roleArn(logs) },
      { comment: 'REST APIs write their logs with one role for the whole account and region.' },
    ),
    resource(
      home,
      'edge',
      stageId(label),
      'AWS::ApiGateway::Stage',
      {
        RestApiId: ref(id),
        DeploymentId: ref(idOf(label, 'Deployment')),
        StageName: 'live',
        TracingEnabled: true,
        AccessLogSetting: { DestinationArn: att(logGroupId(label), 'Arn'), Format: jsonText(LOG_FORMAT) },
        // Everybody together; a usage plan is for each partner.
        MethodSettings: [
          {
            ResourcePath: '/*',
            HttpMethod: '*',
            ThrottlingRateLimit: perSecond(plan),
            ThrottlingBurstLimit: burst(plan),
          },
        ],
      },
      { dependsOn: [account] },
    ),
    ...(entry.resource.style === 'rest'
      ? [
          resource(home, 'edge', idOf(label, 'UsagePlan'), 'AWS::ApiGateway::UsagePlan', {
            UsagePlanName: named('partners'),
            ApiStages: [{ ApiId: ref(id), Stage: ref(stageId(label)) }],
            Throttle: { RateLimit: perSecond(plan), BurstLimit: burst(plan) },
          }),
        ]
      : []),
    permission(plan, target, entry, 'apigateway.amazonaws.com', callers(id)),
  ]
}
