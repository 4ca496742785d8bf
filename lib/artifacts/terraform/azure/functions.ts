import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, ownPath, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { settingsExpression } from './access'
import { identity, identityId, runsAs } from './identities'
import { placeOf, subnetId } from './places'
import { placed, regionOf, tags, uniqueName } from './placing'
import { secretSettings } from './platform'
import { stepsFrom } from './services'
import { accountBody, closedTo } from './storage'
import { keyFor, OPERATORS } from './vaults'

type Fn = EntryOf<'function'>

/** The Consumption plan joins no network and gives at most 1,536 MB; otherwise the Flex plan it is, as on the bill. */
const isFlex = ({ resource: { inNetwork, memoryMb } }: Fn) => inNetwork || memoryMb > 1536
const typeOf = (entry: Fn) => (isFlex(entry) ? 'azurerm_function_app_flex_consumption' : 'azurerm_linux_function_app')

export const hostOfFunction = (entry: Fn): Value => ref(ownPath(entry, typeOf(entry), entry.label, 'default_hostname'))
export const functionId = (entry: Fn): Value => ref(ownPath(entry, typeOf(entry), entry.label, 'id'))
export const functionPlanOf = typeOf

export function functionService(plan: Plan, entry: Fn): Piece[] {
  const { label, resource: design } = entry
  return [
    ...(placeOf(plan, entry) ? [OPERATORS] : []),
    placeholder({
      name: `${label}_runtime`,
      type: 'object({ name = string, version = string })',
      description: `Language of ${design.label} and its version. The pipeline uploads the code.`,
      validation: {
        condition: `contains(["node", "python", "dotnet-isolated", "java", "powershell"], var.${label}_runtime.name)`,
        message: 'One of node, python, dotnet-isolated, java and powershell.',
      },
      example: '{ name = "node", version = "22" }',
    }),
    ...pieces('compute.tf', ...hostStorage(plan, entry), servicePlan(plan, entry), app(plan, entry)),
    ...pieces('iam.tf', ...identity(plan, entry), ...ownStorage(entry)),
  ]
}

const servicePlan = (plan: Plan, entry: Fn): Block =>
  resource('azurerm_service_plan', entry.label, {
    ...placed(plan, entry),
    os_type: 'Linux',
    sku_name: isFlex(entry) ? 'FC1' : 'Y1',
    ...tags(entry),
  })

const storageLabel = (entry: Entry) => `${entry.label}_host`

/** The platform keeps its locks and the uploaded code in an account of the function's own. */
function hostStorage(plan: Plan, entry: Fn): Block[] {
  const name = storageLabel(entry)
  return [
    resource(
      'azurerm_storage_account',
      name,
      accountBody(plan, entry, `${entry.id}-host`, {
        redundancy: entry.resource.zones > 1 ? 'ZRS' : 'LRS',
        kind: {
          account_tier: 'Standard',
          account_kind: 'StorageV2',
          blob_properties: nested({ delete_retention_policy: nested({ days: 7 }) }),
        },
        key: keyFor(plan, entry, 'storage'),
        rules: placeOf(plan, entry) ? closedTo(plan, entry.resource.region) : null,
      }),
      'The platform’s own state and the uploaded code.',
    ),
    resource('azurerm_storage_container', name, {
      ...counted(entry),
      name: 'code',
      storage_account_id: own(entry, 'azurerm_storage_account', name, 'id'),
      container_access_type: 'private',
    }),
  ]
}

const ownStorage = (entry: Fn): Block[] => [
  resource(
    'azurerm_role_assignment',
    storageLabel(entry),
    {
      ...counted(entry),
      scope: own(entry, 'azurerm_storage_account', storageLabel(entry), 'id'),
      role_definition_name: 'Storage Blob Data Owner',
      principal_id: own(entry, 'azurerm_user_assigned_identity', entry.label, 'principal_id'),
      principal_type: 'ServicePrincipal',
    },
    'Over the host’s own account alone: the platform keeps leases there, which the lesser role can’t.',
  ),
]

