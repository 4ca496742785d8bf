import { azure, type BlobCopies } from '@/lib/catalog/skus/azure'
import type { Resource } from '@/lib/design/model'
import { type Costs, type CostTable, fixed, type UncountedCost, usage } from '../component'
import type { CostComponent } from '../types'

/** Over a month of 30 days, as Azure's own examples multiply what is priced by the day. */
const DAYS_PER_MONTH = 30
/** Included in a Standard registry; assumption, the page was not read again. */
const REGISTRY_GIB = 100

export const storageCosts = {
  'object-store': ({ zones, storageGib, writesPerMonth, readsPerMonth, lifecycle }): Costs => {
    const copies = copiesOver(zones)
    const where = COPIES[copies]
    return [
      fixed(`Storage (Blob hot, ${where})`, azure.blob.hotGbMonth(copies), storageGib.standard, 'GB-month'),
      fixed(`Storage (Blob cool, ${where})`, azure.blob.coolGbMonth(copies), storageGib.infrequent, 'GB-month'),
      // The archive tier is not to be had with copies over zones, so its blobs are in an account of their own.
      fixed('Storage (Blob archive, one zone)', azure.blob.archiveGbMonth, storageGib.archive, 'GB-month'),
      usage('Write and list operations', azure.blob.hotWrites(copies), writesPerMonth, 'operation'),
      usage('Read operations', azure.blob.hotReads(copies), readsPerMonth, 'operation'),
      // In the long run as many blobs change tier in a month as are written in one; each move is a write of the tier it goes to.
      usage(
        'Lifecycle moves to cool',
        azure.blob.coolWrites(copies),
        lifecycle.toInfrequentAfterDays === null ? 0 : writesPerMonth,
        'operation',
      ),
      usage(
        'Lifecycle moves to archive',
        azure.blob.archiveWrites,
        lifecycle.toArchiveAfterDays === null ? 0 : writesPerMonth,
        'operation',
      ),
    ]
  },

  'file-system': ({ id, zones, storageGib, throughputMibPerSecond, backupDays }, { design }): Costs => {
    const isInVault = design.resources.some(
      (resource) => resource.kind === 'backup-vault' && resource.protects.includes(id),
    )
    const copies = copiesOver(zones)
    const isBackedUp = backupDays > 0 && !isInVault
    return [
      fixed(
        `Provisioned storage (Files premium, ${COPIES[copies]})`,
        azure.files.premiumGbMonth(copies),
        provisionedGib(storageGib, throughputMibPerSecond),
        'GB-month',
      ),
      fixed('Backup, file share', azure.backup.filesInstanceMonth, isBackedUp ? 1 : 0, 'instance-month'),
      // Backups are incremental: what is kept is taken to be about the file system once over, an assumption.
      fixed('Backup storage', azure.backup.zrsGbMonth, isBackedUp ? storageGib : 0, 'GB-month'),
    ]
  },

  'backup-vault': ({ storedGib, protects, region }, { design }): Costs => {
    const held = protects.flatMap((id) => design.resources.filter((resource) => resource.id === id))
    if (held.length === 0)
      return [{ name: 'Backup storage', unpriced: 'not counted: what the vault protects is not in the design' }]
    const isElsewhere = held.every((resource) => resource.region !== region)
    return [
      ...held.flatMap((resource): (CostComponent | UncountedCost)[] => {
        const { name, sku, instances } = instancesOf(resource)
        if (sku === null)
          return [{ name: `Backup, ${name}`, unpriced: `no price for backups of ${resource.service} by Azure Backup` }]
        return [fixed(`Backup, ${name}`, sku, instances, 'instance-month')]
      }),
      // A vault in another region is a copy by itself; one beside its source is kept in three zones.
      fixed('Backup storage', isElsewhere ? azure.backup.lrsGbMonth : azure.backup.zrsGbMonth, storedGib, 'GB-month'),
    ]
  },

  'container-registry': ({ storedGib }): Costs => [
    // By the day: https://github.com/microsoft/azure-skills, read 2026-11-23 (secondary for the price page).
    fixed('Container registry (Standard)', azure.containerRegistry.standardDay, DAYS_PER_MONTH, 'day'),
    fixed(
      'Image storage above 100 GB',
      azure.containerRegistry.gbMonth,
      Math.max(0, storedGib - REGISTRY_GIB),
      'GB-month',
    ),
  ],
} satisfies Partial<CostTable>

const COPIES: Readonly<Record<BlobCopies, string>> = { lrs: 'one zone', zrs: 'three zones' }
const copiesOver = (zones: number): BlobCopies => (zones > 1 ? 'zrs' : 'lrs')

/**
 * A premium share has at least 100 GiB and brings 100 MiB/s and a tenth of a MiB/s for every GiB, so more throughput means more storage.
 * https://learn.microsoft.com/azure/storage/files/understanding-billing (provisioned v1), from memory of its formula: an assumption.
 */
const provisionedGib = (gib: number, mibPerSecond: number): number =>
  Math.ceil(Math.max(100, gib, (mibPerSecond - 100) * 10))

/**
 * A protected instance is billed once up to 500 GB and again for each further 500; half of it up to 50 GB where it is a machine.
 * https://www.powershellgallery.com/packages/AzureSimpleREST/0.2.64 quotes the price page of 2018, read 2026-11-23 (secondary).
 */
const instancesFor = (gib: number): number => Math.max(1, Math.ceil(gib / 500))
const machineInstances = (gib: number): number => (gib <= 50 ? 0.5 : instancesFor(gib))

const instancesOf = (resource: Resource): { name: string; sku: string | null; instances: number } => {
  if (resource.kind === 'machine-group') {
    const instances = machineInstances(resource.diskGib) * resource.replicas.typical
    return { name: 'virtual machines', sku: azure.backup.vmInstanceMonth, instances }
  }
  if (resource.kind === 'file-system')
    return { name: 'file share', sku: azure.backup.filesInstanceMonth, instances: instancesFor(resource.storageGib) }
  if (resource.kind === 'relational-database' && resource.engine === 'postgresql')
    return {
      name: 'PostgreSQL',
      sku: azure.backup.postgresqlInstanceMonth,
      instances: instancesFor(resource.storageGib),
    }
  return { name: resource.service, sku: null, instances: 0 }
}
