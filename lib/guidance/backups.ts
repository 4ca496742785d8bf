import { type ByKind, type Design, ofKind, project, type Resource } from '@/lib/design/model'

/** How a store is brought back. `minutes` is how long a restore takes by the assumptions below; null where nothing is restored. */
export type Backup = { what: string; keptDays: number; minutes: number | null; how: string }

/**
 * Our assumptions until the first restore test replaces them: a new instance takes half an hour to exist, and data arrives at
 * 100 MiB a second. AWS names 15 to 60 minutes for replacing a host (its Multi-AZ page, not re-read, assumption).
 */
const NEW_INSTANCE_MINUTES = 30
const RESTORE_MIB_PER_SECOND = 100
export const restoreMinutes = (gib: number): number =>
  Math.ceil(NEW_INSTANCE_MINUTES + (gib * 1024) / RESTORE_MIB_PER_SECOND / 60)

export const backupOf = (design: Design, resource: Resource): Backup => project(backups, resource, design)

/** Whether something is kept from which the store can be brought back. */
export const backedUp = (design: Design, resource: Resource): boolean => backupOf(design, resource).keptDays > 0

const none = (): Backup => ({
  what: 'nothing of its own is kept',
  keptDays: 0,
  minutes: null,
  how: 'Made again from code.',
})

const vaulted = (design: Design, id: string): number =>
  ofKind(design, 'backup-vault')
    .filter(({ protects }) => protects.includes(id))
    .reduce((days, { retentionDays }) => Math.max(days, retentionDays), 0)

const POINT_IN_TIME = 'Restore to a new instance at a chosen minute, then point the workload to it.'

const backups: ByKind<Backup, Design> = {
  'dns-zone': none,
  'content-delivery': none,
  'web-firewall': none,
  network: none,
  'nat-gateway': none,
  'network-endpoint': none,
  'load-balancer': none,
  'api-gateway': none,
  'container-service': none,
  'container-cluster': none,
  'machine-group': none,
  'app-platform': none,
  function: none,
  'batch-environment': none,
  'relational-database': ({ id, backupDays, storageGib }, design) => ({
    what: backupDays > 0 ? 'daily snapshot and the write log, to any minute' : 'no snapshot is taken',
    keptDays: Math.max(backupDays, vaulted(design, id)),
    minutes: restoreMinutes(storageGib),
    how: POINT_IN_TIME,
  }),
  'key-value-store': ({ id, pointInTimeRecovery, storageGib }, design) => ({
    what: pointInTimeRecovery ? 'continuous backup, to any second' : 'no continuous backup is switched on',
    // The window of point-in-time recovery is 35 days: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html (2023-06-15).
    keptDays: Math.max(pointInTimeRecovery ? 35 : 0, vaulted(design, id)),
    minutes: restoreMinutes(storageGib),
    how: 'Restore to a new table, check it, then point the workload to it.',
  }),
  'document-database': ({ id, backupDays, storageGib }, design) => ({
    what: backupDays > 0 ? 'daily snapshot and the write log, to any minute' : 'no snapshot is taken',
    keptDays: Math.max(backupDays, vaulted(design, id)),
    minutes: restoreMinutes(storageGib),
    how: POINT_IN_TIME,
  }),
  'time-series-database': ({ id, storageGib }, design) => ({
    what:
      vaulted(design, id) > 0
        ? 'snapshots in the backup vault'
        : 'measurements can be sent again only while their source still has them',
    keptDays: vaulted(design, id),
    minutes: vaulted(design, id) > 0 ? restoreMinutes(storageGib) : null,
    how: 'Restore the newest snapshot to a new instance; later measurements are sent again by their source.',
  }),
  'data-warehouse': ({ id, storageGib }, design) => ({
    what:
      vaulted(design, id) > 0
        ? 'snapshots in the backup vault'
        : 'it is loaded from the other stores and can be loaded again',
    keptDays: vaulted(design, id),
    minutes: restoreMinutes(storageGib),
    how: 'Restore the newest snapshot, or load again from the source stores.',
  }),
  'search-engine': ({ id, nodes, storageGibPerNode }, design) => ({
    what:
      vaulted(design, id) > 0
        ? 'snapshots of the index'
        : 'the index is built from the store that owns the data and can be built again',
    keptDays: vaulted(design, id),
    minutes: restoreMinutes(nodes * storageGibPerNode),
    how: 'Build the index again from the store that owns the data.',
  }),
  cache: () => ({
    what: 'the cache holds copies only',
    keptDays: 0,
    minutes: null,
    how: 'It fills again from the database; expect slow answers for some minutes.',
  }),
  'object-store': ({ id, use, versioned }, design) => ({
    what: objectBackup(use, versioned, vaulted(design, id)),
    keptDays: versioned ? Math.max(VERSION_DAYS, vaulted(design, id)) : vaulted(design, id),
    minutes: versioned ? RESTORE_VERSIONS_MINUTES : null,
    how:
      use === 'site'
        ? 'Publish the site again from the repository.'
        : 'Bring back the earlier version of each object that was changed or deleted.',
  }),
  'file-system': ({ id, backupDays, storageGib }, design) => ({
    what: Math.max(backupDays, vaulted(design, id)) > 0 ? 'a backup a day' : 'no backup is taken',
    keptDays: Math.max(backupDays, vaulted(design, id)),
    minutes: restoreMinutes(storageGib),
    how: 'Restore to a new file system, or restore single folders into the present one.',
  }),
  'connection-pooler': none,
  queue: none,
  topic: none,
  stream: none,
  workflow: none,
  'encryption-key': none,
  'secret-store': none,
  'audit-trail': none,
  'threat-detection': none,
  'log-store': none,
  monitoring: none,
  'backup-vault': none,
  'container-registry': none,
  'feature-flag-store': none,
}

/** Old versions are kept for a month before the lifecycle rule deletes them: our assumption, written into the bucket's rule. */
const VERSION_DAYS = 30

/** Removing the delete markers of one folder; an assumption. */
const RESTORE_VERSIONS_MINUTES = 15

function objectBackup(use: string, versioned: boolean, vaultDays: number): string {
  if (vaultDays > 0) return 'continuous backup in the vault'
  if (versioned) return 'earlier versions of every object'
  return use === 'site'
    ? 'the site is built from the repository and can be published again'
    : 'no earlier version is kept'
}
