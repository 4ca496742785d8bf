// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is Terraform's own.

import { type Delivery, type DeliveryEnvironment, everyEnvironment, has, suffixOf } from '../../pipelines/model'
import type { Placeholder } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { block, code, data, nested, noted, ref, resource, text } from '../hcl'
import { rolesFor } from './gcp-roles'
import type { Identity } from './identities'
import type { Bootstrap, Written } from './model'
import { backendOutput, hasReleases, hasSigningKey, identitiesThat, output } from './model'

/** The trust of Google Cloud projects in the pipeline: buckets for state and releases, a pool of identities, and a service account for each. */
export function gcpBootstrap(bootstrap: Bootstrap): Written {
  const { delivery, slug } = bootstrap
  const { iac } = delivery.input.requirements.platform
  return {
    required: { google: { source: 'hashicorp/google', version: '~> 6.50' } },
    provider: block('provider', ['google'], {
      project: ref('var.project_id'),
      region: delivery.first.regions[0]?.id ?? 'europe-west1',
      default_labels: { design: slug, managed_by: iac },
    }),
    variables: [...bootstrap.trust.variables.map((variable) => limited(bootstrap, variable)), ...projects(bootstrap)],
    main: [
      services(bootstrap),
      data('google_project', 'pipeline', { project_id: ref('var.project_id') }),
      locals(bootstrap),
      bucket(
        bootstrap,
        'state',
        'Where the environments keep their state. It holds what Terraform knows, so only the accounts below and administrators read it.',
      ),
      ...(hasReleases(bootstrap)
        ? [bucket(bootstrap, 'releases', 'What was built, by its digest, and who deployed it where.')]
        : []),
      ...pool(bootstrap),
      ...accounts(bootstrap),
      ...buildRights(bootstrap),
      ...planRights(bootstrap),
      ...deployRights(bootstrap),
      ...(hasSigningKey(bootstrap) ? signingKey(bootstrap) : []),
    ],
    outputs: outputs(bootstrap),
    notes: [
      'Give each environment a project of its own: the rights of an account end at its project.',
      ...(bootstrap.types.has('google_firestore_database') || bootstrap.types.has('google_logging_project_sink')
        ? [
            'Google has no role that reads the settings of Firestore or of logging alone: a plan could also read what is in them.',
          ]
        : []),
    ],
  }
}

const projectVariable = (environment: string) => `project_${environment}`
const short = (prefix: string) => prefix.slice(prefix.lastIndexOf('-') + 1)

function projects({ delivery, types }: Bootstrap): Placeholder[] {
  const project = (name: string, description: string, example: string): Placeholder => ({
    name,
    type: 'string',
    description,
    validation: {
      condition: `can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.${name}))`,
      message: 'Give the id of a project: 6 to 30 lower-case letters, digits and hyphens.',
    },
    example: `"${example}"`,
  })
  return [
    project('project_id', 'Project of the pipeline itself: state, releases and service accounts.', 'orders-pipeline'),
    ...everyEnvironment(delivery).map(({ name, prefix }) =>
      project(projectVariable(name), `Project of ${name}, as in its own variables.`, `orders-${short(prefix)}`),
    ),
    ...(types.has('google_billing_budget')
      ? [
          {
            name: 'billing_account',
            type: 'string',
            description: 'Billing account that pays for the projects; the budget stands there.',
            validation: {
              condition: 'can(regex("^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}$", var.billing_account))',
              message: 'Give it as gcloud billing accounts list does: 012345-6789AB-CDEF01.',
            },
            example: '"012345-6789AB-CDEF01"',
          },
        ]
      : []),
  ]
}

/** Bytes that Google lets a subject have: an assumption. */
const MAX_SUBJECT = 127

function limited({ delivery }: Bootstrap, variable: Placeholder): Placeholder {
  if (delivery.repo !== 'github' || variable.name !== 'repository' || !variable.validation) return variable
  const longest = Math.max(...everyEnvironment(delivery).map(({ name }) => `repo::environment:${name}-rollback`.length))
  const { condition, message } = variable.validation
  return {
    ...variable,
    validation: {
      condition: `${condition} && length(var.repository) <= ${MAX_SUBJECT - longest}`,
      message: `${message.slice(0, -1)}, ${MAX_SUBJECT - longest} characters at most.`,
    },
  }
}

