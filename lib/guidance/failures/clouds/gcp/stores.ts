import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { StoreCommands } from '../cloud-commands'
import { gcloud, lastHour, logLines } from './gcloud'

export const gcpStores: StoreCommands = {
  table: (table, { design }) => {
    const name = resourceName(design, table)
    const refused = lastHour(
      'firestore.googleapis.com/api/request_count',
      `resource.labels.database_id="${name}"`,
      'metric.labels.response_code="RESOURCE_EXHAUSTED"',
    )
    return {
      look: [gcloud(`firestore databases describe --database=${name}`)],
      throttled: [refused],
      busyKeys: [
        'Open the Key Visualizer of the database in the console: a bright line is one busy key, a diagonal one keys that only grow.',
      ],
    }
  },
  documents: (database, { design }) => {
    const look = gcloud(`firestore databases describe --database=${resourceName(design, database)}`)
    return {
      look: [
        look,
        lastHour(
          'firestore.googleapis.com/api/request_latencies',
          `resource.labels.database_id="${resourceName(design, database)}"`,
        ),
      ],
      failover: ['The service moves from an ill copy by itself; there is nothing to run.'],
      verify: [look],
    }
  },
  measurements: (database, { design }) => ({
    look: [gcloud(`bigtable clusters list --instances=${resourceName(design, database)}`)],
  }),
  warehouse: (warehouse, { design }) => ({
    look: [
      command(`bq show --project_id=<project> ${resourceName(design, warehouse).replaceAll('-', '_')}`),
      command('bq ls --jobs --all --max_results=20 --project_id=<project>'),
    ],
    slow: [
      `In the warehouse: SELECT job_id, user_email, state, total_slot_ms FROM \`region-${warehouse.region}\`.INFORMATION_SCHEMA.JOBS ORDER BY creation_time DESC LIMIT 20;`,
    ],
    cancel: ['Cancel the query.', command('bq cancel <job>')],
  }),
  search: (search, { design }) => {
    const name = resourceName(design, search)
    return {
      look: [
        gcloud(`compute instances list --filter="name~^${name}" --format="table(name,zone.basename(),status)"`),
        gcloud(
          `compute ssh ${name}-0 --zone=<zone> --tunnel-through-iap --command="curl -s localhost:9200/_cluster/health?pretty"`,
        ),
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
          ? gcloud(`memorystore instances describe ${name} --location=${cache.region}`)
          : gcloud(`compute instances list --filter="name~^${name}" --format="table(name,zone.basename(),status)"`),
      ],
      events: [logLines(`protoPayload.resourceName:"${name}"`, '1h', 20)],
      failover: ['The service does so by itself; wait two minutes and read its state again.'],
    }
  },
  objects: (store, { design }) => {
    const name = `gs://${resourceName(design, store)}-<project number>`
    return {
      look: [gcloud(`storage ls --buckets`)],
      deleted: [gcloud(`storage ls --all-versions --long "${name}/<folder>/"`)],
      bringBack: [
        'Copy the version that was deleted to its place: the file is back at once.',
        gcloud(`storage cp "${name}/<key>#<generation>" "${name}/<key>"`),
      ],
      earlier: [gcloud(`storage cp "${name}/<key>#<earlier generation>" "${name}/<key>"`)],
      replication: [
        gcloud(`transfer jobs list --format="table(name,status,latestOperationName)"`),
        gcloud(`storage objects describe "${name}/<key>" --format="yaml(update_time,size)"`),
      ],
      copyMissing: [
        gcloud(
          `storage rsync --recursive "${name}" gs://${resourceName(design, { id: store.replicatesTo ?? store.id })}-<project number>`,
        ),
      ],
    }
  },
  files: (files, { design }) => {
    const look = gcloud(`filestore instances describe ${resourceName(design, files)} --location=${files.region}`)
    return {
      look: [
        look,
        lastHour(
          'file.googleapis.com/nfs/server/used_bytes_percent',
          `resource.labels.instance_name="${resourceName(design, files)}"`,
        ),
      ],
      verify: [look],
    }
  },
}
