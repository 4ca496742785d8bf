import type { ArtifactInput } from '../input'
import type { Workload } from './cluster'
import { NAMESPACE } from './cluster'
import type { Manifest } from './manifest'
import { labelsOf } from './pod'

/** Workers answer nobody, so there is no traffic to move between two versions of them. */
export const runnerKind = (
  { choices }: Pick<ArtifactInput, 'choices'>,
  { role }: Workload,
): 'Deployment' | 'Rollout' =>
  role === 'web' && (choices.deployment === 'canary' || choices.deployment === 'blue-green') ? 'Rollout' : 'Deployment'

export const runnerApi = { Deployment: 'apps/v1', Rollout: 'argoproj.io/v1alpha1' } as const

export const metadataOf = (workload: Workload, name = workload.name): Manifest['metadata'] => ({
  name,
  namespace: NAMESPACE,
  labels: labelsOf(workload),
})
