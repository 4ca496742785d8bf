import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, ownPath, pieces, placeholder, why } from '../expressions'
import type { Block, Body, Reference, Value } from '../hcl'
import { code, dynamic, nested, noted, ref, resource } from '../hcl'
import { serviceEndpoints } from './network'
import { placeLabel, placesOf } from './places'
import { allOf, anyOf, placed, shortName, tags } from './placing'

export const TENANT = ref('data.azurerm_client_config.current.tenant_id')

const vault = (plan: Plan, entry: Entry, label: string, id: string, rules: Body): Block =>
  resource(
    'azurerm_key_vault',
    label,
    {
      ...placed(plan, entry, shortName(id)),
      tenant_id: TENANT,
      sku_name: 'standard',
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: code('local.is_production ? 90 : 7'),
      network_acls: nested({ default_action: 'Deny', bypass: 'AzureServices', ...rules }),
      ...tags(entry),
    },
    why(plan, entry),
  )

/** The vault is made and opened to its readers; the secrets are written by people, so that no state file holds them. */
export function secretStore(plan: Plan, entry: EntryOf<'secret-store'>): Piece[] {
  return [
    OPERATORS,
    placeholder({
      name: 'secret_names',
      type: 'set(string)',
      description:
        'Secrets of the application itself, which it gets as settings: their values are set outside Terraform, so that no state file holds them.',
      validation: {
        condition: 'alltrue([for name in var.secret_names : can(regex("^[a-z][a-z0-9-]{0,60}$", name))])',
        message: 'Use lower-case letters, digits and hyphens.',
      },
      example: '["application"]',
      fallback: ['application'],
    }),
    ...pieces(
      'security.tf',
      vault(plan, entry, entry.label, entry.id, {
        ip_rules: ref('var.operator_cidrs'),
        ...openedTo(plan, 'Microsoft.KeyVault', entry.resource.region),
      }),
    ),
  ]
}

/** The subnets that reach a service by Azure's own lines; an empty list where there is none. */
export function openedTo(plan: Plan, endpoint: string, region: string | null): Body {
  const ids = subnetsWith(plan, endpoint, region)
  return ids.length === 0 ? {} : { virtual_network_subnet_ids: idList(ids) }
}

export function subnetsWith(plan: Plan, endpoint: string, region: string | null): string[] {
  return entriesOf(plan, 'network')
    .filter(({ resource }) => region === null || resource.region === region)
    .flatMap((network) =>
      placesOf(plan, network)
        .filter((place) => serviceEndpoints(plan, place).includes(endpoint))
        .map((place) => {
          const condition = allOf(network, place)
          return `azurerm_subnet.${placeLabel(place)}${condition ? '[*].id' : '.id'}`
        }),
    )
}

export const idList = (ids: readonly string[]): Value =>
  ids.some((id) => id.includes('[*]')) ? code(`flatten([${ids.join(', ')}])`) : ids.map((id) => ref(id))

export const OPERATORS = placeholder({
  name: 'operator_cidrs',
  type: 'list(string)',
  description:
    'Public addresses that people and Terraform work from: vaults and the cluster answer them and nobody else outside.',
  validation: {
    condition:
      'length(var.operator_cidrs) > 0 && alltrue([for cidr in var.operator_cidrs : can(cidrhost(cidr, 0)) && cidr != "0.0.0.0/0"])',
    message: 'Name at least one address range, such as 203.0.113.10/32, and not the whole internet.',
  },
  example: '["203.0.113.10/32"]',
})

/** What a key is for; a service is listed where it takes a key of ours in the tier that the design has. */
export type Purpose = 'storage' | 'databases' | 'disks'
const PURPOSES: readonly Purpose[] = ['storage', 'databases', 'disks']

export function encryptionKey(plan: Plan, entry: EntryOf<'encryption-key'>): Piece[] {
  return entry.resource.hardware ? hardwareKeys(plan, entry) : softwareKeys(plan, entry)
}

