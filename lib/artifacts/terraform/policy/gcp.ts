import type { Json, Tree } from '../parsed'
import { list, tree } from '../parsed'
import type { ProviderSchema } from '../provider-schema'
import { blockIn, type Planned, type PlannedResource } from './planned'
import { ALL_PORTS, type Exit, type Facts, type Finding, type Opening } from './policy'
import { type Check, type Checks, each, isGiven } from './reading'

/** What a plan for Google Cloud opens, encrypts, keeps and allows. */
export function gcpFacts(planned: Planned, schema: ProviderSchema): Facts {
  const { resources } = planned
  const rules = resources.filter(({ type }) => type === 'google_compute_firewall').map(ruleOf(prefixOf(resources)))
  const allowed = rules.filter(({ isAllowed }) => isAllowed)
  const tagged = new Set(allowed.flatMap(({ targets }) => targets))
  return {
    guarded: tagged,
    callers: tagged,
    served: new Set(resources.filter(({ type }) => SERVED.has(type)).flatMap((store) => componentOf(store) ?? [])),
    openings: allowed.filter(({ isInward }) => isInward).flatMap(openingsOf),
    exits: allowed.filter(({ isInward }) => !isInward).flatMap(exitsOf),
    exposed: [...each(resources, exposed(resources), componentOf), ...unclosed(resources, rules)],
    unencrypted: each(resources, unencrypted(resources), componentOf),
    notBackedUp: each(resources, notBackedUp(resources), componentOf),
    unlimited: each(resources, UNLIMITED(resources), componentOf),
    malformed: resources.flatMap(malformed),
    untagged: untagged(planned, schema),
  }
}

/** Labels stand where a type keeps them: on the resource, in its settings, or by another name. */
function componentOf({ values }: PlannedResource): string | null {
  const places = [values.labels, values.user_labels, blockIn(values.settings).user_labels]
  const [component] = places.flatMap((labels) => tree(labels).component ?? [])
  return typeof component === 'string' ? component : null
}

/** A tag is the environment's name and the id of the component; the network is named the same way. */
function prefixOf(resources: readonly PlannedResource[]): string {
  const network = resources.find(({ type }) => type === 'google_compute_network')
  return String(network?.values.name ?? '').replace(/network$/, '')
}

type Rule = {
  address: string
  block: string
  network: readonly string[]
  isAllowed: boolean
  isInward: boolean
  targets: string[]
  sources: string[]
  ranges: string[]
  ports: { fromPort: number; toPort: number }[]
}

const ruleOf =
  (prefix: string) =>
  (rule: PlannedResource): Rule => {
    const { values, address, block } = rule
    const ids = (tags: Json | undefined) => list(tags).map((tag) => String(tag).replace(prefix, ''))
    const isInward = values.direction !== 'EGRESS'
    return {
      address,
      block,
      network: rule.references('network'),
      isAllowed: list(values.allow).length > 0,
      isInward,
      targets: ids(values.target_tags),
      sources: ids(values.source_tags),
      ranges: list(isInward ? values.source_ranges : values.destination_ranges).map(String),
      ports: list(values.allow).flatMap((allow) => portsOf(tree(allow))),
    }
  }

function portsOf({ protocol, ports }: Tree): { fromPort: number; toPort: number }[] {
  if (protocol === 'all' || list(ports).length === 0) return [ALL_PORTS]
  return list(ports).map((range) => {
    const [from = 0, to = from] = String(range).split('-').map(Number)
    return { fromPort: from, toPort: to }
  })
}

const ANYWHERE = '0.0.0.0/0'
/** Balancers and health checks of Google's: https://cloud.google.com/load-balancing/docs/health-checks#fw-rule (assumption). */
const GOOGLE_FRONT_ENDS = new Set(['130.211.0.0/22', '35.191.0.0/16'])
/** private.googleapis.com: https://cloud.google.com/vpc/docs/configure-private-google-access (assumption). */
const GOOGLE_SERVICES = '199.36.153.8/30'
const isPrivate = (range: string) => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(range)

