import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { StoreCommands } from '../cloud-commands'
import { activity, az, groupOf, lastHour, sharedName } from './az'

/** Cosmos DB's names are shorter: the Terraform leaves room for its longest suffix. */
const COSMOS_WIDTH = 15

export const azureStores: StoreCommands = {
  table: (table, { design }) => {
    const name = sharedName(design, table, COSMOS_WIDTH)
    const group = groupOf(design, table)
    const type = 'Microsoft.DocumentDB/databaseAccounts'
    return {
      look: [
        az(
          `cosmosdb show --name ${name} --resource-group ${group} --query "{State:provisioningState,Capabilities:capabilities[].name,Regions:locations[].locationName}"`,
        ),
      ],
      throttled: [
        lastHour({ name, type, group, metric: 'TotalRequests', aggregation: 'Count', filter: "StatusCode eq '429'" }),
      ],
      busyKeys: [
        lastHour({
          name,
          type,
          group,
          metric: 'NormalizedRUConsumption',
          aggregation: 'Maximum',
          filter: "PartitionKeyRangeId eq '*'",
        }),
      ],
    }
  },
  documents: (database, { design }) => {
    const group = groupOf(design, database)
    const state = az(
      `cosmosdb mongocluster show --cluster-name ${sharedName(design, database)} --resource-group ${group} --query "{State:clusterStatus,Nodes:nodeGroupSpecs}"`,
    )
    return {
      look: [state, activity(group, '1h')],
      failover: ['The service moves from an ill node to its standby by itself; there is nothing to run.'],
      verify: [state],
    }
  },
  measurements: (database, { design }) => ({
    look: [
      az(
        `kusto cluster list --resource-group ${groupOf(design, database)} --query "[].[name,state,uri]" --output table`,
      ),
    ],
  }),
  warehouse: (warehouse, { design }) => ({
    look: [
      az(
        `fabric capacity list --resource-group ${groupOf(design, warehouse)} --query "[].[name,state,sku.name]" --output table`,
      ),
    ],
    slow: [
      'In the warehouse: SELECT TOP 20 distributed_statement_id, login_name, status, total_elapsed_time_ms FROM queryinsights.exec_requests_history ORDER BY start_time DESC;',
    ],
    cancel: ['Cancel the query: KILL <session id>.'],
  }),
  search: (search, { design }) => {
    const name = sharedName(design, search)
    const group = groupOf(design, search)
    const metric = (path: string) =>
      lastHour({ name, type: 'Microsoft.Search/searchServices', group, metric: path, aggregation: 'Average' })
    return {
      look: [
        az(
          `search service show --name ${name} --resource-group ${group} --query "{State:status,Detail:statusDetails,Partitions:partitionCount,Replicas:replicaCount}"`,
        ),
        metric('ThrottledSearchQueriesPercentage'),
      ],
      inside: [
        'In the engine: GET /servicestats?api-version=2024-07-01 says how full it is, GET /indexers/<indexer>/status why a document was refused.',
      ],
      healthy: 'The state says running, no query is refused, and a document written now is found a minute later.',
    }
  },
  cache: (cache, { design }) => {
    const group = groupOf(design, cache)
    const name = resourceName(design, cache)
    return {
      look: [
        az(
          `redisenterprise show --cluster-name ${name} --resource-group ${group} --query "{State:resourceState,Size:sku.name,Copies:highAvailability}"`,
        ),
        lastHour({
          name,
          type: 'Microsoft.Cache/redisEnterprise',
          group,
          metric: 'usedmemorypercentage',
          aggregation: 'Maximum',
        }),
      ],
      events: [activity(group, '1h')],
      failover: ['The service does so by itself; wait two minutes and read its state again.'],
    }
  },
  objects: (store, { design }) => {
    const account = `<account of ${store.id}>`
    const group = groupOf(design, store)
    const of = `--account-name ${account} --container-name <container> --auth-mode login`
    return {
      look: [
        az(
          `storage account list --resource-group ${group} --query "[].[name,primaryLocation,statusOfPrimary]" --output table`,
        ),
      ],
      deleted: [
        az(
          `storage blob list ${of} --prefix <folder>/ --include d --query "[?deleted].[name,properties.deletedTime]" --output table`,
        ),
      ],
      bringBack: ['Undelete the file: it is back at once.', az(`storage blob undelete ${of} --name <name>`)],
      earlier: [
        az(
          `storage blob copy start --account-name ${account} --destination-container <container> --destination-blob <name> --source-uri "https://${account}.blob.core.windows.net/<container>/<name>?versionid=<earlier version>" --auth-mode login`,
        ),
      ],
      replication: [
        az(`storage account or-policy list --account-name ${account} --resource-group ${group}`),
        az(`storage blob show ${of} --name <name> --query objectReplicationSourceProperties`),
      ],
      copyMissing: [
        command(
          `azcopy sync "https://${account}.blob.core.windows.net/<container>" "https://<account of ${store.replicatesTo}>.blob.core.windows.net/<container>" --recursive`,
        ),
      ],
    }
  },
  files: (files, { design }) => {
    const group = groupOf(design, files)
    return {
      look: [
        az(
          `storage account list --resource-group ${group} --query "[?kind=='FileStorage'].[name,statusOfPrimary]" --output table`,
        ),
        az(
          `storage share-rm list --storage-account <account from above> --resource-group ${group} --query "[].[name,shareQuota,enabledProtocols]" --output table`,
        ),
      ],
      verify: [
        az(
          `network private-endpoint list --resource-group ${group} --query "[].[name,provisioningState]" --output table`,
        ),
      ],
    }
  },
}