function app(plan: Plan, entry: Fn): Block {
  const { label } = entry
  const place = placeOf(plan, entry)
  const shared: Body = {
    ...placed(plan, entry, uniqueName(entry.id)),
    service_plan_id: own(entry, 'azurerm_service_plan', label, 'id'),
    https_only: true,
    ...runsAs(entry),
  }
  const storage = (attribute: string) => own(entry, 'azurerm_storage_account', storageLabel(entry), attribute)
  const limit = `AzureFunctionsJobHost__functionTimeout = format("00:%02d:%02d", floor(var.${label}.timeout_seconds / 60), var.${label}.timeout_seconds % 60)`
  const release =
    entry.resource.deployment === 'blue-green' || entry.resource.deployment === 'canary'
      ? ' A release replaces the code in place: this plan has no second slot.'
      : ''
  if (isFlex(entry))
    return resource(
      'azurerm_function_app_flex_consumption',
      label,
      {
        ...shared,
        runtime_name: ref(`var.${label}_runtime.name`),
        runtime_version: ref(`var.${label}_runtime.version`),
        instance_memory_in_mb: size(entry, 'memory_mb'),
        maximum_instance_count: size(entry, 'instances_max'),
        storage_container_type: 'blobContainer',
        storage_container_endpoint: text`${storage('primary_blob_endpoint')}${own(entry, 'azurerm_storage_container', storageLabel(entry), 'name')}`,
        storage_authentication_type: 'UserAssignedIdentity',
        storage_user_assigned_identity_id: identityId(entry),
        webdeploy_publish_basic_authentication_enabled: false,
        ...(place ? { virtual_network_subnet_id: subnetId(place) } : {}),
        app_settings: code(
          `merge(${settingsExpression(entry)}, { ${limit}, AzureWebJobsStorage__accountName = ${storage('name').ref}, AzureWebJobsStorage__credential = "managedidentity", AzureWebJobsStorage__clientId = ${own(entry, 'azurerm_user_assigned_identity', label, 'client_id').ref} })`,
        ),
        site_config: nested({ minimum_tls_version: '1.2', http2_enabled: true, ...callers(plan, entry) }),
        ...tags(entry),
        depends_on: [ref(`azurerm_role_assignment.${storageLabel(entry)}`)],
      },
      `${why(plan, entry)}${release}`,
    )
  return resource(
    'azurerm_linux_function_app',
    label,
    {
      ...shared,
      functions_extension_version: '~4',
      storage_account_name: storage('name'),
      storage_uses_managed_identity: true,
      ftp_publish_basic_authentication_enabled: false,
      webdeploy_publish_basic_authentication_enabled: false,
      key_vault_reference_identity_id: identityId(entry),
      app_settings: code(
        `merge(${settingsExpression(entry)}, ${secretSettings(plan, entry)}{ ${limit}, FUNCTIONS_WORKER_RUNTIME = var.${label}_runtime.name, AzureWebJobsStorage__credential = "managedidentity", AzureWebJobsStorage__clientId = ${own(entry, 'azurerm_user_assigned_identity', label, 'client_id').ref} })`,
      ),
      site_config: nested({
        minimum_tls_version: '1.2',
        http2_enabled: true,
        ftps_state: 'Disabled',
        app_scale_limit: size(entry, 'instances_max'),
        ...callers(plan, entry),
      }),
      ...tags(entry),
      depends_on: [ref(`azurerm_role_assignment.${storageLabel(entry)}`)],
    },
    `${why(plan, entry)}${release}`,
  )
}

/** Who may call: the API before it, from its region's addresses and with a key that only it knows; or the workflow; else nobody. */
function callers(plan: Plan, entry: Fn): Body {
  const api = entriesOf(plan, 'api-gateway').find(({ resource }) => resource.target === entry.id)
  const workflow = stepsFrom(plan, entry.id)
  const rule = (name: string, tag: Value): Body => ({ name, priority: 100, action: 'Allow', service_tag: tag })
  const allowed = api
    ? [rule('api', text`AzureCloud.${ref(regionOf(entry))}`)]
    : workflow
      ? [rule('workflow', 'LogicApps')]
      : []
  return {
    ip_restriction_default_action: noted(
      'Deny',
      allowed.length > 0
        ? 'Calls come from the addresses below alone, and bring a key.'
        : 'Nobody calls it: it fetches its work itself.',
    ),
    ...(allowed.length > 0 ? { ip_restriction: nested(...allowed) } : {}),
  }
}