function softwareKeys(plan: Plan, entry: EntryOf<'encryption-key'>): Piece[] {
  const { label } = entry
  const purposes = purposesIn(plan, entry.resource.region)
  const operator = `${label}_operator`
  return [
    OPERATORS,
    ...pieces(
      'security.tf',
      vault(plan, entry, label, entry.id, { ip_rules: ref('var.operator_cidrs') }),
      resource('azurerm_role_assignment', operator, {
        ...counted(entry),
        scope: own(entry, 'azurerm_key_vault', label, 'id'),
        role_definition_name: 'Key Vault Crypto Officer',
        principal_id: ref('data.azurerm_client_config.current.object_id'),
        description: 'Terraform makes the keys.',
      }),
      ...purposes.map((purpose) =>
        resource('azurerm_key_vault_key', `${label}_${purpose}`, {
          ...counted(entry),
          name: purpose,
          key_vault_id: own(entry, 'azurerm_key_vault', label, 'id'),
          key_type: 'RSA',
          key_size: 3072,
          key_opts: ['unwrapKey', 'wrapKey'],
          rotation_policy: nested({
            expire_after: 'P2Y',
            notify_before_expiry: 'P30D',
            automatic: nested({ time_after_creation: 'P1Y' }),
          }),
          ...tags(entry),
          depends_on: [ref(`azurerm_role_assignment.${operator}`)],
        }),
      ),
      ...keyUser(plan, entry, purposes.length),
    ),
  ]
}

/** Stores unlock their data with this identity; it can use the keys and nothing else. */
function keyUser(plan: Plan, entry: EntryOf<'encryption-key'>, uses: number): Block[] {
  if (uses === 0) return []
  const identity = keyIdentityLabel(entry)
  const shared: Body = counted(entry)
  const blocks = [
    resource(
      'azurerm_user_assigned_identity',
      identity,
      { ...placed(plan, entry, named(`${entry.id}-user`)), ...tags(entry) },
      'Stores unlock their data with this identity; it may use the keys and nothing else.',
    ),
  ]
  const principal = own(entry, 'azurerm_user_assigned_identity', identity, 'principal_id')
  if (entry.resource.hardware)
    return [
      ...blocks,
      resource('azurerm_key_vault_managed_hardware_security_module_role_assignment', identity, {
        ...shared,
        // Azure wants a UUID as the name; one made of the environment's name stays the same over applies.
        name: code('uuidv5("dns", format("key-user.%s", var.name))'),
        managed_hsm_id: own(entry, 'azurerm_key_vault_managed_hardware_security_module', entry.label, 'id'),
        scope: '/keys',
        // Managed HSM Crypto Service Encryption User, a built-in role.
        role_definition_id:
          '/Microsoft.KeyVault/providers/Microsoft.Authorization/roleDefinitions/33413926-3206-4cdd-b39a-83574fe37a17',
        principal_id: principal,
      }),
    ]
  return [
    ...blocks,
    resource('azurerm_role_assignment', identity, {
      ...shared,
      scope: own(entry, 'azurerm_key_vault', entry.label, 'id'),
      role_definition_name: 'Key Vault Crypto Service Encryption User',
      principal_id: principal,
      principal_type: 'ServicePrincipal',
    }),
  ]
}

const keyIdentityLabel = ({ label }: Entry) => `${label}_user`

/** A pool of hardware modules is activated by people, with keys of their own, before it makes any: see the README. */
function hardwareKeys(plan: Plan, entry: EntryOf<'encryption-key'>): Piece[] {
  const { label } = entry
  const purposes = purposesIn(plan, entry.resource.region)
  const hsm = own(entry, 'azurerm_key_vault_managed_hardware_security_module', label, 'id')
  return [
    placeholder({
      name: 'key_officer_ids',
      type: 'set(string)',
      description: 'Object ids in Entra ID of the people who activate the hardware module and look after its keys.',
      validation: {
        condition: 'length(var.key_officer_ids) >= 2',
        message: 'Name at least two people, so that no one person can do it alone.',
      },
      example: '["00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"]',
    }),
    placeholder({
      name: 'key_certificate_ids',
      type: 'list(string)',
      description:
        'Ids of three certificates in a key vault, one a key holder: two of them can open the security domain again.',
      validation: { condition: 'length(var.key_certificate_ids) >= 3', message: 'Name at least three certificates.' },
      example:
        '["https://holders.vault.azure.net/certificates/one/…", "https://holders.vault.azure.net/certificates/two/…", "https://holders.vault.azure.net/certificates/three/…"]',
    }),
    ...pieces(
      'security.tf',
      resource(
        'azurerm_key_vault_managed_hardware_security_module',
        label,
        {
          ...placed(plan, entry, shortName(entry.id)),
          tenant_id: TENANT,
          sku_name: 'Standard_B1',
          admin_object_ids: code('setunion(var.key_officer_ids, [data.azurerm_client_config.current.object_id])'),
          security_domain_key_vault_certificate_ids: ref('var.key_certificate_ids'),
          security_domain_quorum: 2,
          purge_protection_enabled: true,
          soft_delete_retention_days: noted(90, 'A pool that was deleted is billed until then.'),
          network_acls: nested({ default_action: 'Deny', bypass: 'AzureServices' }),
          ...tags(entry),
        },
        why(plan, entry),
      ),
      ...purposes.map((purpose) =>
        resource('azurerm_key_vault_managed_hardware_security_module_key', `${label}_${purpose}`, {
          ...counted(entry),
          name: purpose,
          managed_hsm_id: hsm,
          key_type: 'RSA-HSM',
          key_size: 3072,
          key_opts: ['unwrapKey', 'wrapKey'],
          ...tags(entry),
        }),
      ),
      ...keyUser(plan, entry, purposes.length),
    ),
  ]
}

