import { ofKinds } from '@/lib/guidance/kinds'
import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { StoreCommands } from '../cloud-commands'
import { lastHour } from './last-hour'
import { bucketName } from './names'

export const awsStores: StoreCommands = {
  table: (table, { design }) => {
    const name = resourceName(design, table)
    return {
      look: [
        command(
          `aws dynamodb describe-table --table-name ${name} --query "Table.{State:TableStatus,Mode:BillingModeSummary.BillingMode,Items:ItemCount}" --region ${table.region}`,
        ),
      ],
      throttled: [
        lastHour({
          namespace: 'AWS/DynamoDB',
          name: 'ThrottledRequests',
          dimensions: [
            ['TableName', name],
            ['Operation', 'PutItem'],
          ],
          statistic: 'Sum',
          region: table.region,
        }),
      ],
      busyKeys: [command(`aws dynamodb describe-contributor-insights --table-name ${name} --region ${table.region}`)],
    }
  },
  documents: (database, { design }) => {
    const name = resourceName(design, database)
    const { region } = database
    return {
      look: [
        command(
          `aws docdb describe-db-clusters --db-cluster-identifier ${name} --query "DBClusters[].{State:Status,Members:DBClusterMembers[].[DBInstanceIdentifier,IsClusterWriter]}" --region ${region}`,
        ),
        command(
          `aws docdb describe-events --source-identifier ${name} --source-type db-cluster --duration 60 --region ${region}`,
        ),
      ],
      failover: [command(`aws docdb failover-db-cluster --db-cluster-identifier ${name} --region ${region}`)],
      verify: [
        command(
          `aws docdb describe-db-clusters --db-cluster-identifier ${name} --query "DBClusters[].Status" --output text --region ${region}`,
        ),
      ],
    }
  },
  measurements: ({ region }) => ({
    look: [
      command(
        `aws timestream-influxdb list-db-instances --query "items[].[name,status,endpoint]" --output table --region ${region}`,
      ),
    ],
  }),
  warehouse: ({ region }) => ({
    look: [
      command(
        `aws redshift-serverless list-workgroups --query "workgroups[].[workgroupName,status,baseCapacity]" --output table --region ${region}`,
      ),
    ],
    slow: [
      'In the warehouse: SELECT query_id, user_id, status, queue_time, elapsed_time FROM sys_query_history ORDER BY start_time DESC LIMIT 20;',
    ],
    cancel: ['Cancel the query: CANCEL <query id>.'],
  }),
  search: (search, { design }) => {
    const name = resourceName(design, search).slice(0, 28)
    return {
      look: [
        command(
          `aws opensearch describe-domain --domain-name ${name} --query "DomainStatus.{Processing:Processing,Nodes:ClusterConfig.InstanceCount,Gib:EBSOptions.VolumeSize}" --region ${search.region}`,
        ),
        command(`aws opensearch describe-domain-health --domain-name ${name} --region ${search.region}`),
      ],
      inside: ['In the engine: GET _cluster/allocation/explain, GET _cat/indices?v&s=store.size:desc.'],
      healthy: 'GET _cluster/health says green, and a document written now is found a minute later.',
    }
  },
  cache: (cache, { design }) => {
    const name = resourceName(design, cache)
    return {
      look: [
        cache.engine === 'redis'
          ? command(
              `aws elasticache describe-replication-groups --replication-group-id ${name} --query "ReplicationGroups[].{State:Status,Nodes:NodeGroups[].NodeGroupMembers[].[CacheClusterId,PreferredAvailabilityZone,CurrentRole]}" --region ${cache.region}`,
            )
          : command(
              `aws elasticache describe-cache-clusters --cache-cluster-id ${name} --show-cache-node-info --region ${cache.region}`,
            ),
      ],
      events: [command(`aws elasticache describe-events --duration 60 --region ${cache.region}`)],
      failover: [
        command(
          `aws elasticache test-failover --replication-group-id ${name} --node-group-id 0001 --region ${cache.region}`,
        ),
      ],
    }
  },
  objects: (store, { design }) => {
    const name = bucketName(design, store)
    const copy = ofKinds(design, ['object-store']).find(({ id }) => id === store.replicatesTo)
    return {
      look: [command(`aws s3api get-bucket-versioning --bucket "${name}"`)],
      deleted: [
        command(
          `aws s3api list-object-versions --bucket "${name}" --prefix <folder>/ --query "DeleteMarkers[?IsLatest].[Key,VersionId,LastModified]" --output table`,
        ),
      ],
      bringBack: [
        'Remove the delete markers: the file is back at once.',
        command(`aws s3api delete-object --bucket "${name}" --key <key> --version-id <id of the delete marker>`),
      ],
      earlier: [
        command(
          `aws s3api copy-object --bucket "${name}" --key <key> --copy-source "${name}/<key>?versionId=<earlier version>"`,
        ),
      ],
      replication: [
        command(`aws s3api get-bucket-replication --bucket "${name}"`),
        command(`aws s3api head-object --bucket "${name}" --key <key> --query ReplicationStatus`),
      ],
      copyMissing: [
        command(
          `aws s3 sync "s3://${name}" "s3://${copy ? bucketName(design, copy) : '<the copy>'}" --size-only --source-region ${store.region} --region ${copy?.region ?? '<second region>'}`,
        ),
      ],
    }
  },
  files: ({ region }) => ({
    look: [
      command(
        `aws efs describe-file-systems --query "FileSystems[].{Id:FileSystemId,Name:Name,State:LifeCycleState,Bytes:SizeInBytes.Value}" --output table --region ${region}`,
      ),
      command(`aws efs describe-mount-targets --file-system-id <id from above> --region ${region}`),
    ],
    verify: [
      command(
        `aws efs describe-mount-targets --file-system-id <id from above> --query "MountTargets[].[AvailabilityZoneName,LifeCycleState]" --output table --region ${region}`,
      ),
    ],
  }),
}
