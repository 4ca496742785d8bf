import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { WholeCommands } from '../cloud-commands'
import { gcloud } from './gcloud'

const MINUTE = '<last good minute, like 2026-01-31T09:41:00Z>'

/** A store brought back beside the one that was spoiled. */
export const gcpRestore: WholeCommands['restore'] = (store, { design }) => {
  const name = resourceName(design, store)
  const { region } = store
  switch (store.kind) {
    case 'relational-database':
      if (store.class === 'distributed')
        return [
          gcloud(`spanner backups list --instance=${name}`),
          gcloud(
            `spanner databases restore --source-backup=<backup> --source-instance=${name} --destination-database=<database>-restored --destination-instance=${name}`,
          ),
        ]
      if (store.engine === 'oracle') return fromSnapshot(name)
      return [gcloud(`sql instances clone ${name} ${name}-restored --point-in-time=${MINUTE}`)]
    case 'key-value-store':
    case 'document-database':
      return [
        gcloud(
          `firestore databases clone --source-database=projects/<project>/databases/${name} --snapshot-time=${MINUTE} --destination-database=${name}-restored`,
        ),
      ]
    case 'time-series-database':
      return [
        gcloud(`bigtable backups list --instance=${name}`),
        gcloud(
          `bigtable instances tables restore --source=<backup> --destination=<table>-restored --destination-instance=${name}`,
        ),
      ]
    case 'data-warehouse': {
      const dataset = name.replaceAll('-', '_')
      return [
        command(
          `bq cp "<project>:${dataset}.<table>@$(date -u -d '${MINUTE}' +%s)000" "<project>:${dataset}.<table>_restored"`,
        ),
      ]
    }
    case 'file-system':
      return [
        gcloud(`filestore backups list --region=${region}`),
        gcloud(
          `filestore instances create ${name}-restored --location=${region} --tier=<tier> --network=name=<network> --file-share=name=<share>,capacity=<size>,source-backup=<backup>,source-backup-region=${region}`,
        ),
      ]
    case 'search-engine':
      return fromSnapshot(name)
    case 'object-store':
      return []
  }
}

const fromSnapshot = (name: string): string[] => [
  gcloud(`compute snapshots list --filter="sourceDisk~${name}" --sort-by=~creationTimestamp`),
  gcloud(`compute disks create ${name}-restored --source-snapshot=<snapshot> --zone=<zone>`),
]
