import type { ClusterAddon } from '@/lib/design/model'
import { ADDON_NAMES } from '@/lib/design/tools'
import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries } from '../entries'
import { ref, text } from '../hcl'
import { accessTo, type Statement } from './access'
import { usedBy } from './roles'

/** What runs on a cluster besides the services and signs in to AWS with a role of its own. */
export type ToolRole = {
  /** Ends the names of its role. */
  id: string
  namespace: string
  account: string
  says: string
  /** What it uses; null where that belongs to the cluster itself. */
  store: Entry | null
  statements: readonly Statement[]
  /** Whether it reads what the design's own key encrypts. */
  isKeyed: boolean
}

/**
 * Each may use its own store and nothing else. Namespace and service account are those that the makers' Helm charts use where the release
 * and its namespace have the tool's name (an assumption; KEDA's and External Secrets' as `kubernetes/README.md` tells to install them).
 */
export function toolRoles(
  plan: Plan,
  cluster: EntryOf<'container-cluster'>,
  group: EntryOf<'machine-group'>,
): ToolRole[] {
  const addons = cluster.resource.addons.flatMap((addon): ToolRole[] => {
    const store = storeOf(plan, addon, group.resource.region)
    if (!store) return []
    const says = `${ADDON_NAMES[addon]} may use what it keeps its data in, and nothing else.`
    const { statements } = accessTo(plan, group, store.id)
    return [{ id: addon, namespace: addon, account: addon, says, store, statements, isKeyed: true }]
  })
  return [...addons, ...externalSecrets(plan, group), ...keda(plan, group), ...autoscaler(group)].filter(
    ({ statements }) => statements.length > 0,
  )
}

/** Fills the cluster's Secret from the store; with Vault it asks Vault instead. */
function externalSecrets(plan: Plan, group: EntryOf<'machine-group'>): ToolRole[] {
  const store = entriesOf(plan, 'secret-store').find(({ resource }) => resource.region === group.resource.region)
  if (!store || store.resource.by === 'vault') return []
  const { statements } = accessTo(plan, group, store.id)
  return [
    {
      id: 'external-secrets',
      namespace: 'external-secrets',
      account: 'external-secrets',
      says: 'External Secrets Operator reads the secrets of this environment, and no others.',
      store,
      statements: statements.map(({ actions, resources }) => ({
        actions: ['secretsmanager:DescribeSecret', ...actions],
        resources,
      })),
      isKeyed: true,
    },
  ]
}

/** Asks how much waits; what waits, only the workers read. */
function keda(plan: Plan, group: EntryOf<'machine-group'>): ToolRole[] {
  const queue = usedBy(plan, group)
    .flatMap((id) => findEntries(plan, id))
    .find(({ resource: { kind } }) => kind === 'queue')
  if (!queue) return []
  const { statements } = accessTo(plan, group, queue.id)
  return [
    {
      id: 'keda',
      namespace: 'keda',
      account: 'keda-operator',
      says: 'KEDA reads how much waits in the queue, and nothing of it.',
      store: queue,
      statements: statements.map(({ resources }) => ({ actions: ['sqs:GetQueueAttributes'], resources })),
      isKeyed: false,
    },
  ]
}

/**
 * EKS has nobody of its own who adds machines to a group for pods that wait. EKS names the group behind a node group `eks-<name>-<id>` and
 * tags it for discovery. What it has to look at: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md,
 * read 2026-11-24.
 */
function autoscaler({ id, resource, regionVariable }: EntryOf<'machine-group'>): ToolRole[] {
  if (resource.replicas.max <= resource.replicas.min) return []
  const account = ref('data.aws_caller_identity.current.account_id')
  const region = ref(regionVariable ?? 'var.region')
  const groups = text`arn:${ref('data.aws_partition.current.partition')}:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/eks-${ref('var.name')}-${id}-*`
  return [
    {
      id: 'autoscaler',
      namespace: 'kube-system',
      account: 'cluster-autoscaler',
      says: 'Cluster Autoscaler starts and ends machines of this group, and of no other.',
      store: null,
      statements: [
        {
          actions: ['autoscaling:SetDesiredCapacity', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
          resources: [groups],
        },
        { actions: LOOKS, resources: ['*'] },
      ],
      isKeyed: false,
    },
  ]
}

/** AWS knows no narrower way to list. */
const LOOKS = [
  'autoscaling:DescribeAutoScalingGroups',
  'autoscaling:DescribeAutoScalingInstances',
  'autoscaling:DescribeLaunchConfigurations',
  'autoscaling:DescribeScalingActivities',
  'autoscaling:DescribeTags',
  'ec2:DescribeImages',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:GetInstanceTypesFromInstanceRequirements',
  'eks:DescribeNodegroup',
]

/** What an add-on keeps its data in, or is opened by; a mesh keeps nothing. A copy in another region has no store of its own. */
function storeOf(plan: Plan, addon: ClusterAddon, region: string) {
  if (addon === 'loki' || addon === 'tempo')
    return entriesOf(plan, 'object-store').find(
      ({ resource }) => resource.use === 'telemetry' && resource.region === region,
    )
  if (addon === 'vault') return entriesOf(plan, 'secret-store').find(({ resource }) => resource.region === region)
  return undefined
}
