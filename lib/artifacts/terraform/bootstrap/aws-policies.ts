// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is Terraform's own.

import { has } from '../../pipelines/model'
import type { Value } from '../hcl'
import { code, json, ref, text } from '../hcl'
import type { Bootstrap } from './model'
import { hasReleases, hasSigningKey, identitiesThat } from './model'

const policy = (...statements: (Value | null)[]): Value =>
  json({ Version: '2012-10-17', Statement: statements.filter((statement) => statement !== null) })

const releases = ref('aws_s3_bucket.releases.arn')
const state = ref('aws_s3_bucket.state.arn')
const account = ref('data.aws_caller_identity.current.account_id')
const partition = ref('data.aws_partition.current.partition')

const PUSH = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:DescribeImages',
  'ecr:GetDownloadUrlForLayer',
  'ecr:InitiateLayerUpload',
  'ecr:ListImages',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
]
const PULL = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:DescribeImages',
  'ecr:GetDownloadUrlForLayer',
  'ecr:ListImages',
]

/** What building a machine image with Packer takes (an assumption); a machine has no name before it is made. */
const IMAGES = [
  'ec2:AttachVolume',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CopyImage',
  'ec2:CreateImage',
  'ec2:CreateKeyPair',
  'ec2:CreateSecurityGroup',
  'ec2:CreateSnapshot',
  'ec2:CreateTags',
  'ec2:CreateVolume',
  'ec2:DeleteKeyPair',
  'ec2:DeleteSecurityGroup',
  'ec2:DeleteSnapshot',
  'ec2:DeleteVolume',
  'ec2:DeregisterImage',
  'ec2:Describe*',
  'ec2:DetachVolume',
  'ec2:ModifyImageAttribute',
  'ec2:ModifyInstanceAttribute',
  'ec2:ModifySnapshotAttribute',
  'ec2:RegisterImage',
  'ec2:RunInstances',
  'ec2:StopInstances',
  'ec2:TerminateInstances',
]

