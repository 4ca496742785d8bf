import { gcp } from '@/lib/catalog/skus/gcp'
import type { Resource } from '@/lib/design/model'
import { type Costs, type CostTable, fixed, usage } from '../component'

/** The least that a Filestore instance of these tiers can have; assumption, from general knowledge of the service. */
const FILESTORE_GIB_MIN = 1_024

export const storageCosts = {
  'object-store': ({ storageGib, writesPerMonth, readsPerMonth, lifecycle }): Costs => [
    fixed('Storage (Standard)', gcp.gcs.standardGibMonth, storageGib.standard, 'GiB-month'),
    fixed('Storage (Nearline)', gcp.gcs.nearlineGibMonth, storageGib.infrequent, 'GiB-month'),
    fixed('Storage (Archive)', gcp.gcs.archiveGibMonth, storageGib.archive, 'GiB-month'),
    usage('Class A operations (writes and lists)', gcp.gcs.classA, writesPerMonth, 'operation'),
    usage('Class B operations (reads)', gcp.gcs.classB, readsPerMonth, 'operation'),
    // In the long run as many objects change class in a month as are written in one; the class that they go to sets the price.
    usage(
      'Lifecycle moves to Nearline',
      gcp.gcs.nearlineClassA,
      lifecycle.toInfrequentAfterDays === null ? 0 : writesPerMonth,
      'operation',
    ),
    usage(
      'Lifecycle moves to Archive',
      gcp.gcs.archiveClassA,
      lifecycle.toArchiveAfterDays === null ? 0 : writesPerMonth,
      'operation',
    ),
  ],

  'file-system': ({ id, zones, storageGib, backupDays }, { design }): Costs => {
    const isInVault = design.resources.some(
      (resource) => resource.kind === 'backup-vault' && resource.protects.includes(id),
    )
    const billed = Math.max(FILESTORE_GIB_MIN, storageGib)
    return [
      zones > 1
        ? fixed('Capacity (Filestore regional)', gcp.filestore.regionalGibMonth, billed, 'GiB-month')
        : fixed('Capacity (Filestore zonal)', gcp.filestore.zonalGibMonth, billed, 'GiB-month'),
      // Backups are incremental: what is kept is taken to be about the files once over, an assumption.
      fixed('Backup storage', gcp.filestore.backupGibMonth, backupDays > 0 && !isInVault ? storageGib : 0, 'GiB-month'),
    ]
  },

  'backup-vault': ({ storedGib, protects }, { design }): Costs => {
    const held = protects.flatMap((id) => design.resources.filter((resource) => resource.id === id))
    const sizes = held.map(sizeOf)
    const all = sizes.reduce((sum, size) => sum + size, 0)
    if (all === 0)
      return [{ name: 'Backup storage', unpriced: 'not counted: what the vault protects has no size of its own' }]
    // The vault's total is shared out by the size of what it holds, since each service prices its own backups.
    return held.map((resource, index) => {
      const { name, sku, unit } = backupOf(resource)
      if (sku === null)
        return { name: `Backup storage (${name})`, unpriced: `no price for backups of ${resource.service}` }
      return fixed(`Backup storage (${name})`, sku, (storedGib * (sizes[index] ?? 0)) / all, unit)
    })
  },

  'container-registry': ({ storedGib }): Costs => [
    fixed('Image storage', gcp.artifactRegistry.gbMonth, storedGib, 'GB-month'),
  ],
} satisfies Partial<CostTable>

const sizeOf = (resource: Resource): number => {
  if (resource.kind === 'machine-group') return resource.diskGib * resource.replicas.typical
  if (resource.kind === 'object-store') {
    const { standard, infrequent, archive } = resource.storageGib
    return standard + infrequent + archive
  }
  return 'storageGib' in resource && typeof resource.storageGib === 'number' ? resource.storageGib : 0
}

type Backup = { name: string; sku: string | null; unit: string }

const backupOf = (resource: Resource): Backup => {
  if (resource.kind === 'relational-database') return relationalBackup(resource)
  if (resource.kind === 'key-value-store')
    return { name: 'Firestore', sku: gcp.firestore.backupGibMonth, unit: 'GiB-month' }
  if (resource.kind === 'document-database')
    return { name: 'Firestore Enterprise', sku: gcp.firestoreEnterprise.backupGibMonth, unit: 'GiB-month' }
  if (resource.kind === 'time-series-database')
    return { name: 'Bigtable', sku: gcp.bigtable.backupGibMonth, unit: 'GiB-month' }
  if (resource.kind === 'machine-group') return DISK_SNAPSHOTS
  if (resource.kind === 'file-system')
    return { name: 'Filestore', sku: gcp.filestore.backupGibMonth, unit: 'GiB-month' }
  return { name: resource.service, sku: null, unit: '' }
}

const DISK_SNAPSHOTS: Backup = { name: 'disk snapshots', sku: gcp.disk.snapshotGibMonth, unit: 'GiB-month' }

const relationalBackup = ({ class: rank, engine }: Extract<Resource, { kind: 'relational-database' }>): Backup => {
  if (rank === 'distributed') return { name: 'Spanner', sku: gcp.spanner.backupGibMonth, unit: 'GiB-month' }
  if (engine === 'oracle') return DISK_SNAPSHOTS
  return { name: 'Cloud SQL', sku: gcp.cloudSql.backupGbMonth, unit: 'GB-month' }
}
