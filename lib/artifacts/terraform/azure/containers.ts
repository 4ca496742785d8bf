import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, dynamic, nested, noted, ref, resource, text } from '../hcl'
import { scalingTarget } from '../sizes'
import { settingsExpression } from './access'
import { hostContainers } from './container-host'
import { identity, identityId, pullImages, registryOf, runsAs } from './identities'
import { placeOf, subnetId } from './places'
import { allOf, anyOf, placed, sited, suffixOf, tags } from './placing'
import { busLabel, busOf } from './service-bus'
import type { Service } from './services'
import { balancerOf, servicesOf, servicesPlaceholder, sharesOf, stepsFrom } from './services'
import { isDedicated, machinesFor } from './workload-profile'

type Tenant = Service | EntryOf<'batch-environment'>

/** Services and jobs of a region share an environment, as they share its fee on the bill. */
export function environments(plan: Plan): Piece[] {
  const regions = [...new Set(tenantsOf(plan).map(({ resource: { region } }) => region))]
  return regions.flatMap((region) => {
    const tenants = tenantsOf(plan).filter((tenant) => tenant.resource.region === region)
    const [first] = tenants
    return first ? pieces('compute.tf', environment(plan, first, tenants), ...mountedShares(plan, tenants)) : []
  })
}

const tenantsOf = (plan: Plan): Tenant[] => [
  ...entriesOf(plan, 'container-service').filter(({ resource }) => resource.capacity === 'serverless'),
  ...entriesOf(plan, 'batch-environment'),
]

const environmentLabel = ({ regionVariable }: Pick<Entry, 'regionVariable'>) => `services${suffixOf(regionVariable)}`

const environmentOwner = (plan: Plan, { resource: { region } }: Pick<Entry, 'resource'>) => ({
  condition: anyOf(tenantsOf(plan).filter((tenant) => tenant.resource.region === region)),
})

export const environmentPath = (plan: Plan, entry: Entry, attribute: string) =>
  own(environmentOwner(plan, entry), 'azurerm_container_app_environment', environmentLabel(entry), attribute)

function environment(plan: Plan, first: Tenant, tenants: readonly Tenant[]): Block {
  const owner = environmentOwner(plan, first)
  const place = placeOf(plan, first)
  const isPublicOnly = networkOf(plan, first.resource.region)?.resource.layout === 'public-only'
  const isInternal = place === null ? false : insideOnly(plan, tenants)
  const spread = tenants.map(({ label, condition }) =>
    condition ? `try(var.${label}.zones, 1)` : `var.${label}.zones`,
  )
  const [log] = entriesOf(plan, 'log-store')
  const dedicated = tenants.filter(({ resource }) => isDedicated(resource))
  return resource(
    'azurerm_container_app_environment',
    environmentLabel(first),
    {
      ...(owner.condition ? { count: code(`${owner.condition} ? 1 : 0`) } : {}),
      name: named('services'),
      ...sited(plan, first),
      ...(place
        ? {
            infrastructure_subnet_id: subnetId(place),
            infrastructure_resource_group_name: text`${ref('var.name')}-services-${ref(first.regionVariable ?? 'var.region')}`,
            internal_load_balancer_enabled: isInternal,
            zone_redundancy_enabled: code(`max(${spread.join(', ')}) > 1`),
          }
        : {}),
      ...(log
        ? {
            logs_destination: 'log-analytics',
            log_analytics_workspace_id: log.condition
              ? code(`one(azurerm_log_analytics_workspace.${log.label}[*].id)`)
              : own(log, 'azurerm_log_analytics_workspace', log.label, 'id'),
          }
        : {}),
      mutual_tls_enabled: true,
      workload_profile: nested(
        { name: 'Consumption', workload_profile_type: 'Consumption' },
        ...(dedicated.length > 0 ? [dedicatedProfile(dedicated)] : []),
      ),
      ...tags(first),
    },
    isPublicOnly ? 'Where the services run; this layout gives it no way out of its own.' : 'Where the services run.',
  )
}

