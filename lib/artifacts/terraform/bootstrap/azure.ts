// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what looks like a template is Terraform's own.
import { type Delivery, type DeliveryEnvironment, everyEnvironment, has, suffixOf } from '../../pipelines/model'
import type { Placeholder } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { block, code, data, nested, ref, resource, text } from '../hcl'
import { filesCondition, rolesCondition } from './azure-roles'
import type { Identity } from './identities'
import type { Bootstrap, Written } from './model'
import { backendOutput, hasReleases, hasSigningKey, identitiesThat, output } from './model'

/** The trust of an Azure subscription in the pipeline: accounts for state and releases, the environments' groups, and an identity for each. */
export function azureBootstrap(bootstrap: Bootstrap): Written {
  const { delivery, trust } = bootstrap
  return {
    required: { azurerm: { source: 'hashicorp/azurerm', version: '~> 4.0' } },
    provider: block('provider', ['azurerm'], {
      subscription_id: ref('var.subscription_id'),
      storage_use_azuread: true,
      features: nested({
        key_vault: nested({ purge_soft_delete_on_destroy: false, recover_soft_deleted_key_vaults: true }),
        resource_group: nested({ prevent_deletion_if_contains_resources: true }),
      }),
    }),
    variables: [...trust.variables, ...variables(bootstrap)],
    main: [
      data('azurerm_client_config', 'current', {}),
      locals(bootstrap),
      resource('azurerm_resource_group', 'pipeline', {
        name: text`${ref('local.name')}-pipeline`,
        location: home(bootstrap),
        tags: ref('local.tags'),
      }),
      ...account(
        'state',
        'Where the environments keep their state. It holds what Terraform knows, so only the identities below and administrators read it.',
      ),
      ...(hasReleases(bootstrap)
        ? account('releases', 'What was built, by its digest, and who deployed it where.')
        : []),
      administrator(),
      ...identities(trust.says),
      ...groups(),
      ...buildRights(bootstrap),
      ...planRights(bootstrap),
      ...deployRights(bootstrap),
      ...(hasSigningKey(bootstrap) ? signingKey(bootstrap) : []),
    ],
    outputs: outputs(bootstrap),
    notes: [
      'The resource groups of the environments are made here, so that an identity’s rights end at its own. Before its first apply each environment takes its own over: ' +
        imports(bootstrap)
          .map((command) => `\`${command}\``)
          .join(', then ') +
        '.',
      'The first apply of an environment is a person’s: registering the subscription’s resource providers takes more than the pipeline may.',
      ...(delivery.repo === 'gitlab'
        ? [
            'Azure compares subjects whole, so the plan of a merge request signs in only from branches that `plan_branches` names.',
          ]
        : []),
    ],
  }
}

const home = ({ delivery }: Bootstrap) => delivery.first.regions[0]?.id ?? 'westeurope'
const hasPlannedBranches = ({ delivery: { repo } }: Bootstrap) => repo === 'gitlab'

function variables(bootstrap: Bootstrap): Placeholder[] {
  return [
    {
      name: 'subscription_id',
      type: 'string',
      description: 'Subscription of all environments.',
      validation: {
        condition: 'can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))',
        message: 'Give the id of a subscription, a UUID in lower case.',
      },
      example: '"00000000-0000-0000-0000-000000000000"',
    },
    ...(hasPlannedBranches(bootstrap)
      ? [
          {
            name: 'plan_branches',
            type: 'list(string)',
            description: 'Branches besides main whose merge requests may be planned.',
            validation: {
              condition: 'alltrue([for branch in var.plan_branches : can(regex("^[A-Za-z0-9_./-]+$", branch))])',
              message: 'Name branches in full: Azure knows no patterns here.',
            },
            example: '["develop"]',
            fallback: [],
          },
        ]
      : []),
  ]
}

