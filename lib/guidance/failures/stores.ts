import type { ByKind } from '@/lib/design/model'
import { inSentence } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { formatGib } from '@/lib/units/sizes'
import { formatMinutes } from '@/lib/units/time'
import { commandsOf } from './clouds/commands-of'
import { type Failure, type FailureContext, failureId } from './failure'

export const objectsLostTitle = ({ id }: { id: string }): string => `Files were deleted or overwritten: ${id}`

type StoreKind =
  | 'key-value-store'
  | 'document-database'
  | 'time-series-database'
  | 'data-warehouse'
  | 'search-engine'
  | 'cache'
  | 'object-store'
  | 'file-system'

/** What fails in every other kind of store. */
export const storeFailures: Pick<ByKind<Failure[], FailureContext>, StoreKind> = {
  'key-value-store': (table, context) => {
    const run = commandsOf(context.design).table(table, context)
    return [
      {
        id: failureId('throttled-table', table),
        title: `The ${inSentence(table.label)} refuses requests`,
        resource: table.id,
        symptom: 'Some reads or writes fail with a throttling error and are tried again.',
        alerts: [
          {
            name: `Throttled requests of ${table.id}`,
            condition: 'refused requests over 0 for 10 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look, ...run.throttled],
        diagnose: [
          'One busy key is the usual cause: a counter, a tenant, a date as first part of the key.',
          ...run.busyKeys,
        ],
        fix: [
          'Spread the busy key over several (a suffix 0–9), or put a cache before it.',
          'A sudden doubling of all traffic settles by itself within half an hour in on-demand mode; slow the sender down until then.',
        ],
        verify: [...run.throttled, 'No request is refused for half an hour.'],
      },
    ]
  },
  'document-database': (database, context) => {
    const run = commandsOf(context.design).documents(database, context)
    return [
      {
        id: failureId('document-database', database),
        title: `The ${inSentence(database.label)} is busy or lost a node`,
        resource: database.id,
        symptom: `Queries get slow, or one of ${plural(database.nodes, 'node')} is gone.`,
        alerts: [
          {
            name: `Processor of ${database.id}`,
            condition: 'processor use over 80% for 30 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: [
          'In the database: db.currentOp({ active: true, secs_running: { $gt: 5 } }).',
          'A query without an index shows COLLSCAN in explain().',
        ],
        fix: ['Add the index, or stop the query.', 'Move the writer when its node is ill.', ...run.failover],
        verify: [...run.verify],
      },
    ]
  },
  'time-series-database': (database, context) => {
    const run = commandsOf(context.design).measurements(database, context)
    return [
      {
        id: failureId('time-series', database),
        title: `The ${inSentence(database.label)} refuses or loses measurements`,
        resource: database.id,
        symptom: `Graphs have gaps; the plan is for ${database.writesPerSecond} writes a second.`,
        alerts: [
          { name: `Gap in ${database.id}`, condition: 'no measurement written for 5 minutes', severity: 'ticket' },
          {
            name: `Disk of ${database.id}`,
            condition: `over 80% of ${formatGib(database.storageGib)} used`,
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: ['Is one sender silent, or all? One: look there. All: look here.', ...run.look],
        diagnose: [
          'Compare writes a second with the plan, and the number of distinct series with last week: a new label with many values is the usual cause.',
        ],
        fix: [
          'Take the label out at the sender.',
          'Let senders keep what they could not write and send it again; enlarge disk or machine in the variables file.',
        ],
        verify: ['Measurements arrive from every sender, and the gap is filled where the senders kept theirs.'],
      },
    ]
  },
  'data-warehouse': (warehouse, context) => {
    const run = commandsOf(context.design).warehouse(warehouse, context)
    return [
      {
        id: failureId('warehouse', warehouse),
        title: 'Reports wait or the load of the night is missing',
        resource: warehouse.id,
        symptom: 'Queries queue, or yesterday’s figures are not there in the morning.',
        alerts: [
          { name: `Load of ${warehouse.id} is late`, condition: 'newest row older than 26 hours', severity: 'ticket' },
        ],
        firstFiveMinutes: [...run.look, 'Did the job that loads it run? Follow its own runbook if not.'],
        diagnose: [...run.slow, 'A join without a limit by one person is the usual cause.'],
        fix: [...run.cancel, 'Run the load again; it must replace what it wrote before, not add to it.'],
        verify: ['The newest row is of last night, and the totals agree with the source.'],
      },
    ]
  },
  'search-engine': (search, context) => {
    const run = commandsOf(context.design).search(search, context)
    const freeMb = Math.round(search.storageGibPerNode * 1024 * 0.2)
    return [
      {
        id: failureId('search', search),
        title: `The ${inSentence(search.label)} is red or full`,
        resource: search.id,
        symptom: 'Searches miss results or fail; new documents are refused.',
        alerts: [
          {
            name: `State of ${search.id}`,
            condition: 'parts of an index without any copy over 0 for 5 minutes',
            severity: 'ticket',
          },
          {
            name: `Disk of ${search.id}`,
            condition: `free storage under ${freeMb} MiB (20%) on any node`,
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          ...run.look,

          'Let the workload answer without search while it is down: a plain list is better than an error page.',
        ],
        diagnose: [
          ...run.inside,
          'Full disk: writes are blocked until there is room. Red: a part of the index has no home.',
        ],
        fix: [
          'Delete old indices, or enlarge the disk in the variables file.',
          'Build a lost index again from the store that owns the data.',
        ],
        verify: [run.healthy],
      },
    ]
  },
  cache: (cache, context) => {
    const run = commandsOf(context.design).cache(cache, context)
    return [
      {
        id: failureId('cache', cache),
        title: `The ${inSentence(cache.label)} is full or gone`,
        resource: cache.id,
        symptom: 'The database is suddenly busier, and answers slower, because the cache misses.',
        alerts: [
          cache.engine === 'redis'
            ? {
                name: `Memory of ${cache.id}`,
                condition: 'memory use over 80% for 15 minutes',
                severity: 'ticket',
              }
            : {
                name: `Evictions in ${cache.id}`,
                condition: 'entries thrown out over 0 for 15 minutes',
                severity: 'ticket',
              },
        ],
        firstFiveMinutes: [
          ...run.look,
          'Watch the database: if it cannot carry the load alone, shed some (rate limit, feature flags) before anything else.',
        ],
        diagnose: [
          'Full: keys without an end, or one very large key. In the cache: MEMORY STATS, then redis-cli --bigkeys.',
          'Gone: read the events.',
          ...run.events,
        ],
        fix: [
          'Give every key an end; delete the large one.',
          ...(cache.engine === 'redis' && cache.multiZone && cache.nodes > 1
            ? ['Move to the other node when the first is ill.', ...run.failover]
            : []),
          'After a loss, warm it slowly: let a share of the traffic in, then the rest.',
        ],
        verify: ['The hit rate and the load of the database are back to what they were yesterday.'],
      },
    ]
  },
  'object-store': (store, context) => {
    if (store.use === 'replica' || store.use === 'logs') return []
    const run = commandsOf(context.design).objects(store, context)
    const restore: Failure = {
      id: failureId('objects-lost', store),
      title: objectsLostTitle(store),
      resource: store.id,
      symptom: 'Links to files answer 404, or show the wrong content.',
      alerts: [],
      firstFiveMinutes: [
        'Stop what deletes: the job, the release, the key of the person.',
        ...run.look,
        ...(store.versioned ? [...run.deleted] : []),
      ],
      diagnose: ['Find who did it and when in the audit trail; the time tells which versions are good.'],
      fix: store.versioned
        ? [
            ...run.bringBack,

            'For files that were overwritten, copy the earlier version over the present one.',
            ...run.earlier,
          ]
        : ['No versions are kept here: publish the files again from where they are made.'],
      verify: ['Open ten files of the folder.', 'Count the files against the list in the database.'],
    }
    if (store.replicatesTo === null) return [restore]
    return [
      restore,
      {
        id: failureId('replication', store),
        title: 'Copies of files in the second region are late',
        resource: store.id,
        symptom: `Files written here are missing there; you allow a loss of ${formatMinutes(context.requirements.availability.rpoMinutes)}.`,
        alerts: [
          {
            name: `Replication of ${store.id}`,
            condition: 'files that could not be copied over 0 for 15 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.replication],
        diagnose: ['FAILED is nearly always a permission on a key or on the store that receives.'],
        fix: ['Correct the permission in the Terraform, then copy what is missing.', ...run.copyMissing],
        verify: [`No failed object for an hour in ${context.design.name}.`],
      },
    ]
  },
  'file-system': (files, context) => {
    const run = commandsOf(context.design).files(files, context)
    return [
      {
        id: failureId('file-system', files),
        title: `The ${inSentence(files.label)} is slow or cannot be mounted`,
        resource: files.id,
        symptom: 'Copies hang on reading or writing shared files, or new copies do not start.',
        alerts: [
          {
            name: `Load of ${files.id}`,
            condition: 'share of the possible operations over 80% for 15 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: [
          'A zone without a way to the file system, or a network rule there, explains copies that fail in that zone only.',
          'Many small files read one by one are slow on any network file system.',
        ],
        fix: [
          'Stop the job that scans the files; raise the throughput in the variables file.',
          'Make the way from the zone to the file system again from the code.',
        ],
        verify: [...run.verify, 'A file written on one copy is read on another.'],
      },
    ]
  },
}
