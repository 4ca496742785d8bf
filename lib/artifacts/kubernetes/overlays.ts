import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import type { Cluster, Workload } from './cluster'
import { NAMESPACE, SERVICES_WRITTEN, SETTINGS, workloadsOf } from './cluster'
import { entranceOf } from './entrance'
import { fileManifests, fileValues } from './files'
import { identityPatches, identityValues } from './foundation'
import type { Manifest } from './manifest'
import { commented, headerOf, manifestFile, yamlFile } from './manifest'
import { designPolicies } from './network-policies'
import { type Sizing, sizingOf } from './pod-sizes'
import { runnerApi, runnerKind } from './runner'
import { followsQueue, triggersOf } from './scaling'
import { secretManifests, secretValues } from './secrets'
import { ACCOUNT, hostName, imageName, NO_DIGEST, PROJECT, type ValueToSet } from './values'
import { SCHEDULE } from './workloads'

export const folderOf = ({ overlay }: Cluster) => `kubernetes/overlays/${overlay}`

/** One environment: how many copies, which images, under which name, and who may talk to whom at which addresses. */
export function overlayFiles(cluster: Cluster, input: ArtifactInput): Artifact[] {
  const folder = folderOf(cluster)
  const workloads = workloadsOf(cluster, input)
  const entrance = entranceOf(cluster, input, workloads)
  const place = `${cluster.design.environment}${cluster.overlay.endsWith('-standby') ? ', second region' : ''}`
  const inside = (name: string, why: string, manifests: readonly Manifest[]) =>
    manifestFile(
      input,
      `${folder}/${name}`,
      why,
      manifests.map((manifest) => commented(manifest)),
    )
  const resources = [
    ...manifestFile(
      input,
      `${folder}/network-policies.yaml`,
      `Who may talk to whom in ${place}: one policy for each connection of the design.`,
      designPolicies(cluster, input, workloads),
    ),
    ...manifestFile(
      input,
      `${folder}/secrets.yaml`,
      `Where the secrets of ${place} come from; none is in a file.`,
      secretManifests(cluster),
    ),
    ...manifestFile(
      input,
      `${folder}/files.yaml`,
      `The shared file system of ${place}, as a volume.`,
      fileManifests(cluster),
    ),
    ...manifestFile(input, `${folder}/entrance.yaml`, `Where requests come in to ${place}.`, entrance.overlay),
  ]
  const patches = [
    ...inside('copies.yaml', `How many copies run in ${place}.`, copies(cluster, input, workloads)),
    ...inside('identity.yaml', `Who the pods of ${place} are to the cloud.`, identityPatches(cluster)),
    ...inside('entrance.yaml', `Where requests come in to ${place}.`, entrance.patches),
  ]
  const nameOf = ({ path }: Artifact) => path.slice(folder.length + 1)
  return [
    yamlFile(input, `${folder}/kustomization.yaml`, `What makes ${place} out of the base.`, {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['../../base', ...resources.map(nameOf)],
      patches: patches.map((file) => ({ path: nameOf(file) })),
      images: workloads.map(({ name }) => ({ name, newName: imageName(cluster, name), digest: NO_DIGEST })),
      configMapGenerator: [{ name: SETTINGS, namespace: NAMESPACE, envs: ['settings.env'] }],
      // The name stays the same, since kustomize doesn't know every kind that refers to it.
      generatorOptions: { disableNameSuffixHash: true },
    }),
    ...resources,
    ...patches,
    {
      path: `${folder}/settings.env`,
      language: 'text',
      content: settings(cluster, input),
      why: `What the programs of ${place} are told: where their neighbours are.`,
    },
  ]
}

