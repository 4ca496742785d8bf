// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is Terraform's own.
import type { Block, Body, Value } from '../hcl'
import { block, code, data, json, nested, ref, resource, text } from '../hcl'
import { buildPolicy, deployPolicy, planPolicy, releasesPolicy } from './aws-policies'
import type { Bootstrap, Written } from './model'
import { backendOutput, hasReleases, hasSigningKey, identitiesThat, output } from './model'

/** The trust of an AWS account in the pipeline: buckets for state and releases, the identity provider, and a role for each identity. */
export function awsBootstrap(bootstrap: Bootstrap): Written {
  const { delivery, slug, trust } = bootstrap
  const { iac } = delivery.input.requirements.platform
  const region = delivery.first.regions[0]?.id ?? 'us-east-1'
  return {
    required: { aws: { source: 'hashicorp/aws', version: '~> 6.0' } },
    provider: block('provider', ['aws'], {
      region,
      default_tags: nested({ tags: { Design: slug, ManagedBy: iac } }),
    }),
    variables: trust.variables,
    main: [
      data('aws_caller_identity', 'current', {}),
      data('aws_partition', 'current', {}),
      locals(bootstrap),
      ...bucket(
        'state',
        null,
        'Where the environments keep their state. It holds what Terraform knows, so only the roles below and administrators read it.',
      ),
      ...(hasReleases(bootstrap) ? releases(bootstrap) : []),
      ...provider(),
      ...roles(bootstrap),
      ...(hasSigningKey(bootstrap) ? signingKey() : []),
    ],
    outputs: [
      output(
        'state_bucket',
        'The bucket of every environments/<environment>/backend.tf.',
        ref('aws_s3_bucket.state.bucket'),
      ),
      backendOutput([
        'backend "s3" {',
        '  bucket       = "${aws_s3_bucket.state.bucket}"',
        `  key          = "${slug}/bootstrap.tfstate"`,
        `  region       = "${region}"`,
        '  encrypt      = true',
        '  use_lockfile = true',
        '}',
      ]),
      ...(hasReleases(bootstrap)
        ? [
            output(
              'RELEASES',
              'The bucket of releases and of the record of deployments.',
              ref('aws_s3_bucket.releases.bucket'),
            ),
          ]
        : []),
      ...bootstrap.identities.map(({ name }) =>
        output(`AWS_ROLE_${name}`, `The role of ${name}.`, ref(`aws_iam_role.pipeline["${name}"].arn`)),
      ),
      ...(hasSigningKey(bootstrap)
        ? [
            output(
              'COSIGN_KEY',
              'The key that releases are signed with.',
              text`awskms:///${ref('aws_kms_alias.releases.name')}`,
            ),
          ]
        : []),
    ],
    notes: [
      'An account has one provider an issuer. Where it has this one already, take it over first: `import aws_iam_openid_connect_provider.pipeline <its ARN>`.',
      'All environments share this account, as the pipeline’s registry expects; tags keep one environment’s role from touching another’s resources.',
    ],
  }
}

const account = ref('data.aws_caller_identity.current.account_id')

function locals(bootstrap: Bootstrap): Block {
  const { identities, slug, stem, trust } = bootstrap
  const deployers = identitiesThat(bootstrap, 'deploy')
  return block('locals', [], {
    issuer: trust.issuer,
    audience: trust.audience('aws'),
    name: stem,
    account: text`arn:${ref('data.aws_partition.current.partition')}:iam::${account}`,
    trust: Object.fromEntries(identities.map((identity) => [identity.name, trust.subjects(identity)])),
    seconds: Object.fromEntries(identities.map(({ name, minutes }) => [name, Math.max(60, minutes) * 60])),
    environments: Object.fromEntries(
      deployers.flatMap(({ name, environment }) =>
        environment
          ? [
              [
                name,
                {
                  environment: environment.name,
                  name: environment.prefix,
                  state: `${slug}/${environment.name}.tfstate`,
                },
              ],
            ]
          : [],
      ),
    ),
  })
}

