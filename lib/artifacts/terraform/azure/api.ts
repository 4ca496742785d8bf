import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, placeholder, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { deliveryOf } from './fronts'
import { hostOfFunction } from './functions'
import { ingressAddress } from './places'
import { allOf, placed, sited, tags, uniqueName } from './placing'

type Api = EntryOf<'api-gateway'>

/**
 * The tier that costs least for so many calls, by the same reckoning as the bill's (lib/cost/azure/balancer.ts): by the call up to 247
 * million a month, a Basic v2 unit up to 910 million, a Standard v2 unit above; WebSockets from Basic v2 on.
 */
export function apiTier({ style, requestsPerMonth }: Api['resource']): 'Consumption_0' | 'BasicV2_1' | 'StandardV2_1' {
  if (requestsPerMonth > 910_000_000) return 'StandardV2_1'
  return style === 'websocket' || requestsPerMonth > 247_000_000 ? 'BasicV2_1' : 'Consumption_0'
}

export function apiGateway(plan: Plan, entry: Api): Piece[] {
  const { label, resource: design } = entry
  const tiers = plan.designs.flatMap(({ resources }) =>
    resources.flatMap((other) => (other.kind === 'api-gateway' && other.id === entry.id ? [apiTier(other)] : [])),
  )
  const tier = tiers[0] ?? apiTier(design)
  const service = own(entry, 'azurerm_api_management', label, 'name')
  const group = sited(plan, entry).resource_group_name
  const isSocket = design.style === 'websocket'
  const backend = backendOf(plan, entry)
  const inApi: Body = {
    api_management_name: service,
    resource_group_name: group,
    api_name: own(entry, 'azurerm_api_management_api', label, 'name'),
  }
  return [
    placeholder({
      name: 'api_publisher',
      type: 'object({ name = string, email = string })',
      description: 'Who offers the API: a name and an address, which Azure tells about upgrades.',
      validation: {
        condition: 'can(regex("^[^@\\\\s]+@[^@\\\\s]+$", var.api_publisher.email))',
        message: 'Give an e-mail address.',
      },
      example: '{ name = "Example", email = "api@example.com" }',
    }),
    ...pieces(
      'edge.tf',
      resource(
        'azurerm_api_management',
        label,
        {
          ...placed(plan, entry, uniqueName(entry.id)),
          sku_name: tier,
          publisher_name: ref('var.api_publisher.name'),
          publisher_email: ref('var.api_publisher.email'),
          identity: nested({ type: 'SystemAssigned' }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
      resource('azurerm_api_management_api', label, {
        ...counted(entry),
        name: entry.id,
        resource_group_name: group,
        api_management_name: service,
        revision: '1',
        display_name: entry.id,
        path: isSocket ? 'socket' : '',
        protocols: [isSocket ? 'wss' : 'https'],
        ...(isSocket ? { api_type: 'websocket' } : {}),
        service_url: isSocket ? text`wss://${backend}` : text`https://${backend}`,
        subscription_required: false,
      }),
      isSocket
        ? null
        : resource('azurerm_api_management_api_operation', label, {
            for_each: code(
              entry.condition
                ? `toset(${entry.condition} ? ["GET", "POST", "PUT", "PATCH", "DELETE"] : [])`
                : 'toset(["GET", "POST", "PUT", "PATCH", "DELETE"])',
            ),
            ...inApi,
            operation_id: code('lower(each.key)'),
            display_name: ref('each.key'),
            method: ref('each.key'),
            url_template: '/*',
          }),
      ...policy(plan, entry, inApi, isSocket),
    ),
    ...key(plan, entry),
  ]
}

/** The name of what answers: the API leads there and nowhere else. */
function backendOf(plan: Plan, entry: Api): Value {
  const [target] = findEntries(plan, entry.resource.target)
  if (!target) return 'backend.invalid'
  if (isKind(target, 'function')) return hostOfFunction(target)
  if (isKind(target, 'app-platform')) return own(target, 'azurerm_linux_web_app', target.label, 'default_hostname')
  if (isKind(target, 'container-service') && target.resource.capacity === 'serverless')
    return code(`element(values(azurerm_container_app.${target.label})[*].ingress[0].fqdn, 0)`)
  if (isKind(target, 'load-balancer')) return text`${target.id}.${ref('var.domain_name')}`
  const address =
    isKind(target, 'machine-group') && target.resource.role === 'nodes' ? ingressAddress(plan, target) : null
  return address ? code(address) : text`${entry.resource.target}.${ref('var.domain_name')}`
}

/** Only our own Front Door gets through, and the function hears only from this API: it asks for a key that is in the vault. */
function policy(plan: Plan, entry: Api, inApi: Body, isSocket: boolean): Block[] {
  const delivery = deliveryOf(plan)
  const led =
    delivery && plan.connections.some(({ from, to }) => from === delivery.id && to === entry.id) ? delivery : null
  const check = (id: string) =>
    `format("<check-header name=\\"X-Azure-FDID\\" failed-check-httpcode=\\"403\\" failed-check-error-message=\\"\\" ignore-case=\\"true\\"><value>%s</value></check-header>", ${id})`
  const header = led
    ? [
        led.condition
          ? `${led.condition} ? ${check(`azurerm_cdn_frontdoor_profile.${led.label}[0].resource_guid`)} : ""`
          : check(`azurerm_cdn_frontdoor_profile.${led.label}.resource_guid`),
      ]
    : []
  const keyed = keyedFunction(plan, entry)
  const sends = keyed
    ? [
        `"<set-header name=\\"x-functions-key\\" exists-action=\\"override\\"><value>{{function-key}}</value></set-header>"`,
      ]
    : []
  const lines = [
    `"<policies><inbound><base />"`,
    ...header,
    ...sends,
    `"</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>"`,
  ]
  if (isSocket) return []
  return [
    resource('azurerm_api_management_api_policy', entry.label, {
      ...counted(entry),
      ...inApi,
      xml_content: code(['join("", [', ...lines.map((line) => `  ${line},`), '])'].join('\n')),
      ...(keyed ? { depends_on: [ref(`azurerm_api_management_named_value.${entry.label}`)] } : {}),
    }),
  ]
}

const keyedFunction = (plan: Plan, entry: Api): EntryOf<'function'> | undefined =>
  vaultOf(plan)
    ? findEntries(plan, entry.resource.target).find((target): target is EntryOf<'function'> =>
        isKind(target, 'function'),
      )
    : undefined

const vaultOf = (plan: Plan) => entriesOf(plan, 'secret-store')[0]

function key(plan: Plan, entry: Api): Piece[] {
  const vault = vaultOf(plan)
  if (!vault || !keyedFunction(plan, entry)) return []
  const condition = allOf(entry, vault)
  const when: Body = condition ? { count: code(`${condition} ? 1 : 0`) } : {}
  return pieces(
    'iam.tf',
    resource('azurerm_role_assignment', `${entry.label}_reads_key`, {
      ...when,
      scope: own(vault, 'azurerm_key_vault', vault.label, 'id'),
      role_definition_name: 'Key Vault Secrets User',
      principal_id: own(entry, 'azurerm_api_management', entry.label, 'identity[0].principal_id'),
      principal_type: 'ServicePrincipal',
    }),
    resource(
      'azurerm_api_management_named_value',
      entry.label,
      {
        ...when,
        name: 'function-key',
        display_name: 'function-key',
        resource_group_name: sited(plan, entry).resource_group_name,
        api_management_name: own(entry, 'azurerm_api_management', entry.label, 'name'),
        secret: true,
        value_from_key_vault: nested({
          secret_id: text`${own(vault, 'azurerm_key_vault', vault.label, 'vault_uri')}secrets/function-key`,
        }),
        depends_on: [ref(`azurerm_role_assignment.${entry.label}_reads_key`)],
      },
      'A host key of the function, put into the vault by hand: only this API knows it.',
    ),
  )
}