function settings(cluster: Cluster, input: ArtifactInput): string {
  const { nodes, design } = cluster
  return `${[
    `# ${headerOf(input)}`,
    '# Append what Terraform knows of the neighbours, after its apply and whenever an address changes:',
    `#   terraform output -json ${nodes.id.replaceAll('-', '_')}_settings | jq -r 'to_entries[] | "\\(.key)=\\(.value)"' >> settings.env`,
    `ENVIRONMENT=${design.environment}`,
    `PORT=${nodes.port}`,
    ...(design.actors.some(({ id }) => id === 'users') ? [`PUBLIC_URL=https://${hostName(cluster)}`] : []),
  ].join('\n')}\n`
}

/** The numbers of one environment, on whatever moves them. */
function copies(cluster: Cluster, input: ArtifactInput, workloads: readonly Workload[]): Manifest[] {
  const sizing = sizingOf(cluster, input)
  return workloads.flatMap((workload): Manifest[] => {
    if (workload.role === 'job') return []
    return [numbers(cluster, input, workload, sizing)]
  })
}

function numbers(cluster: Cluster, input: ArtifactInput, workload: Workload, sizing: Sizing): Manifest {
  const metadata = { name: workload.name, namespace: NAMESPACE }
  const { min, max } = sizing.counts[workload.role]
  if (input.choices.scaling === 'fixed') {
    const kind = runnerKind(input, workload)
    return { apiVersion: runnerApi[kind], kind, metadata, spec: { replicas: min } }
  }
  return followsQueue(cluster, workload)
    ? {
        apiVersion: 'keda.sh/v1alpha1',
        kind: 'ScaledObject',
        metadata,
        spec: { minReplicaCount: min, maxReplicaCount: max, triggers: triggersOf(cluster) },
      }
    : {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata,
        spec: { minReplicas: min, maxReplicas: max },
      }
}

/** Everything in one overlay, and in the base it stands on, that only the reader knows. */
export function valuesOf(cluster: Cluster, input: ArtifactInput): ValueToSet[] {
  const folder = folderOf(cluster)
  const workloads = workloadsOf(cluster, input)
  const { provider, actors } = cluster.design
  const at = (file: string, values: readonly Omit<ValueToSet, 'file'>[]) =>
    values.map((value) => ({ file: `${folder}/${file}`, ...value }))
  const registry = {
    aws: [{ standIn: ACCOUNT, says: 'The number of the AWS account that holds the registry.' }],
    gcp: [{ standIn: PROJECT, says: 'The id of the project that holds the registry.' }],
    azure: [{ standIn: `${cluster.images.replaceAll('-', '')}.azurecr.io`, says: 'The registry’s address.' }],
  }[provider]
  return [
    ...at('kustomization.yaml', [
      ...registry,
      { standIn: NO_DIGEST, says: 'The digest of each image: `kustomize edit set image`, which the pipeline does.' },
    ]),
    ...(actors.some(({ id }) => id === 'users')
      ? at('settings.env', [
          { standIn: hostName(cluster), says: 'The name under which people reach this environment.' },
        ])
      : []),
    ...at('identity.yaml', identityValues(cluster)),
    ...at('entrance.yaml', entranceOf(cluster, input, workloads).values),
    ...paths(cluster, input, workloads),
    ...at('secrets.yaml', secretValues(cluster)),
    ...at('files.yaml', fileValues(cluster)),
    ...workloads
      .filter(({ role }) => role === 'job')
      .map(({ name }) => ({
        file: `kubernetes/base/${name}.yaml`,
        standIn: SCHEDULE,
        says: 'When the jobs start, in UTC.',
      })),
    ...(provider === 'azure' &&
    workloads.some((workload) => followsQueue(cluster, workload)) &&
    input.choices.scaling !== 'fixed'
      ? [
          {
            file: `${folder}/copies.yaml`,
            standIn: cluster.prefix,
            says: 'The Service Bus namespace that holds the queue.',
          },
        ]
      : []),
  ]
}

/** Which path is whose only the reader knows; the first service takes the rest. */
function paths(cluster: Cluster, input: ArtifactInput, workloads: readonly Workload[]): ValueToSet[] {
  const [, second] = workloads.filter(({ role }) => role === 'web')
  const file = 'kubernetes/base/entrance.yaml'
  const isByPath = entranceOf(cluster, input, workloads).base.some(({ manifest: { kind } }) => kind === 'HTTPRoute')
  return second && isByPath ? [{ file, standIn: `/${second.name}`, says: 'The paths of each service.' }] : []
}

/** Services that are not written out, and how to add them. */
export const leftOut = ({ resource: { services } }: Cluster) => Math.max(0, services - SERVICES_WRITTEN)