const services = (bootstrap: Bootstrap): Block =>
  resource('google_project_service', 'used', {
    for_each: code(
      `toset([\n${[
        ...(hasSigningKey(bootstrap) ? ['cloudkms'] : []),
        ...['cloudresourcemanager', 'iam', 'iamcredentials', 'serviceusage', 'storage', 'sts'],
      ]
        .map((name) => `  "${name}.googleapis.com",`)
        .join('\n')}\n])`,
    ),
    service: ref('each.key'),
    disable_on_destroy: false,
  })

function locals(bootstrap: Bootstrap): Block {
  const { identities, stem, slug, types, delivery } = bootstrap
  const { change, read } = rolesFor(types)
  const accountOf = ({ does, environment }: Identity) =>
    environment ? `${stem}-${does}-${short(environment.prefix)}` : `${stem}-${does}`
  return block('locals', [], {
    accounts: Object.fromEntries(identities.map((identity) => [identity.name, accountOf(identity)])),
    trust: Object.fromEntries(identities.map((identity) => [identity.name, membersOf(bootstrap, identity)])),
    environments: Object.fromEntries(
      everyEnvironment(delivery).map(({ name }) => [
        suffixOf(name),
        { environment: name, project: ref(`var.${projectVariable(name)}`), state: `${slug}/${name}/` },
      ]),
    ),
    read: noted(read, 'What a plan reads, by the services that the design uses.'),
    change: noted(change, 'What an apply and a release change, by the same services.'),
    grants: noted(
      grantsIn(bootstrap),
      'Roles that the environments’ own Terraform gives to its programs: no other may be given away.',
    ),
  })
}

/** By the whole subject where that is known before, else by the repository and the branch. */
function membersOf({ trust, delivery: { repo } }: Bootstrap, identity: Identity): Value[] {
  if (!trust.isPattern) return trust.subjects(identity).map((subject) => ({ text: ['subject/', ...subject.text] }))
  const any = identity.places.some(({ on }) => on === 'change')
  const project = repo === 'gitlab' ? ['', ref('var.repository'), ''] : ['{', ref('var.repository_uuid'), '}']
  return [{ text: [any ? 'attribute.repository/' : 'attribute.branch/', ...project, any ? '' : ':main'] }]
}

/** Only this repository's tokens come in at all, whatever the accounts say. */
const POOLS: Readonly<Record<string, { mapping: Body; condition: string }>> = {
  github: {
    mapping: { 'google.subject': 'assertion.sub', 'attribute.repository': 'assertion.repository' },
    condition: `"assertion.repository == '\${replace(var.repository, "/@[0-9]+/", "")}'"`,
  },
  gitlab: {
    mapping: {
      'google.subject': 'assertion.sub',
      'attribute.repository': 'assertion.project_path',
      'attribute.branch': "assertion.project_path + ':' + assertion.ref",
    },
    condition: `"assertion.project_path == '\${var.repository}' && assertion.ref_type == 'branch'"`,
  },
  bitbucket: {
    mapping: {
      'google.subject': 'assertion.sub',
      'attribute.repository': 'assertion.repositoryUuid',
      'attribute.branch': "assertion.repositoryUuid + ':' + assertion.branchName",
    },
    condition: `"assertion.repositoryUuid == '{\${var.repository_uuid}}'"`,
  },
  'azure-devops': {
    mapping: { 'google.subject': 'assertion.sub' },
    condition: `"assertion.sub.startsWith('sc://\${var.organization}/\${var.project}/')"`,
  },
}

