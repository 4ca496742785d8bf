import type { EntryOf, Plan } from '../entries'
import { isKind } from '../entries'
import { counted, named, own, type Piece, pieces, placeholder, why } from '../expressions'
import type { Body, Value } from '../hcl'
import { call, code, json, nested, ref, resource, text } from '../hcl'
import { globalFronts } from './fronts'
import { serviceAccount } from './identities'
import { globalFront } from './load-balancing'
import { inRegion, labels } from './placing'

/** Cloud CDN is part of the front that it stands before; where that is an API or a bucket alone, the front is made here. */
export function contentDelivery(plan: Plan, entry: EntryOf<'content-delivery'>): Piece[] {
  const front = globalFronts(plan).find(({ label }) => label === entry.label)
  return front ? globalFront(plan, front) : []
}

/** Google's own rules against common attacks, and a limit for each address. */
export function webFirewall(plan: Plan, entry: EntryOf<'web-firewall'>): Piece[] {
  const attack = (priority: number, set: string, description: string): Body => ({
    action: 'deny(403)',
    priority,
    description,
    match: nested({ expr: nested({ expression: `evaluatePreconfiguredWaf('${set}', {'sensitivity': 1})` }) }),
  })
  return pieces(
    'edge.tf',
    resource(
      'google_compute_security_policy',
      entry.label,
      {
        ...counted(entry),
        name: named(entry.id),
        type: 'CLOUD_ARMOR',
        rule: nested(
          attack(1000, 'sqli-v33-stable', 'SQL injection'),
          attack(1100, 'xss-v33-stable', 'Cross-site scripting'),
          attack(1200, 'rce-v33-stable', 'Remote code execution'),
          {
            action: 'throttle',
            priority: 2000,
            description: 'One address sends too much',
            match: nested({ versioned_expr: 'SRC_IPS_V1', config: nested({ src_ip_ranges: ['*'] }) }),
            rate_limit_options: nested({
              conform_action: 'allow',
              exceed_action: 'deny(429)',
              enforce_on_key: 'IP',
              rate_limit_threshold: nested({ count: ref('var.requests_per_address'), interval_sec: 300 }),
            }),
          },
          {
            action: 'allow',
            priority: 2_147_483_647,
            description: 'Everybody else',
            match: nested({ versioned_expr: 'SRC_IPS_V1', config: nested({ src_ip_ranges: ['*'] }) }),
          },
        ),
      },
      why(plan, entry),
    ),
  )
}

const METHODS = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put']

/** An API that turns requests into calls of a program. A WebSocket has a load balancer instead, since API Gateway passes none on. */
export function apiGateway(plan: Plan, entry: EntryOf<'api-gateway'>): Piece[] {
  const front = globalFronts(plan).find(({ label }) => label === entry.label)
  const before = front ? globalFront(plan, front) : []
  if (entry.resource.style === 'websocket') return before
  const { label } = entry
  const target = plan.entries.find(({ id }) => id === entry.resource.target)
  if (!target) return before
  const beta: Body = { provider: ref('google-beta') }
  const address: Value = isKind(target, 'container-service')
    ? code(`values(google_cloud_run_v2_service.${target.label})[0].uri`)
    : own(target, 'google_cloud_run_v2_service', target.label, 'uri')
  const asksForKey = entry.resource.style === 'rest'
  const document = {
    swagger: '2.0',
    info: { title: ref('var.name'), version: '1' },
    schemes: ['https'],
    produces: ['application/json'],
    'x-google-backend': { address, path_translation: 'APPEND_PATH_TO_ADDRESS' },
    ...(asksForKey
      ? {
          securityDefinitions: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
          security: [{ api_key: [] }],
        }
      : {}),
    paths: code(
      `{ for path in var.api_paths : path => { for method in [${METHODS.map((method) => `"${method}"`).join(', ')}] : method => { operationId = join("-", [method, replace(path, "/[^a-zA-Z0-9]+/", "-")]), parameters = [for name in regexall("{([a-zA-Z0-9_]+)", path) : { in = "path", name = name[0], type = "string", required = true }], responses = { default = { description = "The program's answer" } } } } }`,
    ),
  }
  return [
    ...before,
    placeholder({
      name: 'api_paths',
      type: 'set(string)',
      description: `Paths that ${entry.resource.label} passes on; {name} stands for one part, {name=**} for all that follows.`,
      validation: {
        condition: 'length(var.api_paths) > 0 && alltrue([for path in var.api_paths : startswith(path, "/")])',
        message: 'Name at least one path, each with a slash at its start.',
      },
      example: '["/orders", "/orders/{id}"]',
    }),
    ...pieces(
      'edge.tf',
      resource(
        'google_api_gateway_api',
        label,
        { ...counted(entry), ...beta, api_id: named(entry.id), ...labels(entry) },
        why(plan, entry),
      ),
      resource('google_api_gateway_api_config', label, {
        ...counted(entry),
        ...beta,
        api: own(entry, 'google_api_gateway_api', label, 'api_id'),
        api_config_id_prefix: text`${ref('var.name')}-`,
        openapi_documents: nested({
          document: nested({ path: 'openapi.json', contents: call('base64encode', json(document)) }),
        }),
        gateway_config: nested({
          backend_config: nested({ google_service_account: own(entry, 'google_service_account', label, 'email') }),
        }),
        ...labels(entry),
        lifecycle: nested({ create_before_destroy: true }),
      }),
      resource('google_api_gateway_gateway', label, {
        ...counted(entry),
        ...beta,
        gateway_id: named(entry.id),
        api_config: own(entry, 'google_api_gateway_api_config', label, 'id'),
        ...inRegion(entry),
        ...labels(entry),
      }),
    ),
    ...pieces(
      'iam.tf',
      serviceAccount(entry, label, entry.id, entry.resource.label, 'The gateway signs its calls as this account.'),
    ),
  ]
}
