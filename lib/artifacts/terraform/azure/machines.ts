import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { autoscale } from './autoscale'
import { identity, identityId, runsAs } from './identities'
import { networkPool } from './load-balancing'
import { placeOf, subnetId } from './places'
import { placed, sited, tags } from './placing'
import { applicationGroupId } from './rules'
import { balancerOf, originalOf } from './services'
import { eitherId, keyFor } from './vaults'

export type Machines = EntryOf<'machine-group'>

/** Nodes of a cluster are made with the cluster (cluster.ts). */
export function machineGroup(plan: Plan, entry: Machines): Piece[] {
  if (entry.resource.role === 'nodes') return []
  const isSet = entry.resource.scaling.on !== 'fixed'
  const holdsContainers = containersOn(plan, entry).length > 0
  return [
    ...(holdsContainers ? [] : [imagePlaceholder(plan, entry)]),
    entry.resource.os === 'windows' ? PASSWORD : SSH_KEY,
    ...pieces(
      'compute.tf',
      ...diskLock(plan, entry),
      ...(isSet || holdsContainers
        ? [scaleSet(plan, entry), ...(isSet ? autoscale(plan, entry, SCALE_SET) : [])]
        : single(plan, entry)),
    ),
    ...pieces('iam.tf', ...identity(plan, entry)),
  ]
}

export const SCALE_SET = 'azurerm_orchestrated_virtual_machine_scale_set'

export const containersOn = (plan: Plan, entry: Entry) =>
  entriesOf(plan, 'container-service').filter(({ resource }) => resource.runsOn === entry.id)

const imageVariable = (plan: Plan, entry: Machines) => `${originalOf(plan, entry).label}_image_id`

const imagePlaceholder = (plan: Plan, entry: Machines) => {
  const { os } = entry.resource
  const name = imageVariable(plan, entry)
  return placeholder({
    name,
    type: 'string',
    description: `Image of ${originalOf(plan, entry).resource.label} (${os === 'windows' ? 'Windows' : 'Linux'}), as a version of an image in a compute gallery that reaches every region.`,
    validation: {
      condition: `can(regex("/galleries/[^/]+/images/[^/]+(/versions/[^/]+)?$", var.${name}))`,
      message: 'Give the resource id of an image or of a version in a compute gallery.',
    },
    example:
      '"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/images/providers/Microsoft.Compute/galleries/images/images/web/versions/1.0.0"',
  })
}

const SSH_KEY = placeholder({
  name: 'admin_ssh_public_key',
  type: 'string',
  description:
    'Public half of the key that opens machines in an emergency. No rule lets SSH in; use the serial console.',
  validation: { condition: 'startswith(var.admin_ssh_public_key, "ssh-")', message: 'Give a public key.' },
  example: '"ssh-ed25519 AAAA… ops"',
})
const PASSWORD = placeholder({
  name: 'machine_password',
  type: 'string',
  description:
    'Password of the administrator of Windows machines. No rule lets remote desktop in; use the serial console.',
  validation: { condition: 'length(var.machine_password) >= 16', message: 'At least 16 characters.' },
  example: '"…"',
})

const ADMIN = 'operator'

/** Disks are locked with the design's own key through one set for the whole region. */
export function diskLock(plan: Plan, entry: Entry): Block[] {
  const key = keyFor(plan, entry, 'disks')
  if (!key) return []
  return [
    resource('azurerm_disk_encryption_set', `${entry.label}_disks`, {
      ...placed(plan, entry, named(`${entry.id}-disks`)),
      ...eitherId(key),
      encryption_type: 'EncryptionAtRestWithCustomerKey',
      identity: nested({ type: 'UserAssigned', identity_ids: [key.identity] }),
      ...tags(entry),
      depends_on: [...key.ready],
    }),
  ]
}

export const diskLockId = (plan: Plan, entry: Entry): Value | null =>
  keyFor(plan, entry, 'disks') ? own(entry, 'azurerm_disk_encryption_set', `${entry.label}_disks`, 'id') : null

const disk = (plan: Plan, entry: Machines): Body => {
  const lock = diskLockId(plan, entry)
  return {
    caching: 'ReadWrite',
    storage_account_type: 'Premium_LRS',
    disk_size_gb: size(entry, 'disk_gib'),
    ...(lock ? { disk_encryption_set_id: lock } : {}),
  }
}

const image = (plan: Plan, entry: Machines): Body =>
  containersOn(plan, entry).length > 0
    ? {
        source_image_reference: nested({
          publisher: 'Canonical',
          offer: 'ubuntu-24_04-lts',
          sku: entry.resource.arch === 'arm64' ? 'server-arm64' : 'server',
          version: 'latest',
        }),
      }
    : { source_image_id: ref(`var.${imageVariable(plan, entry)}`) }

