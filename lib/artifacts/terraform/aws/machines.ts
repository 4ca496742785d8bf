import type { EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { call, code, nested, ref, resource, text } from '../hcl'
import { encryptedBy } from './encryption'
import { groupOf } from './groups'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { inRegion, placed } from './placing'
import { connectionPolicies, managedPolicy, serviceRole } from './roles'
import { groupScaling } from './scaling'
import { balancerOf } from './services'

type Group = EntryOf<'machine-group'>

export function machineGroup(plan: Plan, entry: Group): Piece[] {
  if (entry.resource.role === 'nodes') return []
  return [
    ...(hostsContainers(plan, entry) ? [] : [placeholder(imagePlaceholder(entry))]),
    ...pieces('compute.tf', ...(isFixed(plan, entry) ? instances(plan, entry) : group(plan, entry))),
    ...pieces('observability.tf', logGroup(plan, entry)),
    ...pieces(
      'iam.tf',
      serviceRole(entry, entry.label, named(entry.id), 'ec2.amazonaws.com', `What the machines of ${entry.id} may do.`),
      managedPolicy(entry, entry.label, `${entry.label}_sessions`, 'AmazonSSMManagedInstanceCore'),
      managedPolicy(entry, entry.label, `${entry.label}_metrics`, 'CloudWatchAgentServerPolicy'),
      ...(hostsContainers(plan, entry)
        ? [
            managedPolicy(
              entry,
              entry.label,
              `${entry.label}_containers`,
              'service-role/AmazonEC2ContainerServiceforEC2Role',
            ),
          ]
        : []),
      ...connectionPolicies(plan, entry, entry.label),
      resource('aws_iam_instance_profile', entry.label, {
        ...counted(entry),
        name: named(entry.id),
        role: own(entry, 'aws_iam_role', entry.label, 'name'),
      }),
    ),
  ]
}

/** Machines that containers are placed on run AWS's own image; all others run an image the reader has built. */
export const hostsContainers = (plan: Plan, entry: Group) =>
  entriesOf(plan, 'container-service').some(({ resource: { runsOn } }) => runsOn === entry.id)

/** A number that never moves, with nothing in front: plain instances rather than a group. */
export const isFixed = (plan: Plan, entry: Group) =>
  entry.resource.scaling.on === 'fixed' && !balancerOf(plan, entry.id) && !hostsContainers(plan, entry)

/** A plain instance with an address on the internet. */
export const isOpenInstance = (plan: Plan, entry: Group) => isFixed(plan, entry) && placement(plan, entry).isOpen

const imagePlaceholder = ({ label, resource: machine }: Group) => ({
  name: `${label}_ami`,
  type: 'string',
  description: `Machine image of ${machine.label} in its region, with the software built in.`,
  validation: {
    condition: `can(regex("^ami-[0-9a-f]{8,17}$", var.${label}_ami))`,
    message: 'Give the id of an image, like ami-0123456789abcdef0.',
  },
  example: '"ami-0123456789abcdef0"',
})

/** AWS's own images for ECS hosts, looked up when a machine starts: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html (not re-read: an assumption). */
function hostImage({ arch, os, gpus }: Group['resource']): string {
  if (os === 'windows')
    return 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized/image_id'
  const variant =
    gpus > 0 ? 'amazon-linux-2023/gpu' : arch === 'arm64' ? 'amazon-linux-2023/arm64' : 'amazon-linux-2023'
  return `resolve:ssm:/aws/service/ecs/optimized-ami/${variant}/recommended/image_id`
}

const SESSION_TOKENS: Body = { http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 }

const placement = (plan: Plan, { resource: machine }: Group) => {
  const home = networkOf(plan, machine.region)
  const isOpen = machine.tier === 'public' || home?.resource.layout === 'public-only'
  return {
    home,
    isOpen,
    subnets: home ? subnetIds(home, isOpen ? 'public' : machine.tier === 'data' ? 'data' : 'app') : '[]',
  }
}

function instances(plan: Plan, entry: Group): Block[] {
  const { label } = entry
  const { home, isOpen, subnets } = placement(plan, entry)
  const security = groupOf(plan, entry.id)
  const number = entry.condition ? `${entry.condition} ? var.${label}.min : 0` : `var.${label}.min`
  return [
    resource(
      'aws_instance',
      label,
      {
        count: code(number),
        ...inRegion(entry),
        ami: ref(`var.${label}_ami`),
        instance_type: size(entry, 'instance_type'),
        ...(home ? { subnet_id: code(`element(${subnets}, count.index)`) } : {}),
        vpc_security_group_ids: security ? [ref(security.path)] : [],
        iam_instance_profile: own(entry, 'aws_iam_instance_profile', label, 'name'),
        associate_public_ip_address: isOpen,
        disable_api_termination: ref('local.is_production'),
        ebs_optimized: true,
        monitoring: true,
        metadata_options: nested(SESSION_TOKENS),
        root_block_device: nested({
          volume_type: 'gp3',
          volume_size: size(entry, 'disk_gib'),
          encrypted: true,
          ...encryptedBy(plan, entry.resource.region, 'kms_key_id'),
        }),
        tags: { Name: text`${ref('var.name')}-${entry.id}-${ref('count.index')}`, Component: entry.id },
        lifecycle: nested({ ignore_changes: [ref('ami')] }),
      },
      why(plan, entry),
    ),
    ...(isOpen
      ? [
          resource(
            'aws_eip',
            label,
            {
              count: code(number),
              ...inRegion(entry),
              domain: 'vpc',
              instance: ref(`aws_instance.${label}[count.index].id`),
              tags: { Name: text`${ref('var.name')}-${entry.id}-${ref('count.index')}` },
            },
            'An address that stays when the machine is replaced.',
          ),
        ]
      : []),
  ]
}

function group(plan: Plan, entry: Group): Block[] {
  const { label, resource: machine } = entry
  const { isOpen, subnets } = placement(plan, entry)
  const security = groupOf(plan, entry.id)
  const hosts = hostsContainers(plan, entry)
  const template = own(entry, 'aws_launch_template', label, 'id')
  const version = own(entry, 'aws_launch_template', label, 'latest_version')
  const usesSpot = entry.bySize.some(({ sizes }) => Number(sizes?.spot_percent ?? 0) > 0)
  const balancer = balancerOf(plan, entry.id)
  return [
    resource('aws_launch_template', label, {
      ...placed(entry),
      name: named(entry.id),
      image_id: hosts ? hostImage(machine) : ref(`var.${label}_ami`),
      instance_type: size(entry, 'instance_type'),
      update_default_version: true,
      ebs_optimized: 'true',
      ...(hosts ? { user_data: hostUserData(machine.os) } : {}),
      iam_instance_profile: nested({ arn: own(entry, 'aws_iam_instance_profile', label, 'arn') }),
      metadata_options: nested(hosts ? { ...SESSION_TOKENS, http_put_response_hop_limit: 2 } : SESSION_TOKENS),
      monitoring: nested({ enabled: true }),
      network_interfaces: nested({
        device_index: 0,
        associate_public_ip_address: String(isOpen),
        security_groups: security ? [ref(security.path)] : [],
        delete_on_termination: 'true',
      }),
      block_device_mappings: nested({
        device_name: machine.os === 'windows' ? '/dev/sda1' : '/dev/xvda',
        ebs: nested({
          volume_type: 'gp3',
          volume_size: size(entry, 'disk_gib'),
          encrypted: 'true',
          delete_on_termination: 'true',
          ...encryptedBy(plan, machine.region, 'kms_key_id'),
        }),
      }),
      tag_specifications: nested(
        { resource_type: 'instance', tags: { Name: named(entry.id), Component: entry.id } },
        { resource_type: 'volume', tags: { Name: named(entry.id), Component: entry.id } },
      ),
    }),
    resource(
      'aws_autoscaling_group',
      label,
      {
        ...placed(entry),
        name: named(entry.id),
        min_size: size(entry, 'min'),
        max_size: size(entry, 'max'),
        desired_capacity: size(entry, 'start'),
        vpc_zone_identifier: code(subnets),
        health_check_type: balancer ? 'ELB' : 'EC2',
        health_check_grace_period: 180,
        ...(balancer ? { target_group_arns: [own(entry, 'aws_lb_target_group', label, 'arn')] } : {}),
        ...(hosts ? { protect_from_scale_in: true } : {}),
        enabled_metrics: ['GroupDesiredCapacity', 'GroupInServiceInstances'],
        ...(usesSpot
          ? {
              capacity_rebalance: true,
              mixed_instances_policy: nested({
                instances_distribution: nested({
                  on_demand_base_capacity: 1,
                  on_demand_percentage_above_base_capacity: code(`100 - var.${label}.spot_percent`),
                  spot_allocation_strategy: 'price-capacity-optimized',
                }),
                launch_template: nested({
                  launch_template_specification: nested({ launch_template_id: template, version }),
                }),
              }),
            }
          : { launch_template: nested({ id: template, version }) }),
        ...(hosts
          ? {}
          : { instance_refresh: nested({ strategy: 'Rolling', preferences: nested(refresh(machine.deployment)) }) }),
        tag: nested(
          { key: 'Component', value: entry.id, propagate_at_launch: false },
          ...(hosts ? [{ key: 'AmazonECSManaged', value: '', propagate_at_launch: true }] : []),
        ),
        lifecycle: nested({ ignore_changes: [ref('desired_capacity')] }),
      },
      why(plan, entry),
    ),
    ...groupScaling(plan, entry).filter(() => !hosts),
    ...(hosts
      ? [
          resource(
            'aws_ecs_capacity_provider',
            label,
            {
              ...placed(entry),
              name: named(entry.id),
              auto_scaling_group_provider: nested({
                auto_scaling_group_arn: own(entry, 'aws_autoscaling_group', label, 'arn'),
                managed_termination_protection: 'ENABLED',
                managed_draining: 'ENABLED',
                managed_scaling: nested({ status: 'ENABLED', target_capacity: 90 }),
              }),
            },
            'ECS adds machines when containers wait for room, and drains them before they go.',
          ),
        ]
      : []),
  ]
}

/** A new release starts beside the old one where the design says so, or in thirds with a pause to look. */
function refresh(deployment: Group['resource']['deployment']): Body {
  const base: Body = { auto_rollback: true, instance_warmup: '180' }
  if (deployment === 'blue-green') return { ...base, min_healthy_percentage: 100, max_healthy_percentage: 200 }
  if (deployment === 'canary')
    return {
      ...base,
      min_healthy_percentage: 100,
      max_healthy_percentage: 110,
      checkpoint_percentages: [10, 50, 100],
      checkpoint_delay: '600',
    }
  if (deployment === 'recreate') return { ...base, min_healthy_percentage: 0 }
  return { ...base, min_healthy_percentage: 90, max_healthy_percentage: 120 }
}

const hostUserData = (os: 'linux' | 'windows') =>
  os === 'linux'
    ? call('base64encode', text`#!/bin/bash\necho ECS_CLUSTER=${ref('var.name')} >> /etc/ecs/ecs.config\n`)
    : call(
        'base64encode',
        text`<powershell>\nImport-Module ECSTools\nInitialize-ECSAgent -Cluster ${ref('var.name')} -EnableTaskIAMRole\n</powershell>\n`,
      )
