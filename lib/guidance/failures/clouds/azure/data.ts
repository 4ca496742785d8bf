import type { Design, RelationalDatabase } from '@/lib/design/model'
import type { DataCommands } from '../cloud-commands'
import { activity, az, groupOf, lastHour, sharedName } from './az'

type DatabaseCommands = ReturnType<DataCommands['database']>

export const azureData: DataCommands = {
  pooler: (pooler, { design }) => {
    const database = design.resources.find(({ id }) => id === pooler.fronts)
    const group = groupOf(design, pooler)
    if (database?.kind !== 'relational-database' || database.engine !== 'postgresql') {
      const logs = az(`containerapp logs show --name ${pooler.id} --resource-group ${group} --tail 100`)
      return { look: [logs], pinned: [logs], verify: [logs] }
    }
    const server = sharedName(design, database)
    const metric = (name: string, aggregation: string) =>
      lastHour({ name: server, type: POSTGRES, group, metric: name, aggregation })
    const waiting = metric('client_connections_waiting', 'Maximum')
    return {
      look: [waiting, metric('server_connections_active', 'Maximum')],
      pinned: [
        az(
          `postgres flexible-server parameter list --server-name ${server} --resource-group ${group} --query "[?starts_with(name, 'pgbouncer')].[name,value]" --output table`,
        ),
      ],
      verify: [waiting],
    }
  },
  database: (database, { design }) => {
    if (database.class === 'distributed') return cosmos(database, design)
    if (database.engine === 'oracle') return oracle(database, design)
    return database.engine === 'sqlserver' ? sqlDatabase(database, design) : flexibleServer(database, design)
  },
}

const POSTGRES = 'Microsoft.DBforPostgreSQL/flexibleServers'

function flexibleServer(database: RelationalDatabase, design: Design): DatabaseCommands {
  const name = sharedName(design, database)
  const group = groupOf(design, database)
  const isPostgres = database.engine === 'postgresql'
  const cli = `${isPostgres ? 'postgres' : 'mysql'} flexible-server`
  const metric = (path: string, aggregation: string, of = name) =>
    lastHour({
      name: of,
      type: isPostgres ? POSTGRES : 'Microsoft.DBforMySQL/flexibleServers',
      group,
      metric: path,
      aggregation,
    })
  return {
    state: [
      az(
        `${cli} show --name ${name} --resource-group ${group} --query "{State:state,Zone:availabilityZone,Standby:highAvailability,Size:sku.name,Gib:storage.storageSizeGb}"`,
      ),
    ],
    processor: [metric('cpu_percent', 'Average')],
    disk: [metric('storage_percent', 'Maximum')],
    connections: [metric('active_connections', 'Maximum')],
    grow: [
      az(
        `${cli} update --name ${name} --resource-group ${group} --storage-size ${Math.ceil((database.storageGib * 4) / 3)}`,
      ),
    ],
    events: [activity(group, '1h')],
    failover: [az(`${cli} restart --name ${name} --resource-group ${group} --failover Forced`)],
    restore: [
      az(
        `${cli} restore --name ${name}-restored --source-server ${name} --resource-group ${group} --restore-time "$(date -u -d '-5 minutes' +%FT%TZ)"`,
      ),
    ],
    lag: [
      isPostgres
        ? metric('physical_replication_delay_in_seconds', 'Maximum', database.role === 'standby' ? name : '<replica>')
        : metric('replication_lag', 'Maximum', database.role === 'standby' ? name : '<replica>'),
    ],
  }
}

function sqlDatabase(database: RelationalDatabase, design: Design): DatabaseCommands {
  const server = sharedName(design, database)
  const group = groupOf(design, database)
  const of = `--name <database> --server ${server} --resource-group ${group}`
  const metric = (path: string, aggregation: string) =>
    lastHour({
      name: '<database>',
      type: `Microsoft.Sql/servers/${server}/databases`,
      group,
      metric: path,
      aggregation,
    })
  return {
    state: [
      az(
        `sql db list --server ${server} --resource-group ${group} --query "[].[name,status,currentServiceObjectiveName,zoneRedundant]" --output table`,
      ),
    ],
    processor: [metric('cpu_percent', 'Average')],
    disk: [metric('storage_percent', 'Maximum')],
    connections: [metric('sessions_percent', 'Maximum')],
    grow: [az(`sql db update ${of} --max-size ${Math.ceil((database.storageGib * 4) / 3)}GB`)],
    events: [activity(group, '1h')],
    failover: [az(`sql db failover ${of}`)],
    restore: [az(`sql db restore ${of} --dest-name <database>-restored --time "$(date -u -d '-10 minutes' +%FT%TZ)"`)],
    lag: [
      az(`sql db replica list-links ${of}`),
      'In the database: SELECT partner_server, replication_lag_sec FROM sys.dm_geo_replication_link_status;',
    ],
  }
}

/** Oracle Database@Azure: the service owns machines and disks, and moves by itself. */
function oracle(database: RelationalDatabase, design: Design): DatabaseCommands {
  const group = groupOf(design, database)
  const of = `--name <database> --resource-group ${group}`
  const show = az(`oracle-database autonomous-database show ${of}`)
  return {
    state: [az(`oracle-database autonomous-database list --resource-group ${group} --output table`), show],
    processor: [`Read the processor of ${database.id} in the console of the service: its metrics are kept there.`],
    disk: [show],
    connections: ["In the database: SELECT status, COUNT(*) FROM v$session WHERE type = 'USER' GROUP BY status;"],
    grow: [
      az(
        `oracle-database autonomous-database update ${of} --data-storage-size-in-gbs ${Math.ceil((database.storageGib * 4) / 3)}`,
      ),
    ],
    events: [activity(group, '1h')],
    failover: [az(`oracle-database autonomous-database switchover ${of} --peer-db-id <database that follows>`)],
    restore: [az(`oracle-database autonomous-database restore ${of} --timestamp <last good minute>`)],
    lag: [show],
  }
}

function cosmos(database: RelationalDatabase, design: Design): DatabaseCommands {
  const name = sharedName(design, database)
  const group = groupOf(design, database)
  const metric = (path: string, aggregation: string) =>
    lastHour({ name, type: 'Microsoft.DocumentDB/databaseAccounts', group, metric: path, aggregation })
  return {
    state: [
      az(
        `cosmosdb show --name ${name} --resource-group ${group} --query "{State:provisioningState,Consistency:consistencyPolicy.defaultConsistencyLevel,Writes:writeLocations[].[locationName,failoverPriority]}"`,
      ),
    ],
    processor: [metric('NormalizedRUConsumption', 'Maximum')],
    disk: [metric('DataUsage', 'Total')],
    connections: [metric('TotalRequests', 'Count')],
    grow: [],
    events: [activity(group, '1h')],
    failover: [],
    restore: [az(`cosmosdb restorable-database-account list --account-name ${name} --output table`)],
    lag: [metric('ReplicationLatency', 'Maximum')],
  }
}