/** Requests come straight from outside only where the environment's own ingress is the public door. */
function insideOnly(plan: Plan, tenants: readonly Tenant[]): Value {
  const fronts = entriesOf(plan, 'load-balancer').filter(({ resource }) =>
    tenants.some(({ id }) => id === resource.target),
  )
  const direct = fronts.filter(({ resource }) => resource.isPublic && opensDirectly(resource))
  if (asksOutside(plan, tenants)) return false
  if (direct.length === 0) return true
  const outside = anyOf(direct)
  return outside === null ? false : code(`!${outside.includes(' ') ? `(${outside})` : outside}`)
}

/** An application gateway before it makes the environment's own ingress a private one. */
const opensDirectly = ({ included, layer }: EntryOf<'load-balancer'>['resource']) => included || layer === 'network'
const asksOutside = (plan: Plan, tenants: readonly Tenant[]) => tenants.some(({ id }) => stepsFrom(plan, id))

function dedicatedProfile(tenants: readonly Tenant[]): Body {
  const of = (which: 'min' | 'max') =>
    tenants.reduce(
      (sum, { resource }) =>
        sum + (isService(resource) ? machinesFor(resource, resource.replicas[which]) : which === 'min' ? 0 : 10),
      0,
    )
  return {
    name: 'dedicated',
    workload_profile_type: 'D4',
    minimum_count: of('min'),
    maximum_count: Math.max(of('min'), of('max')),
  }
}

const isService = (resource: Tenant['resource']): resource is Service['resource'] =>
  resource.kind === 'container-service'

function mountedShares(plan: Plan, tenants: readonly Tenant[]): Block[] {
  const shares = new Map(tenants.flatMap(({ id }) => sharesOf(plan, id)).map((share) => [share.label, share]))
  const [first] = tenants
  if (!first) return []
  return [...shares.values()].map((share) => {
    const condition = allOf(share, environmentOwner(plan, first))
    return resource('azurerm_container_app_environment_storage', share.label, {
      ...(condition ? { count: code(`${condition} ? 1 : 0`) } : {}),
      name: share.id,
      container_app_environment_id: environmentPath(plan, first, 'id'),
      nfs_server_url: own(share, 'azurerm_storage_account', share.label, 'primary_file_host'),
      share_name: text`/${own(share, 'azurerm_storage_account', share.label, 'name')}/${share.id}`,
      access_mode: 'ReadWrite',
    })
  })
}

export function containerService(plan: Plan, entry: Service): Piece[] {
  const waiting = servicesPlaceholder(plan, entry)
  const variables = waiting ? [placeholder(waiting)] : []
  if (entry.resource.capacity === 'machines') return [...variables, ...hostContainers(plan, entry)]
  return [...variables, ...pieces('compute.tf', app(plan, entry)), ...pieces('iam.tf', ...identity(plan, entry))]
}

function app(plan: Plan, entry: Service): Block {
  const { label, resource: service } = entry
  const { each } = servicesOf(plan, entry)
  const ingress = ingressOf(plan, entry)
  const isColoured = service.deployment === 'blue-green' || service.deployment === 'canary'
  return resource(
    'azurerm_container_app',
    label,
    {
      ...each,
      name: ref('each.key'),
      resource_group_name: sited(plan, entry).resource_group_name,
      container_app_environment_id: environmentPath(plan, entry, 'id'),
      workload_profile_name: isDedicated(service) ? 'dedicated' : 'Consumption',
      revision_mode: noted(
        isColoured ? 'Multiple' : 'Single',
        isColoured
          ? 'A release stands beside the running version; the pipeline moves the traffic.'
          : 'The old version answers until the new one does.',
      ),
      ...runsAs(entry),
      ...registry(plan, entry, 'each.value.image'),
      ...secrets(plan, entry),
      ...(ingress ? { ingress: nested(ingress) } : {}),
      template: nested({
        min_replicas: size(entry, 'copies_min'),
        max_replicas: size(entry, 'copies_max'),
        termination_grace_period_seconds: 60,
        container: nested({
          name: ref('each.key'),
          image: ref('each.value.image'),
          cpu: size(entry, 'cpu'),
          memory: text`${size(entry, 'memory_gib')}Gi`,
          ...environmentVariables(plan, entry),
          ...(service.role === 'web' && ingress?.transport !== 'tcp' ? probes(service.port) : {}),
          ...mounts(plan, entry),
        }),
        ...scaleRule(plan, entry),
        ...volumes(plan, entry),
      }),
      ...tags(entry),
      ...(ingress && isColoured ? { lifecycle: nested({ ignore_changes: [ref('ingress[0].traffic_weight')] }) } : {}),
      ...startsAfter(plan, entry),
    },
    why(plan, entry),
  )
}