function scaleSet(plan: Plan, entry: Machines): Block {
  const { label, resource: machine } = entry
  const place = placeOf(plan, entry)
  const group = applicationGroupId(plan, entry.id)
  const usesSpot = entry.bySize.some(({ sizes }) => Number(sizes?.spot_percent ?? 0) > 0)
  const containers = containersOn(plan, entry)
  return resource(
    SCALE_SET,
    label,
    {
      ...placed(plan, entry),
      platform_fault_domain_count: 1,
      zones: code(`slice(["1", "2", "3"], 0, var.${label}.zones)`),
      zone_balance: code(`var.${label}.zones > 1`),
      sku_name: size(entry, 'size'),
      instances: size(entry, 'start'),
      ...image(plan, entry),
      encryption_at_host_enabled: true,
      ...(usesSpot
        ? {
            priority: 'Spot',
            eviction_policy: 'Delete',
            priority_mix: nested({
              base_regular_count: 1,
              regular_percentage_above_base: code(`100 - var.${label}.spot_percent`),
            }),
          }
        : {}),
      upgrade_mode: machine.deployment === 'recreate' ? 'Automatic' : 'Rolling',
      ...(machine.deployment === 'recreate'
        ? {}
        : {
            rolling_upgrade_policy: nested({
              max_batch_instance_percent: 20,
              max_unhealthy_instance_percent: 20,
              max_unhealthy_upgraded_instance_percent: 20,
              pause_time_between_batches: 'PT1M',
              maximum_surge_instances_enabled: true,
            }),
          }),
      automatic_instance_repair: nested({ enabled: true, grace_period: 'PT10M' }),
      extension: nested(healthProbe(entry), ...(machine.gpus > 0 ? [driver(machine.os)] : [])),
      os_profile: nested({
        ...(containers.length > 0 ? { custom_data: code(`base64encode(local.${label}_start)`) } : {}),
        ...account(plan, entry),
      }),
      os_disk: nested(disk(plan, entry)),
      network_interface: nested({
        name: 'main',
        primary: true,
        ip_configuration: nested({
          name: 'main',
          primary: true,
          ...(place ? { subnet_id: subnetId(place) } : {}),
          ...(group ? { application_security_group_ids: [ref(group)] } : {}),
          ...pools(plan, entry),
        }),
      }),
      identity: nested({
        type: 'UserAssigned',
        // The machines lend the containers on them their identities.
        identity_ids: [entry, ...containers].map((owner) => identityId(owner)),
      }),
      boot_diagnostics: nested({}),
      ...tags(entry),
      lifecycle: nested({ ignore_changes: [ref('instances')] }),
    },
    why(plan, entry),
  )
}

/** What stands before the machines, or before the containers on them. */
function pools(plan: Plan, entry: Machines): Body {
  const ids = [entry.id, ...containersOn(plan, entry).map(({ id }) => id)]
  const balancers = ids.flatMap((id) => balancerOf(plan, id) ?? [])
  const gateways = balancers.filter(({ resource }) => resource.layer === 'application')
  const network = balancers.filter(({ resource }) => resource.layer === 'network')
  return {
    ...(gateways.length > 0
      ? {
          application_gateway_backend_address_pool_ids: gateways.map((gateway) =>
            code(
              `one(azurerm_application_gateway.${gateway.label}${gateway.condition ? '[0]' : ''}.backend_address_pool[*].id)`,
            ),
          ),
        }
      : {}),
    ...(network.length > 0
      ? { load_balancer_backend_address_pool_ids: network.map((balancer) => networkPool(balancer)) }
      : {}),
  }
}

const account = (_plan: Plan, entry: Machines): Body =>
  entry.resource.os === 'windows'
    ? {
        windows_configuration: nested({
          admin_username: ADMIN,
          admin_password: ref('var.machine_password'),
          computer_name_prefix: entry.id.replaceAll('-', '').slice(0, 9),
          patch_mode: 'AutomaticByOS',
        }),
      }
    : {
        linux_configuration: nested({
          admin_username: ADMIN,
          disable_password_authentication: true,
          admin_ssh_key: nested({ username: ADMIN, public_key: ref('var.admin_ssh_public_key') }),
          patch_mode: 'ImageDefault',
        }),
      }

/** Tells the scale set whether a machine can serve; releases and repairs wait for it. */
const healthProbe = ({ resource: { os, port, role } }: Machines): Body => ({
  name: 'health',
  publisher: 'Microsoft.ManagedServices',
  type: os === 'windows' ? 'ApplicationHealthWindows' : 'ApplicationHealthLinux',
  type_handler_version: '2.0',
  auto_upgrade_minor_version_enabled: true,
  settings:
    role === 'web' || role === 'capacity'
      ? code(
          `jsonencode({ protocol = "http", port = ${port}, requestPath = var.health_check_path, intervalInSeconds = 10, numberOfProbes = 3 })`,
        )
      : code(
          `jsonencode({ protocol = "tcp", port = ${os === 'windows' ? 5985 : 22}, intervalInSeconds = 30, numberOfProbes = 3 })`,
        ),
})