function openingsOf({ address, targets, sources, ranges, ports, isAllowed }: Rule): Opening[] {
  if (!isAllowed) return []
  const outside = ranges.map((range): Opening['from'] => {
    if (range === ANYWHERE || range === '::/0') return { outside: 'internet' }
    // The subnet of the balancers that stand in the network, and the pods of a cluster, are ranges of the network itself.
    if (GOOGLE_FRONT_ENDS.has(range) || (isPrivate(range) && sources.length === 0)) return { outside: 'fronts' }
    return isPrivate(range) ? { components: sources } : { outside: 'private' }
  })
  const inside: Opening['from'][] = sources.length > 0 ? [{ components: sources }] : []
  return [...inside, ...outside].flatMap((from) => ports.map((range) => ({ address, to: targets, from, ...range })))
}

function exitsOf({ address, targets, ranges, ports }: Rule): Exit[] {
  return ranges.flatMap((range) => ports.map((each) => ({ address, from: targets, to: exitTo(range), ...each })))
}

function exitTo(range: string): Exit['to'] {
  if (range === GOOGLE_SERVICES) return { outside: 'cloud' }
  return { outside: isPrivate(range) ? 'network' : 'internet' }
}

/** Google lets everything out of a network, and within it some things in, unless a rule of the lowest rank refuses it. */
function unclosed(resources: readonly PlannedResource[], rules: readonly Rule[]): Finding[] {
  return resources
    .filter(({ type }) => type === 'google_compute_network')
    .flatMap(({ address, block }) =>
      [true, false]
        .filter(
          (isInward) =>
            !rules.some(
              (rule) =>
                !rule.isAllowed &&
                rule.isInward === isInward &&
                rule.network.includes(block) &&
                rule.ranges.includes(ANYWHERE),
            ),
        )
        .map((isInward) => ({ address, says: `does not refuse what no rule lets ${isInward ? 'in' : 'out'}` })),
    )
}

const SERVED = new Set(['google_sql_database_instance', 'google_filestore_instance', 'google_memorystore_instance'])

const EVERYBODY = new Set(['allUsers', 'allAuthenticatedUsers'])

function exposed(resources: readonly PlannedResource[]): Checks {
  const named = (type: string, argument: string) =>
    resources.filter((other) => other.type === type).map(({ values }) => String(values[argument]))
  // A delivery network reads a bucket as everybody does: what it shows is public by design.
  const shown = [
    ...named('google_compute_backend_bucket', 'bucket_name'),
    ...named('google_compute_global_network_endpoint', 'fqdn').map((host) => host.split('.')[0] ?? host),
  ]
  const forEverybody: Check = ({ member, bucket }) =>
    EVERYBODY.has(String(member)) && !shown.includes(String(bucket)) ? `is given to ${member}` : null
  const gatewayed = resources.some(({ type }) => type === 'google_api_gateway_gateway')
  const machine: Check = ({ network_interface, labels, tags }) =>
    list(network_interface).some((card) => list(tree(card).access_config).length > 0) &&
    !isPublicMachine(resources, list(tags).map(String))
      ? `has an address on the internet (${tree(labels).component})`
      : null
  return {
    google_sql_database_instance: ({ settings }) =>
      blockIn(blockIn(settings).ip_configuration).ipv4_enabled === false ? null : 'has an address on the internet',
    google_storage_bucket: ({ uniform_bucket_level_access, public_access_prevention, name }) => {
      if (uniform_bucket_level_access !== true) return 'can be opened an object at a time'
      return public_access_prevention === 'enforced' || shown.includes(String(name))
        ? null
        : 'may be opened to everybody'
    },
    google_storage_bucket_iam_member: forEverybody,
    google_cloud_run_v2_service_iam_member: forEverybody,
    google_project_iam_member: forEverybody,
    google_pubsub_topic_iam_member: forEverybody,
    google_secret_manager_secret_iam_member: forEverybody,
    // A gateway calls from outside the network; then the permission to call is the lock.
    google_cloud_run_v2_service: ({ ingress }) =>
      ingress === 'INGRESS_TRAFFIC_ALL' && !gatewayed ? 'is called past its balancer' : null,
    google_compute_instance: machine,
    google_compute_instance_template: machine,
    google_container_cluster: ({ private_cluster_config, control_plane_endpoints_config }) => {
      if (blockIn(private_cluster_config).enable_private_nodes !== true) return 'has nodes on the internet'
      const endpoints = blockIn(control_plane_endpoints_config)
      return blockIn(endpoints.ip_endpoints_config).enabled === false ? null : 'answers at an address on the internet'
    },
  }
}

