import type { Artifact } from '../artifact'
import type { ArtifactInput } from '../input'
import type { Cluster, Workload } from './cluster'
import { clustersOf, workloadsOf } from './cluster'
import { entranceOf } from './entrance'
import { foundation } from './foundation'
import { writeGuide } from './guide-text'
import { manifestFile, yamlFile } from './manifest'
import { commonPolicies } from './network-policies'
import { overlayFiles } from './overlays'
import { sizingOf } from './pod-sizes'
import { writeReadme } from './readme'
import { queueAuthentication } from './scaling'
import { analysis, workloadManifests } from './workloads'

/**
 * Manifests of the services for the cluster that the Terraform makes: a base that all environments share and a kustomize overlay for
 * each of them. Nothing where no environment has a cluster.
 */
export function writeKubernetes(input: ArtifactInput): Artifact[] {
  const clusters = clustersOf(input)
  const [first] = clusters
  if (!first) return []
  return [
    {
      path: 'kubernetes/README.md',
      language: 'markdown',
      content: writeReadme(input, clusters),
      why: 'What has to be on the cluster first, values to set, and the order to apply.',
    },
    {
      path: 'kubernetes/GUIDE.md',
      language: 'markdown',
      content: writeGuide(input),
      why: 'How this cluster is sized and upgraded, what not to run on it, and the way out.',
    },
    ...baseFiles(first, input),
    ...clusters.flatMap((cluster) => overlayFiles(cluster, input)),
  ]
}

function baseFiles(cluster: Cluster, input: ArtifactInput): Artifact[] {
  const workloads = workloadsOf(cluster, input)
  const sizing = sizingOf(cluster, input)
  const entrance = entranceOf(cluster, input, workloads)
  const files = [
    ...manifestFile(
      input,
      'kubernetes/base/namespace.yaml',
      'The namespace with its rules, and the account that the cloud’s role is bound to.',
      foundation(cluster, input),
    ),
    ...manifestFile(
      input,
      'kubernetes/base/network-policies.yaml',
      'Nothing may talk to anything, but for names and identity.',
      commonPolicies(cluster),
    ),
    ...workloads.flatMap((workload) =>
      manifestFile(
        input,
        `kubernetes/base/${workload.name}.yaml`,
        WHY[workload.role](workload),
        workloadManifests(cluster, input, workload, sizing),
      ),
    ),
    ...manifestFile(
      input,
      'kubernetes/base/queue-authentication.yaml',
      'How KEDA may ask the queue for its length.',
      queueAuthentication(cluster, workloads, input),
    ),
    ...manifestFile(
      input,
      'kubernetes/base/analysis.yaml',
      'What stops a release and takes it back.',
      analysis(input, workloads),
    ),
    ...manifestFile(input, 'kubernetes/base/entrance.yaml', entrance.why, entrance.base),
  ]
  return [
    yamlFile(input, 'kubernetes/base/kustomization.yaml', 'The list of what every environment has.', {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: files.map(({ path }) => path.slice('kubernetes/base/'.length)),
    }),
    ...files,
  ]
}

const WHY: { readonly [role in Workload['role']]: (workload: Workload) => string } = {
  web: ({ name }) => `The service ${name}: what runs it, its address, how its copies move and how many may be away.`,
  worker: ({ name }) => `${name} takes work and answers nobody: no address, and its copies follow what waits.`,
  job: ({ name }) => `${name} is started by the clock and ends when its work is done.`,
}
