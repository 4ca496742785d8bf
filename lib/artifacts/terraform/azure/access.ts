import type { ByKind } from '@/lib/design/model'
import { project } from '@/lib/design/model'
import type { Entry, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import { implies, own } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, ref, resource, text } from '../hcl'
import { constantOf, labelOf } from '../names'
import { allOf, groupName } from './placing'
import { busLabel, busOf } from './service-bus'
import { TENANT } from './vaults'

/** What a program needs in order to use a resource it is connected to: settings, and the rights of its identity. */
export type Access = {
  /** Environment variables by suffix; a value is null where this environment lacks the resource. */
  settings: Readonly<Record<string, string | { literal: string }>>
  grants: readonly Grant[]
}
/** A built-in role of Azure's over one resource, or a store's own way of letting an identity in. */
export type Grant =
  | { role: string; scope: string }
  | { custom: string; suffix: string; arguments: (principal: Value) => Body }

type Use = { plan: Plan; reader: Entry; entry: Entry; consumes: boolean }

const accessTo = (plan: Plan, reader: Entry, entry: Entry): Access => {
  const consumes = 'role' in reader.resource && reader.resource.role !== 'web'
  return project(table, entry.resource, {
    plan,
    reader,
    entry,
    consumes: consumes || isKind(reader, 'batch-environment') || !hasWorker(plan),
  })
}

/** Where no part of the design is a worker, the one program there is also takes the work. */
const hasWorker = (plan: Plan) =>
  plan.entries.some(({ resource }) => 'role' in resource && (resource.role === 'worker' || resource.role === 'nodes'))

/** A copy in another region goes by the name of what it copies, so that the same program runs in both. */
const stemOf = (id: string, reader: Entry) =>
  constantOf(reader.regionVariable ? id.replace(/-(?:standby|replica)$/, '') : id)

const isTelemetry = (entry: Entry) => isKind(entry, 'object-store') && entry.resource.use === 'telemetry'

/** What a program is connected to: what it calls, and the queues and streams that feed it. */
export function usedBy(plan: Plan, reader: Entry): string[] {
  const feeds = plan.connections.filter(
    ({ from, to }) => to === reader.id && findEntries(plan, from).some((entry) => FEEDS.has(entry.resource.kind)),
  )
  const calls = plan.connections.filter(
    ({ from, to }) => from === reader.id && !findEntries(plan, to).some((entry) => isTelemetry(entry)),
  )
  return [...new Set([...calls.map(({ to }) => to), ...feeds.map(({ from }) => from)])]
}

const FEEDS = new Set<string>(['queue', 'stream'])

/** One assignment a connection and role, so that each says what it is for and goes when its resource goes. */
export function grantsOf(plan: Plan, reader: Entry, identity: string): Block[] {
  const principal = own(reader, 'azurerm_user_assigned_identity', identity, 'principal_id')
  return usedBy(plan, reader).flatMap((id) =>
    findEntries(plan, id).flatMap((entry) =>
      accessTo(plan, reader, entry).grants.map((grant, index) => {
        const condition = allOf(reader, entry)
        const when: Body = condition ? { count: code(`${condition} ? 1 : 0`) } : {}
        const label = `${identity}_uses_${entry.label}`
        if ('custom' in grant)
          return resource(grant.custom, `${label}${grant.suffix}`, { ...when, ...grant.arguments(principal) })
        return resource('azurerm_role_assignment', index === 0 ? label : `${label}_${labelOf(roleWord(grant.role))}`, {
          ...when,
          scope: ref(grant.scope),
          role_definition_name: grant.role,
          principal_id: principal,
          principal_type: 'ServicePrincipal',
        })
      }),
    ),
  )
}

const roleWord = (role: string) => role.split(' ').at(-1) ?? role

