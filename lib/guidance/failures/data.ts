import type { ByKind, RelationalDatabase } from '@/lib/design/model'
import { inSentence } from '@/lib/guidance/words'
import { profileOf } from '@/lib/services/by-provider'
import { formatCount, plural } from '@/lib/units/counts'
import { formatGib } from '@/lib/units/sizes'
import { formatMinutes } from '@/lib/units/time'
import { commandsOf } from './clouds/commands-of'
import { type Failure, type FailureContext, failureId } from './failure'

type RelationalKind = 'relational-database' | 'connection-pooler'

/** What fails in a relational database and the pooler in front of it. */
export const relationalFailures: Pick<ByKind<Failure[], FailureContext>, RelationalKind> = {
  'relational-database': (database, context) => {
    // A distributed database confirms a write in both regions: there is no copy that could fall behind.
    if (database.role !== 'primary') return database.class === 'distributed' ? [] : [replicaLag(database, context)]
    return [
      storageAndLoad(database, context),
      connections(database, context),
      primaryLost(database, context),
      ...(database.readReplicas > 0 ? [replicaLag(database, context)] : []),
    ]
  },
  'connection-pooler': (pooler, context) => {
    const run = commandsOf(context.design).pooler(pooler, context)
    return [
      {
        id: failureId('pooler', pooler),
        title: 'Requests wait for a database connection in the pooler',
        resource: pooler.id,
        symptom: 'Answers get slow all at once while the database itself is calm.',
        alerts: [
          {
            name: `Waiting in ${pooler.id}`,
            condition: 'wait for a connection over 200 ms for 10 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: [
          ...run.pinned,
          'Pinned sessions are the usual cause: a SET, a temporary table or a prepared statement binds a client to one connection.',
        ],
        fix: [
          'Take the statement that pins out of the code, or roll back the release that brought it.',
          'Raise the share of connections that the pooler may use, in the Terraform, while you do.',
        ],
        verify: [...run.verify],
      },
    ]
  },
}

function storageAndLoad(database: RelationalDatabase, context: FailureContext): Failure {
  const run = commandsOf(context.design).database(database, context)
  const { growthPercentPerMonth } = context.requirements.data
  const ownDisk = database.class === 'standard'
  const free = formatGib(Math.round(database.storageGib * 0.2))
  return {
    id: failureId('database-load', database),
    title: `The ${inSentence(database.label)} is busy${ownDisk ? ' or runs out of disk' : ''}`,
    resource: database.id,
    symptom: `Queries get slow${ownDisk ? `, or less than ${free} of ${formatGib(database.storageGib)} is free; a full disk stops writes` : ''}.`,
    alerts: [
      ...(ownDisk
        ? [
            {
              name: `Free disk of ${database.id}`,
              condition: `free storage under ${free} (20%) for 15 minutes`,
              severity: 'ticket' as const,
            },
          ]
        : []),
      ...(database.class === 'distributed'
        ? []
        : [
            {
              name: `Processor of ${database.id}`,
              condition: 'processor use over 80% for 30 minutes',
              severity: 'ticket' as const,
            },
          ]),
    ],
    firstFiveMinutes: [
      ...run.state,
      ...(database.class === 'distributed' ? [] : run.processor),
      ...(ownDisk ? run.disk : []),
      'Is a report, a migration or a new release running? Stop it first.',
    ],
    diagnose: [
      SLOW_QUERIES[database.engine],
      'Look at the graphs of waits by statement; one statement is usually most of the load.',
    ],
    fix: [
      'Add the index or limit the query, tried on a restored copy first.',
      ...(ownDisk
        ? [
            `Data grows by about ${growthPercentPerMonth}% a month: enlarge the disk by at least a third. It grows without a stop, and cannot be made smaller or changed again for some hours.`,
            ...run.grow,
            'Write the new size into the variables file the same day, or the next apply wants to undo it.',
          ]
        : []),
    ],
    verify: [
      ...(database.class === 'distributed' ? run.state : run.processor),
      'The slowest requests are back to what they were yesterday.',
    ],
  }
}

const SLOW_QUERIES = {
  postgresql:
    "In the database: SELECT pid, now() - query_start AS runs, state, wait_event, left(query, 80) FROM pg_stat_activity WHERE state <> 'idle' ORDER BY runs DESC LIMIT 10;",
  mysql: 'In the database: SHOW FULL PROCESSLIST; then EXPLAIN for the longest.',
  sqlserver:
    'In the database: SELECT TOP 10 session_id, status, wait_type, total_elapsed_time FROM sys.dm_exec_requests ORDER BY total_elapsed_time DESC;',
  oracle:
    "In the database: SELECT sid, sql_id, event, last_call_et FROM v$session WHERE status = 'ACTIVE' ORDER BY last_call_et DESC;",
} as const

function connections(database: RelationalDatabase, context: FailureContext): Failure {
  const { design } = context
  const run = commandsOf(design).database(database, context)
  const known =
    database.engine === 'postgresql' && database.class !== 'distributed'
      ? profileOf(design.provider).limits.connections(database.engine, database.memoryGib).value
      : undefined
  const condition =
    known === undefined
      ? 'connections over 80% of the limit for 10 minutes'
      : `connections over ${formatCount(Math.floor(known * 0.8))} (80% of about ${formatCount(known)}) for 10 minutes`
  return {
    id: failureId('database-connections', database),
    title: `The ${inSentence(database.label)} runs out of connections`,
    resource: database.id,
    symptom: 'New requests fail with "too many connections" or wait for a free one.',
    alerts: [{ name: `Connections of ${database.id}`, condition, severity: 'ticket' }],
    firstFiveMinutes: [
      ...run.connections,
      'Have copies been added, or does a release hold connections and not give them back?',
    ],
    diagnose: [
      database.engine === 'postgresql'
        ? 'In the database: SELECT usename, application_name, state, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3 ORDER BY 4 DESC;'
        : SLOW_QUERIES[database.engine],
      'Many idle: the pools are too large. Many "idle in transaction": a code path that does not end its transaction.',
    ],
    fix: [
      'Lower the pool of each copy so that pool × largest number of copies stays under the limit.',
      'End sessions that have been idle in a transaction for over ten minutes.',
      'Roll back when it began with a release. A pooler in front is the lasting cure when copies come and go.',
    ],
    verify: [...run.connections, 'New requests get a connection at once, at the busiest hour too.'],
  }
}

function primaryLost(database: RelationalDatabase, context: FailureContext): Failure {
  const { requirements } = context
  const run = commandsOf(context.design).database(database, context)
  const standby = database.multiZone || database.zones > 1
  const restore = ['Nothing takes over by itself: restore to the latest moment, next to the old one.', ...run.restore]
  return {
    id: failureId('database-down', database),
    title: `The ${inSentence(database.label)} does not answer`,
    resource: database.id,
    symptom: standby
      ? // "typically 60–120 seconds": https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html, verified 2023-06-15.
        'Writes fail for one to two minutes while the standby takes over; longer means that it did not.'
      : 'All writes fail until the host is replaced or the data restored: 15 to 60 minutes, by our estimate.',
    alerts: [
      {
        name: `Failover of ${database.id}`,
        condition: 'an event that tells of a failover or a failure',
        severity: 'ticket',
      },
    ],
    firstFiveMinutes: [
      ...run.state,
      ...run.events,
      `You asked to be back in ${formatMinutes(requirements.availability.rtoMinutes)}: note the time.`,
    ],
    diagnose: [
      'Is it the database, or the way to it? Try the port from a copy of the workload.',
      'Copies that still hold old connections after a failover must be told to reconnect.',
    ],
    fix:
      standby && database.class !== 'distributed'
        ? ['Wait two minutes. If it has not moved by then, move it by hand.', ...run.failover]
        : restore,
    verify: [...run.state, 'A test write succeeds, and the share of errors is back under the objective.'],
  }
}

function replicaLag(database: RelationalDatabase, context: FailureContext): Failure {
  const { requirements } = context
  const run = commandsOf(context.design).database(database, context)
  const isStandby = database.role === 'standby'
  const seconds = isStandby ? Math.max(60, Math.min(requirements.availability.rpoMinutes * 60, 3600)) : 60
  return {
    id: failureId('replica-lag', database),
    title: isStandby ? 'The copy in the second region falls behind' : 'Read replicas fall behind',
    resource: database.id,
    symptom: isStandby
      ? `A loss of the first region now would lose more than you allow (${formatMinutes(requirements.availability.rpoMinutes)}).`
      : 'Users do not see what they just saved.',
    alerts: [
      {
        name: `Lag of ${database.id}`,
        condition: `lag of the replica over ${seconds} s for 10 minutes`,
        severity: 'ticket',
      },
    ],
    firstFiveMinutes: [
      ...run.lag,
      'A long transaction or a bulk change on the primary is the usual cause: find it there.',
    ],
    diagnose: [
      'Compare the writes of the primary with the processor and the disk of the copy: a smaller copy cannot keep up.',
      `This design has ${plural(database.readReplicas, 'read replica')} here.`,
    ],
    fix: [
      'Let the bulk change end, or run it in smaller parts.',
      'Read what must be fresh from the primary until the lag is gone.',
      'Give the copy the size of the primary.',
    ],
    verify: [`Lag under ${seconds} s for half an hour.`],
  }
}
