import type { ArtifactInput } from '../input'
import { constantOf } from '../terraform/names'
import type { Cluster, Workload } from './cluster'
import { NAMESPACE, worksFrom } from './cluster'
import type { Commented } from './manifest'
import { commented } from './manifest'
import type { Sizing } from './pod-sizes'
import { metadataOf, runnerApi, runnerKind } from './runner'

/** Work that waits for one copy before another is started: an assumption. */
const WAITING_PER_COPY = 20
const KEDA_AUTHENTICATION = 'queue'

/** A worker follows its queue, everything else the processor. A fixed number has no autoscaler at all. */
export function autoscaler(cluster: Cluster, input: ArtifactInput, workload: Workload, sizing: Sizing): Commented[] {
  if (input.choices.scaling === 'fixed') return []
  const { min, max } = sizing.counts[workload.role]
  if (followsQueue(cluster, workload)) return queueScaler(cluster, input, workload, { min, max })
  const kind = runnerKind(input, workload)
  return [
    commented(
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: metadataOf(workload),
        spec: {
          scaleTargetRef: { apiVersion: runnerApi[kind], kind, name: workload.name },
          minReplicas: min,
          maxReplicas: max,
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: CPU_PERCENT } },
            },
          ],
          behavior: {
            scaleUp: {
              stabilizationWindowSeconds: 0,
              policies: [{ type: 'Percent', value: 100, periodSeconds: 30 }],
            },
            scaleDown: {
              stabilizationWindowSeconds: 300,
              policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }],
            },
          },
        },
      },
      'Doubles within half a minute, and gives back a quarter a minute once five minutes were quiet.',
    ),
  ]
}

/** The use that the design's sizes are worked out for. */
const CPU_PERCENT = 60

export const queueOf = (cluster: Cluster) => worksFrom(cluster, ['queue'])

/** What can be asked how much waits. */
export const followsQueue = (cluster: Cluster, { role }: Workload) =>
  role === 'worker' && queueOf(cluster) !== undefined

function queueScaler(
  cluster: Cluster,
  input: ArtifactInput,
  workload: Workload,
  { min, max }: { min: number; max: number },
): Commented[] {
  const kind = runnerKind(input, workload)
  return [
    commented(
      {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata: metadataOf(workload),
        spec: {
          scaleTargetRef: { apiVersion: runnerApi[kind], kind, name: workload.name },
          minReplicaCount: min,
          maxReplicaCount: max,
          pollingInterval: 15,
          cooldownPeriod: 300,
          triggers: triggersOf(cluster),
        },
      },
      'KEDA asks the queue how much waits: a worker that is behind is busy long before its processor says so.',
    ),
  ]
}

/** One for the namespace, by which KEDA reads the length of queues. */
export function queueAuthentication(
  cluster: Cluster,
  workloads: readonly Workload[],
  input: ArtifactInput,
): Commented[] {
  if (input.choices.scaling === 'fixed' || !workloads.some((workload) => followsQueue(cluster, workload))) return []
  return [
    commented(
      {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'TriggerAuthentication',
        metadata: { name: KEDA_AUTHENTICATION, namespace: NAMESPACE },
        spec: { podIdentity: { provider: POD_IDENTITY[cluster.design.provider] } },
      },
      'KEDA asks with its own identity, which may read the length of the queues and nothing else.',
    ),
  ]
}

/** Regions and namespaces differ between environments, so each overlay has its own. */
export const triggersOf = (cluster: Cluster) => [
  { ...triggerOf(cluster), authenticationRef: { name: KEDA_AUTHENTICATION } },
]

const POD_IDENTITY = { aws: 'aws', gcp: 'gcp', azure: 'azure-workload' } as const

/** Metadata of a trigger is text throughout. */
function triggerOf(cluster: Cluster): { type: string; metadata: { [name: string]: string } } {
  const id = queueOf(cluster)?.id ?? ''
  const stem = constantOf(id.replace(/-standby$/, ''))
  switch (cluster.design.provider) {
    case 'aws':
      return {
        type: 'aws-sqs-queue',
        metadata: {
          queueURLFromEnv: `${stem}_URL`,
          queueLength: String(WAITING_PER_COPY),
          awsRegion: cluster.resource.region,
        },
      }
    case 'gcp':
      return {
        type: 'gcp-pubsub',
        metadata: {
          subscriptionNameFromEnv: `${stem}_SUBSCRIPTION`,
          mode: 'SubscriptionSize',
          value: String(WAITING_PER_COPY),
        },
      }
    case 'azure':
      return {
        type: 'azure-servicebus',
        metadata: { queueName: id, namespace: cluster.prefix, messageCount: String(WAITING_PER_COPY) },
      }
  }
}
