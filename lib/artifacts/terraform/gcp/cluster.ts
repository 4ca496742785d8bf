import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, size, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { addonAccounts } from './addons'
import { encryptedBy, keyPath } from './encryption'
import { emailOf, grantBlock, identity, projectRole, serviceAccount } from './identities'
import { registryReader } from './machines'
import { homeOf, labels, regionOf, subnetId, subnetTierOf, tagOf, vpcId, zonesOf } from './placing'

type Cluster = EntryOf<'container-cluster'>
type Nodes = EntryOf<'machine-group'>

const nodesOf = (plan: Plan, { resource }: Cluster): Nodes | undefined =>
  entriesOf(plan, 'machine-group').find(
    ({ id, resource: group }) => id === resource.nodeGroup && group.region === resource.region,
  )

export function containerCluster(plan: Plan, entry: Cluster): Piece[] {
  const home = homeOf(plan, entry)
  const nodes = nodesOf(plan, entry)
  if (!home || !nodes) return []
  const { label } = entry
  const machines = `${label}_machines`
  return [
    ...pieces('compute.tf', control(plan, entry), pool(plan, entry, nodes, machines)),
    ...identity(plan, nodes),
    ...pieces(
      'iam.tf',
      resource(
        'google_service_account_iam_member',
        `${nodes.label}_pods`,
        {
          ...counted(entry, nodes),
          service_account_id: own(nodes, 'google_service_account', nodes.label, 'name'),
          role: 'roles/iam.workloadIdentityUser',
          member: text`serviceAccount:${workloadPool(entry)}[default/app]`,
        },
        'Pods that run as the service account `app` act as this account; the machines themselves do not.',
      ),
      serviceAccount(
        entry,
        machines,
        entry.id,
        'Machines of the cluster',
        'What a node itself may do: write logs and measurements, and pull images.',
      ),
      projectRole(entry, machines, machines, 'roles/container.defaultNodeServiceAccount'),
      ...plan.entries
        .filter(({ resource: { kind } }) => kind === 'container-registry')
        .map((registry) =>
          grantBlock(registryReader(registry), `${machines}_pull`, [registry], entry, { ...entry, label: machines }),
        ),
      ...addonAccounts(plan, entry),
      ...queueReader(plan, entry, nodes.id),
    ),
  ]
}

/**
 * KEDA asks Cloud Monitoring how much waits (https://keda.sh/docs/2.13/scalers/gcp-pub-sub, read 2026-11-24), by its own account in the
 * cluster, which Google knows without an account of its own.
 */
function queueReader(plan: Plan, entry: Cluster, nodes: string): Block[] {
  const feeds = plan.connections.some(
    ({ from, to }) =>
      [from, to].includes(nodes) &&
      [from, to].some((id) => findEntries(plan, id).some((end) => end.resource.kind === 'queue')),
  )
  if (!feeds) return []
  const pool = text`projects/${ref('data.google_project.current.number')}/locations/global/workloadIdentityPools/${workloadPool(entry)}`
  return [
    resource(
      'google_project_iam_member',
      `${entry.label}_keda`,
      {
        ...counted(entry),
        project: ref('var.project_id'),
        role: 'roles/monitoring.viewer',
        member: text`principal://iam.googleapis.com/${pool}/subject/ns/keda/sa/keda-operator`,
      },
      'KEDA reads from the measurements how much waits in the queue.',
    ),
  ]
}

/** Where Kubernetes' own accounts are known to Google; it is there once the cluster is. */
const workloadPool = (entry: Cluster) =>
  own(entry, 'google_container_cluster', entry.label, 'workload_identity_config[0].workload_pool')

