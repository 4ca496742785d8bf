import { ofKind } from '@/lib/design/model'
import type { Cluster } from './cluster'
import { NAMESPACE, SECRETS, SERVICE_ACCOUNT } from './cluster'
import type { Commented } from './manifest'
import { commented } from './manifest'
import { hasSecrets } from './pod'
import { PROJECT, type ValueToSet } from './values'

/** The secrets of one environment, fetched from the provider's store into the cluster by external-secrets. */
export function secretManifests(cluster: Cluster): Commented[] {
  if (!hasSecrets(cluster)) return []
  return [
    commented(
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'SecretStore',
        metadata: { name: SECRETS, namespace: NAMESPACE },
        spec: { provider: providerOf(cluster) },
      },
      STORE_SAYS[isVault(cluster) ? 'vault' : cluster.design.provider],
    ),
    commented(
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: SECRETS, namespace: NAMESPACE },
        spec: {
          refreshInterval: '1h',
          secretStoreRef: { kind: 'SecretStore', name: SECRETS },
          target: { name: SECRETS, creationPolicy: 'Owner' },
          dataFrom: [{ extract: { key: keyOf(cluster) } }],
        },
      },
      'One JSON object holds them all: each of its keys becomes an environment variable.',
    ),
  ]
}

export const isVault = ({ design }: Cluster) => ofKind(design, 'secret-store').some(({ by }) => by === 'vault')

/** As the Terraform names it: a slash is allowed on AWS only. */
function keyOf(cluster: Cluster): string {
  if (isVault(cluster)) return cluster.prefix
  return cluster.design.provider === 'aws' ? `${cluster.prefix}/application` : `${cluster.prefix}-application`
}

const vaultUrl = ({ prefix }: Cluster) => `https://${prefix}.vault.azure.net`

const STORE_SAYS = {
  aws: 'Without a key of its own: external-secrets signs in by its pod identity, whose role may read these secrets only.',
  gcp: 'Signs in as the pods do, by workload identity: no key is kept anywhere.',
  azure: 'Signs in as the pods do, by workload identity: no key is kept anywhere.',
  vault: 'Signs in to Vault with the pods’ service account: no token is kept anywhere.',
} as const

function providerOf(cluster: Cluster): object {
  const { design, resource } = cluster
  const account = { name: SERVICE_ACCOUNT }
  if (isVault(cluster))
    return {
      vault: {
        server: 'http://vault.vault.svc.cluster.local:8200',
        path: 'secret',
        version: 'v2',
        auth: { kubernetes: { mountPath: 'kubernetes', role: SERVICE_ACCOUNT, serviceAccountRef: account } },
      },
    }
  switch (design.provider) {
    case 'aws':
      return { aws: { service: 'SecretsManager', region: resource.region } }
    case 'gcp':
      return { gcpsm: { projectID: PROJECT, auth: { workloadIdentity: { serviceAccountRef: account } } } }
    case 'azure':
      return { azurekv: { authType: 'WorkloadIdentity', vaultUrl: vaultUrl(cluster), serviceAccountRef: account } }
  }
}

export function secretValues(cluster: Cluster): Omit<ValueToSet, 'file'>[] {
  if (!hasSecrets(cluster) || isVault(cluster)) return []
  const { provider } = cluster.design
  if (provider === 'gcp') return [{ standIn: PROJECT, says: 'The id of the Google Cloud project.' }]
  if (provider === 'azure') return [{ standIn: vaultUrl(cluster), says: 'The address of the Key Vault.' }]
  return []
}
