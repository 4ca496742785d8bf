import { type Design, ofKind } from '@/lib/design/model'
import type { Migration } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { formatGb } from '@/lib/units/sizes'
import { formatMinutes } from '@/lib/units/time'
import { ENTRY_KINDS, isCopy, ofKinds, STORE_KINDS } from './kinds'
import { list } from './words'

type Phase = Migration['phases'][number]

/** Sustained megabits a second between the old place and the new: assumptions, to be replaced by an hour's measurement. */
const MEGABITS = { vm: 500, paas: 300, k8s: 500, onprem: 200, new: 500 } as const

/** How long copying the data takes once, by the assumed bandwidth. */
export function moveMinutes(requirements: Requirements): { minutes: number; words: string; megabits: number } {
  const megabits = MEGABITS[requirements.workload.existing]
  const minutes = (requirements.migration.dataGb * 8000) / megabits / 60
  return { minutes, words: formatMinutes(Math.max(1, minutes)), megabits }
}

/** Whether one copy, with as much again for checking, fits into the time without service. */
export const fitsDowntime = (requirements: Requirements): boolean =>
  moveMinutes(requirements).minutes * 2 <= requirements.migration.downtimeMinutes

export function dataPhase(requirements: Requirements, design: Design): Phase[] {
  const stores = ofKinds(design, STORE_KINDS).filter((store) => !isCopy(store))
  const { dataGb, downtimeMinutes } = requirements.migration
  if (stores.length === 0 || dataGb <= 0) return []
  const { words, megabits } = moveMinutes(requirements)
  const sum = `${formatGb(dataGb)} at ${megabits} Mbit/s (assumed; measure it for an hour) take ${words}`
  const fits = fitsDowntime(requirements)
  const [database] = ofKind(design, 'relational-database').filter((one) => one.role === 'primary')
  const files = stores.filter(({ kind }) => kind === 'object-store' || kind === 'file-system')
  return [
    {
      name: fits ? 'Prepare the copy' : 'Keep the data in step',
      goal: fits
        ? `The copy is known to fit into ${formatMinutes(downtimeMinutes)}.`
        : 'The new stores hold all data and follow the old within seconds.',
      steps: [
        fits
          ? `${sum}: with as much again for checking, it fits into the ${formatMinutes(downtimeMinutes)} that users may wait.`
          : `${sum}; users may wait ${formatMinutes(downtimeMinutes)}. So copy first while the old system runs, then send every change after it.`,
        ...(database
          ? [
              fits
                ? `Rehearse the dump and restore of ${database.id} twice and write down the minutes.`
                : `Copy ${database.id} with ${REPLICATION[database.engine]}, then let it follow; add the indexes after the first copy.`,
            ]
          : []),
        ...(files.length > 0
          ? [
              `Copy ${list(files.map(({ id }) => id))} beforehand, and again each night: the last run takes only what changed.`,
            ]
          : []),
        ...(moveMinutes(requirements).minutes > 7 * 1440
          ? ['More than a week over this line: ask for a dedicated one, or send the oldest data by another way first.']
          : []),
        'Compare counts and checksums of each table and folder, by a script that runs again later.',
      ],
      check: fits
        ? 'Two rehearsals in a row fit into the window with the comparison clean.'
        : 'The new stores are under a minute behind for a week, and the comparison is clean.',
      wayBack: 'The old stores are still the ones that are written to: stop the copy and delete it.',
    },
  ]
}

const REPLICATION = {
  postgresql: 'logical replication',
  mysql: 'replication by the binary log',
  sqlserver: 'the database migration service with change capture',
  oracle: 'the database migration service with change capture',
} as const

/** Work that nobody waits for moves first: a mistake there costs least. */
export function backgroundPhase(design: Design): Phase[] {
  const messaging = ofKinds(design, ['queue', 'stream', 'workflow', 'batch-environment'])
  if (messaging.length === 0) return []
  return [
    {
      name: 'Move background work first',
      goal: 'Part of the real work runs in the new system while users are still on the old.',
      steps: [
        `Send one kind of job to ${messaging.map(({ id }) => id)[0]}, the one that is easiest to do again.`,
        ...(ofKinds(design, STORE_KINDS).length > 0
          ? ['Until the data has moved, the new workers read and write the old stores.']
          : []),
        'Make sure that a job done twice does no harm, since for a while both systems might do it.',
        'Move the other kinds one a week.',
      ],
      check: 'A week without a job that was lost or given up.',
      wayBack: 'Send the jobs to the old workers again; they are kept running, idle.',
    },
  ]
}

export function cutOver(requirements: Requirements, design: Design): Phase {
  const { downtimeMinutes } = requirements.migration
  const serves = ofKinds(design, ENTRY_KINDS).length > 0
  const hasStores = ofKinds(design, STORE_KINDS).length > 0 && requirements.migration.dataGb > 0
  const fits = fitsDowntime(requirements)
  return {
    name: serves ? 'Move users, a slice at a time' : 'Move the work',
    goal: 'Everybody is on the new system, and nobody noticed more than was announced.',
    steps: [
      'A week before: lower the time to live of the DNS record to 60 seconds, freeze the schema, announce the time.',
      ...(serves
        ? [
            'Send 1% of the requests that only read to the new system, then 10%, then 50%, a day each; one path at a time where paths can be told apart.',
          ]
        : ['Give the new system one input in ten, then half, and compare results.']),
      ...(hasStores
        ? [
            fits
              ? `In the announced window of ${formatMinutes(downtimeMinutes)}: stop writes, copy, compare, open the new system.`
              : `In the announced window of ${formatMinutes(downtimeMinutes)}: stop writes, wait until the copy has caught up (minutes), compare, open the new system for writes.`,
            'Let the old stores follow the new from that minute on, so that there is a way back with data.',
          ]
        : ['Then send everything to the new system.']),
    ],
    check: 'For two days errors and times to answer are no worse than those measured in the first phase.',
    wayBack: hasStores
      ? 'Send the slice back by the same switch. After writes have moved: stop them, let the old stores catch up, and open the old system; decide within the first two hours.'
      : 'Send the slice back by the same switch.',
  }
}

export function retire({ workload, data }: Requirements): Phase {
  return {
    name: 'Take the old away',
    goal: 'One system to run, and to pay for.',
    steps: [
      'Keep the old system off, but whole, for a full month-end.',
      `Then take a last backup, keep it as long as your other backups (${data.backupDays} days) or as your rules say, and delete the rest.`,
      workload.existing === 'onprem'
        ? 'Wipe disks with a certificate, end contracts, take addresses out of partners’ lists.'
        : 'Close accounts and keys, end contracts, take addresses out of partners’ lists.',
      'Put the time to live of DNS back, and hold the review.',
    ],
    check: 'Nothing has called the old addresses for two weeks.',
    wayBack: 'Until it is deleted: switch it on again. Afterwards: the last backup.',
  }
}
