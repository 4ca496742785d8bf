import type { EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, linkTo, own, pieces, placeholder, why } from '../expressions'
import type { Body, Value } from '../hcl'
import { code, json, ref, resource, text } from '../hcl'
import { subnetIds } from './network'
import { inRegion, placed, tags } from './placing'

/**
 * The key that encrypts what stands in a region, or nothing where AWS's own keys do. A region without a key of its own in the design gets
 * a replica of the first one, so that copies of data can be read there.
 */
export function encryptionKeyArn(plan: Plan, region: string, purpose: Purpose = 'data'): string | null {
  const keys = entriesOf(plan, 'encryption-key')
  const local = keys.filter(({ resource }) => resource.region === region)
  if (local.length > 0) return linkTo(local, null, 'aws_kms_key', 'arn', purposeSuffix(plan, purpose))?.path ?? null
  const replica = replicaOf(plan, region)
  return replica
    ? (linkTo(keys, null, 'aws_kms_replica_key', 'arn', `${purposeSuffix(plan, purpose)}${replica.suffix}`)?.path ??
        null)
    : null
}

/** What a key is for: with one key it is for everything, with more each purpose has its own. */
export type Purpose = 'data' | 'messages' | 'logs'
const PURPOSES: readonly Purpose[] = ['data', 'messages', 'logs']

function purposesOf(plan: Plan): readonly Purpose[] {
  const most = Math.max(1, ...entriesOf(plan, 'encryption-key').map(({ resource }) => resource.keys))
  return PURPOSES.slice(0, Math.min(most, PURPOSES.length))
}

const purposeSuffix = (plan: Plan, purpose: Purpose) =>
  purpose !== 'data' && purposesOf(plan).includes(purpose) ? `_${purpose}` : ''

/** Every key that a program in the region may need. */
export const encryptionKeyArns = (plan: Plan, region: string): string[] =>
  purposesOf(plan).flatMap((purpose) => encryptionKeyArn(plan, region, purpose) ?? [])

/** `kms_key_id = …` under whatever name the resource calls it; nothing with AWS-managed keys. */
export function encryptedBy(plan: Plan, region: string, attribute: string, purpose: Purpose = 'data'): Body {
  const arn = encryptionKeyArn(plan, region, purpose)
  return arn ? { [attribute]: ref(arn) } : {}
}

const suffixOf = (variable: string) => `_${variable.replace(/_region$/, '')}`

function replicaOf(plan: Plan, region: string) {
  const keys = entriesOf(plan, 'encryption-key')
  const other = plan.otherRegions.find(({ id }) => id === region)
  const isNeeded = other !== undefined && keys.length > 0 && !keys.some(({ resource }) => resource.region === region)
  const isUsed = plan.entries.some(
    ({ resource, regionVariable }) => regionVariable !== null && resource.region === region,
  )
  // A key in a custom key store can't have replicas in other regions.
  if (!isNeeded || !isUsed || keys[0]?.resource.hardware) return null
  return { ...other, suffix: suffixOf(other.variable) }
}

export function encryptionKey(plan: Plan, entry: EntryOf<'encryption-key'>): Piece[] {
  const { label } = entry
  const { hardware } = entry.resource
  const replicas = plan.otherRegions.flatMap(({ id }) => replicaOf(plan, id) ?? [])
  const access = keyPolicy(plan)
  return [
    ...(hardware ? hardwareStore(plan, entry) : []),
    ...purposesOf(plan).flatMap((purpose) => {
      const suffix = purposeSuffix(plan, purpose)
      const description =
        purpose === 'data'
          ? text`Data of ${ref('var.name')}`
          : text`${purpose === 'logs' ? 'Logs' : 'Messages'} of ${ref('var.name')}`
      return pieces(
        'security.tf',
        resource(
          'aws_kms_key',
          `${label}${suffix}`,
          {
            ...placed(entry),
            description,
            ...(hardware
              ? { custom_key_store_id: own(entry, 'aws_kms_custom_key_store', label, 'id') }
              : { enable_key_rotation: true, ...(replicas.length > 0 ? { multi_region: true } : {}) }),
            deletion_window_in_days: 30,
            policy: access,
            ...tags(entry),
          },
          purpose === 'data' ? why(plan, entry) : '',
        ),
        resource('aws_kms_alias', `${label}${suffix}`, {
          ...placed(entry),
          name: text`alias/${ref('var.name')}-${purpose}`,
          target_key_id: own(entry, 'aws_kms_key', `${label}${suffix}`, 'key_id'),
        }),
        ...replicas.map((replica) =>
          resource(
            'aws_kms_replica_key',
            `${label}${suffix}${replica.suffix}`,
            {
              ...counted(entry),
              region: ref(`var.${replica.variable}`),
              description,
              primary_key_arn: own(entry, 'aws_kms_key', `${label}${suffix}`, 'arn'),
              deletion_window_in_days: 30,
              policy: access,
            },
            'The same key material in the other region, so that copies made there can be opened there.',
          ),
        ),
      )
    }),
  ]
}