function pool({ stem, trust, delivery: { repo } }: Bootstrap): Block[] {
  const own = POOLS[repo]
  if (!own) return []
  return [
    resource(
      'google_iam_workload_identity_pool',
      'pipeline',
      { workload_identity_pool_id: `${stem}-pipeline`, depends_on: [ref('google_project_service.used')] },
      'Tokens of the build system are traded for rights: no key is stored.',
    ),
    resource(
      'google_iam_workload_identity_pool_provider',
      'pipeline',
      {
        workload_identity_pool_id: ref('google_iam_workload_identity_pool.pipeline.workload_identity_pool_id'),
        workload_identity_pool_provider_id: repo,
        attribute_mapping: own.mapping as { readonly [key: string]: Value },
        attribute_condition: code(own.condition),
        oidc: nested({
          issuer_uri: { text: ['https://', trust.issuer] },
          // The default audience is the provider's own name, which GitHub's action and GitLab's token say.
          ...(repo === 'bitbucket' || repo === 'azure-devops' ? { allowed_audiences: [trust.audience('gcp')] } : {}),
        }),
      },
      `Only tokens of this repository come in at all. ${trust.says}`,
    ),
  ]
}

function accounts(_: Bootstrap): Block[] {
  return [
    resource(
      'google_service_account',
      'pipeline',
      {
        for_each: ref('local.accounts'),
        account_id: ref('each.value'),
        display_name: text`Pipeline: ${ref('each.key')}`,
      },
      'A service account for each identity of the pipeline.',
    ),
    resource(
      'google_service_account_iam_member',
      'pipeline',
      {
        for_each: code(
          'merge([for name, members in local.trust : { for member in members : "${name} ${member}" => { name = name, member = member } }]...)',
        ),
        service_account_id: code('google_service_account.pipeline[each.value.name].name'),
        role: 'roles/iam.workloadIdentityUser',
        member: code(
          '"${startswith(each.value.member, "subject/") ? "principal" : "principalSet"}://iam.googleapis.com/${google_iam_workload_identity_pool.pipeline.name}/${each.value.member}"',
        ),
      },
      'Who may be it: jobs of this repository, in the environment or on the branch that the identity is for.',
    ),
  ]
}

/** Versioned, closed to the public, and opened by roles alone; Google encrypts and speaks TLS only. */
function bucket({ delivery, stem }: Bootstrap, name: string, comment: string): Block {
  return resource(
    'google_storage_bucket',
    name,
    {
      name: text`${ref('var.project_id')}-${stem}-${name}`,
      location: delivery.first.regions[0]?.id ?? 'europe-west1',
      uniform_bucket_level_access: true,
      public_access_prevention: 'enforced',
      versioning: nested({ enabled: true }),
      lifecycle_rule: nested({
        condition: nested({ days_since_noncurrent_time: 365 }),
        action: nested({ type: 'Delete' }),
      }),
      depends_on: [ref('google_project_service.used')],
    },
    comment,
  )
}

const member = (key: string): Value => code(`google_service_account.pipeline[${key}].member`)

function onBucket(label: string, of: string, key: string, role: string, prefix: Value | null, repeats: boolean): Block {
  return resource('google_storage_bucket_iam_member', label, {
    ...(repeats ? { for_each: ref('local.environments') } : {}),
    bucket: ref(`google_storage_bucket.${of}.name`),
    role,
    member: member(key),
    ...(prefix === null
      ? {}
      : {
          condition: nested({
            title: 'own-files',
            // Listing is asked of the bucket itself.
            expression: code(
              `"resource.type == 'storage.googleapis.com/Bucket' || resource.name.startsWith('projects/_/buckets/\${google_storage_bucket.${of}.name}/objects/${prefix as string}')"`,
            ),
          }),
        }),
  })
}

function buildRights(bootstrap: Bootstrap): Block[] {
  const { delivery } = bootstrap
  const [first] = everyEnvironment(delivery)
  if (!first || identitiesThat(bootstrap, 'build').length === 0) return []
  const onProject = (label: string, role: string, { name } = first) =>
    resource('google_project_iam_member', label, {
      project: ref(`var.${projectVariable(name)}`),
      role,
      member: member('"BUILD"'),
    })
  return [
    onBucket('build', 'releases', '"BUILD"', 'roles/storage.objectUser', null, false),
    ...(delivery.registry ? [onProject('build_registry', 'roles/artifactregistry.writer', delivery.registry)] : []),
    ...(has(delivery, 'machine-image')
      ? [
          onProject('build_machines', 'roles/compute.instanceAdmin.v1'),
          onProject('build_as', 'roles/iam.serviceAccountUser'),
        ]
      : []),
  ]
}

