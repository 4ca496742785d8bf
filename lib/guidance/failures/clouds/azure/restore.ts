import type { RelationalDatabase } from '@/lib/design/model'
import type { WholeCommands } from '../cloud-commands'
import { az, groupOf, sharedName } from './az'

const MINUTE = '<last good minute, like 2026-01-31T09:41:00Z>'

/** A store brought back beside the one that was spoiled. */
export const azureRestore: WholeCommands['restore'] = (store, { design }) => {
  const group = groupOf(design, store)
  switch (store.kind) {
    case 'relational-database':
      return store.class === 'distributed'
        ? fromCosmos(sharedName(design, store), group, store.region)
        : [relational(store, sharedName(design, store), group)]
    case 'key-value-store':
      return fromCosmos(sharedName(design, store, 15), group, store.region)
    case 'document-database': {
      const name = sharedName(design, store)
      return [
        az(
          `resource show --name ${name} --resource-group ${group} --resource-type Microsoft.DocumentDB/mongoClusters --query id --output tsv`,
        ),
        az(
          `rest --method put --url "https://management.azure.com<id from above>-restored?api-version=2024-07-01" --body '{"location":"${store.region}","properties":{"createMode":"PointInTimeRestore","restoreParameters":{"pointInTimeUTC":"${MINUTE}","sourceResourceId":"<id from above>"}}}'`,
        ),
      ]
    }
    case 'file-system':
      return [
        az(
          `backup recoverypoint list --vault-name <vault> --resource-group ${group} --container-name <account> --item-name <share> --backup-management-type AzureStorage --output table`,
        ),
        az(
          `backup restore restore-azurefileshare --vault-name <vault> --resource-group ${group} --rp-name <recovery point> --container-name <account> --item-name <share> --restore-mode AlternateLocation --target-storage-account <account> --target-file-share <share>-restored --target-folder restored --resolve-conflict Overwrite`,
        ),
      ]
    case 'time-series-database':
      return [
        'In the store: .undo drop extents or .undo drop table <table> version=<version> within the days that it keeps what was deleted.',
      ]
    case 'data-warehouse':
      return [`In the warehouse: CREATE TABLE <table>_restored AS CLONE OF <table> AT '${MINUTE}';`]
    case 'search-engine':
    case 'object-store':
      return []
  }
}

function relational({ engine }: RelationalDatabase, name: string, group: string): string {
  if (engine === 'sqlserver')
    return az(
      `sql db restore --dest-name <database>-restored --name <database> --server ${name} --resource-group ${group} --time ${MINUTE}`,
    )
  if (engine === 'oracle')
    return az(
      `oracle-database autonomous-database restore --name <database> --resource-group ${group} --timestamp ${MINUTE}`,
    )
  return az(
    `${engine === 'mysql' ? 'mysql' : 'postgres'} flexible-server restore --name ${name}-restored --source-server ${name} --resource-group ${group} --restore-time ${MINUTE}`,
  )
}

const fromCosmos = (name: string, group: string, region: string): string[] => [
  az(
    `cosmosdb restore --account-name ${name} --target-database-account-name <new account> --resource-group ${group} --location ${region} --restore-timestamp ${MINUTE}`,
  ),
]
