import { ofKind } from '@/lib/design/model'
import type { Cluster } from './cluster'
import { NAMESPACE } from './cluster'
import type { Commented } from './manifest'
import { commented } from './manifest'
import { fileSystemsOf } from './pod'
import type { ValueToSet } from './values'

/** The volume of each shared file system of one environment. It is Terraform's, so the claim is bound to it by name and never deletes it. */
export function fileManifests(cluster: Cluster): Commented[] {
  return fileSystemsOf(cluster).flatMap((id): Commented[] => {
    const storage = `${Math.max(1, Math.ceil(ofKind(cluster.design, 'file-system').find((files) => files.id === id)?.storageGib ?? 1))}Gi`
    const shared = { accessModes: ['ReadWriteMany'], storageClassName: '' }
    const name = `${cluster.prefix}-${id}`
    return [
      commented(
        {
          apiVersion: 'v1',
          kind: 'PersistentVolume',
          metadata: { name },
          spec: {
            ...shared,
            capacity: { storage },
            persistentVolumeReclaimPolicy: 'Retain',
            claimRef: { namespace: NAMESPACE, name: id },
            csi: csiOf(cluster, id),
          },
        },
        'The file system outlives the cluster, so nothing here ever deletes it.',
      ),
      commented({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: id, namespace: NAMESPACE },
        spec: { ...shared, volumeName: name, resources: { requests: { storage } } },
      }),
    ]
  })
}

const EFS_HANDLE = 'fs-00000000000000000::fsap-00000000000000000'
const FILESTORE_ADDRESS = '10.0.0.2'
const filestoreHandle = ({ resource, prefix }: Cluster, id: string) =>
  `modeInstance/${resource.region}/${prefix}-${id}/files`
const azureAccount = ({ prefix }: Cluster) => prefix.replaceAll('-', '')

function csiOf(cluster: Cluster, id: string): object {
  switch (cluster.design.provider) {
    case 'aws':
      return { driver: 'efs.csi.aws.com', volumeHandle: EFS_HANDLE }
    case 'gcp':
      return {
        driver: 'filestore.csi.storage.gke.io',
        volumeHandle: filestoreHandle(cluster, id),
        volumeAttributes: { ip: FILESTORE_ADDRESS, volume: 'files' },
      }
    case 'azure':
      return {
        driver: 'file.csi.azure.com',
        volumeHandle: `${cluster.prefix}-${id}`,
        volumeAttributes: { protocol: 'nfs', storageAccount: azureAccount(cluster), shareName: id },
      }
  }
}

export function fileValues(cluster: Cluster): Omit<ValueToSet, 'file'>[] {
  const [id] = fileSystemsOf(cluster)
  if (!id) return []
  switch (cluster.design.provider) {
    case 'aws':
      return [{ standIn: EFS_HANDLE, says: 'Ids of the file system and its access point.' }]
    case 'gcp':
      return [
        { standIn: filestoreHandle(cluster, id), says: 'Place, instance and share of the Filestore.' },
        { standIn: FILESTORE_ADDRESS, says: 'Its address in the network.' },
      ]
    case 'azure':
      return [{ standIn: azureAccount(cluster), says: 'The storage account that holds the share.' }]
  }
}
