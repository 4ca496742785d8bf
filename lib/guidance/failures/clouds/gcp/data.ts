import type { Design, RelationalDatabase } from '@/lib/design/model'
import { resourceName } from '@/lib/guidance/resource-name'
import type { DataCommands } from '../cloud-commands'
import { gcloud, lastHour, logLines } from './gcloud'

export const gcpData: DataCommands = {
  pooler: (pooler, { design }) => {
    const name = resourceName(design, pooler)
    const waiting = logLines(`resource.labels.service_name="${name}" AND textPayload:"no more connections"`, '1h')
    return {
      look: [
        gcloud(`run services describe ${name} --region=${pooler.region} --format="yaml(status.conditions)"`),
        waiting,
      ],
      pinned: [logLines(`resource.labels.service_name="${name}" AND severity>=WARNING`, '30m')],
      verify: [waiting],
    }
  },
  database: (database, { design }) => {
    if (database.class === 'distributed') return spanner(database, design)
    return database.engine === 'oracle' ? onMachine(database, design) : cloudSql(database, design)
  },
}

function cloudSql(database: RelationalDatabase, design: Design): ReturnType<DataCommands['database']> {
  const name = resourceName(design, database)
  const metric = (path: string) =>
    lastHour(`cloudsql.googleapis.com/database/${path}`, `resource.labels.database_id="<project>:${name}"`)
  return {
    state: [
      gcloud(
        `sql instances describe ${name} --format="yaml(state,gceZone,secondaryGceZone,settings.tier,settings.dataDiskSizeGb)"`,
      ),
    ],
    processor: [metric('cpu/utilization')],
    disk: [metric('disk/utilization')],
    connections: [metric(CONNECTIONS[database.engine])],
    grow: [gcloud(`sql instances patch ${name} --storage-size=${Math.ceil((database.storageGib * 4) / 3)}`)],
    events: [gcloud(`sql operations list --instance=${name} --limit=10`)],
    failover: [gcloud(`sql instances failover ${name}`)],
    restore: [
      gcloud(`sql instances clone ${name} ${name}-restored --point-in-time="$(date -u -d '-5 minutes' +%FT%TZ)"`),
    ],
    lag: [
      lastHour(
        'cloudsql.googleapis.com/database/replication/replica_lag',
        `resource.labels.database_id=starts_with("<project>:${name}")`,
      ),
    ],
  }
}

const CONNECTIONS = {
  postgresql: 'postgresql/num_backends',
  mysql: 'network/connections',
  sqlserver: 'network/connections',
  oracle: 'network/connections',
} as const

/** No instance that fails over by hand: capacity is a number, and every zone has a copy. */
function spanner(database: RelationalDatabase, design: Design): ReturnType<DataCommands['database']> {
  const name = resourceName(design, database)
  const label = `resource.labels.instance_id="${name}"`
  return {
    state: [gcloud(`spanner instances describe ${name}`)],
    processor: [lastHour('spanner.googleapis.com/instance/cpu/utilization', label)],
    disk: [lastHour('spanner.googleapis.com/instance/storage/used_bytes', label)],
    connections: [lastHour('spanner.googleapis.com/instance/session_count', label)],
    grow: [],
    events: [gcloud(`spanner operations list --instance=${name}`)],
    failover: [],
    restore: [gcloud(`spanner backups list --instance=${name}`)],
    lag: [],
  }
}

/** An engine on a machine of one's own. */
function onMachine(database: RelationalDatabase, design: Design): ReturnType<DataCommands['database']> {
  const name = resourceName(design, database)
  const label = `metric.labels.instance_name=starts_with("${name}")`
  return {
    state: [gcloud(`compute instances list --filter="name~^${name}" --format="table(name,zone.basename(),status)"`)],
    processor: [lastHour('compute.googleapis.com/instance/cpu/utilization', label)],
    disk: [gcloud('compute ssh <machine from above> --zone=<zone> --tunnel-through-iap --command="df -h"')],
    connections: [lastHour('compute.googleapis.com/instance/network/received_packets_count', label)],
    grow: [
      gcloud(
        `compute disks resize <disk of ${database.id}> --zone=<zone> --size=${Math.ceil((database.storageGib * 4) / 3)}GB`,
      ),
    ],
    events: [logLines(`resource.type="gce_instance" AND protoPayload.resourceName:"${name}"`, '1h', 20)],
    failover: ['On the standby machine, as the owner of the database: dgmgrl / "failover to <standby database>".'],
    restore: [gcloud(`compute snapshots list --filter="sourceDisk~${name}" --sort-by=~creationTimestamp --limit=5`)],
    lag: [
      'On the standby machine, as the owner of the database: dgmgrl / "show database <standby database>"; read "Apply Lag".',
    ],
  }
}
