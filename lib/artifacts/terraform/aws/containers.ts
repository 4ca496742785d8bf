import type { Block, Body, Value } from '../hcl'
import { code, json, nested, ref, resource, text } from '../hcl'
import { stemOf } from './access'
import { encryptedBy } from './encryption'
import type { EntryOf, Plan } from './entries'
import { entriesOf, findEntries, isKind, networkOf } from './entries'
import type { Piece } from './expressions'
import {
  conditionOf,
  counted,
  inRegion,
  named,
  own,
  pieces,
  placed,
  placeholder,
  regionOf,
  size,
  why,
} from './expressions'
import { groupOf } from './groups'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { connectionPolicies, inlinePolicy, managedPolicy, serviceRole, settingsOf } from './roles'
import { serviceScaling } from './scaling'
import {
  balancerOf,
  clusterLabel,
  clusterOwner,
  clusterPath,
  isTwoColoured,
  servicesOf,
  servicesPlaceholder,
} from './services'

type Entry = EntryOf<'container-service'>

/** One ECS cluster a region, shared by the services that run there. */
export function clusters(plan: Plan): Piece[] {
  const byRegion = new Map<string, Entry[]>()
  for (const entry of entriesOf(plan, 'container-service'))
    byRegion.set(entry.resource.region, [...(byRegion.get(entry.resource.region) ?? []), entry])
  return [...byRegion].flatMap(([, services]) => pieces('compute.tf', ...cluster(plan, services)))
}

function cluster(plan: Plan, services: readonly Entry[]): Block[] {
  const [first] = services
  if (!first) return []
  const owner = clusterOwner(plan, first)
  const label = clusterLabel(first)
  const groups = [...new Set(services.flatMap(({ resource: { runsOn } }) => runsOn ?? []))]
  const providers: Value[] = groups.flatMap((id) =>
    findEntries(plan, id).map((group) => own(group, 'aws_ecs_capacity_provider', group.label, 'name')),
  )
  const list = services.some(({ resource: { capacity } }) => capacity === 'serverless')
    ? ['FARGATE', 'FARGATE_SPOT', ...providers]
    : providers
  return [
    resource('aws_ecs_cluster', label, {
      ...counted(owner),
      ...inRegion(first),
      name: ref('var.name'),
      setting: nested({ name: 'containerInsights', value: 'enabled' }),
      tags: { Name: ref('var.name') },
    }),
    resource('aws_ecs_cluster_capacity_providers', label, {
      ...counted(owner),
      ...inRegion(first),
      cluster_name: own(owner, 'aws_ecs_cluster', label, 'name'),
      capacity_providers: list,
    }),
  ]
}

export function containerService(plan: Plan, entry: Entry): Piece[] {
  const waiting = servicesPlaceholder(plan, entry)
  const { label } = entry
  return [
    ...(waiting ? [placeholder(waiting)] : []),
    ...pieces('compute.tf', taskDefinition(plan, entry), service(plan, entry), ...serviceScaling(plan, entry)),
    ...pieces('observability.tf', logGroup(plan, entry)),
    ...pieces(
      'iam.tf',
      serviceRole(
        entry,
        label,
        named(entry.id),
        'ecs-tasks.amazonaws.com',
        `What the code of ${entry.id} may do: no more than its connections in the design.`,
      ),
      ...connectionPolicies(plan, entry, label),
      ...executionRole(plan, entry),
      ...(isTwoColoured(plan, entry)
        ? [
            serviceRole(
              entry,
              `${label}_deployment`,
              named(`${entry.id}-deployment`),
              'ecs.amazonaws.com',
              'Moves traffic between the two target groups during a release.',
            ),
            managedPolicy(
              entry,
              `${label}_deployment`,
              `${label}_deployment`,
              'AmazonECSInfrastructureRolePolicyForLoadBalancers',
            ),
          ]
        : []),
    ),
  ]
}

/** Pulls the image, opens the log stream and hands secrets to the task before its code starts. */
function executionRole(plan: Plan, entry: Entry): Block[] {
  const role = `${entry.label}_execution`
  const { secrets } = settingsOf(plan, entry)
  return [
    serviceRole(
      entry,
      role,
      named(`${entry.id}-execution`),
      'ecs-tasks.amazonaws.com',
      'Pulls the image, writes the log and fetches the secrets before the code starts.',
    ),
    managedPolicy(entry, role, role, 'service-role/AmazonECSTaskExecutionRolePolicy'),
    ...(secrets.length > 0
      ? [
          inlinePolicy([entry], { label: role, owner: entry }, `${role}_secrets`, 'read-secrets', [
            { actions: ['secretsmanager:GetSecretValue'], resources: secrets.map(({ arn }) => code(arn)) },
          ]),
        ]
      : []),
  ]
}

