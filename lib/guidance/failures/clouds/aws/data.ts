import type { RelationalDatabase } from '@/lib/design/model'
import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { DataCommands } from '../cloud-commands'
import { lastHour } from './last-hour'

export const awsData: DataCommands = {
  pooler: (pooler, { design }) => {
    const name = resourceName(design, pooler)
    const metric = (metricName: string, statistic: 'Average' | 'Maximum') =>
      lastHour({
        namespace: 'AWS/RDS',
        name: metricName,
        dimensions: [['ProxyName', name]],
        statistic,
        region: pooler.region,
      })
    const waiting = metric('DatabaseConnectionsBorrowLatency', 'Average')
    return {
      look: [
        waiting,
        command(
          `aws rds describe-db-proxy-targets --db-proxy-name ${name} --query "Targets[].{Target:RdsResourceId,State:TargetHealth.State,Why:TargetHealth.Description}" --region ${pooler.region}`,
        ),
      ],
      pinned: [metric('DatabaseConnectionsCurrentlySessionPinned', 'Maximum')],
      verify: [waiting],
    }
  },
  database: (database, { design }) => {
    const name = resourceName(design, database)
    const { region } = database
    const cluster = database.class === 'high'
    const metric = (metricName: string, statistic: 'Average' | 'Maximum' | 'Minimum') =>
      lastHour({
        namespace: 'AWS/RDS',
        name: metricName,
        dimensions: [[cluster ? 'DBClusterIdentifier' : 'DBInstanceIdentifier', name]],
        statistic,
        region,
      })
    return {
      state: [stateOf(database, name)],
      processor: [metric('CPUUtilization', 'Average')],
      disk: [metric('FreeStorageSpace', 'Minimum')],
      connections: [metric('DatabaseConnections', 'Maximum')],
      grow: [
        command(
          `aws rds modify-db-instance --db-instance-identifier ${name} --allocated-storage ${Math.ceil((database.storageGib * 4) / 3)} --apply-immediately --region ${region}`,
        ),
      ],
      events: [
        command(
          `aws rds describe-events --source-identifier ${name} --source-type ${cluster ? 'db-cluster' : 'db-instance'} --duration 60 --region ${region}`,
        ),
      ],
      failover: [
        command(
          cluster
            ? `aws rds failover-db-cluster --db-cluster-identifier ${name} --region ${region}`
            : `aws rds reboot-db-instance --db-instance-identifier ${name} --force-failover --region ${region}`,
        ),
      ],
      restore:
        database.class === 'standard'
          ? [
              command(
                `aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier ${name} --target-db-instance-identifier ${name}-restored --use-latest-restorable-time --region ${region}`,
              ),
            ]
          : [],
      lag: [
        lastHour({
          namespace: 'AWS/RDS',
          name: cluster ? 'AuroraGlobalDBReplicationLag' : 'ReplicaLag',
          dimensions: [['DBInstanceIdentifier', database.role === 'standby' ? name : `${name}-<replica>`]],
          statistic: 'Maximum',
          region,
        }),
      ],
    }
  },
}

/** A distributed database has no instance; a cluster is asked for as a cluster, an instance as an instance. */
function stateOf(database: RelationalDatabase, name: string): string {
  const { region } = database
  if (database.class === 'distributed') return command(`aws dsql list-clusters --region ${region}`)
  if (database.class === 'high')
    return command(
      `aws rds describe-db-clusters --db-cluster-identifier ${name} --query "DBClusters[].{State:Status,Members:DBClusterMembers[].[DBInstanceIdentifier,IsClusterWriter]}" --region ${region}`,
    )
  return command(
    `aws rds describe-db-instances --db-instance-identifier ${name} --query "DBInstances[].{State:DBInstanceStatus,Zone:AvailabilityZone,Standby:SecondaryAvailabilityZone,Class:DBInstanceClass,Gib:AllocatedStorage}" --region ${region}`,
  )
}