/** Versioned, encrypted, closed to the public and to whatever is not TLS. */
function bucket(label: string, region: string | null, comment: string): Block[] {
  const own = ref(`aws_s3_bucket.${label}.id`)
  const placed: Body = region === null ? {} : { region }
  const suffix = region === null ? '' : `-${region}`
  const name = label.replace(/_.*/, '')
  return [
    resource(
      'aws_s3_bucket',
      label,
      { ...placed, bucket: text`${ref('local.name')}-${name}-${account}${suffix}` },
      comment,
    ),
    resource('aws_s3_bucket_versioning', label, {
      ...placed,
      bucket: own,
      versioning_configuration: nested({ status: 'Enabled' }),
    }),
    resource('aws_s3_bucket_server_side_encryption_configuration', label, {
      ...placed,
      bucket: own,
      rule: nested({ apply_server_side_encryption_by_default: nested({ sse_algorithm: 'AES256' }) }),
    }),
    resource('aws_s3_bucket_public_access_block', label, {
      ...placed,
      bucket: own,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    }),
    resource('aws_s3_bucket_ownership_controls', label, {
      ...placed,
      bucket: own,
      rule: nested({ object_ownership: 'BucketOwnerEnforced' }),
    }),
    resource('aws_s3_bucket_lifecycle_configuration', label, {
      ...placed,
      bucket: own,
      rule: nested({
        id: 'old-versions',
        status: 'Enabled',
        filter: nested({}),
        noncurrent_version_expiration: nested({ noncurrent_days: 365 }),
        abort_incomplete_multipart_upload: nested({ days_after_initiation: 7 }),
      }),
    }),
    resource('aws_s3_bucket_policy', label, {
      ...placed,
      bucket: own,
      policy: json({
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'TlsOnly',
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:*',
            Resource: [ref(`aws_s3_bucket.${label}.arn`), text`${ref(`aws_s3_bucket.${label}.arn`)}/*`],
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      }),
    }),
  ]
}

/** Code is read from a bucket of its own region, so packages are copied to the other regions that run them. */
function releases({ delivery: { parts, first } }: Bootstrap): Block[] {
  const home = first.regions[0]?.id
  const others = [
    ...new Set(parts.filter(({ form }) => form === 'package').flatMap(({ runs }) => runs.map(({ region }) => region))),
  ].filter((region) => region !== home)
  const label = (region: string) => `releases_${region.replaceAll('-', '_')}`
  return [
    ...bucket('releases', null, 'What was built, by its digest, and who deployed it where.'),
    ...others.flatMap((region) => bucket(label(region), region, `The same packages, for what runs in ${region}.`)),
    ...(others.length > 0 ? replication(others.map((region) => [region, label(region)])) : []),
  ]
}

function replication(copies: readonly (readonly [region: string, label: string])[]): Block[] {
  const source = ref('aws_s3_bucket.releases.arn')
  return [
    resource('aws_iam_role', 'replication', {
      name: text`${ref('local.name')}-releases-replication`,
      path: '/pipeline/',
      assume_role_policy: json({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': account } },
          },
        ],
      }),
    }),
    resource('aws_iam_role_policy', 'replication', {
      name: 'replicate',
      role: ref('aws_iam_role.replication.id'),
      policy: json({
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], Resource: source },
          {
            Effect: 'Allow',
            Action: ['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
            Resource: text`${source}/*`,
          },
          {
            Effect: 'Allow',
            Action: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
            Resource: copies.map(([, label]) => text`${ref(`aws_s3_bucket.${label}.arn`)}/*`),
          },
        ],
      }),
    }),
    resource('aws_s3_bucket_replication_configuration', 'releases', {
      bucket: ref('aws_s3_bucket.releases.id'),
      role: ref('aws_iam_role.replication.arn'),
      rule: nested(
        ...copies.map(([region, label], index) => ({
          id: region,
          priority: index,
          status: 'Enabled',
          filter: nested({ prefix: 'packages/' }),
          delete_marker_replication: nested({ status: 'Disabled' }),
          destination: nested({ bucket: ref(`aws_s3_bucket.${label}.arn`) }),
        })),
      ),
      depends_on: [
        ref('aws_s3_bucket_versioning.releases'),
        ...copies.map(([, label]) => ref(`aws_s3_bucket_versioning.${label}`)),
      ],
    }),
  ]
}

function provider(): Block[] {
  return [
    resource(
      'aws_iam_openid_connect_provider',
      'pipeline',
      { url: text`https://${ref('local.issuer')}`, client_id_list: [ref('local.audience')] },
      'Tokens of the build system are traded for rights: no key is stored.',
    ),
  ]
}

