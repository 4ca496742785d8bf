import type { EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, nested, noted, ref, resource } from '../hcl'
import { identity, registryOf } from './identities'
import { diskLock, diskLockId } from './machines'
import { placeLabel, placeOf, subnetId } from './places'
import { placed, sited, tags } from './placing'
import { OPERATORS } from './vaults'

type Cluster = EntryOf<'container-cluster'>
type Nodes = EntryOf<'machine-group'>

export function containerCluster(plan: Plan, entry: Cluster): Piece[] {
  const nodes = entriesOf(plan, 'machine-group').find(
    ({ id, bySize }) =>
      id === entry.resource.nodeGroup &&
      bySize.some(({ sizes }, index) => sizes !== null && entry.bySize[index]?.sizes !== null),
  )
  if (!nodes) return []
  const { label } = entry
  return [
    OPERATORS,
    placeholder({
      name: 'cluster_admin_group_ids',
      type: 'list(string)',
      description: 'Object ids of the Entra ID groups whose members administer the cluster.',
      validation: { condition: 'length(var.cluster_admin_group_ids) > 0', message: 'Name at least one group.' },
      example: '["00000000-0000-0000-0000-000000000000"]',
    }),
    ...pieces('compute.tf', ...diskLock(plan, nodes), cluster(plan, entry, nodes)),
    ...pieces(
      'iam.tf',
      resource(
        'azurerm_user_assigned_identity',
        `${label}_control_plane`,
        { ...placed(plan, entry, named(`${entry.id}-control-plane`)), ...tags(entry) },
        'Who the cluster itself is: it puts nodes and load balancers into its subnet and does nothing beyond.',
      ),
      ...joinsSubnet(plan, entry, nodes),
      ...nodeIdentity(plan, entry),
      ...identity(plan, nodes),
      ...podIdentity(entry, nodes),
      ...addonIdentities(plan, entry, nodes),
    ),
  ]
}

/**
 * The nodes ask the public address too. AKS lets its own load balancer in by itself but no NAT gateway, and without it no node
 * joins: https://github.com/MicrosoftDocs/azure-docs/issues/97437 (read 2026-11-24).
 */
function mayAsk(plan: Plan, region: string, hasNat: boolean) {
  const nat = entriesOf(plan, 'nat-gateway').find(({ resource: { region: there } }) => there === region)
  if (!hasNat || !nat) return ref('var.operator_cidrs')
  return code(
    `concat(var.operator_cidrs, [for address in values(azurerm_public_ip.${nat.label})[*].ip_address : "\${address}/32"])`,
  )
}

