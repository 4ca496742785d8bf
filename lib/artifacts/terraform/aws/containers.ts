import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { networkListener } from './fronts'
import { groupOf } from './groups'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { inRegion } from './placing'
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
import { taskDefinition } from './task-definition'

export type Entry = EntryOf<'container-service'>

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
      setting: nested({ name: 'containerInsights', value: 'disabled' }),
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

export function service(plan: Plan, entry: Entry): Block {
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
      depends_on: [
        ref(`aws_ecs_cluster_capacity_providers.${clusterLabel(entry)}`),
        ...(balancer ? [ref(listenerAddress(plan, entry, balancer))] : []),
        // A task that may not pull yet counts as a failed release.
        ref(`aws_iam_role_policy_attachment.${label}_execution`),
        ...(settingsOf(plan, entry).secrets.length > 0 ? [ref(`aws_iam_role_policy.${label}_execution_secrets`)] : []),
      ],
    },
    why(plan, entry),
  )
}

/** A target group takes tasks only once a listener leads to it. */
const listenerAddress = (plan: Plan, entry: Entry, balancer: EntryOf<'load-balancer'>) =>
  balancer.resource.layer === 'application'
    ? `aws_lb_listener_rule.${entry.label}`
    : `aws_lb_listener.${networkListener(plan, balancer)}`

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

export function capacity(plan: Plan, entry: Entry): Body {
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
