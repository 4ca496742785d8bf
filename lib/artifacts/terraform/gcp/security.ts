import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, why } from '../expressions'
import { code, nested, ref, resource, text } from '../hcl'
import { encryptedBlock, encryptedBy, encryptedReplication } from './encryption'
import { inRegion, labels } from './placing'
import { bucketName } from './storage'

/** Secrets are made empty: their values are written outside Terraform and never stand in its state. */
export function secretStore(plan: Plan, entry: EntryOf<'secret-store'>): Piece[] {
  const isVault = entry.resource.by === 'vault'
  const names = isVault ? '["vault-unseal"]' : 'var.secret_names'
  const set = isVault ? `toset(${names})` : names
  return [
    ...(isVault
      ? []
      : [
          placeholder({
            name: 'secret_names',
            type: 'set(string)',
            description: 'Secrets of the application, by name. They are made empty; write their values with gcloud.',
            validation: {
              condition: 'alltrue([for name in var.secret_names : can(regex("^[a-z][a-z0-9-]{0,60}$", name))])',
              message: 'Use lower-case letters, digits and hyphens.',
            },
            example: '["application", "payment-provider"]',
            fallback: ['application'],
          }),
        ]),
    ...pieces(
      'security.tf',
      resource(
        'google_secret_manager_secret',
        entry.label,
        {
          for_each: code(entry.condition ? `toset(${entry.condition} ? ${names} : [])` : set),
          secret_id: text`${ref('var.name')}-${ref('each.key')}`,
          replication: encryptedReplication(plan, entry.resource.region),
          version_destroy_ttl: '86400s',
          deletion_protection: ref('local.is_production'),
          ...labels(entry),
        },
        why(plan, entry),
      ),
    ),
  ]
}

/** Google keeps what changed the configuration for 400 days by itself; a copy out of everyone's reach is kept as long as was asked. */
export function auditTrail(plan: Plan, entry: EntryOf<'audit-trail'>): Piece[] {
  const { label, resource: trail } = entry
  return pieces(
    'security.tf',
    resource(
      'google_storage_bucket',
      label,
      {
        ...counted(entry),
        name: bucketName(entry.id),
        ...inRegion(entry, 'location'),
        storage_class: 'STANDARD',
        uniform_bucket_level_access: true,
        public_access_prevention: 'enforced',
        force_destroy: false,
        retention_policy: nested({ retention_period: code(`var.${label}.retention_days * 86400`) }),
        lifecycle_rule: nested({
          action: nested({ type: 'Delete' }),
          condition: nested({ age: code(`var.${label}.retention_days + 1`) }),
        }),
        ...encryptedBlock(plan, trail.region, 'encryption', 'default_kms_key_name', 'files'),
        ...labels(entry),
      },
      `${why(plan, entry)} Nobody deletes an entry before its time.`,
    ),
    resource('google_logging_project_sink', label, {
      ...counted(entry),
      name: named(entry.id),
      destination: text`storage.googleapis.com/${own(entry, 'google_storage_bucket', label, 'name')}`,
      filter:
        'log_id("cloudaudit.googleapis.com/activity") OR log_id("cloudaudit.googleapis.com/system_event") OR log_id("cloudaudit.googleapis.com/policy")',
      unique_writer_identity: true,
    }),
    resource('google_storage_bucket_iam_member', `${label}_writes`, {
      ...counted(entry),
      bucket: own(entry, 'google_storage_bucket', label, 'name'),
      role: 'roles/storage.objectCreator',
      member: own(entry, 'google_logging_project_sink', label, 'writer_identity'),
    }),
  )
}

/** Security Command Center is switched on once for a project in its console; its findings are called from here. */
export function threatDetection(plan: Plan, entry: EntryOf<'threat-detection'>): Piece[] {
  const { label, resource: watch } = entry
  return pieces(
    'security.tf',
    resource('google_pubsub_topic', label, {
      ...counted(entry),
      name: named(entry.id),
      message_retention_duration: '604800s',
      ...encryptedBy(plan, watch.region, 'kms_key_name', 'messages'),
      ...labels(entry),
    }),
    resource('google_pubsub_subscription', label, {
      ...counted(entry),
      name: named(entry.id),
      topic: own(entry, 'google_pubsub_topic', label, 'id'),
      message_retention_duration: '604800s',
      expiration_policy: nested({ ttl: '' }),
      ...labels(entry),
    }),
    resource(
      'google_scc_v2_project_notification_config',
      label,
      {
        ...counted(entry),
        config_id: named(entry.id),
        location: 'global',
        description: 'Serious findings',
        pubsub_topic: own(entry, 'google_pubsub_topic', label, 'id'),
        streaming_config: nested({ filter: 'state = "ACTIVE" AND (severity = "HIGH" OR severity = "CRITICAL")' }),
      },
      `${why(plan, entry)} Security Command Center itself is switched on in the console, once for the project.`,
    ),
  )
}

export function containerRegistry(plan: Plan, entry: EntryOf<'container-registry'>): Piece[] {
  const { label, resource: registry } = entry
  return pieces(
    'compute.tf',
    resource(
      'google_artifact_registry_repository',
      label,
      {
        ...counted(entry),
        ...inRegion(entry, 'location'),
        repository_id: ref('var.name'),
        description: registry.label,
        format: 'DOCKER',
        docker_config: nested({ immutable_tags: true }),
        vulnerability_scanning_config: nested({ enablement_config: 'INHERITED' }),
        cleanup_policies: nested(
          {
            id: 'untagged',
            action: 'DELETE',
            condition: nested({ tag_state: 'UNTAGGED', older_than: '604800s' }),
          },
          { id: 'keep-thirty', action: 'KEEP', most_recent_versions: nested({ keep_count: 30 }) },
        ),
        ...encryptedBy(plan, registry.region, 'kms_key_name'),
        ...labels(entry),
      },
      why(plan, entry),
    ),
  )
}