function taskDefinition(plan: Plan, entry: Entry): Block {
  const { label, resource: service } = entry
  const { each, origin } = servicesOf(plan, entry)
  const image =
    origin === entry
      ? ref('each.value.image')
      : code(`replace(each.value.image, ".\${var.region}.", ".\${${regionOf(entry)}}.")`)
  const mounts = fileSystemsOf(plan, entry)
  const { secrets } = settingsOf(plan, entry)
  return resource('aws_ecs_task_definition', label, {
    ...each,
    ...inRegion(entry),
    family: text`${ref('var.name')}-${ref('each.key')}`,
    requires_compatibilities: [service.capacity === 'serverless' ? 'FARGATE' : 'EC2'],
    network_mode: 'awsvpc',
    cpu: size(entry, 'cpu'),
    memory: size(entry, 'memory_mib'),
    execution_role_arn: own(entry, 'aws_iam_role', `${label}_execution`, 'arn'),
    task_role_arn: own(entry, 'aws_iam_role', label, 'arn'),
    runtime_platform: nested({
      operating_system_family: 'LINUX',
      cpu_architecture: service.task.arch === 'arm64' ? 'ARM64' : 'X86_64',
    }),
    container_definitions: json([
      {
        name: ref('each.key'),
        image,
        essential: true,
        ...(service.role === 'web' ? { portMappings: [{ containerPort: service.port, protocol: 'tcp' }] } : {}),
        environment: code(
          `[for name, value in local.${label}_settings : { name = name, value = value } if value != null]`,
        ),
        ...(secrets.length > 0
          ? {
              secrets: secrets.map(({ id, arn }) => ({
                name: `${stemOf(id, entry)}_PASSWORD`,
                valueFrom: code(`"\${${arn}}:password::"`),
              })),
            }
          : {}),
        ...(mounts.length > 0
          ? {
              mountPoints: mounts.map(({ id }) => ({ sourceVolume: id, containerPath: `/mnt/${id}`, readOnly: false })),
            }
          : {}),
        linuxParameters: { initProcessEnabled: true },
        stopTimeout: 60,
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': own(entry, 'aws_cloudwatch_log_group', label, 'name'),
            'awslogs-region': ref(regionOf(entry)),
            'awslogs-stream-prefix': ref('each.key'),
          },
        },
      },
    ]),
    ...(mounts.length > 0
      ? {
          volume: nested(
            ...mounts.map((mount) => ({
              name: mount.id,
              efs_volume_configuration: nested({
                file_system_id: own(mount, 'aws_efs_file_system', mount.label, 'id'),
                transit_encryption: 'ENABLED',
                authorization_config: nested({
                  access_point_id: own(mount, 'aws_efs_access_point', mount.label, 'id'),
                  iam: 'ENABLED',
                }),
              }),
            })),
          ),
        }
      : {}),
  })
}

const fileSystemsOf = (plan: Plan, entry: Entry) =>
  plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) =>
      findEntries(plan, to).filter(
        (target): target is EntryOf<'file-system'> =>
          isKind(target, 'file-system') && target.resource.region === entry.resource.region,
      ),
    )

function service(plan: Plan, entry: Entry): Block {
  const { label, resource: design } = entry
  const { each } = servicesOf(plan, entry)
  const home = networkOf(plan, design.region)
  const group = groupOf(plan, entry.id)
  const balancer = balancerOf(plan, entry.id)
  const twoColoured = isTwoColoured(plan, entry)
  const isPublic = home?.resource.layout === 'public-only'
  return resource(
    'aws_ecs_service',
    label,
    {
      ...each,
      ...inRegion(entry),
      name: ref('each.key'),
      cluster: clusterPath(plan, entry, 'id'),
      task_definition: ref(`aws_ecs_task_definition.${label}[each.key].arn`),
      desired_count: size(entry, 'start'),
      enable_ecs_managed_tags: true,
      propagate_tags: 'SERVICE',
      wait_for_steady_state: true,
      ...(design.capacity === 'serverless' ? { platform_version: 'LATEST' } : {}),
      ...(balancer ? { health_check_grace_period_seconds: 60 } : {}),
      ...releaseLimits(design.deployment),
      ...capacity(plan, entry),
      network_configuration: nested({
        subnets: home ? code(subnetIds(home, isPublic ? 'public' : 'app')) : [],
        security_groups: group ? [ref(group.path)] : [],
        assign_public_ip: isPublic,
      }),
      ...(balancer ? { load_balancer: nested(attachment(entry, twoColoured)) } : {}),
      ...(twoColoured
        ? { deployment_configuration: nested(releaseStrategy(design.deployment)) }
        : { deployment_circuit_breaker: nested({ enable: true, rollback: true }) }),
      tags: { Name: text`${ref('var.name')}-${ref('each.key')}`, Component: entry.id },
      lifecycle: nested({ ignore_changes: [ref('desired_count')] }),
      ...(balancer
        ? {
            depends_on: [
              ref(
                balancer.resource.layer === 'application'
                  ? `aws_lb_listener_rule.${label}`
                  : `aws_lb_target_group.${label}`,
              ),
            ],
          }
        : {}),
    },
    why(plan, entry),
  )
}

/** The old version stays up until the new one answers, unless the design accepts a gap. */
const releaseLimits = (deployment: Entry['resource']['deployment']): Body =>
  deployment === 'recreate'
    ? { deployment_minimum_healthy_percent: 0, deployment_maximum_percent: 100 }
    : { deployment_minimum_healthy_percent: 100, deployment_maximum_percent: 200 }