/** Environment variables of a program, as an object for a local; a null is left out where it is read. */
export function settingsOf(plan: Plan, reader: Entry): Record<string, Value> {
  const settings: Record<string, Value> = {
    ENVIRONMENT: ref('var.environment'),
    AZURE_CLIENT_ID: maybe(reader, own(reader, 'azurerm_user_assigned_identity', reader.label, 'client_id').ref),
  }
  const [insights] = entriesOf(plan, 'monitoring')
  if (insights?.resource.tracesBy === 'cloud-native')
    settings.APPLICATIONINSIGHTS_CONNECTION_STRING = linked(
      reader,
      [insights],
      `azurerm_application_insights.${insights.label}@.connection_string`,
    )
  for (const id of usedBy(plan, reader)) {
    const entries = findEntries(plan, id)
    const parts = entries.map((entry) => accessTo(plan, reader, entry).settings)
    for (const [index, part] of parts.entries()) {
      const entry = entries[index]
      if (!entry) continue
      for (const [suffix, value] of Object.entries(part)) {
        const name = `${stemOf(id, reader)}_${suffix}`
        if (name in settings && index > 0 && typeof value !== 'string') continue
        settings[name] =
          typeof value === 'string'
            ? linked(
                reader,
                entries.filter((_, at) => typeof parts[at]?.[suffix] === 'string'),
                ...parts.flatMap((other) => (typeof other[suffix] === 'string' ? [other[suffix] as string] : [])),
              )
            : value.literal
      }
    }
  }
  return settings
}

/** A path is written with `@` where the index of a counted block goes. */
function linked(reader: Entry, entries: readonly Entry[], ...paths: string[]): Value {
  const [path = 'null'] = paths
  const [entry] = entries
  if (paths.length > 1) return code(`try(${paths.map((one) => one.replaceAll('@', '[0]')).join(', ')}, null)`)
  if (!entry || entry.condition === null) return maybe(reader, path.replaceAll('@', ''))
  if (implies(reader, entry) && reader.condition === null) return refOrCode(path.replaceAll('@', '[0]'))
  return code(`try(${path.replaceAll('@', '[0]')}, null)`)
}

const maybe = (reader: Entry, path: string): Value =>
  reader.condition === null ? refOrCode(path) : code(`try(${path}, null)`)
const refOrCode = (path: string): Value => (/^[\w.[\]]+$/.test(path) ? ref(path) : code(path))

export const settingsExpression = (reader: Entry) =>
  `{ for name, value in local.${reader.label}_settings : name => value if value != null }`

/** A path to an attribute of a block named after the entry. */
const at = ({ entry }: Use, type: string, attribute: string) => `${type}.${entry.label}@.${attribute}`
/** The same where the block is known to be there. */
const here = ({ entry }: Use, type: string, attribute: string) =>
  `${type}.${entry.label}${entry.condition ? '[0]' : ''}.${attribute}`

const nothing = (): Access => ({ settings: {}, grants: [] })

const busAccess = (use: Use, settings: Access['settings'], type: string, roles: readonly string[]): Access => ({
  settings: {
    NAMESPACE: `"${'$'}{azurerm_servicebus_namespace.${busLabel(use.entry)}#.name}.servicebus.windows.net"`,
    ...settings,
  },
  grants: roles.map((role) => ({ role, scope: here(use, type, 'id') })),
})

/** The namespace is counted by what stands in it, not by the queue alone. */
const withBus = (use: Use, access: Access): Access => {
  const owner = busOf(use.plan, use.entry)
  return {
    ...access,
    settings: Object.fromEntries(
      Object.entries(access.settings).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.replaceAll('#', owner.condition ? '[0]' : '') : value,
      ]),
    ),
  }
}