function cluster(plan: Plan, entry: Cluster, nodes: Nodes): Block {
  const { label, resource: design } = entry
  const place = placeOf(plan, nodes)
  const home = networkOf(plan, design.region)
  const lock = diskLockId(plan, nodes)
  const [log] = entriesOf(plan, 'log-store')
  const [monitoring] = entriesOf(plan, 'monitoring')
  const hasNat = home?.resource.layout === 'private-nat-per-zone' || home?.resource.layout === 'private-single-nat'
  return resource(
    'azurerm_kubernetes_cluster',
    label,
    {
      ...placed(plan, entry),
      dns_prefix: ref('var.name'),
      sku_tier: 'Standard',
      kubernetes_version: design.version,
      automatic_upgrade_channel: 'patch',
      node_os_upgrade_channel: 'NodeImage',
      local_account_disabled: noted(true, 'People sign in with Entra ID; there is no shared certificate.'),
      role_based_access_control_enabled: true,
      oidc_issuer_enabled: true,
      workload_identity_enabled: true,
      azure_policy_enabled: true,
      run_command_enabled: false,
      image_cleaner_enabled: true,
      image_cleaner_interval_hours: 168,
      ...(lock ? { disk_encryption_set_id: lock } : {}),
      azure_active_directory_role_based_access_control: nested({
        azure_rbac_enabled: true,
        admin_group_object_ids: ref('var.cluster_admin_group_ids'),
      }),
      api_server_access_profile: nested({ authorized_ip_ranges: mayAsk(plan, design.region, hasNat) }),
      identity: nested({
        type: 'UserAssigned',
        identity_ids: [own(entry, 'azurerm_user_assigned_identity', `${label}_control_plane`, 'id')],
      }),
      kubelet_identity: nested({
        client_id: own(entry, 'azurerm_user_assigned_identity', `${label}_kubelet`, 'client_id'),
        object_id: own(entry, 'azurerm_user_assigned_identity', `${label}_kubelet`, 'principal_id'),
        user_assigned_identity_id: own(entry, 'azurerm_user_assigned_identity', `${label}_kubelet`, 'id'),
      }),
      default_node_pool: nested({
        name: nodes.id.replaceAll(/[^a-z0-9]/g, '').slice(0, 12),
        vm_size: size(nodes, 'size'),
        zones: code(`slice(["1", "2", "3"], 0, var.${nodes.label}.zones)`),
        auto_scaling_enabled: true,
        min_count: size(nodes, 'min'),
        max_count: size(nodes, 'max'),
        os_disk_size_gb: size(nodes, 'disk_gib'),
        os_sku: 'AzureLinux',
        host_encryption_enabled: true,
        temporary_name_for_rotation: 'rotating',
        ...(place ? { vnet_subnet_id: subnetId(place) } : {}),
        upgrade_settings: nested({ max_surge: '25%' }),
        ...tags(nodes),
      }),
      network_profile: nested({
        network_plugin: 'azure',
        network_plugin_mode: 'overlay',
        network_data_plane: 'cilium',
        network_policy: 'cilium',
        load_balancer_sku: 'standard',
        outbound_type: hasNat ? 'userAssignedNATGateway' : 'loadBalancer',
        pod_cidr: '172.20.0.0/14',
        service_cidr: '172.31.0.0/20',
        dns_service_ip: '172.31.0.10',
      }),
      key_vault_secrets_provider: nested({ secret_rotation_enabled: true }),
      ...(design.addons.includes('istio')
        ? {
            service_mesh_profile: nested({
              mode: 'Istio',
              revisions: ['asm-1-27'],
              internal_ingress_gateway_enabled: true,
            }),
          }
        : {}),
      ...(monitoring?.resource.metricsBy === 'prometheus' ? { monitor_metrics: nested({}) } : {}),
      ...(log?.resource.by === 'cloud-native'
        ? {
            oms_agent: nested({
              log_analytics_workspace_id: own(log, 'azurerm_log_analytics_workspace', log.label, 'id'),
              msi_auth_for_monitoring_enabled: true,
            }),
          }
        : {}),
      maintenance_window_auto_upgrade: nested(SUNDAY_NIGHT),
      maintenance_window_node_os: nested(SUNDAY_NIGHT),
      ...tags(entry),
      lifecycle: nested({ ignore_changes: [ref('kubernetes_version'), ref('default_node_pool[0].node_count')] }),
      depends_on: [
        ref(`azurerm_role_assignment.${label}_joins_subnet`),
        ref(`azurerm_role_assignment.${label}_kubelet`),
        // The cluster is refused while its subnet has no way out yet.
        ...(hasNat && place ? [ref(`azurerm_subnet_nat_gateway_association.${placeLabel(place)}`)] : []),
      ],
    },
    why(plan, entry),
  )
}

const SUNDAY_NIGHT: Body = {
  frequency: 'Weekly',
  interval: 1,
  day_of_week: 'Sunday',
  duration: 4,
  start_time: '02:00',
  utc_offset: '+00:00',
}

function joinsSubnet(plan: Plan, entry: Cluster, nodes: Nodes): Block[] {
  const place = placeOf(plan, nodes)
  if (!place) return []
  return [
    resource('azurerm_role_assignment', `${entry.label}_joins_subnet`, {
      ...counted(entry),
      scope: subnetId(place),
      role_definition_name: 'Network Contributor',
      principal_id: own(entry, 'azurerm_user_assigned_identity', `${entry.label}_control_plane`, 'principal_id'),
      principal_type: 'ServicePrincipal',
      description: 'Over the subnet of the nodes alone: the cluster puts nodes and internal load balancers there.',
    }),
  ]
}

