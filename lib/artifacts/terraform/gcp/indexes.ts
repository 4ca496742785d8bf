import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Value } from '../hcl'
import { code, nested, noted, ref, resource } from '../hcl'
import { actsAs, attached, copyName, cosImage, machineMetadata, shielded } from './cos'
import { encryptedBy, encryptedReplication } from './encryption'
import { cloudInitOf } from './host-units'
import { emailOf, memberOf, projectRole, serviceAccount } from './identities'
import { homeOf, labels, type Network, regionOf, subnetId, tagOf, vpcId, zonesOf } from './placing'

export function cache(plan: Plan, entry: EntryOf<'cache'>): Piece[] {
  const { label, resource: store } = entry
  const home = homeOf(plan, entry)
  if (!home) return []
  if (store.engine === 'memcached') return memcached(plan, entry, home)
  return pieces(
    'data.tf',
    resource(
      'google_memorystore_instance',
      label,
      {
        ...counted(entry),
        instance_id: named(entry.id),
        location: ref(regionOf(entry)),
        engine_version: 'VALKEY_8_0',
        mode: code(`var.${label}.shards > 1 ? "CLUSTER" : "CLUSTER_DISABLED"`),
        node_type: size(entry, 'node_type'),
        shard_count: size(entry, 'shards'),
        replica_count: size(entry, 'replicas'),
        authorization_mode: noted('IAM_AUTH', 'Programs sign in with their own accounts; there is no password.'),
        transit_encryption_mode: 'SERVER_AUTHENTICATION',
        deletion_protection_enabled: ref('local.is_production'),
        ...encryptedBy(plan, store.region, 'kms_key'),
        desired_auto_created_endpoints: nested({ network: networkName(plan, home), project_id: ref('var.project_id') }),
        zone_distribution_config: nested({
          mode: code(`var.${label}.replicas > 0 ? "MULTI_ZONE" : "SINGLE_ZONE"`),
          zone: code(`var.${label}.replicas > 0 ? null : ${zonesOf(entry)}[0]`),
        }),
        ...labels(entry),
        depends_on: [ref(`google_network_connectivity_service_connection_policy.${home.label}`)],
      },
      why(plan, entry),
    ),
  )
}

const networkName = (plan: Plan, home: Network): Value => vpcId(plan, home)

type Host = EntryOf<'cache'> | EntryOf<'search-engine'>

function machines(plan: Plan, entry: Host, home: Network, disk: Value, depends: readonly string[]): Block {
  const { label, resource: host } = entry
  const number = entry.condition ? `${entry.condition} ? var.${label}.nodes : 0` : `var.${label}.nodes`
  return resource(
    'google_compute_instance',
    label,
    {
      count: code(number),
      name: copyName(entry.id),
      zone: code(`element(${zonesOf(entry)}, count.index)`),
      machine_type: size(entry, 'machine_type'),
      tags: [tagOf(entry.id)],
      boot_disk: nested({
        auto_delete: true,
        initialize_params: nested({
          image: cosImage(host.arch),
          size: disk,
          type: size(entry, 'disk_type'),
          labels: { component: entry.id },
        }),
        ...encryptedBy(plan, host.region, 'kms_key_self_link'),
      }),
      ...attached(subnetId(home, 'data'), null),
      ...actsAs(emailOf(entry, label)),
      shielded_instance_config: shielded,
      ...machineMetadata(ref(cloudInitOf(label))),
      allow_stopping_for_update: true,
      ...labels(entry),
      lifecycle: nested({ ignore_changes: [ref('boot_disk[0].initialize_params[0].image')] }),
      ...(depends.length > 0 ? { depends_on: depends.map((path) => ref(path)) } : {}),
    },
    why(plan, entry),
  )
}

const account = (entry: Host): Block[] => [
  serviceAccount(
    entry,
    entry.label,
    entry.id,
    entry.resource.label,
    'What these machines may do: write logs and measurements.',
  ),
  projectRole(entry, `${entry.label}_logs`, entry.label, 'roles/logging.logWriter'),
  projectRole(entry, `${entry.label}_metrics`, entry.label, 'roles/monitoring.metricWriter'),
]

/** Google's managed Memcached takes no new users, so it runs on machines of one's own. */
function memcached(plan: Plan, entry: EntryOf<'cache'>, home: Network): Piece[] {
  return [
    placeholder({
      name: 'memcached_image',
      type: 'string',
      description: 'Container image of Memcached.',
      validation: {
        condition: 'can(regex("^[^\\\\s]+(:[\\\\w.-]+|@sha256:[0-9a-f]{64})$", var.memcached_image))',
        message: 'Give an image with a tag or digest.',
      },
      example: '"mirror.gcr.io/library/memcached:1.6.38"',
      fallback: 'mirror.gcr.io/library/memcached:1.6.38',
    }),
    ...pieces('data.tf', machines(plan, entry, home, 10, [])),
    ...pieces('iam.tf', ...account(entry)),
  ]
}

/** OpenSearch on machines of one's own: they find each other by name and keep each other's copies. */
export function searchEngine(plan: Plan, entry: EntryOf<'search-engine'>): Piece[] {
  const { label } = entry
  const home = homeOf(plan, entry)
  if (!home) return []
  const secret = `${label}_password`
  return [
    placeholder({
      name: 'opensearch_image',
      type: 'string',
      description: 'Container image of OpenSearch.',
      validation: {
        condition: 'can(regex("^[^\\\\s]+(:[\\\\w.-]+|@sha256:[0-9a-f]{64})$", var.opensearch_image))',
        message: 'Give an image with a tag or digest.',
      },
      example: '"mirror.gcr.io/opensearchproject/opensearch:2.19.1"',
      fallback: 'mirror.gcr.io/opensearchproject/opensearch:2.19.1',
    }),
    ...pieces(
      'data.tf',
      machines(plan, entry, home, size(entry, 'storage_gib'), [`google_secret_manager_secret_iam_member.${secret}`]),
    ),
    ...pieces(
      'security.tf',
      resource(
        'google_secret_manager_secret',
        secret,
        {
          ...counted(entry),
          secret_id: named(`${entry.id}-password`),
          replication: encryptedReplication(plan, entry.resource.region),
          deletion_protection: ref('local.is_production'),
          ...labels(entry),
        },
        'The first password of the administrator: write it before the machines start.',
      ),
    ),
    ...pieces(
      'iam.tf',
      ...account(entry),
      resource('google_secret_manager_secret_iam_member', secret, {
        ...counted(entry),
        secret_id: own(entry, 'google_secret_manager_secret', secret, 'secret_id'),
        role: 'roles/secretmanager.secretAccessor',
        member: memberOf(entry, label),
      }),
    ),
  ]
}