const table: ByKind<Access, Use> = {
  'dns-zone': nothing,
  'content-delivery': nothing,
  'web-firewall': nothing,
  network: nothing,
  'nat-gateway': nothing,
  'network-endpoint': nothing,
  'load-balancer': nothing,
  'api-gateway': nothing,
  'container-service': nothing,
  'container-cluster': nothing,
  // A database on machines of one's own: the name is given by the network, the sign-in by people.
  'machine-group': ({ port, tier }, use) =>
    tier === 'data'
      ? {
          settings: {
            HOSTS: `join(",", azurerm_network_interface.${use.entry.label}[*].private_ip_address)`,
            PORT: { literal: String(port) },
          },
          grants: [],
        }
      : nothing(),
  'app-platform': nothing,
  function: nothing,
  'batch-environment': nothing,
  'relational-database': (_, use) => relational(use),
  'key-value-store': (_, use) => cosmos(use),
  'document-database': (_, use) => ({
    settings: { HOST: `"${'$'}{${at(use, 'azurerm_mongo_cluster', 'name')}}.mongocluster.cosmos.azure.com"` },
    grants: [],
  }),
  'time-series-database': (_, use) => ({
    settings: { URI: at(use, 'azurerm_kusto_cluster', 'uri'), DATABASE: at(use, 'azurerm_kusto_database', 'name') },
    grants: [
      {
        custom: 'azurerm_kusto_database_principal_assignment',
        suffix: '',
        arguments: (principal) => ({
          name: `${use.reader.id}-user`,
          resource_group_name: groupName(use.plan, use.entry),
          cluster_name: ref(here(use, 'azurerm_kusto_cluster', 'name')),
          database_name: ref(here(use, 'azurerm_kusto_database', 'name')),
          tenant_id: TENANT,
          principal_id: principal,
          principal_type: 'App',
          role: 'User',
        }),
      },
      {
        custom: 'azurerm_kusto_database_principal_assignment',
        suffix: '_ingestor',
        arguments: (principal) => ({
          name: `${use.reader.id}-ingestor`,
          resource_group_name: groupName(use.plan, use.entry),
          cluster_name: ref(here(use, 'azurerm_kusto_cluster', 'name')),
          database_name: ref(here(use, 'azurerm_kusto_database', 'name')),
          tenant_id: TENANT,
          principal_id: principal,
          principal_type: 'App',
          role: 'Ingestor',
        }),
      },
    ],
  }),
  // Who may use a warehouse is said in its Fabric workspace, not in Azure.
  'data-warehouse': (_, use) => ({ settings: { CAPACITY: at(use, 'azurerm_fabric_capacity', 'name') }, grants: [] }),
  'search-engine': (_, use) => ({
    settings: { ENDPOINT: `"https://${'$'}{${at(use, 'azurerm_search_service', 'name')}}.search.windows.net"` },
    grants: [{ role: 'Search Index Data Contributor', scope: here(use, 'azurerm_search_service', 'id') }],
  }),
  cache: (_, use) => ({
    settings: { HOST: at(use, 'azurerm_managed_redis', 'hostname'), PORT: { literal: '10000' } },
    grants: [
      {
        custom: 'azurerm_managed_redis_access_policy_assignment',
        suffix: '',
        arguments: (principal) => ({
          managed_redis_id: ref(here(use, 'azurerm_managed_redis', 'id')),
          object_id: principal,
        }),
      },
    ],
  }),
  'object-store': (_, use) => ({
    settings: {
      ENDPOINT: at(use, 'azurerm_storage_account', 'primary_blob_endpoint'),
      CONTAINER: at(use, 'azurerm_storage_container', 'name'),
    },
    grants: [{ role: 'Storage Blob Data Contributor', scope: here(use, 'azurerm_storage_container', 'id') }],
  }),
  // A file share over NFS is let in by network alone.
  'file-system': (_, use) => ({
    settings: {
      SHARE: `"${'$'}{${at(use, 'azurerm_storage_account', 'primary_file_host')}}:/${'$'}{${at(use, 'azurerm_storage_account', 'name')}}/${use.entry.id}"`,
    },
    grants: [],
  }),
  'connection-pooler': ({ fronts, port }, use) => pooled(use, fronts, port),
  queue: (_, use) =>
    withBus(
      use,
      busAccess(use, { NAME: at(use, 'azurerm_servicebus_queue', 'name') }, 'azurerm_servicebus_queue', [
        ...(use.consumes ? ['Azure Service Bus Data Receiver'] : []),
        'Azure Service Bus Data Sender',
      ]),
    ),
  topic: (_, use) =>
    withBus(
      use,
      busAccess(use, { NAME: at(use, 'azurerm_servicebus_topic', 'name') }, 'azurerm_servicebus_topic', [
        'Azure Service Bus Data Sender',
      ]),
    ),
  stream: (_, use) => ({
    settings: {
      NAMESPACE: `"${'$'}{${at(use, 'azurerm_eventhub_namespace', 'name')}}.servicebus.windows.net"`,
      NAME: at(use, 'azurerm_eventhub', 'name'),
    },
    grants: [
      ...(use.consumes ? [{ role: 'Azure Event Hubs Data Receiver', scope: here(use, 'azurerm_eventhub', 'id') }] : []),
      { role: 'Azure Event Hubs Data Sender', scope: here(use, 'azurerm_eventhub', 'id') },
    ],
  }),
  workflow: (_, use) => workflowAccess(use),
  'encryption-key': nothing,
  'secret-store': (_, use) => ({
    settings: { VAULT: at(use, 'azurerm_key_vault', 'vault_uri') },
    grants: [{ role: 'Key Vault Secrets User', scope: here(use, 'azurerm_key_vault', 'id') }],
  }),
  'audit-trail': nothing,
  'threat-detection': nothing,
  'log-store': nothing,
  monitoring: nothing,
  'backup-vault': nothing,
  'container-registry': nothing,
  'feature-flag-store': (_, use) => ({
    settings: { ENDPOINT: at(use, 'azurerm_app_configuration', 'endpoint') },
    grants: [{ role: 'App Configuration Data Reader', scope: here(use, 'azurerm_app_configuration', 'id') }],
  }),
}