/** Each role in each environment's project. */
const inProjects = (label: string, key: string, roles: string, comment: string): Block =>
  resource(
    'google_project_iam_member',
    label,
    {
      for_each: code(
        `{ for pair in setproduct(keys(local.environments), local.${roles}) : join(" ", pair) => { name = pair[0], role = pair[1] } }`,
      ),
      project: code('local.environments[each.value.name].project'),
      role: ref('each.value.role'),
      member: member(key),
    },
    comment,
  )

function planRights(bootstrap: Bootstrap): Block[] {
  return [
    inProjects(
      'plan',
      '"PLAN_${each.value.name}"',
      'read',
      'A change that nobody has reviewed yet is planned with this: it changes nothing.',
    ),
    onBucket('plan_state', 'state', '"PLAN_${each.key}"', 'roles/storage.objectViewer', '${each.value.state}', true),
    ...(hasReleases(bootstrap)
      ? [onBucket('plan_releases', 'releases', '"PLAN_${each.key}"', 'roles/storage.objectViewer', null, true)]
      : []),
    ...budgetRights(bootstrap),
  ]
}

function deployRights(bootstrap: Bootstrap): Block[] {
  const { delivery, types } = bootstrap
  const [first] = everyEnvironment(delivery)
  return [
    inProjects(
      'deploy',
      'each.value.name',
      'change',
      'Administrators of the services that the design uses, in the environment’s own project: neither owner nor editor of it.',
    ),
    ...(types.has('google_project_iam_member') ? [grants()] : []),
    onBucket('deploy_state', 'state', 'each.key', 'roles/storage.objectUser', '${each.value.state}', true),
    ...(hasReleases(bootstrap) && first
      ? [
          onBucket('deploy_releases', 'releases', 'each.key', 'roles/storage.objectViewer', null, true),
          onBucket(
            'deploy_record',
            'releases',
            'each.key',
            'roles/storage.objectUser',
            'deployments/${each.value.environment}/',
            true,
          ),
          ...(delivery.preview
            ? [onBucket('preview_releases', 'releases', '"PREVIEW"', 'roles/storage.objectUser', null, false)]
            : []),
          ...(delivery.registry ? registryRights(delivery, delivery.registry) : []),
        ]
      : []),
  ]
}

function registryRights({ preview }: Delivery, { name }: DeliveryEnvironment): Block[] {
  const project = ref(`var.${projectVariable(name)}`)
  return [
    resource(
      'google_project_iam_member',
      'promote',
      {
        for_each: ref('local.environments'),
        project,
        role: 'roles/artifactregistry.reader',
        member: member('each.key'),
      },
      'Every environment takes its images from the one registry, by their digests.',
    ),
    ...(preview
      ? [
          resource('google_project_iam_member', 'preview_registry', {
            project,
            role: 'roles/artifactregistry.writer',
            member: member('"PREVIEW"'),
          }),
        ]
      : []),
  ]
}

/** Roles that one condition may list (an assumption); how they are limited: https://cloud.google.com/iam/docs/setting-limits-on-granting-roles, read 2026-11-23. */
const MAX_GRANTS = 10

const grants = (): Block =>
  resource(
    'google_project_iam_member',
    'deploy_grants',
    {
      for_each: code(
        `{ for pair in setproduct(keys(local.environments), chunklist(local.grants, ${MAX_GRANTS})) : "\${pair[0]} \${pair[1][0]}" => { name = pair[0], roles = pair[1] } }`,
      ),
      project: code('local.environments[each.value.name].project'),
      role: 'roles/resourcemanager.projectIamAdmin',
      member: member('each.value.name'),
      condition: nested({
        title: 'roles-of-the-design',
        expression: code(
          `"api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly([\${join(", ", formatlist("'%s'", each.value.roles))}])"`,
        ),
      }),
    },
    'Gives and takes the roles that the design’s own programs have, and no others.',
  )