const probes = (port: number): Body => ({
  liveness_probe: nested({ transport: 'HTTP', port, path: ref('var.health_check_path'), failure_count_threshold: 3 }),
  readiness_probe: nested({ transport: 'HTTP', port, path: ref('var.health_check_path') }),
})

/** A copy that may not fetch its image or its secrets yet never starts, and the apply fails with it. */
function startsAfter(plan: Plan, entry: Service): Body {
  const vault = secretNames(plan, entry)
  const ready = [
    ...(pullImages(plan, entry, entry.label).length > 0 ? [`${entry.label}_pulls_images`] : []),
    ...(vault ? [`${entry.label}_uses_${vault.label}`] : []),
  ]
  return ready.length > 0 ? { depends_on: ready.map((label) => ref(`azurerm_role_assignment.${label}`)) } : {}
}

/** Secrets come from the vault when a copy starts; each is a setting of the same name in capitals. */
export function secretNames(plan: Plan, entry: Entry): EntryOf<'secret-store'> | undefined {
  return entriesOf(plan, 'secret-store').find(
    ({ id, resource }) =>
      resource.region === entry.resource.region &&
      plan.connections.some(({ from, to }) => from === entry.id && to === id),
  )
}

export function secrets(plan: Plan, entry: Entry): Body {
  const vault = secretNames(plan, entry)
  if (!vault) return {}
  return {
    secret: dynamic(ref('var.secret_names'), {
      name: ref('secret.value'),
      key_vault_secret_id: text`${own(vault, 'azurerm_key_vault', vault.label, 'vault_uri')}secrets/${ref('secret.value')}`,
      identity: identityId(entry),
    }),
  }
}

export function environmentVariables(plan: Plan, entry: Entry): Body {
  const plain = dynamic(code(settingsExpression(entry)), { name: ref('env.key'), value: ref('env.value') })
  if (!secretNames(plan, entry)) return { env: plain }
  return {
    env: plain,
    secret_env: dynamic(
      ref('var.secret_names'),
      { name: code('upper(replace(env.value, "-", "_"))'), secret_name: ref('env.value') },
      'env',
    ),
  }
}

/** The registry is the first part of an image's name; an environment without one of its own takes production's images. */
export function registry(plan: Plan, entry: Entry, image: string): Body {
  if (!registryOf(plan)) return {}
  return { registry: nested({ server: code(`split("/", ${image})[0]`), identity: identityId(entry) }) }
}

function ingressOf(plan: Plan, entry: Service): { [name: string]: Body[string] } | null {
  const { resource: service } = entry
  const everything: Body = { latest_revision: true, percentage: 100 }
  const workflow = stepsFrom(plan, entry.id)
  if (service.role !== 'web') {
    if (!workflow) return null
    return {
      target_port: service.port,
      external_enabled: true,
      traffic_weight: nested(everything),
      ip_security_restriction: dynamic(
        code(
          workflow.condition
            ? `try(azurerm_logic_app_workflow.${workflow.label}[0].workflow_outbound_ip_addresses, [])`
            : `azurerm_logic_app_workflow.${workflow.label}.workflow_outbound_ip_addresses`,
        ),
        {
          name: text`workflow-${ref('ip_security_restriction.key')}`,
          action: 'Allow',
          ip_address_range: text`${ref('ip_security_restriction.value')}/32`,
        },
      ),
    }
  }
  const balancer = balancerOf(plan, entry.id)
  const isTcp = balancer?.resource.layer === 'network'
  return {
    target_port: service.port,
    external_enabled: true,
    transport: isTcp ? 'tcp' : 'auto',
    ...(isTcp ? { exposed_port: tcpPort(plan, balancer) } : { allow_insecure_connections: false }),
    traffic_weight: nested(everything),
  }
}

const tcpPort = (plan: Plan, balancer: EntryOf<'load-balancer'> | undefined) =>
  plan.connections.find(({ to, protocol }) => to === balancer?.id && protocol !== 'dns')?.port ?? 443