function locals(bootstrap: Bootstrap): Block {
  const { delivery, identities: all, slug, stem, trust } = bootstrap
  const environments = everyEnvironment(delivery)
  return block('locals', [], {
    name: stem,
    stem: stem.replaceAll('-', '').slice(0, 8),
    // Names that all of Azure shares end in these.
    unique: code('substr(sha256(var.subscription_id), 0, 6)'),
    tags: { Design: slug, ManagedBy: delivery.input.requirements.platform.iac },
    trust: Object.fromEntries(all.map((identity) => [identity.name, subjectsOf(bootstrap, identity)])),
    issuer: { text: ['https://', ...(isText(trust.issuer) ? trust.issuer.text : [trust.issuer])] },
    environments: Object.fromEntries(
      environments.map(({ name }) => [suffixOf(name), { environment: name, state: `${slug}/${name}.tfstate` }]),
    ),
    groups: Object.fromEntries(
      environments.flatMap(({ name, prefix, design }) =>
        design.regions.map(({ id }, index) => [
          index === 0 ? prefix : `${prefix}-${id}`,
          { environment: suffixOf(name), location: id },
        ]),
      ),
    ),
  })
}

const isText = (value: Value): value is { text: readonly Value[] } =>
  typeof value === 'object' && value !== null && 'text' in value

/** Whole subjects only: what runs for any branch is trusted for main and for those that are named. */
function subjectsOf(bootstrap: Bootstrap, identity: Identity): Value {
  const subjects = bootstrap.trust.subjects(identity)
  if (!hasPlannedBranches(bootstrap)) return subjects
  const project = 'project_path:${var.repository}:ref_type:branch:ref:'
  return identity.places.some(({ on }) => on === 'change')
    ? code(`[for branch in concat(["main"], var.plan_branches) : "${project}\${branch}"]`)
    : subjects
}

/** Versioned, kept a while after deletion, closed to keys and to the public; the build system's machines have no fixed address. */
function account(name: string, comment: string): Block[] {
  return [
    resource(
      'azurerm_storage_account',
      name,
      {
        name: text`${ref('local.stem')}${name}${ref('local.unique')}`,
        resource_group_name: ref('azurerm_resource_group.pipeline.name'),
        location: ref('azurerm_resource_group.pipeline.location'),
        account_tier: 'Standard',
        account_replication_type: 'ZRS',
        min_tls_version: 'TLS1_2',
        https_traffic_only_enabled: true,
        shared_access_key_enabled: false,
        default_to_oauth_authentication: true,
        allow_nested_items_to_be_public: false,
        tags: ref('local.tags'),
        blob_properties: nested({
          versioning_enabled: true,
          delete_retention_policy: nested({ days: 30 }),
          container_delete_retention_policy: nested({ days: 30 }),
        }),
      },
      comment,
    ),
    resource('azurerm_storage_container', name, {
      name,
      storage_account_id: ref(`azurerm_storage_account.${name}.id`),
      container_access_type: 'private',
    }),
  ]
}

/** The account takes no keys, so that even its owner needs a role to move the state there. */
const administrator = (): Block =>
  resource(
    'azurerm_role_assignment',
    'state',
    {
      scope: state,
      role_definition_name: 'Storage Blob Data Contributor',
      principal_id: ref('data.azurerm_client_config.current.object_id'),
    },
    'Whoever applies this moves its state there, and makes the first apply of each environment.',
  )

const identities = (says: string): Block[] => [
  resource(
    'azurerm_user_assigned_identity',
    'pipeline',
    {
      for_each: ref('local.trust'),
      name: text`${ref('local.name')}-${code('lower(replace(each.key, "_", "-"))')}`,
      resource_group_name: ref('azurerm_resource_group.pipeline.name'),
      location: ref('azurerm_resource_group.pipeline.location'),
      tags: ref('local.tags'),
    },
    'An identity for each of the pipeline’s.',
  ),
  resource(
    'azurerm_federated_identity_credential',
    'pipeline',
    {
      for_each: code(
        'merge([for name, subjects in local.trust : { for index, subject in subjects : "${name}-${index}" => { name = name, subject = subject } }]...)',
      ),
      name: ref('each.key'),
      user_assigned_identity_id: code('azurerm_user_assigned_identity.pipeline[each.value.name].id'),
      audience: ['api://AzureADTokenExchange'],
      issuer: ref('local.issuer'),
      subject: ref('each.value.subject'),
    },
    `Who may be it: a token of this repository and nothing else. No key is stored. ${says}`,
  ),
]

const groups = (): Block[] => [
  resource(
    'azurerm_resource_group',
    'environment',
    {
      for_each: ref('local.groups'),
      name: ref('each.key'),
      location: ref('each.value.location'),
      tags: ref('local.tags'),
      lifecycle: nested({ ignore_changes: [ref('tags')] }),
    },
    'Made here so that an identity’s rights can end at its own; each environment then takes its own over, and sets its tags.',
  ),
]