/** The account's administrators manage the key through IAM; the services below encrypt with it on this account's behalf. */
function keyPolicy(plan: Plan) {
  const account = ref('data.aws_caller_identity.current.account_id')
  const partition = ref('data.aws_partition.current.partition')
  const use = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']
  const service = (sid: string, principal: string, actions: string[]) => ({
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: principal },
    Action: actions,
    Resource: '*',
    Condition: { StringEquals: { 'aws:SourceAccount': account } },
  })
  return json({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Administration',
        Effect: 'Allow',
        Principal: { AWS: text`arn:${partition}:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'LogGroups',
        Effect: 'Allow',
        Principal: { Service: 'logs.amazonaws.com' },
        Action: use,
        Resource: '*',
        Condition: {
          ArnLike: { 'kms:EncryptionContext:aws:logs:arn': text`arn:${partition}:logs:*:${account}:log-group:*` },
        },
      },
      service('Alarms', 'cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*']),
      service('Topics', 'sns.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*']),
      ...(entriesOf(plan, 'machine-group').length > 0 ? [volumes(account, use)] : []),
      ...(entriesOf(plan, 'audit-trail').length > 0
        ? [service('AuditTrail', 'cloudtrail.amazonaws.com', ['kms:DescribeKey', 'kms:GenerateDataKey*'])]
        : []),
      ...(entriesOf(plan, 'content-delivery').length > 0
        ? [service('ContentDelivery', 'cloudfront.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'])]
        : []),
    ],
  })
}

/** Auto Scaling starts machines with a role of its own, which reaches the key only through EC2 and only for this account's volumes. */
const volumes = (account: Value, use: string[]): Value => ({
  Sid: 'Volumes',
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: [...use, 'kms:CreateGrant'],
  Resource: '*',
  Condition: {
    StringEquals: { 'kms:CallerAccount': account },
    StringLike: { 'kms:ViaService': 'ec2.*.amazonaws.com' },
  },
})

/** CloudHSM: the cluster is made here, initialised by two people by hand, and only then connected as a key store. */
function hardwareStore(plan: Plan, entry: EntryOf<'encryption-key'>): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  if (!home) return []
  const { label } = entry
  const certificate = `${label}_trust_anchor`
  const password = `${label}_store_password`
  return [
    placeholder({
      name: certificate,
      type: 'string',
      description: 'Certificate (PEM) made when the CloudHSM cluster was initialised; see the README.',
      validation: {
        condition: `startswith(var.${certificate}, "-----BEGIN CERTIFICATE-----")`,
        message: 'Give the PEM text of customerCA.crt, each line break written as \\n.',
      },
      example: '"-----BEGIN CERTIFICATE-----\\nMIID…\\n-----END CERTIFICATE-----\\n"',
    }),
    placeholder({
      name: password,
      type: 'string',
      description:
        'Password of the crypto user kmsuser in the CloudHSM cluster. Give it by environment variable, not in a file.',
      validation: {
        condition: `length(var.${password}) >= 7 && length(var.${password}) <= 32`,
        message: 'Between 7 and 32 characters.',
      },
      example: '"set by TF_VAR"',
    }),
    ...pieces(
      'security.tf',
      resource('aws_cloudhsm_v2_cluster', label, {
        ...placed(entry),
        hsm_type: 'hsm2m.medium',
        mode: 'FIPS',
        subnet_ids: code(subnetIds(home, 'data')),
        ...tags(entry),
      }),
      resource(
        'aws_cloudhsm_v2_hsm',
        label,
        {
          ...(entry.condition
            ? {
                for_each: code(
                  `toset(${entry.condition} ? slice(local.${home.label}_zones, 0, min(2, length(local.${home.label}_zones))) : [])`,
                ),
              }
            : {
                for_each: code(`toset(slice(local.${home.label}_zones, 0, min(2, length(local.${home.label}_zones))))`),
              }),
          ...inRegion(entry),
          cluster_id: own(entry, 'aws_cloudhsm_v2_cluster', label, 'cluster_id'),
          availability_zone: ref('each.key'),
        },
        'A key store needs two modules in two zones before KMS lets a key be made in it.',
      ),
      resource('aws_kms_custom_key_store', label, {
        ...placed(entry),
        custom_key_store_name: ref('var.name'),
        cloud_hsm_cluster_id: own(entry, 'aws_cloudhsm_v2_cluster', label, 'cluster_id'),
        key_store_password: ref(`var.${password}`),
        trust_anchor_certificate: ref(`var.${certificate}`),
        depends_on: [ref(`aws_cloudhsm_v2_hsm.${label}`)],
      }),
    ),
  ]
}