function roles(bootstrap: Bootstrap): Block[] {
  const { trust } = bootstrap
  const has = (does: 'build' | 'plan' | 'deploy') => identitiesThat(bootstrap, does).length > 0
  const managed = (arn: string) => text`arn:${ref('data.aws_partition.current.partition')}:iam::aws:policy/${arn}`
  const attachment = (label: string, key: string, arn: string, comment: string) =>
    resource(
      'aws_iam_role_policy_attachment',
      label,
      {
        for_each: ref('local.environments'),
        role: code(`aws_iam_role.pipeline[${key}].name`),
        policy_arn: managed(arn),
      },
      comment,
    )
  const inline = (label: string, role: string, policy: Value, comment: string, repeats: boolean) =>
    resource(
      'aws_iam_role_policy',
      label,
      {
        ...(repeats ? { for_each: ref('local.environments') } : {}),
        name: label,
        role: code(`aws_iam_role.pipeline[${role}].id`),
        policy,
      },
      comment,
    )
  return [
    resource(
      'aws_iam_role',
      'pipeline',
      {
        for_each: ref('local.trust'),
        name: text`${ref('local.name')}-${code('lower(replace(each.key, "_", "-"))')}`,
        path: '/pipeline/',
        max_session_duration: ref('local.seconds[each.key]'),
        assume_role_policy: json({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: ref('aws_iam_openid_connect_provider.pipeline.arn') },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: condition(bootstrap),
            },
          ],
        }),
      },
      `A role for each identity of the pipeline, taken on with a token of this repository and nothing else. ${trust.says}`,
    ),
    ...(has('build')
      ? [
          inline(
            'build',
            '"BUILD"',
            buildPolicy(bootstrap),
            'Pushes to the registry and writes releases; changes nothing that runs.',
            false,
          ),
        ]
      : []),
    attachment(
      'plan',
      '"PLAN_${each.key}"',
      'ReadOnlyAccess',
      'A plan reads how everything is set up, and changes nothing.',
    ),
    inline(
      'plan',
      '"PLAN_${each.key}"',
      planPolicy(bootstrap),
      'A change that nobody has reviewed yet runs with this: it sees settings, and no data.',
      true,
    ),
    attachment(
      'deploy',
      'each.key',
      'PowerUserAccess',
      'Everything but people and permissions; what follows takes away other environments and gives the roles of this one.',
    ),
    inline('deploy', 'each.key', deployPolicy(bootstrap), DEPLOY, true),
    ...keepReleases(bootstrap),
  ]
}

const DEPLOY =
  'Roles of this environment only, handed to services only. Whoever may write a role’s policy may give it much: that is what the review of a plan is for.'

/** A preview publishes what it runs by itself; whoever else deploys takes what was built, and changes nothing of it. */
function keepReleases(bootstrap: Bootstrap): Block[] {
  if (!hasReleases(bootstrap)) return []
  const publishes = bootstrap.delivery.preview !== null
  return [
    resource(
      'aws_iam_role_policy',
      'keep_releases',
      {
        for_each: publishes
          ? code('{ for key, value in local.environments : key => value if key != "PREVIEW" }')
          : ref('local.environments'),
        name: 'keep-releases',
        role: code('aws_iam_role.pipeline[each.key].id'),
        policy: releasesPolicy(bootstrap),
      },
      'What was built once is deployed, and nobody who deploys can change or sign it.',
    ),
  ]
}

/** Azure DevOps and GitHub say the whole subject; the others end it in what differs from one run to the next. */
const condition = ({ trust }: Bootstrap): Value =>
  code(
    (trust.isPattern
      ? [
          '{',
          '  StringEquals = { "${local.issuer}:aud" = local.audience }',
          '  StringLike   = { "${local.issuer}:sub" = each.value }',
          '}',
        ]
      : [
          '{',
          '  StringEquals = {',
          '    "${local.issuer}:aud" = local.audience',
          '    "${local.issuer}:sub" = each.value',
          '  }',
          '}',
        ]
    ).join('\n'),
  )

function signingKey(): Block[] {
  return [
    resource(
      'aws_kms_key',
      'releases',
      {
        description: 'Signs releases',
        customer_master_key_spec: 'ECC_NIST_P256',
        key_usage: 'SIGN_VERIFY',
        deletion_window_in_days: 30,
      },
      'This build system has no identity that the public log of signatures knows, so a key that never leaves AWS signs.',
    ),
    resource('aws_kms_alias', 'releases', {
      name: text`alias/${ref('local.name')}-releases`,
      target_key_id: ref('aws_kms_key.releases.key_id'),
    }),
  ]
}