const principal = (key: string): Value => code(`azurerm_user_assigned_identity.pipeline[${key}].principal_id`)

type Given = { role: Value; scope: Value; who: string; each?: string; condition?: Value }

const assign = (label: string, { role, scope, who, each, condition }: Given, comment = ''): Block =>
  resource(
    'azurerm_role_assignment',
    label,
    {
      ...(each === undefined ? {} : { for_each: code(each) }),
      scope,
      ...(typeof role === 'string' ? { role_definition_name: role } : { role_definition_id: role }),
      principal_id: principal(who),
      principal_type: 'ServicePrincipal',
      ...(condition === undefined ? {} : ({ condition_version: '2.0', condition } satisfies Body)),
    },
    comment,
  )

const group = code('azurerm_resource_group.environment[each.key].id')
const state = ref('azurerm_storage_container.state.id')
const releases = ref('azurerm_storage_container.releases.id')
const subscription = text`/subscriptions/${ref('var.subscription_id')}`

function buildRights(bootstrap: Bootstrap): Block[] {
  const { delivery } = bootstrap
  const [first] = everyEnvironment(delivery)
  if (!first || identitiesThat(bootstrap, 'build').length === 0) return []
  return [
    assign('build', { role: 'Storage Blob Data Contributor', scope: releases, who: '"BUILD"' }),
    ...(delivery.registry
      ? [
          assign(
            'build_registry',
            { role: 'AcrPush', scope: groupOf(delivery.registry), who: '"BUILD"' },
            'Pushes to the registry, which is found by asking the group.',
          ),
          assign('build_reads', { role: 'Reader', scope: groupOf(delivery.registry), who: '"BUILD"' }),
        ]
      : []),
    ...(has(delivery, 'machine-image')
      ? [
          resource('azurerm_resource_group', 'images', {
            name: text`${ref('local.name')}-images`,
            location: home(bootstrap),
            tags: ref('local.tags'),
          }),
          assign(
            'build_images',
            { role: 'Contributor', scope: ref('azurerm_resource_group.images.id'), who: '"BUILD"' },
            'Machine images are built in a group of their own.',
          ),
        ]
      : []),
  ]
}

function planRights(bootstrap: Bootstrap): Block[] {
  const who = '"PLAN_${each.value.environment}"'
  return [
    assign(
      'plan',
      { each: 'local.groups', role: 'Reader', scope: group, who },
      'A change that nobody has reviewed yet is planned with this: it sees settings, and changes nothing.',
    ),
    ...(bootstrap.types.has('azurerm_key_vault_key')
      ? [assign('plan_keys', { each: 'local.groups', role: 'Key Vault Reader', scope: group, who })]
      : []),
    assign('plan_state', {
      each: 'local.environments',
      role: 'Storage Blob Data Reader',
      scope: state,
      who: '"PLAN_${each.key}"',
      condition: filesCondition('${each.value.state}'),
    }),
    ...(hasReleases(bootstrap)
      ? [
          assign('plan_releases', {
            each: 'local.environments',
            role: 'Storage Blob Data Reader',
            scope: releases,
            who: '"PLAN_${each.key}"',
          }),
        ]
      : []),
    resource(
      'azurerm_role_definition',
      'providers',
      {
        name: text`${ref('local.name')} pipeline: resource providers`,
        scope: subscription,
        description: 'Sees which resource providers the subscription has.',
        permissions: nested({
          actions: ['Microsoft.Resources/subscriptions/read', 'Microsoft.Resources/subscriptions/providers/read'],
        }),
        assignable_scopes: [subscription],
      },
      'Terraform’s provider asks for these before anything else.',
    ),
    assign('providers', {
      each: '{ for name, subjects in local.trust : name => subjects if name != "BUILD" }',
      role: ref('azurerm_role_definition.providers.role_definition_resource_id'),
      scope: subscription,
      who: 'each.key',
    }),
  ]
}