const driver = (os: Machines['resource']['os']): Body => ({
  name: 'gpu-driver',
  publisher: 'Microsoft.HpcCompute',
  type: os === 'windows' ? 'NvidiaGpuDriverWindows' : 'NvidiaGpuDriverLinux',
  type_handler_version: os === 'windows' ? '1.9' : '1.11',
  auto_upgrade_minor_version_enabled: true,
})

/** A machine, or a pair whose members are not alike (a database and its standby): each has its own address and zone. */
function single(plan: Plan, entry: Machines): Block[] {
  const { label, resource: machine } = entry
  const place = placeOf(plan, entry)
  const isPublic = machine.tier === 'public'
  const group = applicationGroupId(plan, entry.id)
  const isWindows = machine.os === 'windows'
  const lock = diskLockId(plan, entry)
  const number = entry.condition ? `${entry.condition} ? var.${label}.start : 0` : `var.${label}.start`
  const zone = code(`tostring(count.index % var.${label}.zones + 1)`)
  const each: Body = { count: code(number) }
  const name = text`${ref('var.name')}-${entry.id}-${ref('count.index')}`
  const interface_ = `azurerm_network_interface.${label}[count.index].id`
  return [
    ...(isPublic
      ? [
          resource('azurerm_public_ip', label, {
            ...each,
            name,
            ...sited(plan, entry),
            sku: 'Standard',
            allocation_method: 'Static',
            zones: [zone],
            ...tags(entry),
          }),
        ]
      : []),
    resource('azurerm_network_interface', label, {
      ...each,
      name,
      ...sited(plan, entry),
      ip_configuration: nested({
        name: 'main',
        ...(place ? { subnet_id: subnetId(place) } : {}),
        private_ip_address_allocation: 'Dynamic',
        ...(isPublic ? { public_ip_address_id: ref(`azurerm_public_ip.${label}[count.index].id`) } : {}),
      }),
      ...tags(entry),
    }),
    ...(group
      ? [
          resource('azurerm_network_interface_application_security_group_association', label, {
            ...each,
            network_interface_id: ref(interface_),
            application_security_group_id: ref(group),
          }),
        ]
      : []),
    ...interfacePools(plan, entry, each, interface_),
    resource(
      isWindows ? 'azurerm_windows_virtual_machine' : 'azurerm_linux_virtual_machine',
      label,
      {
        ...each,
        name,
        ...sited(plan, entry),
        zone,
        size: size(entry, 'size'),
        ...image(plan, entry),
        network_interface_ids: [ref(interface_)],
        computer_name: isWindows
          ? text`${entry.id.replaceAll('-', '').slice(0, 12)}-${ref('count.index')}`
          : text`${entry.id}-${ref('count.index')}`,
        admin_username: ADMIN,
        ...(isWindows
          ? { admin_password: ref('var.machine_password') }
          : {
              disable_password_authentication: true,
              admin_ssh_key: nested({ username: ADMIN, public_key: ref('var.admin_ssh_public_key') }),
            }),
        encryption_at_host_enabled: true,
        vtpm_enabled: true,
        secure_boot_enabled: noted(true, 'Wants an image of the second generation.'),
        os_disk: nested({
          name: text`${ref('var.name')}-${entry.id}-${ref('count.index')}`,
          caching: 'ReadWrite',
          storage_account_type: 'Premium_LRS',
          disk_size_gb: size(entry, 'disk_gib'),
          ...(lock ? { disk_encryption_set_id: lock } : {}),
        }),
        ...runsAs(entry),
        boot_diagnostics: nested({}),
        ...tags(entry),
      },
      why(plan, entry),
    ),
  ]
}

function interfacePools(plan: Plan, entry: Machines, each: Body, interface_: string): Block[] {
  const balancer = balancerOf(plan, entry.id)
  if (!balancer) return []
  const isGateway = balancer.resource.layer === 'application'
  return [
    resource(
      isGateway
        ? 'azurerm_network_interface_application_gateway_backend_address_pool_association'
        : 'azurerm_network_interface_backend_address_pool_association',
      entry.label,
      {
        ...each,
        network_interface_id: ref(interface_),
        ip_configuration_name: 'main',
        backend_address_pool_id: isGateway
          ? code(
              `one(azurerm_application_gateway.${balancer.label}${balancer.condition ? '[0]' : ''}.backend_address_pool[*].id)`,
            )
          : networkPool(balancer),
      },
    ),
  ]
}
