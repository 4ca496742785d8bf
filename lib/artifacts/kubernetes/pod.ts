import type { ArtifactInput } from '../input'
import type { Cluster, Workload } from './cluster'
import { connectionsOf, HEALTH_PATH, SECRETS, SERVICE_ACCOUNT, SETTINGS } from './cluster'
import type { Named } from './manifest'
import { cpuText, memoryText, type Sizing } from './pod-sizes'

/** Seconds a pod goes on answering after it was told to stop: the load balancer needs them to send its requests elsewhere. */
const LEAVE_SECONDS = 15
/** User and group that own nothing on the node. The container image has the same number. */
export const USER_ID = 10_001

export const labelsOf = ({ name, role }: Workload): Named => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/component': role,
})
export const selectorOf = ({ name }: Workload) => ({ matchLabels: { 'app.kubernetes.io/name': name } })

export function podTemplate(cluster: Cluster, input: ArtifactInput, workload: Workload, sizing: Sizing): object {
  const { nodes, design } = cluster
  const isWindows = nodes.os === 'windows'
  const mounts = fileSystemsOf(cluster)
  return {
    metadata: {
      labels: {
        ...labelsOf(workload),
        // Without it the token of the cloud is not handed to the pod.
        ...(design.provider === 'azure' ? { 'azure.workload.identity/use': 'true' } : {}),
      },
    },
    spec: {
      serviceAccountName: SERVICE_ACCOUNT,
      // The cloud's own identity reaches the pod another way; it never calls the cluster itself.
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      ...(workload.role === 'job' ? { restartPolicy: 'Never' } : {}),
      terminationGracePeriodSeconds: graceSeconds(input, workload),
      nodeSelector: {
        'kubernetes.io/os': nodes.os,
        'kubernetes.io/arch': nodes.arch === 'arm64' ? 'arm64' : 'amd64',
      },
      ...(isWindows ? { os: { name: 'windows' } } : {}),
      securityContext: isWindows
        ? { runAsNonRoot: true, windowsOptions: { runAsUserName: 'ContainerUser' } }
        : {
            runAsNonRoot: true,
            runAsUser: USER_ID,
            runAsGroup: USER_ID,
            fsGroup: USER_ID,
            seccompProfile: { type: 'RuntimeDefault' },
          },
      ...(workload.role === 'job' ? {} : { topologySpreadConstraints: spread(workload) }),
      containers: [
        {
          name: workload.name,
          // The overlay puts the registry and the digest here.
          image: workload.name,
          imagePullPolicy: 'IfNotPresent',
          ...(workload.role === 'job' ? {} : { ports: [{ name: 'http', containerPort: nodes.port }] }),
          envFrom: [
            { configMapRef: { name: SETTINGS } },
            ...(hasSecrets(cluster) ? [{ secretRef: { name: SECRETS } }] : []),
          ],
          resources: resourcesOf(cluster, sizing),
          ...(workload.role === 'job' ? {} : probes(input)),
          ...(workload.role === 'web' && !isWindows
            ? { lifecycle: { preStop: { sleep: { seconds: LEAVE_SECONDS } } } }
            : {}),
          ...(isWindows
            ? {}
            : {
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
              }),
          volumeMounts: [
            { name: 'scratch', mountPath: isWindows ? 'C:\\scratch' : '/tmp' },
            ...mounts.map((id) => ({ name: id, mountPath: isWindows ? `C:\\mnt\\${id}` : `/mnt/${id}` })),
          ],
        },
      ],
      volumes: [
        { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } },
        ...mounts.map((id) => ({ name: id, persistentVolumeClaim: { claimName: id } })),
      ],
    },
  }
}

export const hasSecrets = ({ design }: Cluster) => design.resources.some(({ kind }) => kind === 'secret-store')

export const fileSystemsOf = (cluster: Cluster): string[] =>
  connectionsOf(cluster).flatMap(({ other, into }) => (!into && other?.kind === 'file-system' ? [other.id] : []))

/** Time to leave, time for the longest piece of work, and some seconds more; a week at most would be no limit, so an hour is the longest. */
function graceSeconds({ requirements }: ArtifactInput, { role }: Workload): number {
  const work = Math.ceil(requirements.workload.unitSeconds)
  return role === 'web' ? LEAVE_SECONDS + Math.min(work, 120) + 15 : Math.min(work, 3600) + 30
}

function resourcesOf({ nodes }: Cluster, { pod }: Sizing): object {
  const gpus: Named = nodes.gpus > 0 ? { 'nvidia.com/gpu': '1' } : {}
  const memory = memoryText(pod.memoryMib)
  return {
    requests: { cpu: cpuText(pod.milliCpu), memory, 'ephemeral-storage': '1Gi', ...gpus },
    // A limit on the processor only slows a pod down while the node is idle, so it is twice the share; memory can't be taken back.
    limits: { cpu: cpuText(pod.milliCpu * 2), memory, 'ephemeral-storage': '2Gi', ...gpus },
  }
}

/** Slow starts are the first probe's business, traffic the second's, a stuck process the third's. Workers answer the same path. */
const probes = ({ requirements }: ArtifactInput) => {
  const httpGet = { path: HEALTH_PATH, port: 'http' }
  // A copy that takes long over one request isn't stuck.
  const patience = requirements.workload.bound === 'cpu' ? 6 : 3
  return {
    startupProbe: { httpGet, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 30 },
    readinessProbe: { httpGet, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 2 },
    livenessProbe: { httpGet, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: patience },
  }
}

/** Evenly over zones, which is what survives the loss of one; over machines as far as it goes. */
function spread(workload: Workload): object[] {
  const constraint = (topologyKey: string, whenUnsatisfiable: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable,
    labelSelector: selectorOf(workload),
    nodeTaintsPolicy: 'Honor',
  })
  return [
    constraint('topology.kubernetes.io/zone', 'DoNotSchedule'),
    constraint('kubernetes.io/hostname', 'ScheduleAnyway'),
  ]
}
