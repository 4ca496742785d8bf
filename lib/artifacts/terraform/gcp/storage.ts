import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource, text } from '../hcl'
import { encryptedBlock } from './encryption'
import { inRegion, labels } from './placing'

type Bucket = EntryOf<'object-store'>

/** Bucket names are shared by all of Google Cloud, so the project's number is part of them. */
export const bucketName = (id: string): Value =>
  text`${ref('var.name')}-${id}-${ref('data.google_project.current.number')}`

export function objectStore(plan: Plan, entry: Bucket): Piece[] {
  const { label, resource: store } = entry
  const isSite = store.use === 'site'
  return [
    ...pieces(
      'data.tf',
      resource(
        'google_storage_bucket',
        label,
        {
          ...counted(entry),
          name: bucketName(entry.id),
          ...inRegion(entry, 'location'),
          storage_class: 'STANDARD',
          uniform_bucket_level_access: true,
          public_access_prevention: isSite
            ? noted('inherited', 'The pages are for everybody; the rule below opens them one by one and not as a list.')
            : 'enforced',
          force_destroy: code('!local.is_production'),
          versioning: nested({ enabled: store.versioned || store.replicatesTo !== null }),
          ...(isSite ? { website: nested({ main_page_suffix: 'index.html', not_found_page: '404.html' }) } : {}),
          soft_delete_policy: nested({ retention_duration_seconds: 604_800 }),
          lifecycle_rule: nested(...lifecycle(entry)),
          ...encryptedBlock(plan, store.region, 'encryption', 'default_kms_key_name', 'files'),
          ...labels(entry),
        },
        why(plan, entry),
      ),
    ),
    ...(isSite
      ? pieces(
          'iam.tf',
          resource(
            'google_storage_bucket_iam_member',
            `${label}_pages`,
            {
              ...counted(entry),
              bucket: own(entry, 'google_storage_bucket', label, 'name'),
              role: 'roles/storage.legacyObjectReader',
              member: 'allUsers',
            },
            'Cloud CDN fetches the pages as anybody would. This role reads a page by its name and lists nothing.',
          ),
        )
      : []),
    ...replication(plan, entry),
  ]
}

function lifecycle({ resource: store }: Bucket): Body[] {
  const { toInfrequentAfterDays, toArchiveAfterDays } = store.lifecycle
  const move = (storage_class: string, age: number, from: string[]): Body => ({
    action: nested({ type: 'SetStorageClass', storage_class }),
    condition: nested({ age, matches_storage_class: from }),
  })
  return [
    ...(toInfrequentAfterDays === null ? [] : [move('NEARLINE', toInfrequentAfterDays, ['STANDARD'])]),
    ...(toArchiveAfterDays === null ? [] : [move('ARCHIVE', toArchiveAfterDays, ['STANDARD', 'NEARLINE'])]),
    ...(store.use === 'telemetry' ? [{ action: nested({ type: 'Delete' }), condition: nested({ age: 30 }) }] : []),
    {
      action: nested({ type: 'Delete' }),
      condition: nested({ days_since_noncurrent_time: 30, with_state: 'ARCHIVED' }),
    },
    { action: nested({ type: 'AbortIncompleteMultipartUpload' }), condition: nested({ age: 7 }) },
  ]
}

/** New and changed files go to the bucket of the other region within minutes. */
function replication(plan: Plan, entry: Bucket): Piece[] {
  const { replicatesTo } = entry.resource
  const target =
    replicatesTo === null ? undefined : findEntries(plan, replicatesTo).find((other) => isKind(other, 'object-store'))
  if (!target) return []
  const { label } = entry
  const agent = text`serviceAccount:project-${ref('data.google_project.current.number')}@storage-transfer-service.iam.gserviceaccount.com`
  const both = { condition: target.condition ?? entry.condition }
  const from = own(entry, 'google_storage_bucket', label, 'name')
  const to = own(target, 'google_storage_bucket', target.label, 'name')
  const grant = (name: string, bucket: Value, role: string): Block =>
    resource('google_storage_bucket_iam_member', name, { ...counted(both), bucket, role, member: agent })
  const waits = [`${label}_reads`, `${label}_lists`, `${label}_writes`, `${label}_checks`]
  return [
    ...pieces(
      'data.tf',
      resource(
        'google_storage_transfer_job',
        label,
        {
          ...counted(both),
          description: text`Copies ${from} to the other region`,
          replication_spec: nested({
            gcs_data_source: nested({ bucket_name: from }),
            gcs_data_sink: nested({ bucket_name: to }),
            transfer_options: nested({ delete_objects_unique_in_sink: false }),
          }),
          depends_on: waits.map((name) => ref(`google_storage_bucket_iam_member.${name}`)),
        },
        'New and changed files go to the other region within minutes; nothing is deleted there.',
      ),
    ),
    ...pieces(
      'iam.tf',
      grant(`${label}_reads`, from, 'roles/storage.objectViewer'),
      grant(`${label}_lists`, from, 'roles/storage.legacyBucketReader'),
      grant(`${label}_writes`, to, 'roles/storage.objectUser'),
      grant(`${label}_checks`, to, 'roles/storage.legacyBucketReader'),
    ),
  ]
}
