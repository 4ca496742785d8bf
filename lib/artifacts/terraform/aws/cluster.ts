import type { EntryOf, Plan } from '../entries'
import { entriesOf, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { addonRoles } from './addons'
import { encryptedBy, encryptionKeyArn } from './encryption'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { inRegion, placed, tags } from './placing'
import { connectionPolicies, inlinePolicy, managedPolicy, serviceRole } from './roles'

type Cluster = EntryOf<'container-cluster'>

/** Nodes fetch addresses, names and volumes by these; AWS keeps them patched. */
const ADDONS = ['vpc-cni', 'kube-proxy', 'coredns', 'eks-pod-identity-agent', 'aws-ebs-csi-driver', 'metrics-server']

/** Shared files are mounted by a driver of their own. */
export const addonsOf = (plan: Plan): readonly string[] =>
  entriesOf(plan, 'file-system').length > 0 ? [...ADDONS, 'aws-efs-csi-driver'] : ADDONS

export function containerCluster(plan: Plan, entry: Cluster): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  if (!home) return []
  const { label } = entry
  const role = `${label}_control`
  const nodes = entriesOf(plan, 'machine-group').filter(({ id }) => id === entry.resource.nodeGroup)
  const key = encryptionKeyArn(plan, entry.resource.region)
  return [
    placeholder({
      name: 'cluster_admin_cidrs',
      type: 'list(string)',
      description: 'Address ranges from which kubectl may reach the cluster: your office, VPN or build runners.',
      validation: {
        condition:
          'length(var.cluster_admin_cidrs) > 0 && alltrue([for cidr in var.cluster_admin_cidrs : can(cidrhost(cidr, 0)) && cidr != "0.0.0.0/0"])',
        message: 'Name at least one address range, and not the whole internet.',
      },
      example: '["203.0.113.0/24"]',
    }),
    placeholder({
      name: 'cluster_deployers',
      type: 'set(string)',
      description:
        'ARNs of roles that may change what runs on the cluster: the pipeline’s AWS_ROLE of this environment. Who made the cluster may already.',
      validation: {
        condition:
          'alltrue([for role in var.cluster_deployers : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", role))])',
        message: 'Give the ARNs of IAM roles.',
      },
      example: '["arn:aws:iam::123456789012:role/pipeline/shop-production"]',
      fallback: [],
    }),
    ...pieces(
      'compute.tf',
      resource(
        'aws_eks_cluster',
        label,
        {
          ...placed(entry),
          name: named(entry.id),
          version: entry.resource.version,
          role_arn: own(entry, 'aws_iam_role', role, 'arn'),
          deletion_protection: ref('local.is_production'),
          enabled_cluster_log_types: ['api', 'audit', 'authenticator'],
          bootstrap_self_managed_addons: false,
          access_config: nested({ authentication_mode: 'API' }),
          vpc_config: nested({
            subnet_ids: code(subnetIds(home, 'app')),
            endpoint_private_access: true,
            endpoint_public_access: true,
            public_access_cidrs: ref('var.cluster_admin_cidrs'),
          }),
          ...(key
            ? { encryption_config: nested({ resources: ['secrets'], provider: nested({ key_arn: ref(key) }) }) }
            : {}),
          upgrade_policy: nested({ support_type: 'STANDARD' }),
          ...tags(entry),
          depends_on: [ref(`aws_cloudwatch_log_group.${label}`)],
        },
        why(plan, entry),
      ),
      resource('aws_eks_addon', label, {
        for_each: addonSet(plan, entry),
        ...inRegion(entry),
        cluster_name: own(entry, 'aws_eks_cluster', label, 'name'),
        addon_name: ref('each.key'),
        // Network policies are only words without it; https://docs.datadoghq.com/security/default_rules/def-000-y9t/, read 2026-11-24.
        configuration_values: code('each.key == "vpc-cni" ? jsonencode({ enableNetworkPolicy = "true" }) : null'),
        resolve_conflicts_on_update: 'PRESERVE',
      }),
      ...deployers(entry),
      ...nodes.flatMap((group) => nodeGroup(plan, entry, group)),
    ),
    ...pieces('observability.tf', logGroup(plan, entry, label, text`/aws/eks/${ref('var.name')}-${entry.id}/cluster`)),
    ...pieces(
      'iam.tf',
      serviceRole(entry, role, named(`${entry.id}-control`), 'eks.amazonaws.com'),
      managedPolicy(entry, role, role, 'AmazonEKSClusterPolicy'),
      ...nodes.flatMap((group) => nodeRoles(plan, entry, group)),
    ),
  ]
}

