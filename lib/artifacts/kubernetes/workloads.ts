import type { ArtifactInput } from '../input'
import type { Cluster, Workload } from './cluster'
import { NAMESPACE } from './cluster'
import type { Commented, Manifest } from './manifest'
import { because, commented } from './manifest'
import { podTemplate, selectorOf } from './pod'
import type { Sizing } from './pod-sizes'
import { metadataOf, runnerApi, runnerKind } from './runner'
import { autoscaler } from './scaling'

/** Everything of one service: what runs it, its address, how its number of copies moves and how many may be away at once. */
export function workloadManifests(
  cluster: Cluster,
  input: ArtifactInput,
  workload: Workload,
  sizing: Sizing,
): Commented[] {
  if (workload.role === 'job')
    return [commented(cronJob(cluster, input, workload, sizing), because(input, cluster.resource.because))]
  return [
    commented(runner(cluster, input, workload, sizing), runnerSays(input, cluster, workload)),
    ...(workload.role === 'web' ? services(cluster, input, workload) : []),
    ...autoscaler(cluster, input, workload, sizing),
    commented(
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: metadataOf(workload),
        // One at a time, and a copy that is broken anyway never keeps a node from being drained.
        spec: { maxUnavailable: 1, selector: selectorOf(workload), unhealthyPodEvictionPolicy: 'AlwaysAllow' },
      },
      'Upgrades of nodes take one copy at a time, and wait for none that is broken anyway.',
    ),
  ]
}

function runnerSays(input: ArtifactInput, { resource }: Cluster, workload: Workload): string {
  const kind = runnerKind(input, workload)
  const rule = because(input, resource.because)
  if (kind === 'Deployment') return rule
  return `${rule} A Rollout of Argo Rollouts: the pipeline asks for ${input.choices.deployment}, which a Deployment can't do.`
}

function runner(cluster: Cluster, input: ArtifactInput, workload: Workload, sizing: Sizing): Manifest {
  const kind = runnerKind(input, workload)
  const { min } = sizing.counts[workload.role]
  return {
    apiVersion: runnerApi[kind],
    kind,
    metadata: metadataOf(workload),
    spec: {
      // An autoscaler owns the number where there is one.
      ...(input.choices.scaling === 'fixed' ? { replicas: min } : {}),
      revisionHistoryLimit: 5,
      progressDeadlineSeconds: 600,
      selector: selectorOf(workload),
      strategy: strategyOf(input, workload),
      template: podTemplate(cluster, input, workload, sizing),
    },
  }
}

/** The pipeline's own figures: a share of 5% for ten minutes, then half, then all. */
export const CANARY_PERCENT = 5
export const CANARY_PAUSE_MINUTES = 10

function strategyOf({ choices }: ArtifactInput, workload: Workload): object {
  if (choices.deployment === 'recreate' && workload.role === 'web') return { type: 'Recreate' }
  if (workload.role !== 'web' || choices.deployment === 'rolling' || choices.deployment === 'recreate')
    return { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } }
  const analysis = choices.metrics === 'prometheus' ? { templates: [{ templateName: 'error-rate' }] } : null
  const args = [{ name: 'service', value: workload.name }]
  if (choices.deployment === 'blue-green')
    return {
      blueGreen: {
        activeService: workload.name,
        previewService: `${workload.name}-preview`,
        autoPromotionEnabled: true,
        autoPromotionSeconds: 60,
        // The earlier version stays up for as long as going back should be at once.
        scaleDownDelaySeconds: 1800,
        ...(analysis ? { prePromotionAnalysis: { ...analysis, args } } : {}),
      },
    }
  const pause = { pause: { duration: `${CANARY_PAUSE_MINUTES}m` } }
  return {
    canary: {
      // Shares are of copies, since nothing here splits single requests: at least one copy is new from the first step on.
      maxSurge: '25%',
      maxUnavailable: 0,
      ...(analysis ? { analysis: { ...analysis, args, startingStep: 1 } } : {}),
      steps: [{ setWeight: CANARY_PERCENT }, pause, { setWeight: 50 }, pause],
    },
  }
}

function services({ nodes }: Cluster, { choices }: ArtifactInput, workload: Workload): Commented[] {
  const service = (name: string): Manifest => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(workload, name),
    spec: {
      type: 'ClusterIP',
      selector: selectorOf(workload).matchLabels,
      ports: [{ name: 'http', port: nodes.port, targetPort: 'http', protocol: 'TCP' }],
    },
  })
  return [
    commented(service(workload.name)),
    ...(choices.deployment === 'blue-green'
      ? [commented(service(`${workload.name}-preview`), 'The new version answers here before it takes the traffic.')]
      : []),
  ]
}

/** Jobs of one kind never overlap; one that failed is tried again twice and then left to be looked at. */
function cronJob(cluster: Cluster, input: ArtifactInput, workload: Workload, sizing: Sizing): Manifest {
  const longest = Math.ceil(input.requirements.workload.unitSeconds)
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadataOf(workload),
    spec: {
      schedule: SCHEDULE,
      timeZone: 'Etc/UTC',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 600,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 5,
      jobTemplate: {
        spec: {
          backoffLimit: 2,
          // Three times the longest unit of work: what still runs then hangs.
          activeDeadlineSeconds: Math.max(600, longest * 3),
          ttlSecondsAfterFinished: 86_400,
          template: podTemplate(cluster, input, workload, sizing),
        },
      },
    },
  }
}

/** When the jobs start is not asked; every night is the default and a value to set. */
export const SCHEDULE = '0 2 * * *'

/** Asked of Prometheus while a release runs: stops it when more than 1% of its answers are errors. */
export function analysis(input: ArtifactInput, workloads: readonly Workload[]): Commented[] {
  const released = workloads.some((workload) => runnerKind(input, workload) === 'Rollout')
  if (!released || input.choices.metrics !== 'prometheus') return []
  const rate = (filter: string) =>
    `sum(rate(http_server_request_duration_seconds_count{service_name="{{args.service}}"${filter}}[5m]))`
  return [
    commented(
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AnalysisTemplate',
        metadata: { name: 'error-rate', namespace: NAMESPACE },
        spec: {
          args: [{ name: 'service' }],
          metrics: [
            {
              name: 'error-rate',
              interval: '1m',
              failureLimit: 2,
              successCondition: 'len(result) == 0 || isNaN(result[0]) || result[0] < 0.01',
              provider: {
                prometheus: {
                  address: 'http://prometheus.monitoring.svc.cluster.local:9090',
                  query: `${rate(',http_response_status_code=~"5.."')} / ${rate('')}`,
                },
              },
            },
          ],
        },
      },
      'A release goes back by itself when more than 1% of its answers are errors, in three looks of a minute.',
    ),
  ]
}
