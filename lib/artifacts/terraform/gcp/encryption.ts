import type { EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, forEach, linkTo, named, own, pieces, size, why } from '../expressions'
import type { Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { labels } from './placing'

type Keys = EntryOf<'encryption-key'>

/** What a key is for: with one key it is for everything, with more each purpose has its own. */
export type Purpose = 'data' | 'messages' | 'files'
const PURPOSES: readonly Purpose[] = ['data', 'messages', 'files']

const purposesOf = (plan: Plan): readonly Purpose[] => {
  const most = Math.max(1, ...entriesOf(plan, 'encryption-key').map(({ resource }) => resource.keys))
  return PURPOSES.slice(0, Math.min(most, PURPOSES.length))
}

const purposeSuffix = (plan: Plan, purpose: Purpose) =>
  purpose !== 'data' && purposesOf(plan).includes(purpose) ? `_${purpose}` : ''

/** A key encrypts only what stands in its own region, so a second region has keys of its own. */
const regionSuffix = (plan: Plan, region: string): string | null => {
  const [first] = entriesOf(plan, 'encryption-key')
  if (!first || first.resource.region === region) return ''
  const other = plan.otherRegions.find(({ id }) => id === region)
  return other ? `_${other.variable.replace(/_region$/, '')}` : null
}

/** The key that encrypts what stands in a region, as a path; nothing where Google's own keys do. */
export function keyPath(plan: Plan, region: string, purpose: Purpose = 'data'): string | null {
  const keys = entriesOf(plan, 'encryption-key')
  const suffix = regionSuffix(plan, region)
  if (keys.length === 0 || suffix === null) return null
  return linkTo(keys, null, 'google_kms_crypto_key', 'id', `${purposeSuffix(plan, purpose)}${suffix}`)?.path ?? null
}

/** `kms_key_name = …` under whatever name the resource calls it; nothing with Google's own keys. */
export function encryptedBy(plan: Plan, region: string, attribute: string, purpose: Purpose = 'data'): Body {
  const path = keyPath(plan, region, purpose)
  return path ? { [attribute]: ref(path) } : {}
}

/** The same as a block around the attribute. */
export function encryptedBlock(
  plan: Plan,
  region: string,
  block: string,
  attribute: string,
  purpose: Purpose = 'data',
): Body {
  const path = keyPath(plan, region, purpose)
  if (!path) return {}
  const [first] = entriesOf(plan, 'encryption-key')
  return first?.condition
    ? { [block]: { dynamic: { forEach: code(`compact([${path}])`), content: { [attribute]: ref(`${block}.value`) } } } }
    : { [block]: nested({ [attribute]: ref(path) }) }
}

/** Secrets are kept in the design's regions and nowhere else. */
export function encryptedReplication(plan: Plan, region: string): Body[string] {
  const regions = [
    { id: region, value: ref('var.region') },
    ...plan.otherRegions
      .filter(
        ({ id }) =>
          id !== region &&
          plan.entries.some(
            ({ regionVariable, resource }) => regionVariable && resource.region === id && !isBackupOnly(resource.kind),
          ),
      )
      .map(({ id, variable }) => ({ id, value: ref(`var.${variable}`) })),
  ]
  return nested({
    user_managed: nested({
      replicas: nested(
        ...regions.map(({ id, value }) => ({
          location: value,
          ...encryptedBlock(plan, id, 'customer_managed_encryption', 'kms_key_name'),
        })),
      ),
    }),
  })
}

const isBackupOnly = (kind: string) => kind === 'backup-vault'

const number = ref('data.google_project.current.number')

/** Google's own accounts that encrypt on the project's behalf, a kind at a time: https://cloud.google.com/kms/docs/compatible-services (not re-read: an assumption). */
const AGENTS: Readonly<Record<string, readonly string[]>> = {
  'relational-database': ['gcp-sa-cloud-sql', 'gcp-sa-spanner'],
  'key-value-store': ['gcp-sa-firestore'],
  'document-database': ['gcp-sa-firestore'],
  'time-series-database': ['gcp-sa-bigtable'],
  'data-warehouse': ['bigquery-encryption'],
  cache: ['gcp-sa-memorystore'],
  'object-store': ['gs-project-accounts'],
  'audit-trail': ['gs-project-accounts'],
  'file-system': ['cloud-filer'],
  queue: ['gcp-sa-pubsub'],
  topic: ['gcp-sa-pubsub'],
  stream: ['gcp-sa-pubsub'],
  workflow: ['gcp-sa-workflows'],
  'secret-store': ['gcp-sa-secretmanager'],
  'container-registry': ['gcp-sa-artifactregistry'],
  'container-service': ['serverless-robot-prod', 'compute-system'],
  'app-platform': ['serverless-robot-prod'],
  function: ['serverless-robot-prod', 'gcp-sa-artifactregistry'],
  'batch-environment': ['serverless-robot-prod'],
  'machine-group': ['compute-system'],
  'search-engine': ['compute-system', 'gcp-sa-secretmanager'],
  'container-cluster': ['container-engine-robot', 'compute-system'],
}

export function agentsOf(plan: Plan): string[] {
  const spanner = entriesOf(plan, 'relational-database').some(({ resource }) => resource.class === 'distributed')
  return [...new Set(plan.entries.flatMap(({ resource }) => AGENTS[resource.kind] ?? []))]
    .filter((agent) => spanner || agent !== 'gcp-sa-spanner')
    .sort()
}

const agentMember = (agent: string): Value => {
  if (agent === 'bigquery-encryption')
    return text`serviceAccount:bq-${number}@bigquery-encryption.iam.gserviceaccount.com`
  return text`serviceAccount:service-${number}@${agent}.iam.gserviceaccount.com`
}

export function encryptionKey(plan: Plan, entry: Keys): Piece[] {
  const { label } = entry
  const others = plan.otherRegions.filter(({ id }) =>
    plan.entries.some(({ regionVariable, resource }) => regionVariable !== null && resource.region === id),
  )
  const places = [
    { suffix: '', region: ref('var.region'), name: '' },
    ...others.map(({ variable }) => {
      const name = variable.replace(/_region$/, '')
      return { suffix: `_${name}`, region: ref(`var.${variable}`), name: `-${name}` }
    }),
  ]
  const agents = agentsOf(plan)
  return pieces(
    'security.tf',
    ...places.flatMap(({ suffix, region, name }) => [
      resource(
        'google_kms_key_ring',
        `${label}${suffix}`,
        { ...counted(entry), name: named(`${entry.id}${name}`), location: region },
        suffix === '' ? why(plan, entry) : 'A key encrypts only what stands in its own region.',
      ),
      ...purposesOf(plan).flatMap((purpose) => {
        const key = `${label}${purposeSuffix(plan, purpose)}${suffix}`
        return [
          resource('google_kms_crypto_key', key, {
            ...counted(entry),
            name: purpose,
            key_ring: own(entry, 'google_kms_key_ring', `${label}${suffix}`, 'id'),
            purpose: 'ENCRYPT_DECRYPT',
            rotation_period: '31536000s',
            destroy_scheduled_duration: '2592000s',
            version_template: nested({
              algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION',
              protection_level: size(entry, 'protection_level'),
            }),
            ...labels(entry),
          }),
          ...(agents.length > 0
            ? [
                resource(
                  'google_kms_crypto_key_iam_member',
                  key,
                  {
                    ...forEach('local.encrypting_agents', '[]', { condition: conditionOf(entry) }),
                    crypto_key_id: own(entry, 'google_kms_crypto_key', key, 'id'),
                    role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
                    member: ref('each.value'),
                  },
                  purpose === 'data' && suffix === ''
                    ? 'Google’s services encrypt with the key on the project’s behalf; the programs themselves never see it.'
                    : '',
                ),
              ]
            : []),
        ]
      }),
    ]),
  )
}

/** The accounts above, for `locals.tf`. */
export const encryptingAgents = (plan: Plan): Value | null =>
  entriesOf(plan, 'encryption-key').length === 0 ? null : agentsOf(plan).map(agentMember)