/** A machine that people reach by itself has a rule that says so. */
const isPublicMachine = (resources: readonly PlannedResource[], tags: readonly string[]) =>
  resources.some(
    ({ type, values }) =>
      type === 'google_compute_firewall' &&
      list(values.allow).length > 0 &&
      list(values.source_ranges).includes(ANYWHERE) &&
      list(values.target_tags).some((tag) => tags.includes(String(tag))),
  )

const OWN_KEY = 'is not locked with the own key'

/**
 * Google encrypts everything that rests, always (https://cloud.google.com/docs/security/encryption/default-encryption; assumption). What can
 * be left out is encryption on the way, and the own key where the design has one.
 */
function unencrypted(resources: readonly PlannedResource[]): Checks {
  const hasOwnKey = resources.some(({ type }) => type === 'google_kms_crypto_key')
  const names: { readonly [type: string]: string } = {
    google_storage_bucket: 'encryption',
    google_sql_database_instance: 'encryption_key_name',
    google_memorystore_instance: 'kms_key',
    google_pubsub_topic: 'kms_key_name',
    google_firestore_database: 'cmek_config',
    google_filestore_instance: 'kms_key_name',
    google_bigquery_dataset: 'default_encryption_configuration',
    google_spanner_database: 'encryption_config',
  }
  const locked = (type: string): Check => {
    const name = names[type] ?? ''
    return (values, resource) =>
      !hasOwnKey || isGiven(resource, name) || list(values[name]).length > 0 || resource.references(name).length > 0
        ? null
        : OWN_KEY
  }
  const both =
    (type: string, check: Check): Check =>
    (values, resource) =>
      check(values, resource) ?? locked(type)(values, resource)
  return {
    ...Object.fromEntries(Object.keys(names).map((type) => [type, locked(type)])),
    google_sql_database_instance: both('google_sql_database_instance', ({ settings }) =>
      /^(?:ENCRYPTED_ONLY|TRUSTED_CLIENT_CERTIFICATE_REQUIRED)$/.test(
        String(blockIn(blockIn(settings).ip_configuration).ssl_mode),
      )
        ? null
        : 'takes connections without TLS',
    ),
    google_memorystore_instance: both('google_memorystore_instance', ({ transit_encryption_mode }) =>
      transit_encryption_mode === 'SERVER_AUTHENTICATION' ? null : 'takes connections without TLS',
    ),
    google_compute_target_http_proxy: (_, proxy) =>
      redirecting(resources, proxy.references('url_map')) ? null : 'answers without TLS',
    google_compute_ssl_policy: ({ min_tls_version }) =>
      /^TLS_1_[23]$/.test(String(min_tls_version)) ? null : 'takes TLS below 1.2',
    google_container_cluster: ({ database_encryption }) =>
      !hasOwnKey || blockIn(database_encryption).state === 'ENCRYPTED' ? null : OWN_KEY,
  }
}

const redirecting = (resources: readonly PlannedResource[], maps: readonly string[]) =>
  resources.some(
    ({ type, block, values }) =>
      type === 'google_compute_url_map' &&
      maps.includes(block) &&
      blockIn(values.default_url_redirect).https_redirect === true,
  )

/** Databases keep backups of their own, buckets old versions; disks and shares are in a plan. */
function notBackedUp(resources: readonly PlannedResource[]): Checks {
  const pointedAt = (type: string, argument: string) =>
    new Set(resources.filter((other) => other.type === type).flatMap((other) => other.references(argument)))
  const planned = pointedAt('google_backup_dr_backup_plan_association', 'resource')
  const spanner = pointedAt('google_spanner_backup_schedule', 'database')
  const scheduled = pointedAt('google_firestore_backup_schedule', 'database')
  const isIn = (references: ReadonlySet<string>, { block, type, name }: PlannedResource) =>
    references.has(block) ||
    [...references].some((reference) => reference.startsWith(`var.${name}_${type.replace('google_', '')}`))
  return {
    google_sql_database_instance: ({ settings }, resource) =>
      blockIn(blockIn(settings).backup_configuration).enabled === true ||
      isGiven(resource, 'master_instance_name') ||
      resource.references('master_instance_name').length > 0 ||
      isIn(planned, resource)
        ? null
        : 'keeps no backup',
    google_firestore_database: ({ point_in_time_recovery_enablement }, resource) =>
      point_in_time_recovery_enablement === 'POINT_IN_TIME_RECOVERY_ENABLED' || isIn(scheduled, resource)
        ? null
        : 'cannot be set back to a point in time',
    google_spanner_database: (_, resource) => (isIn(spanner, resource) ? null : 'is in no backup schedule'),
    google_bigtable_table: ({ automated_backup_policy }) =>
      list(automated_backup_policy).length > 0 ? null : 'keeps no backup',
    // A workflow of our own backs it up, since Filestore has no timetable.
    google_filestore_instance: (_, resource) =>
      resources.some(
        (other) =>
          other.type === 'google_workflows_workflow' &&
          componentOf(other) === componentOf(resource) &&
          String(other.values.source_contents).includes('file.googleapis.com'),
      )
        ? null
        : 'is backed up by nobody',
    // BigQuery keeps what was for some days by itself; fewer than seven would be a choice.
    google_bigquery_dataset: ({ max_time_travel_hours }) =>
      max_time_travel_hours === undefined || Number(max_time_travel_hours) >= 168 ? null : 'forgets within a week',
    // What nobody may delete or overwrite until its time is up needs no old versions.
    google_storage_bucket: ({ versioning, retention_policy }) =>
      blockIn(versioning).enabled === true || Number(blockIn(retention_policy).retention_period ?? 0) > 0
        ? null
        : 'keeps no old versions',
  }
}

