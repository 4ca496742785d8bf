import type { ArtifactInput } from '../input'
import type { Cluster } from './cluster'
import { NAMESPACE, SERVICE_ACCOUNT } from './cluster'
import { ISTIO } from './istio'
import type { Commented, Manifest, Named } from './manifest'
import { because, commented } from './manifest'
import { CLIENT_ID, PROJECT, type ValueToSet } from './values'

/** The namespace with its rules, and who the pods are. */
export function foundation(cluster: Cluster, input: ArtifactInput): Commented[] {
  const { addons } = cluster.resource
  const level = (mode: string): Named => ({
    [`pod-security.kubernetes.io/${mode}`]: 'restricted',
    [`pod-security.kubernetes.io/${mode}-version`]: 'latest',
  })
  return [
    commented(
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: NAMESPACE,
          labels: {
            ...level('enforce'),
            ...level('audit'),
            ...level('warn'),
            ...(addons.includes('istio') ? ISTIO[cluster.design.provider].label : {}),
          },
          ...(addons.includes('linkerd') ? { annotations: { 'linkerd.io/inject': 'enabled' } } : {}),
        },
      },
      `${because(input, cluster.resource.because)} Pods that ask for more than the restricted profile are refused here.`,
    ),
    commented(serviceAccount(), ACCOUNT_SAYS[cluster.design.provider]),
  ]
}

const ACCOUNT_SAYS = {
  aws: 'The pod identity association that Terraform made leads from this name to the role; nothing has to be written here.',
  gcp: 'The overlay names the Google service account that the pods act as.',
  azure: 'The overlay names the managed identity that the pods act as.',
} as const

const serviceAccount = (annotations?: Named): Manifest => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: SERVICE_ACCOUNT, namespace: NAMESPACE, ...(annotations ? { annotations } : {}) },
  ...(annotations ? {} : { automountServiceAccountToken: false }),
})

/** Who the pods of one environment are to the cloud. */
export function identityPatches({ design, prefix }: Cluster): Manifest[] {
  switch (design.provider) {
    case 'aws':
      return []
    case 'gcp':
      return [
        serviceAccount({ 'iam.gke.io/gcp-service-account': `${prefix}-nodes@${PROJECT}.iam.gserviceaccount.com` }),
      ]
    case 'azure':
      return [serviceAccount({ 'azure.workload.identity/client-id': CLIENT_ID })]
  }
}

export function identityValues({ design }: Cluster): Omit<ValueToSet, 'file'>[] {
  switch (design.provider) {
    case 'aws':
      return []
    case 'gcp':
      return [
        { standIn: PROJECT, says: 'The id of the Google Cloud project, in the address of the pods’ service account.' },
      ]
    case 'azure':
      return [{ standIn: CLIENT_ID, says: 'The client id of the managed identity of the pods.' }]
  }
}