const releaseStrategy = (deployment: Entry['resource']['deployment']): Body =>
  deployment === 'canary'
    ? {
        strategy: 'CANARY',
        bake_time_in_minutes: '10',
        canary_configuration: nested({ canary_percent: 10, canary_bake_time_in_minutes: '10' }),
      }
    : { strategy: 'BLUE_GREEN', bake_time_in_minutes: '10' }

function capacity(plan: Plan, entry: Entry): Body {
  const { capacity: kind, runsOn } = entry.resource
  if (kind === 'machines' && runsOn) {
    const [group] = findEntries(plan, runsOn)
    return {
      capacity_provider_strategy: nested({
        capacity_provider: group ? own(group, 'aws_ecs_capacity_provider', group.label, 'name') : runsOn,
        weight: 100,
      }),
    }
  }
  const usesSpot = entry.bySize.some(({ sizes }) => Number(sizes?.spot_percent ?? 0) > 0)
  if (!usesSpot) return { capacity_provider_strategy: nested({ capacity_provider: 'FARGATE', weight: 100 }) }
  return {
    capacity_provider_strategy: nested(
      { capacity_provider: 'FARGATE', base: 1, weight: code(`100 - var.${entry.label}.spot_percent`) },
      { capacity_provider: 'FARGATE_SPOT', weight: size(entry, 'spot_percent') },
    ),
  }
}

function attachment(entry: Entry, twoColoured: boolean): Body {
  const { label } = entry
  const role = own(entry, 'aws_iam_role', `${label}_deployment`, 'arn')
  return {
    target_group_arn: ref(`aws_lb_target_group.${label}[each.key].arn`),
    container_name: ref('each.key'),
    container_port: entry.resource.port,
    ...(twoColoured
      ? {
          advanced_configuration: nested({
            alternate_target_group_arn: ref(`aws_lb_target_group.${label}_green[each.key].arn`),
            production_listener_rule: ref(`aws_lb_listener_rule.${label}[each.key].arn`),
            role_arn: role,
          }),
        }
      : {}),
  }
}

export function containerRegistry(plan: Plan, entry: EntryOf<'container-registry'>): Piece[] {
  const variables = [
    ...new Set(entriesOf(plan, 'container-service').map((service) => servicesOf(plan, service).variable)),
  ]
  const isNamed = variables.length === 0
  const names = isNamed ? 'var.image_names' : `keys(merge(${variables.map((name) => `var.${name}`).join(', ')}))`
  const condition = conditionOf(entry)
  const others = plan.otherRegions.filter(({ id }) =>
    entriesOf(plan, 'container-service').some(({ resource: { region } }) => region === id),
  )
  return [
    ...(isNamed
      ? [
          placeholder({
            name: 'image_names',
            type: 'set(string)',
            description: 'Names of the container images kept in the registry, one repository each.',
            validation: {
              condition: 'alltrue([for name in var.image_names : can(regex("^[a-z0-9][a-z0-9._/-]{1,100}$", name))])',
              message: 'Use lower-case letters, digits, dots, hyphens and slashes.',
            },
            example: '["app"]',
          }),
        ]
      : []),
    ...pieces(
      'compute.tf',
      resource(
        'aws_ecr_repository',
        entry.label,
        {
          for_each: code(condition ? `toset(${condition} ? ${names} : [])` : isNamed ? names : `toset(${names})`),
          ...inRegion(entry),
          name: text`${ref('var.name')}/${ref('each.key')}`,
          image_tag_mutability: 'IMMUTABLE',
          force_delete: code('!local.is_production'),
          image_scanning_configuration: nested({ scan_on_push: true }),
          encryption_configuration: nested({
            encryption_type: 'kms_key' in encryptedBy(plan, entry.resource.region, 'kms_key') ? 'KMS' : 'AES256',
            ...encryptedBy(plan, entry.resource.region, 'kms_key'),
          }),
          tags: { Component: entry.id },
        },
        why(plan, entry),
      ),
      resource('aws_ecr_lifecycle_policy', entry.label, {
        for_each: ref(`aws_ecr_repository.${entry.label}`),
        ...inRegion(entry),
        repository: ref('each.value.name'),
        policy: json({
          rules: [
            {
              rulePriority: 1,
              description: 'Keep the last 30 images',
              selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 30 },
              action: { type: 'expire' },
            },
          ],
        }),
      }),
      others.length > 0
        ? resource(
            'aws_ecr_replication_configuration',
            entry.label,
            {
              ...placed(entry),
              replication_configuration: nested({
                rule: nested({
                  destination: nested(
                    ...others.map(({ variable }) => ({
                      region: ref(`var.${variable}`),
                      registry_id: ref('data.aws_caller_identity.current.account_id'),
                    })),
                  ),
                  repository_filter: nested({ filter: text`${ref('var.name')}/`, filter_type: 'PREFIX_MATCH' }),
                }),
              }),
            },
            'The other region pulls its images from its own registry, so that it can start without the first.',
          )
        : null,
    ),
  ]
}
