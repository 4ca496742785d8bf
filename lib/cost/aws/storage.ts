import { aws } from '@/lib/catalog/skus/aws'
import type { Resource } from '@/lib/design/model'
import { type Costs, type CostTable, fixed, usage } from '../component'

/** EFS gives 50 KiB/s for every GiB stored without charge; assumption, no page was read for it. */
const EFS_MIB_PER_SECOND_PER_GIB = 0.05

export const storageCosts = {
  'object-store': ({ storageGib, writesPerMonth, readsPerMonth, lifecycle }): Costs => [
    fixed('Storage (S3 Standard)', aws.s3.standardGbMonth, storageGib.standard, 'GB-month'),
    fixed('Storage (S3 Standard-IA)', aws.s3.standardIaGbMonth, storageGib.infrequent, 'GB-month'),
    fixed('Storage (S3 Glacier Flexible Retrieval)', aws.s3.glacierFlexibleGbMonth, storageGib.archive, 'GB-month'),
    usage('PUT, COPY, POST and LIST requests', aws.s3.standardPut, writesPerMonth, 'request'),
    usage('GET and other requests', aws.s3.standardGet, readsPerMonth, 'request'),
    // In the long run as many objects change class in a month as are written in one.
    usage(
      'Lifecycle moves to Standard-IA',
      aws.s3.standardIaPut,
      lifecycle.toInfrequentAfterDays === null ? 0 : writesPerMonth,
      'request',
    ),
    usage(
      'Lifecycle moves to Glacier',
      aws.s3.glacierFlexiblePut,
      lifecycle.toArchiveAfterDays === null ? 0 : writesPerMonth,
      'request',
    ),
  ],

  'file-system': ({ id, storageGib, throughputMibPerSecond, backupDays }, { design }): Costs => {
    const isInVault = design.resources.some(
      (resource) => resource.kind === 'backup-vault' && resource.protects.includes(id),
    )
    const included = storageGib * EFS_MIB_PER_SECOND_PER_GIB
    return [
      fixed('Storage (EFS Standard)', aws.efs.standardGbMonth, storageGib, 'GB-month'),
      // Backups are incremental: what is kept is taken to be about the file system once over, an assumption.
      fixed('Backup storage', aws.backup.efsGbMonth, backupDays > 0 && !isInVault ? storageGib : 0, 'GB-month'),
      ...(throughputMibPerSecond > included
        ? [
            {
              name: 'Throughput above what the storage brings',
              unpriced: `no price for ${throughputMibPerSecond} MiB/s of elastic throughput`,
            },
          ]
        : []),
    ]
  },

  'backup-vault': ({ storedGib, protects }, { design }): Costs => {
    const held = protects.flatMap((id) => design.resources.filter((resource) => resource.id === id))
    const sizes = held.map(sizeOf)
    const all = sizes.reduce((sum, size) => sum + size, 0)
    if (all === 0)
      return [{ name: 'Backup storage', unpriced: 'not counted: what the vault protects has no size of its own' }]
    // The vault's total is shared out by the size of what it holds, since AWS prices each kind of backup by itself.
    return held.map((resource, index) => {
      const { name, sku } = backupOf(resource)
      if (sku === null)
        return { name: `Backup storage (${name})`, unpriced: `no price for backups of ${resource.service}` }
      return fixed(`Backup storage (${name})`, sku, (storedGib * (sizes[index] ?? 0)) / all, 'GB-month')
    })
  },

  'container-registry': ({ storedGib }): Costs => [fixed('Image storage', aws.ecr.gbMonth, storedGib, 'GB-month')],
} satisfies Partial<CostTable>

const sizeOf = (resource: Resource): number => {
  if (resource.kind === 'machine-group') return resource.diskGib * resource.replicas.typical
  if (resource.kind === 'object-store') {
    const { standard, infrequent, archive } = resource.storageGib
    return standard + infrequent + archive
  }
  return 'storageGib' in resource && typeof resource.storageGib === 'number' ? resource.storageGib : 0
}

const backupOf = (resource: Resource): { name: string; sku: string | null } => {
  if (resource.kind === 'relational-database') {
    return resource.class === 'standard'
      ? { name: 'RDS', sku: aws.backup.rdsGbMonth }
      : { name: 'Aurora', sku: aws.backup.auroraGbMonth }
  }
  if (resource.kind === 'document-database') return { name: 'DocumentDB', sku: aws.documentdb.backupGbMonth }
  if (resource.kind === 'key-value-store') return { name: 'DynamoDB', sku: aws.backup.dynamodbGbMonth }
  if (resource.kind === 'machine-group') return { name: 'EBS', sku: aws.backup.ebsGbMonth }
  if (resource.kind === 'file-system') return { name: 'EFS', sku: aws.backup.efsGbMonth }
  return { name: resource.service, sku: null }
}