function control(plan: Plan, entry: Cluster): Block {
  const { label, resource: cluster } = entry
  const home = homeOf(plan, entry)
  if (!home) throw new Error('a cluster stands in a network')
  const monitoring = entriesOf(plan, 'monitoring')[0]
  const zones = `slice(${zonesOf(entry)}, 0, min(var.${label}.zones, length(${zonesOf(entry)})))`
  return resource(
    'google_container_cluster',
    label,
    {
      ...counted(entry),
      name: named(entry.id),
      location: noted(
        code(`var.${label}.zones > 1 ? ${regionOf(entry)} : ${zonesOf(entry)}[0]`),
        'Over several zones the control plane is regional; in one it stands in that zone.',
      ),
      node_locations: code(`var.${label}.zones > 1 ? ${zones} : null`),
      network: vpcId(plan, home),
      subnetwork: subnetId(home, subnetTierOf(home, entry)),
      networking_mode: 'VPC_NATIVE',
      datapath_provider: noted('ADVANCED_DATAPATH', 'Network policies are part of it.'),
      min_master_version: cluster.version,
      remove_default_node_pool: true,
      initial_node_count: 1,
      deletion_protection: ref('local.is_production'),
      enable_shielded_nodes: true,
      release_channel: nested({ channel: 'REGULAR' }),
      ip_allocation_policy: nested({
        cluster_secondary_range_name: 'pods',
        services_secondary_range_name: 'services',
      }),
      private_cluster_config: nested({ enable_private_nodes: true }),
      control_plane_endpoints_config: nested({
        dns_endpoint_config: nested({ allow_external_traffic: true }),
        ip_endpoints_config: nested({ enabled: false }),
      }),
      workload_identity_config: nested({ workload_pool: text`${ref('var.project_id')}.svc.id.goog` }),
      ...(keyPath(plan, cluster.region)
        ? { database_encryption: nested({ state: 'ENCRYPTED', ...encryptedBy(plan, cluster.region, 'key_name') }) }
        : {}),
      addons_config: nested({
        dns_cache_config: nested({ enabled: true }),
        gce_persistent_disk_csi_driver_config: nested({ enabled: true }),
        ...(entriesOf(plan, 'file-system').length > 0
          ? { gcp_filestore_csi_driver_config: nested({ enabled: true }) }
          : {}),
      }),
      node_pool: nested({
        name: 'default-pool',
        initial_node_count: 1,
        node_config: nested(defaultNode(plan, entry)),
      }),
      maintenance_policy: nested({
        recurring_window: nested({
          start_time: '2026-01-03T02:00:00Z',
          end_time: '2026-01-03T08:00:00Z',
          recurrence: 'FREQ=WEEKLY;BYDAY=SA,SU',
        }),
      }),
      logging_config: nested({ enable_components: ['SYSTEM_COMPONENTS', 'WORKLOADS'] }),
      monitoring_config: nested({
        enable_components: ['SYSTEM_COMPONENTS'],
        managed_prometheus: nested({ enabled: monitoring?.resource.metricsBy === 'prometheus' }),
      }),
      cost_management_config: nested({ enabled: true }),
      security_posture_config: nested({ mode: 'BASIC', vulnerability_mode: 'VULNERABILITY_BASIC' }),
      ...labels(entry, 'resource_labels'),
      lifecycle: nested({ ignore_changes: [ref('node_pool'), ref('min_master_version'), ref('initial_node_count')] }),
    },
    `${why(plan, entry)} Its API is reached by name and with a Google sign-in; it has no address of its own.`,
  )
}

/** The pool that comes with a new cluster lives for minutes, and not as the project's default account. */
const defaultNode = (plan: Plan, entry: Cluster): Body => ({
  machine_type: 'e2-medium',
  service_account: emailOf(entry, `${entry.label}_machines`),
  ...encryptedBy(plan, entry.resource.region, 'boot_disk_kms_key'),
  shielded_instance_config: nested({ enable_secure_boot: true, enable_integrity_monitoring: true }),
})

function pool(plan: Plan, entry: Cluster, nodes: Nodes, machines: string): Block {
  const { label, resource: group } = nodes
  return resource(
    'google_container_node_pool',
    label,
    {
      ...counted(nodes, entry),
      name: named(nodes.id),
      cluster: own(entry, 'google_container_cluster', entry.label, 'id'),
      initial_node_count: code(`ceil(var.${label}.start / var.${entry.label}.zones)`),
      autoscaling: nested({
        total_min_node_count: size(nodes, 'min'),
        total_max_node_count: size(nodes, 'max'),
        location_policy: 'BALANCED',
      }),
      management: nested({ auto_repair: true, auto_upgrade: true }),
      upgrade_settings: nested({ max_surge: 1, max_unavailable: 0 }),
      network_config: nested({ enable_private_nodes: true }),
      node_config: nested({
        machine_type: size(nodes, 'machine_type'),
        disk_size_gb: size(nodes, 'disk_gib'),
        disk_type: size(nodes, 'disk_type'),
        ...encryptedBy(plan, group.region, 'boot_disk_kms_key'),
        image_type: group.os === 'windows' ? 'WINDOWS_LTSC_CONTAINERD' : 'COS_CONTAINERD',
        spot: code(`var.${label}.spot_percent >= 100`),
        service_account: emailOf(entry, machines),
        oauth_scopes: ['https://www.googleapis.com/auth/cloud-platform'],
        tags: [tagOf(nodes.id)],
        workload_metadata_config: nested({ mode: 'GKE_METADATA' }),
        shielded_instance_config: nested({ enable_secure_boot: true, enable_integrity_monitoring: true }),
        metadata: { 'disable-legacy-endpoints': 'true' },
        resource_labels: { component: nodes.id },
      }),
      lifecycle: nested({ ignore_changes: [ref('initial_node_count')] }),
    },
    why(plan, nodes),
  )
}