/** What stands in the blocks that grant on a project; a role of the design's own making is named by its project. */
function grantsIn({ code: terraform }: Bootstrap): string[] {
  const blocks = terraform.match(/^resource "google_project_iam_member" [\s\S]*?^}/gm) ?? []
  return [...new Set(blocks.flatMap((own) => own.match(/roles\/[A-Za-z0-9.]+/g) ?? []))].sort()
}

function budgetRights({ types }: Bootstrap): Block[] {
  if (!types.has('google_billing_budget')) return []
  const on = (label: string, key: string, role: string) =>
    resource('google_billing_account_iam_member', label, {
      for_each: ref('local.environments'),
      billing_account_id: ref('var.billing_account'),
      role,
      member: member(key),
    })
  return [
    on('plan_budget', '"PLAN_${each.key}"', 'roles/billing.viewer'),
    on('deploy_budget', 'each.key', 'roles/billing.costsManager'),
  ]
}

function signingKey(bootstrap: Bootstrap): Block[] {
  const on = (label: string, key: string, role: string, repeats: boolean) =>
    resource('google_kms_crypto_key_iam_member', label, {
      ...(repeats ? { for_each: ref('local.environments') } : {}),
      crypto_key_id: ref('google_kms_crypto_key.releases.id'),
      role,
      member: member(key),
    })
  return [
    resource('google_kms_key_ring', 'pipeline', {
      name: `${bootstrap.stem}-pipeline`,
      location: bootstrap.delivery.first.regions[0]?.id ?? 'europe-west1',
      depends_on: [ref('google_project_service.used')],
    }),
    resource(
      'google_kms_crypto_key',
      'releases',
      {
        name: 'releases',
        key_ring: ref('google_kms_key_ring.pipeline.id'),
        purpose: 'ASYMMETRIC_SIGN',
        version_template: nested({ algorithm: 'EC_SIGN_P256_SHA256' }),
      },
      'This build system has no identity that the public log of signatures knows, so a key that never leaves Google Cloud signs.',
    ),
    on('build', '"BUILD"', 'roles/cloudkms.signerVerifier', false),
    on('build_reads', '"BUILD"', 'roles/cloudkms.viewer', false),
    ...(bootstrap.delivery.preview ? [on('preview', '"PREVIEW"', 'roles/cloudkms.signerVerifier', false)] : []),
    on('verify', 'each.key', 'roles/cloudkms.publicKeyViewer', true),
    on('verify_reads', 'each.key', 'roles/cloudkms.viewer', true),
  ]
}

function outputs(bootstrap: Bootstrap): Block[] {
  const { delivery, identities, slug } = bootstrap
  return [
    output(
      'state_bucket',
      'The bucket of every environments/<environment>/backend.tf.',
      ref('google_storage_bucket.state.name'),
    ),
    backendOutput([
      'backend "gcs" {',
      '  bucket = "${google_storage_bucket.state.name}"',
      `  prefix = "${slug}/bootstrap"`,
      '}',
    ]),
    ...(hasReleases(bootstrap)
      ? [
          output(
            'RELEASES',
            'The bucket of releases and of the record of deployments.',
            ref('google_storage_bucket.releases.name'),
          ),
        ]
      : []),
    output(
      'GCP_PROVIDER',
      'The workload identity provider.',
      ref('google_iam_workload_identity_pool_provider.pipeline.name'),
    ),
    ...everyEnvironment(delivery).map(({ name }) =>
      output(`GCP_PROJECT_${suffixOf(name)}`, `The project of ${name}.`, ref(`var.${projectVariable(name)}`)),
    ),
    ...identities.map(({ name }) =>
      output(
        `GCP_ACCOUNT_${name}`,
        `The service account of ${name}.`,
        ref(`google_service_account.pipeline["${name}"].email`),
      ),
    ),
    ...(hasSigningKey(bootstrap)
      ? [
          output(
            'COSIGN_KEY',
            'The key that releases are signed with.',
            text`gcpkms://${ref('google_kms_crypto_key.releases.id')}`,
          ),
        ]
      : []),
  ]
}