/** What management of a service does not include: its keys, its files, its locks, and what stands on the subscription. */
const MORE: readonly { type: string; label: string; role: string; on: 'group' | 'subscription' }[] = [
  { type: 'azurerm_key_vault_key', label: 'deploy_keys', role: 'Key Vault Crypto Officer', on: 'group' },
  { type: 'azurerm_storage_account', label: 'deploy_files', role: 'Storage Blob Data Contributor', on: 'group' },
  {
    type: 'azurerm_kubernetes_cluster',
    label: 'deploy_cluster',
    role: 'Azure Kubernetes Service RBAC Cluster Admin',
    on: 'group',
  },
  {
    type: 'azurerm_consumption_budget_subscription',
    label: 'deploy_budget',
    role: 'Cost Management Contributor',
    on: 'subscription',
  },
  {
    type: 'azurerm_security_center_subscription_pricing',
    label: 'deploy_defender',
    role: 'Security Admin',
    on: 'subscription',
  },
]

function deployRights(bootstrap: Bootstrap): Block[] {
  const { delivery, types } = bootstrap
  const [first] = everyEnvironment(delivery)
  const who = 'each.value.environment'
  return [
    assign(
      'deploy',
      { each: 'local.groups', role: 'Contributor', scope: group, who },
      'Changes what stands in the groups of its own environment, and gives no rights away.',
    ),
    assign(
      'deploy_roles',
      {
        each: 'local.groups',
        role: 'Role Based Access Control Administrator',
        scope: group,
        who,
        condition: rolesCondition(),
      },
      'Gives programs the roles that the design names; no role that gives roles away, and none to people.',
    ),
    ...MORE.filter(({ type }) => types.has(type)).map(({ label, role, on }) =>
      on === 'group'
        ? assign(label, { each: 'local.groups', role, scope: group, who })
        : assign(
            label,
            { each: 'local.environments', role, scope: subscription, who: 'each.key' },
            'Stands on the subscription, not in a group.',
          ),
    ),
    ...(types.has('azurerm_management_lock') ? locks() : []),
    assign('deploy_state', {
      each: 'local.environments',
      role: 'Storage Blob Data Contributor',
      scope: state,
      who: 'each.key',
      condition: filesCondition('${each.value.state}'),
    }),
    ...(hasReleases(bootstrap) && first
      ? [
          assign('deploy_releases', {
            each: 'local.environments',
            role: 'Storage Blob Data Reader',
            scope: releases,
            who: 'each.key',
          }),
          assign('deploy_record', {
            each: 'local.environments',
            role: 'Storage Blob Data Contributor',
            scope: releases,
            who: 'each.key',
            condition: filesCondition('deployments/${each.value.environment}/'),
          }),
          ...(delivery.preview
            ? [assign('preview_releases', { role: 'Storage Blob Data Contributor', scope: releases, who: '"PREVIEW"' })]
            : []),
          ...(delivery.registry ? promotion(delivery, delivery.registry) : []),
        ]
      : []),
  ]
}

function locks(): Block[] {
  return [
    resource('azurerm_role_definition', 'locks', {
      name: text`${ref('local.name')} pipeline: locks`,
      scope: subscription,
      description: 'Sets and lifts locks.',
      permissions: nested({ actions: ['Microsoft.Authorization/locks/*'] }),
      assignable_scopes: [subscription],
    }),
    assign('deploy_locks', {
      each: 'local.groups',
      role: ref('azurerm_role_definition.locks.role_definition_resource_id'),
      scope: group,
      who: 'each.value.environment',
    }),
  ]
}

const groupOf = ({ prefix }: DeliveryEnvironment): Value => code(`azurerm_resource_group.environment["${prefix}"].id`)

/** The identity of the environment that the registry belongs to reads it already. */
function promotion({ preview, environments }: Delivery, registry: DeliveryEnvironment): Block[] {
  const each = `{ for name, value in local.environments : name => value if name != "${suffixOf(registry.name)}" }`
  const scope = groupOf(registry)
  return [
    ...(preview || environments.length > 1
      ? [
          assign(
            'promote',
            { each, role: 'AcrPull', scope, who: 'each.key' },
            'Every environment takes its images from the one registry, by their digests.',
          ),
          assign('promote_reads', { each, role: 'Reader', scope, who: 'each.key' }),
        ]
      : []),
    ...(preview ? [assign('preview_registry', { role: 'AcrPush', scope, who: '"PREVIEW"' })] : []),
  ]
}