function relational(use: Use): Access {
  const { entry } = use
  if (!isKind(entry, 'relational-database')) return nothing()
  const { engine, port, class: rank } = entry.resource
  if (rank === 'distributed') return cosmos(use)
  const settings = { PORT: { literal: String(port) }, NAME: { literal: 'app' } }
  if (engine === 'oracle')
    return { settings: { ...settings, ID: at(use, 'azurerm_oracle_autonomous_database', 'id') }, grants: [] }
  if (engine === 'sqlserver')
    return {
      settings: { HOST: at(use, 'azurerm_mssql_server', 'fully_qualified_domain_name'), ...settings },
      grants: [],
    }
  const type = engine === 'mysql' ? 'azurerm_mysql_flexible_server' : 'azurerm_postgresql_flexible_server'
  return {
    settings: { HOST: at(use, type, 'fqdn'), ...settings, USER: `"${'$'}{var.name}-${use.reader.id}"` },
    grants: [],
  }
}

/** The pool listens beside the server, under the server's own name. */
function pooled(use: Use, fronts: string, port: number): Access {
  const [database] = findEntries(use.plan, fronts)
  if (!database) return nothing()
  const access = relational({ ...use, entry: database })
  const isBuiltIn = isKind(database, 'relational-database') && database.resource.engine === 'postgresql'
  return { ...access, settings: { ...access.settings, PORT: { literal: String(isBuiltIn ? 6432 : port) } } }
}

/** Cosmos DB has roles of its own for its data; the built-in contributor reads and writes items and can't change the account. */
function cosmos(use: Use): Access {
  const origin = originOf(use)
  const target = { ...use, entry: origin }
  const account = (attribute: string) => here(target, 'azurerm_cosmosdb_account', attribute)
  return {
    settings: {
      ENDPOINT: at(target, 'azurerm_cosmosdb_account', 'endpoint'),
      DATABASE: at(target, 'azurerm_cosmosdb_sql_database', 'name'),
    },
    grants: [
      {
        custom: 'azurerm_cosmosdb_sql_role_assignment',
        suffix: '',
        arguments: (principal) => ({
          resource_group_name: groupName(use.plan, origin),
          account_name: ref(account('name')),
          role_definition_id: text`${ref(account('id'))}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
          principal_id: principal,
          scope: ref(account('id')),
        }),
      },
    ],
  }
}

/** A copy in another region is part of the account that it copies. */
const originOf = ({ plan, entry }: Use): Entry => {
  const follows =
    isKind(entry, 'relational-database') && entry.resource.replicaOf
      ? findEntries(plan, entry.resource.replicaOf)[0]
      : undefined
  return follows ?? entry
}

/** A program starts a workflow by the address of its trigger, which only the network addresses and a token of its identity open. */
function workflowAccess(use: Use): Access {
  const { entry } = use
  if (!isKind(entry, 'workflow') || entry.resource.style === 'express') return nothing()
  return {
    settings: { URL: at(use, 'azurerm_logic_app_workflow', 'access_endpoint') },
    grants: [{ role: 'Logic App Operator', scope: here(use, 'azurerm_logic_app_workflow', 'id') }],
  }
}