function purposesIn(plan: Plan, region: string): Purpose[] {
  const kinds = plan.entries.filter((entry) => entry.resource.region === region)
  const has = (...wanted: string[]) => kinds.some(({ resource: { kind } }) => wanted.includes(kind))
  return PURPOSES.filter((purpose) => {
    if (purpose === 'storage') return has('object-store', 'file-system')
    if (purpose === 'databases')
      return has('relational-database', 'key-value-store', 'document-database', 'cache', 'time-series-database')
    return has('machine-group')
  })
}

/** The key that a store is locked with, and the identity that may use it. An id is null where the key is of the other sort. */
export type Key = {
  vaultId: Value
  hardwareId: Value
  /** Whichever there is. */
  either: Value
  identity: Value
  /** The right to use the key, which has to be there first. */
  ready: readonly Reference[]
  /** Set where some environment has the store and no key. */
  condition: string | null
}

/** Nothing where Azure's own key does. An environment may have its keys in hardware and another one in software. */
export function keyFor(plan: Plan, reader: Entry, purpose: Purpose): Key | null {
  const keys = entriesOf(plan, 'encryption-key').filter(({ resource }) => resource.region === reader.resource.region)
  if (keys.length === 0) return null
  const software = keys.filter(({ resource }) => !resource.hardware)
  const hardware = keys.filter(({ resource }) => resource.hardware)
  const vaultIds = software.map((key) =>
    ownPath(key, 'azurerm_key_vault_key', `${key.label}_${purpose}`, 'versionless_id'),
  )
  const hardwareIds = hardware.map((key) => ownPath(key, HARDWARE_KEY, `${key.label}_${purpose}`, 'versioned_id'))
  const identities = keys.map(
    (key) => `azurerm_user_assigned_identity.${keyIdentityLabel(key)}${key.condition ? '[0]' : ''}.id`,
  )
  const isEverywhere = reader.bySize.every(
    ({ sizes }, index) => sizes === null || keys.some(({ bySize }) => (bySize[index]?.sizes ?? null) !== null),
  )
  return {
    vaultId: firstOf(vaultIds, hardware.length > 0 || !isEverywhere),
    hardwareId: firstOf(hardwareIds, software.length > 0 || !isEverywhere),
    either: firstOf([...hardwareIds, ...vaultIds], !isEverywhere),
    identity: firstOf(identities, !isEverywhere),
    ready: keys.map((key) =>
      ref(`${key.resource.hardware ? HARDWARE_ROLE : 'azurerm_role_assignment'}.${keyIdentityLabel(key)}`),
    ),
    condition: isEverywhere ? null : anyOf(keys),
  }
}

const HARDWARE_KEY = 'azurerm_key_vault_managed_hardware_security_module_key'
const HARDWARE_ROLE = 'azurerm_key_vault_managed_hardware_security_module_role_assignment'

function firstOf(paths: readonly string[], mayBeNull: boolean): Value {
  const [only] = paths
  if (only === undefined) return null
  if (paths.length === 1 && !mayBeNull) return ref(only)
  return code(`try(${[...paths, ...(mayBeNull ? ['null'] : [])].join(', ')})`)
}

/** A nested block that is there where the key is. */
export const lockedBy = (key: Key, body: Body) =>
  key.condition ? dynamic(code(`${key.condition} ? [1] : []`), body) : nested(body)

/** Both kinds of id, for the services that have an argument for each. */
export const eitherId = (key: Key): Body => ({
  ...(key.vaultId === null ? {} : { key_vault_key_id: key.vaultId }),
  ...(key.hardwareId === null ? {} : { managed_hsm_key_id: key.hardwareId }),
})