/** The nodes have an identity of their own: it fetches images, and the control plane may hand it to them. */
function nodeIdentity(plan: Plan, entry: Cluster): Block[] {
  const registry = registryOf(plan)
  const label = `${entry.label}_kubelet`
  const principal = own(entry, 'azurerm_user_assigned_identity', label, 'principal_id')
  return [
    resource(
      'azurerm_user_assigned_identity',
      label,
      { ...placed(plan, entry, named(`${entry.id}-kubelet`)), ...tags(entry) },
      'Who the nodes are: they fetch images and do nothing beyond.',
    ),
    resource('azurerm_role_assignment', label, {
      ...counted(entry),
      scope: own(entry, 'azurerm_user_assigned_identity', label, 'id'),
      role_definition_name: 'Managed Identity Operator',
      principal_id: own(entry, 'azurerm_user_assigned_identity', `${entry.label}_control_plane`, 'principal_id'),
      principal_type: 'ServicePrincipal',
    }),
    ...(registry
      ? [
          resource('azurerm_role_assignment', `${entry.label}_pulls_images`, {
            ...counted({ condition: conditionOf(entry, registry) }),
            scope: own(registry, 'azurerm_container_registry', registry.label, 'id'),
            role_definition_name: 'AcrPull',
            principal_id: principal,
            principal_type: 'ServicePrincipal',
          }),
        ]
      : []),
  ]
}

/** The account `app` in the namespace `default` is the workload's identity; no other pod is. */
const podIdentity = (entry: Cluster, nodes: Nodes): Block[] => [federated(entry, nodes, nodes.label, 'default', 'app')]

function federated(entry: Cluster, nodes: Nodes, label: string, namespace: string, account: string): Block {
  const both = { condition: conditionOf(entry, nodes) }
  return resource('azurerm_federated_identity_credential', label, {
    ...counted(both),
    name: `${namespace}-${account}`,
    user_assigned_identity_id: own(nodes, 'azurerm_user_assigned_identity', label, 'id'),
    audience: ['api://AzureADTokenExchange'],
    issuer: own(entry, 'azurerm_kubernetes_cluster', entry.label, 'oidc_issuer_url'),
    subject: `system:serviceaccount:${namespace}:${account}`,
  })
}

/** Loki and Tempo keep what they hold in a store of theirs; Vault opens itself with a key. Nobody else may. */
function addonIdentities(plan: Plan, entry: Cluster, nodes: Nodes): Block[] {
  const store = entriesOf(plan, 'object-store').find(({ resource }) => resource.use === 'telemetry')
  const [vault] = entriesOf(plan, 'secret-store')
  const users = entry.resource.addons.filter((addon) => addon === 'loki' || addon === 'tempo' || addon === 'vault')
  return users.flatMap((addon): Block[] => {
    const target = addon === 'vault' ? vault : store
    if (!target) return []
    const label = `${nodes.label}_${addon}`
    const scope =
      addon === 'vault'
        ? own(target, 'azurerm_key_vault', target.label, 'id')
        : own(target, 'azurerm_storage_container', target.label, 'id')
    return [
      resource('azurerm_user_assigned_identity', label, {
        ...counted(nodes),
        name: named(`${nodes.id}-${addon}`),
        ...sited(plan, nodes),
        ...tags(nodes),
      }),
      resource('azurerm_role_assignment', label, {
        ...counted({ condition: conditionOf(nodes, target) }),
        scope,
        role_definition_name: addon === 'vault' ? 'Key Vault Secrets User' : 'Storage Blob Data Contributor',
        principal_id: own(nodes, 'azurerm_user_assigned_identity', label, 'principal_id'),
        principal_type: 'ServicePrincipal',
      }),
      federated(entry, nodes, label, addon, addon),
    ]
  })
}
