import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { hostOfFunction } from './functions'
import { allOf, placed, tags, uniqueName } from './placing'
import { servicesOf } from './services'
import { accountBody } from './storage'
import { TENANT } from './vaults'

type Workflow = EntryOf<'workflow'>

export const workflow = (plan: Plan, entry: Workflow): Piece[] =>
  entry.resource.style === 'express' ? durable(plan, entry) : logicApp(plan, entry)

/** Started by programs that bring a token of their identity; hands its steps to the programs that the design connects it to. */
function logicApp(plan: Plan, entry: Workflow): Piece[] {
  const { label } = entry
  const id = own(entry, 'azurerm_logic_app_workflow', label, 'id')
  return pieces(
    'messaging.tf',
    resource(
      'azurerm_logic_app_workflow',
      label,
      {
        ...placed(plan, entry),
        identity: nested({ type: 'SystemAssigned' }),
        access_control: nested({
          trigger: nested({
            allowed_caller_ip_address_range: [],
            open_authentication_policy: nested({
              name: 'own-tenant',
              claim: nested(
                { name: 'iss', value: text`https://sts.windows.net/${TENANT}/` },
                { name: 'aud', value: 'https://management.azure.com/' },
              ),
            }),
          }),
        }),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    resource('azurerm_logic_app_trigger_http_request', label, {
      ...counted(entry),
      name: 'start',
      logic_app_id: id,
      schema: json({ type: 'object' }),
    }),
    ...stepBlocks(plan, entry),
  )
}

/** Steps as custom actions, since only those can sign in with the workflow's identity. */
function stepBlocks(plan: Plan, entry: Workflow): Block[] {
  const targets = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to).slice(0, 1))
  return targets.flatMap((target): Block[] => {
    const condition = allOf(entry, target)
    const label = `${entry.label}_to_${target.label}`
    const body = (uri: Body[string]) =>
      json({
        type: 'Http',
        inputs: {
          method: 'POST',
          uri: uri as never,
          body: '@triggerBody()',
          authentication: { type: 'ManagedServiceIdentity', audience: 'https://management.azure.com/' },
          retryPolicy: { type: 'exponential', count: 4, interval: 'PT10S' },
        },
        runAfter: {},
      })
    if (isKind(target, 'function'))
      return [
        resource('azurerm_logic_app_action_custom', label, {
          ...(condition ? { count: code(`${condition} ? 1 : 0`) } : {}),
          name: target.id,
          logic_app_id: own(entry, 'azurerm_logic_app_workflow', entry.label, 'id'),
          body: body(text`https://${hostOfFunction(target)}/api/steps`),
        }),
      ]
    if (isKind(target, 'container-service') && target.resource.capacity === 'serverless') {
      const variable = `var.${servicesOf(plan, target).variable}`
      return [
        resource('azurerm_logic_app_action_custom', label, {
          for_each: code(condition ? `toset(${condition} ? keys(${variable}) : [])` : `toset(keys(${variable}))`),
          name: ref('each.key'),
          logic_app_id: own(entry, 'azurerm_logic_app_workflow', entry.label, 'id'),
          body: body(text`https://${ref(`azurerm_container_app.${target.label}[each.key].ingress[0].fqdn`)}/steps`),
        }),
      ]
    }
    return []
  })
}

/** Durable Functions are a function app whose code says what follows what; it keeps where it stands in its own storage. */
function durable(plan: Plan, entry: Workflow): Piece[] {
  const { label } = entry
  const host = `${label}_host`
  return [
    ...pieces(
      'messaging.tf',
      resource(
        'azurerm_storage_account',
        host,
        accountBody(plan, entry, `${entry.id}-host`, {
          redundancy: 'ZRS',
          kind: { account_tier: 'Standard', account_kind: 'StorageV2' },
          key: null,
          rules: null,
        }),
        'Where each workflow stands; its identity is the lock.',
      ),
      resource('azurerm_service_plan', label, {
        ...placed(plan, entry),
        os_type: 'Linux',
        sku_name: 'Y1',
        ...tags(entry),
      }),
      resource(
        'azurerm_linux_function_app',
        label,
        {
          ...placed(plan, entry, uniqueName(entry.id)),
          service_plan_id: own(entry, 'azurerm_service_plan', label, 'id'),
          https_only: true,
          functions_extension_version: '~4',
          storage_account_name: own(entry, 'azurerm_storage_account', host, 'name'),
          storage_uses_managed_identity: true,
          ftp_publish_basic_authentication_enabled: false,
          webdeploy_publish_basic_authentication_enabled: false,
          identity: nested({ type: 'SystemAssigned' }),
          app_settings: { ENVIRONMENT: ref('var.environment') },
          site_config: nested({ minimum_tls_version: '1.2', ftps_state: 'Disabled' }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
    ),
    ...pieces(
      'iam.tf',
      ...(['Storage Blob Data Owner', 'Storage Queue Data Contributor', 'Storage Table Data Contributor'] as const).map(
        (role, index) =>
          resource('azurerm_role_assignment', `${host}_${['blobs', 'queues', 'tables'][index]}`, {
            ...counted(entry),
            scope: own(entry, 'azurerm_storage_account', host, 'id'),
            role_definition_name: role,
            principal_id: own(entry, 'azurerm_linux_function_app', label, 'identity[0].principal_id'),
            principal_type: 'ServicePrincipal',
          }),
      ),
    ),
  ]
}