function scaleRule(plan: Plan, entry: Service): Body {
  const { scaling, role } = entry.resource
  if (scaling.on === 'fixed') return {}
  const source = plan.connections
    .filter(({ from, to }) => from === entry.id || to === entry.id)
    .flatMap(({ from, to }) => plan.entries.filter(({ id }) => id === (from === entry.id ? to : from)))
    .find((other): other is EntryOf<'queue'> => isKind(other, 'queue') && role === 'worker')
  if (source) {
    return {
      custom_scale_rule: nested({
        name: 'work-waiting',
        custom_rule_type: 'azure-servicebus',
        identity_id: identityId(entry),
        metadata: {
          queueName: own(source, 'azurerm_servicebus_queue', source.label, 'name'),
          namespace: own(busOf(plan, source), 'azurerm_servicebus_namespace', busLabel(source), 'name'),
          messageCount: '10',
        },
      }),
    }
  }
  if (scaling.on === 'cpu' || role === 'worker')
    return {
      custom_scale_rule: nested({
        name: 'processor',
        custom_rule_type: 'cpu',
        metadata: { type: 'Utilization', value: String(Math.min(90, scalingTarget(scaling))) },
      }),
    }
  return { http_scale_rule: nested({ name: 'requests', concurrent_requests: ref('var.requests_per_copy') }) }
}

function mounts(plan: Plan, entry: Service): Body {
  const shares = sharesOf(plan, entry.id)
  return shares.length > 0
    ? { volume_mounts: nested(...shares.map(({ id }) => ({ name: id, path: `/mnt/${id}` }))) }
    : {}
}

function volumes(plan: Plan, entry: Service): Body {
  const shares = sharesOf(plan, entry.id)
  return shares.length > 0
    ? {
        volume: nested(
          ...shares.map((share) => ({
            name: share.id,
            storage_type: 'NfsAzureFile',
            storage_name: own(share, 'azurerm_container_app_environment_storage', share.label, 'name'),
          })),
        ),
      }
    : {}
}

/** Started on a schedule; what is left in the queue is taken by the next run. */
export function batchEnvironment(plan: Plan, entry: EntryOf<'batch-environment'>): Piece[] {
  const { label, resource: batch } = entry
  return [
    placeholder({
      name: `${label}_job`,
      type: 'object({ image = string, schedule = string, timeout_seconds = number, parallel = number })',
      description: `The job of ${batch.label}: its image, when it starts (cron, UTC), how long it may take, and how many copies start at once.`,
      validation: {
        condition: `!endswith(var.${label}_job.image, ":latest") && can(regex("^(\\\\S+ ){4}\\\\S+$", var.${label}_job.schedule)) && var.${label}_job.parallel <= try(var.${label}.copies_max, 1)`,
        message:
          'Give the image a tag other than latest, a schedule of five fields, and no more copies than copies_max.',
      },
      example: `{ image = "appimages1a2b3c.azurecr.io/${entry.id}:1.0.0", schedule = "0 2 * * *", timeout_seconds = 3600, parallel = 1 }`,
    }),
    ...pieces(
      'compute.tf',
      resource(
        'azurerm_container_app_job',
        label,
        {
          ...placed(plan, entry, entry.id),
          container_app_environment_id: environmentPath(plan, entry, 'id'),
          workload_profile_name: isDedicated(batch) ? 'dedicated' : 'Consumption',
          replica_timeout_in_seconds: ref(`var.${label}_job.timeout_seconds`),
          replica_retry_limit: 3,
          schedule_trigger_config: nested({
            cron_expression: ref(`var.${label}_job.schedule`),
            parallelism: ref(`var.${label}_job.parallel`),
            replica_completion_count: ref(`var.${label}_job.parallel`),
          }),
          ...runsAs(entry),
          ...registry(plan, entry, `var.${label}_job.image`),
          ...secrets(plan, entry),
          template: nested({
            container: nested({
              name: entry.id,
              image: ref(`var.${label}_job.image`),
              cpu: size(entry, 'cpu'),
              memory: text`${size(entry, 'memory_gib')}Gi`,
              ...environmentVariables(plan, entry),
            }),
          }),
          ...tags(entry),
        },
        batch.spotShare > 0 ? `${why(plan, entry)} Container Apps has no spot capacity.` : why(plan, entry),
      ),
    ),
    ...pieces('iam.tf', ...identity(plan, entry)),
  ]
}