/** IAM lets nobody into a cluster by itself: each role has an entry of its own. */
function deployers(entry: Cluster): Block[] {
  const { label, condition } = entry
  return [
    resource('aws_eks_access_entry', label, {
      for_each: condition ? code(`toset(${condition} ? var.cluster_deployers : [])`) : ref('var.cluster_deployers'),
      ...inRegion(entry),
      cluster_name: own(entry, 'aws_eks_cluster', label, 'name'),
      principal_arn: ref('each.value'),
      ...tags(entry),
    }),
    resource('aws_eks_access_policy_association', label, {
      for_each: ref(`aws_eks_access_entry.${label}`),
      ...inRegion(entry),
      cluster_name: ref('each.value.cluster_name'),
      principal_arn: ref('each.value.principal_arn'),
      policy_arn: text`arn:${ref('data.aws_partition.current.partition')}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
      access_scope: nested({ type: 'cluster' }),
    }),
  ]
}

const addonSet = (plan: Plan, entry: Cluster) => {
  const list = `[${addonsOf(plan)
    .map((addon) => `"${addon}"`)
    .join(', ')}]`
  return code(`toset(${entry.condition ? `${entry.condition} ? ${list} : []` : list})`)
}

function nodeGroup(plan: Plan, cluster: Cluster, group: EntryOf<'machine-group'>): Block[] {
  const home = networkOf(plan, group.resource.region)
  const { label, resource: machine } = group
  const usesSpot = machine.spotShare > 0.5
  return [
    resource('aws_launch_template', label, {
      ...placed(group),
      name: named(group.id),
      metadata_options: nested({ http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 }),
      block_device_mappings: nested({
        device_name: '/dev/xvda',
        ebs: nested({
          volume_type: 'gp3',
          volume_size: size(group, 'disk_gib'),
          encrypted: 'true',
          delete_on_termination: 'true',
          ...encryptedBy(plan, machine.region, 'kms_key_id'),
        }),
      }),
      tag_specifications: nested({ resource_type: 'instance', tags: { Name: named(group.id), Component: group.id } }),
    }),
    resource(
      'aws_eks_node_group',
      label,
      {
        ...placed(group),
        cluster_name: own(cluster, 'aws_eks_cluster', cluster.label, 'name'),
        node_group_name: named(group.id),
        node_role_arn: own(group, 'aws_iam_role', `${label}_machines`, 'arn'),
        subnet_ids: home ? code(subnetIds(home, 'app')) : [],
        ami_type: amiType(machine),
        instance_types: [size(group, 'instance_type')],
        capacity_type: usesSpot ? 'SPOT' : 'ON_DEMAND',
        scaling_config: nested({
          min_size: size(group, 'min'),
          desired_size: size(group, 'start'),
          max_size: size(group, 'max'),
        }),
        update_config: nested({ max_unavailable_percentage: 25 }),
        node_repair_config: nested({ enabled: true }),
        launch_template: nested({
          id: own(group, 'aws_launch_template', label, 'id'),
          version: own(group, 'aws_launch_template', label, 'latest_version'),
        }),
        ...tags(group),
        lifecycle: nested({ ignore_changes: [ref('scaling_config[0].desired_size')] }),
        depends_on: [
          ref(`aws_iam_role_policy_attachment.${label}_machines`),
          ref(`aws_iam_role_policy_attachment.${label}_network`),
          ref(`aws_iam_role_policy_attachment.${label}_images`),
        ],
      },
      why(plan, group),
    ),
  ]
}

function amiType({ arch, os, gpus }: EntryOf<'machine-group'>['resource']): string {
  if (os === 'windows') return 'WINDOWS_CORE_2022_x86_64'
  if (gpus > 0) return 'AL2023_x86_64_NVIDIA'
  return arch === 'arm64' ? 'AL2023_ARM_64_STANDARD' : 'AL2023_x86_64_STANDARD'
}

/** One role for the machines themselves, one for the workload's pods and one for what registers pods with the load balancer. */
function nodeRoles(plan: Plan, cluster: Cluster, group: EntryOf<'machine-group'>): Block[] {
  const { label } = group
  const machines = `${label}_machines`
  const both = { condition: conditionOf(cluster, group) }
  const identity = (role: string, namespace: string, account: string) =>
    resource('aws_eks_pod_identity_association', role, {
      ...counted(both),
      ...inRegion(cluster),
      cluster_name: own(cluster, 'aws_eks_cluster', cluster.label, 'name'),
      namespace,
      service_account: account,
      role_arn: own(group, 'aws_iam_role', role, 'arn'),
    })
  return [
    serviceRole(group, machines, named(`${group.id}-machines`), 'ec2.amazonaws.com'),
    managedPolicy(group, machines, machines, 'AmazonEKSWorkerNodePolicy'),
    managedPolicy(group, machines, `${label}_network`, 'AmazonEKS_CNI_Policy'),
    managedPolicy(group, machines, `${label}_images`, 'AmazonEC2ContainerRegistryPullOnly'),
    serviceRole(
      group,
      label,
      named(group.id),
      'pods.eks.amazonaws.com',
      'What the workload’s pods may do: no more than its connections in the design.',
    ),
    ...connectionPolicies(plan, group, label),
    identity(label, 'default', 'app'),
    serviceRole(group, `${label}_volumes`, named(`${group.id}-volumes`), 'pods.eks.amazonaws.com'),
    managedPolicy(group, `${label}_volumes`, `${label}_volumes`, 'service-role/AmazonEBSCSIDriverPolicy'),
    identity(`${label}_volumes`, 'kube-system', 'ebs-csi-controller-sa'),
    ...registrar(plan, group, identity),
    ...addonRoles(plan, cluster, group, identity),
  ]
}

function registrar(
  plan: Plan,
  group: EntryOf<'machine-group'>,
  identity: (role: string, namespace: string, account: string) => Block,
): Block[] {
  const balancer = entriesOf(plan, 'load-balancer').find(({ resource: { target } }) => target === group.id)
  if (!balancer) return []
  const role = `${group.label}_targets`
  return [
    serviceRole(
      group,
      role,
      named(`${group.id}-targets`),
      'pods.eks.amazonaws.com',
      'The load balancer controller puts pods into the target group and takes them out; it may change nothing else.',
    ),
    inlinePolicy([group, balancer], { label: role, owner: group }, role, 'register-targets', [
      {
        actions: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
        resources: [own({ condition: conditionOf(balancer, group) }, 'aws_lb_target_group', group.label, 'arn')],
      },
      {
        actions: [
          'ec2:DescribeAvailabilityZones',
          'ec2:DescribeInstances',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ],
        resources: ['*'],
      },
    ]),
    identity(role, 'kube-system', 'aws-load-balancer-controller'),
  ]
}