export function buildPolicy(bootstrap: Bootstrap): Value {
  const { delivery } = bootstrap
  return policy(
    ...(delivery.registry
      ? [
          { Sid: 'Registry', Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
          {
            Sid: 'Push',
            Effect: 'Allow',
            Action: PUSH,
            Resource: text`arn:${partition}:ecr:*:${account}:repository/${delivery.registry.prefix}/*`,
          },
        ]
      : []),
    {
      Sid: 'Releases',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: [text`${releases}/releases/*`, text`${releases}/packages/*`],
    },
    { Sid: 'ReleaseNames', Effect: 'Allow', Action: 's3:ListBucket', Resource: releases },
    has(delivery, 'machine-image') ? { Sid: 'MachineImages', Effect: 'Allow', Action: IMAGES, Resource: '*' } : null,
    hasSigningKey(bootstrap)
      ? {
          Sid: 'Sign',
          Effect: 'Allow',
          Action: ['kms:DescribeKey', 'kms:GetPublicKey', 'kms:Sign'],
          Resource: ref('aws_kms_key.releases.arn'),
        }
      : null,
  )
}

export function planPolicy(bootstrap: Bootstrap): Value {
  return policy(
    {
      Sid: 'NoFiles',
      Effect: 'Deny',
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      NotResource: [
        text`${state}/${ref('each.value.state')}`,
        ...(hasReleases(bootstrap) ? [text`${releases}/*`] : []),
      ],
    },
    {
      Sid: 'NoData',
      Effect: 'Deny',
      Action: [
        'athena:GetQueryResults*',
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:GetRecords',
        'dynamodb:PartiQLSelect',
        'dynamodb:Query',
        'dynamodb:Scan',
        'kinesis:GetRecords',
        'logs:FilterLogEvents',
        'logs:GetLogEvents',
        'logs:GetQueryResults',
        'logs:StartQuery',
      ],
      Resource: '*',
    },
  )
}

export function deployPolicy(bootstrap: Bootstrap): Value {
  const several = identitiesThat(bootstrap, 'deploy').length > 1
  const name = ref('each.value.name')
  const services = servicesIn(bootstrap)
  return policy(
    {
      Sid: 'Roles',
      Effect: 'Allow',
      Action: [
        'iam:AddRoleToInstanceProfile',
        'iam:CreateInstanceProfile',
        'iam:CreateRole',
        'iam:DeleteInstanceProfile',
        'iam:DeleteRole',
        'iam:DeleteRolePolicy',
        'iam:GetInstanceProfile',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListInstanceProfilesForRole',
        'iam:ListRolePolicies',
        'iam:ListRoleTags',
        'iam:PutRolePolicy',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:TagInstanceProfile',
        'iam:TagRole',
        'iam:UntagInstanceProfile',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
      ],
      Resource: [
        text`${ref('local.account')}:role/${name}-*`,
        text`${ref('local.account')}:instance-profile/${name}-*`,
      ],
    },
    {
      Sid: 'ManagedPolicies',
      Effect: 'Allow',
      Action: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
      Resource: text`${ref('local.account')}:role/${name}-*`,
      Condition: {
        ArnNotLike: {
          'iam:PolicyARN': ['AdministratorAccess', 'IAMFullAccess', 'PowerUserAccess'].map(
            (managed) => text`arn:${partition}:iam::aws:policy/${managed}`,
          ),
        },
      },
    },
    services.length > 0
      ? {
          Sid: 'HandToServices',
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: text`${ref('local.account')}:role/${name}-*`,
          Condition: { StringEquals: { 'iam:PassedToService': services } },
        }
      : null,
    several ? otherEnvironments(bootstrap) : null,
    several
      ? {
          Sid: 'OtherFiles',
          Effect: 'Deny',
          Action: 's3:*',
          Resource: code(
            [
              'flatten([for key, other in local.environments : [',
              '  "arn:${data.aws_partition.current.partition}:s3:::${other.name}-*",',
              '  "${aws_s3_bucket.state.arn}/${other.state}*",',
              ...(hasReleases(bootstrap)
                ? ['  "${aws_s3_bucket.releases.arn}/deployments/${other.environment}/*",']
                : []),
              '] if key != each.key])',
            ].join('\n'),
          ),
        }
      : null,
    {
      Sid: 'StateOfThisFolder',
      Effect: 'Deny',
      Action: 's3:*',
      Resource: text`${state}/*/bootstrap.tfstate*`,
    },
    {
      Sid: 'KeepBuckets',
      Effect: 'Deny',
      Action: ['s3:DeleteBucket*', 's3:DeleteObjectVersion', 's3:PutBucket*', 's3:PutEncryption*', 's3:PutLifecycle*'],
      Resource: [state, text`${state}/*`, ...(hasReleases(bootstrap) ? [releases, text`${releases}/*`] : [])],
    },
  )
}

export const releasesPolicy = (bootstrap: Bootstrap): Value =>
  policy(
    {
      Sid: 'KeepReleases',
      Effect: 'Deny',
      Action: ['s3:DeleteObject', 's3:PutObject'],
      Resource: [text`${releases}/releases/*`, text`${releases}/packages/*`],
    },
    hasSigningKey(bootstrap)
      ? {
          Sid: 'NoSigning',
          Effect: 'Deny',
          Action: ['kms:Disable*', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:Sign'],
          Resource: ref('aws_kms_key.releases.arn'),
        }
      : null,
  )

/** A tag says whose a resource is; images are read from the one registry, and a preview keeps its own there too. */
const otherEnvironments = ({ delivery }: Bootstrap): Value => ({
  Sid: 'OtherEnvironments',
  Effect: 'Deny',
  NotAction:
    delivery.preview && delivery.registry ? code(`each.key == "PREVIEW" ? ${listed(PUSH)} : ${listed(PULL)}`) : PULL,
  Resource: '*',
  Condition: {
    StringNotEquals: { 'aws:ResourceTag/Environment': ref('each.value.environment') },
    Null: { 'aws:ResourceTag/Environment': 'false' },
  },
})

const listed = (actions: readonly string[]) => `[${actions.map((action) => `"${action}"`).join(', ')}]`

/** Services that the environments' roles are for: whom the policy of a role lets take it on. */
function servicesIn({ code: terraform }: Bootstrap): string[] {
  const policies = terraform.match(/^ +assume_role_policy += jsonencode\([\s\S]*?^ {2}\}\)/gm) ?? []
  const found = policies.flatMap((own) => own.match(/[a-z0-9.-]+\.amazonaws\.com/g) ?? [])
  return [...new Set(found)].sort()
}