function signingKey({ delivery }: Bootstrap): Block[] {
  const vault = ref('azurerm_key_vault.releases.id')
  return [
    resource('azurerm_key_vault', 'releases', {
      name: text`${ref('local.stem')}keys${ref('local.unique')}`,
      resource_group_name: ref('azurerm_resource_group.pipeline.name'),
      location: ref('azurerm_resource_group.pipeline.location'),
      tenant_id: ref('data.azurerm_client_config.current.tenant_id'),
      sku_name: 'premium',
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      tags: ref('local.tags'),
    }),
    resource(
      'azurerm_role_assignment',
      'administrator',
      {
        scope: vault,
        role_definition_name: 'Key Vault Crypto Officer',
        principal_id: ref('data.azurerm_client_config.current.object_id'),
      },
      'Whoever applies this makes the key.',
    ),
    resource(
      'azurerm_key_vault_key',
      'releases',
      {
        name: 'releases',
        key_vault_id: vault,
        key_type: 'EC-HSM',
        curve: 'P-256',
        key_opts: ['sign', 'verify'],
        tags: ref('local.tags'),
        depends_on: [ref('azurerm_role_assignment.administrator')],
      },
      'This build system has no identity that the public log of signatures knows, so a key that never leaves Azure signs.',
    ),
    assign('build_signs', { role: 'Key Vault Crypto User', scope: vault, who: '"BUILD"' }),
    ...(delivery.preview
      ? [assign('preview_signs', { role: 'Key Vault Crypto User', scope: vault, who: '"PREVIEW"' })]
      : []),
    assign('verify', { each: 'local.environments', role: 'Key Vault Reader', scope: vault, who: 'each.key' }),
  ]
}

/** The addresses that the environments' own Terraform gives their groups. */
function imports({ files, delivery }: Bootstrap): string[] {
  const tool = delivery.input.requirements.platform.iac === 'opentofu' ? 'tofu' : 'terraform'
  const found = files.flatMap(({ path, content }) => {
    const module = /^terraform\/modules\/([\w-]+)\//.exec(path)?.[1]
    return [...content.matchAll(/^resource "azurerm_resource_group" "(\w+)" \{\n( {2}count)?/gm)].map(
      ([, label, counted]) => `module.${module}.azurerm_resource_group.${label}${counted ? '[0]' : ''}`,
    )
  })
  return everyEnvironment(delivery).flatMap(({ name, prefix, design }) =>
    design.regions.flatMap(({ id }, index) => {
      const address = found[index]
      const named = index === 0 ? prefix : `${prefix}-${id}`
      return address
        ? [
            `${tool} -chdir=terraform/environments/${name} import '${address}' /subscriptions/SUBSCRIPTION/resourceGroups/${named}`,
          ]
        : []
    }),
  )
}

function outputs(bootstrap: Bootstrap): Block[] {
  const { slug, identities: all } = bootstrap
  return [
    output(
      'state_resource_group',
      'resource_group_name of every environments/<environment>/backend.tf.',
      ref('azurerm_resource_group.pipeline.name'),
    ),
    output(
      'state_account',
      'storage_account_name of every environments/<environment>/backend.tf.',
      ref('azurerm_storage_account.state.name'),
    ),
    backendOutput([
      'backend "azurerm" {',
      '  resource_group_name  = "${azurerm_resource_group.pipeline.name}"',
      '  storage_account_name = "${azurerm_storage_account.state.name}"',
      '  container_name       = "${azurerm_storage_container.state.name}"',
      `  key                  = "${slug}/bootstrap.tfstate"`,
      '  use_azuread_auth     = true',
      '}',
    ]),
    ...(hasReleases(bootstrap)
      ? [
          output(
            'RELEASES',
            'The storage account of releases and of the record of deployments.',
            ref('azurerm_storage_account.releases.name'),
          ),
        ]
      : []),
    output('AZURE_TENANT_ID', 'The tenant.', ref('data.azurerm_client_config.current.tenant_id')),
    output('AZURE_SUBSCRIPTION_ID', 'The subscription of all environments.', ref('var.subscription_id')),
    ...all.map(({ name }) =>
      output(
        `AZURE_CLIENT_${name}`,
        `Client id of ${name}.`,
        ref(`azurerm_user_assigned_identity.pipeline["${name}"].client_id`),
      ),
    ),
    ...(hasSigningKey(bootstrap)
      ? [
          output(
            'COSIGN_KEY',
            'The key that releases are signed with.',
            text`azurekms://${ref('azurerm_key_vault.releases.name')}.vault.azure.net/${ref('azurerm_key_vault_key.releases.name')}`,
          ),
        ]
      : []),
  ]
}