/** Roles from before there were fine ones, which may do nearly everything, and roles that can hand out others. */
const TOO_MUCH =
  /^roles\/(?:owner|editor|viewer|iam\.securityAdmin|resourcemanager\.\w+Admin|iam\.serviceAccount(?:Admin|KeyAdmin))$/

const UNLIMITED = (resources: readonly PlannedResource[]): Checks =>
  Object.fromEntries(
    [...new Set(resources.map(({ type }) => type))]
      .filter((type) => /_iam_(?:member|binding|custom_role)$/.test(type))
      .map((type): [string, Check] => [
        type,
        ({ role, permissions }) => {
          if (list(permissions).some((permission) => String(permission).includes('*')))
            return 'has a permission with a star'
          // On the whole project even an administrator of one service has all of its resources.
          const isWide =
            TOO_MUCH.test(String(role)) || (type === 'google_project_iam_member' && /[aA]dmin$/.test(String(role)))
          return isWide ? `gives ${role}` : null
        },
      ]),
  )

/** Lengths and letters that the API refuses half way through an apply. */
function malformed({ address, type, values }: PlannedResource): Finding[] {
  const found: Finding[] = []
  const says = (what: string) => found.push({ address, says: what })
  if (type === 'google_service_account' && !/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/.test(String(values.account_id)))
    says(`has the account id ${values.account_id}`)
  if (
    type.startsWith('google_compute_') &&
    typeof values.name === 'string' &&
    !/^[a-z][a-z0-9-]{0,62}$/.test(values.name)
  )
    says(`has the name ${values.name}`)
  const labels = COMPONENTS.has(type) ? tree(values.labels) : {}
  for (const [key, value] of Object.entries(labels))
    if (!/^[a-z][a-z0-9_-]{0,62}$/.test(key) || !/^[a-z0-9_-]{0,63}$/.test(String(value)))
      says(`has the label ${key} = ${value}`)
  return found
}

/** The provider puts its own labels on all that takes them; each component adds its own name. */
function untagged({ resources, provider }: Planned, schema: ProviderSchema): Finding[] {
  const common = JSON.stringify(provider.default_labels ?? '')
  if (!common.includes('local.')) return [{ address: 'provider.google', says: 'has no default labels' }]
  return resources
    .filter((resource) => {
      const takes = schema.resources[resource.type]?.attributes.labels !== undefined
      return (
        (takes || resource.type === 'google_sql_database_instance') &&
        COMPONENTS.has(resource.type) &&
        componentOf(resource) === null
      )
    })
    .map(({ address }) => ({ address, says: 'has no label that names its component' }))
}

/** What is billed as a component of the design, so that its cost can be told apart. */
const COMPONENTS = new Set([
  'google_artifact_registry_repository',
  'google_bigquery_dataset',
  'google_bigtable_instance',
  'google_cloud_run_v2_service',
  'google_compute_instance',
  'google_compute_instance_template',
  'google_container_cluster',
  'google_filestore_instance',
  'google_kms_crypto_key',
  'google_memorystore_instance',
  'google_pubsub_topic',
  'google_secret_manager_secret',
  'google_spanner_instance',
  'google_sql_database_instance',
  'google_storage_bucket',
])
