import { type Design, ofKind, type RelationalDatabase, type Resource } from '@/lib/design/model'
import { backedUp, backupOf } from '@/lib/guidance/backups'
import { COMPUTE_KINDS, homeRegion, isCopy, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { command } from '@/lib/guidance/step'
import { list } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { commandsOf } from './clouds/commands-of'
import { choiceOf, type Failure, type FailureContext } from './failure'
import { objectsLostTitle } from './stores'

const lossWords = (rpoMinutes: number) =>
  rpoMinutes === 0 ? 'with no data lost' : `with at most ${formatMinutes(rpoMinutes)} of data lost`

/** Bringing data back after a mistake; also the monthly restore test. */
export function restoreData(context: FailureContext): Failure[] {
  const { requirements, design } = context
  const run = commandsOf(design)
  const stores = ofKinds(design, STORE_KINDS).filter((store) => !isCopy(store) && backedUp(design, store))
  const [first] = stores
  if (!first) return []
  const { rpoMinutes, rtoMinutes } = requirements.availability
  const region = first.region
  return [
    {
      id: 'restore-data',
      title: 'Restore data',
      resource: first.id,
      symptom:
        'Data was deleted or spoiled by a mistake, a bug or an intruder. The same steps are the monthly restore test.',
      alerts: [],
      firstFiveMinutes: [
        'Stop what spoils: the job, the release, the user. Do not restore over the live store.',
        `Settle the last good minute; you asked to be back in ${formatMinutes(rtoMinutes)} ${lossWords(rpoMinutes)}.`,
      ],
      diagnose: [
        'Ask the audit trail and the application log when it began.',
        ...run.trailRecords(region, context),
        'Is all of it spoiled, or one table, one tenant, one folder? The smaller, the better to bring back by itself.',
      ],
      fix: stores.flatMap((store) => [`${store.id}: ${restoreWords(design, store)}`, ...run.restore(store, context)]),
      verify: [
        'Count rows and compare ten records that somebody knows by heart.',
        'Run the list of erased persons again, where you keep one.',
        'Write down how long each step took: it replaces the assumption in this plan.',
      ],
    },
  ]
}

const restoreWords = (design: Design, store: Resource): string =>
  store.kind === 'object-store' ? `follow the runbook "${objectsLostTitle(store)}".` : backupOf(design, store).how

/** One data centre is gone: what moves by itself and what does not. */
export function zoneLoss(context: FailureContext): Failure[] {
  const { design, requirements } = context
  const zonal = ofKinds(design, [
    ...COMPUTE_KINDS,
    'relational-database',
    'document-database',
    'cache',
    'search-engine',
    'nat-gateway',
  ]).filter((part) => !isCopy(part))
  const [first] = zonal
  if (!first) return []
  const spread = zonal.filter(({ zones }) => zones > 1).map(({ id }) => id)
  const single = zonal.filter(({ zones }) => zones <= 1).map(({ id }) => id)
  const [balancer] = ofKind(design, 'load-balancer')
  const run = commandsOf(design)
  const zone = run.zone(first.region, context)
  return [
    {
      id: 'zone-loss',
      title: 'Loss of a zone',
      resource: first.id,
      symptom: 'Errors and time-outs from one data centre of the region, while the others answer.',
      alerts: [],
      firstFiveMinutes: [
        ...zone.health,
        ...(spread.length > 0 ? [`These have copies elsewhere and go on by themselves: ${list(spread)}.`] : []),
        ...(single.length > 0 ? [`These stand in one zone and stop if it is theirs: ${list(single)}.`] : []),
      ],
      diagnose: [
        ...zone.zones,
        'Compare errors by zone. A zone that is half ill is worse than one that is gone: move away from it on purpose.',
      ],
      fix: [
        ...(balancer ? run.leaveZone(balancer, context) : []),
        ...(single.length > 0
          ? [
              `Bring ${list(single)} up in another zone: change the subnet in the variables file and apply, or restore from backup (runbook "Restore data").`,
            ]
          : []),
        'Do not raise or lower anything else until the zone is back: everybody in the region asks for the same machines now.',
      ],
      verify: [
        `Errors are under the objective; the time is under the ${formatMinutes(requirements.availability.rtoMinutes)} you asked for.`,
        'After the zone is back: copies are spread evenly again, and the database has a standby.',
      ],
    },
  ]
}

/** The whole region is gone. With one region, what can be done depends on whether a backup is elsewhere. */
export function regionLoss(context: FailureContext): Failure[] {
  const { design, decisions, requirements } = context
  const run = commandsOf(design)
  const home = homeRegion(design)
  const other = design.regions.find(({ id, role }) => id !== home && role !== 'primary')
  const anchor = design.resources.find(({ region }) => region === other?.id) ?? design.resources[0]
  if (!other || !anchor) return []
  const strategy = choiceOf(decisions, 'disaster-recovery') ?? 'backup-and-restore'
  const copies = design.resources.filter(({ region }) => region === other.id)
  const databases = ofKind({ resources: copies }, 'relational-database')
  const movesItself = ofKind(design, 'dns-zone').some(({ routing }) => routing !== 'simple')
  const services = ofKind({ resources: copies }, 'container-service')
  return [
    {
      id: 'region-loss',
      title: 'Loss of a region',
      resource: anchor.id,
      symptom: `Nothing in ${home} answers, or its control plane does not; ${other.name} (${other.id}) does.`,
      alerts: [],
      firstFiveMinutes: [
        `One person decides to move, and says so in writing: moving back takes hours. You asked to be back in ${formatMinutes(requirements.availability.rtoMinutes)} ${lossWords(requirements.availability.rpoMinutes)}.`,
        'Do not wait for the provider to confirm: decide by what your users see.',
        ...(movesItself
          ? [
              'DNS should have moved users by itself as the health checks failed: see whether it did.',
              command('dig +short <your domain>'),
            ]
          : []),
        ...(databases.some(({ class: tier }) => tier !== 'distributed')
          ? ['Read how far behind the copy is: that is what will be lost.']
          : []),
      ],
      diagnose: [
        `What stands in ${other.id}: ${list(copies.map(({ id }) => id))}.`,
        'Is it the region, or your own change? A rollback is quicker than a move.',
      ],
      fix: [
        ...(strategy === 'active-active'
          ? ['Both regions serve: take the lost one out of DNS and let the other carry all of it.']
          : []),
        ...(strategy === 'backup-and-restore'
          ? [
              `Nothing runs in ${other.id} yet. Apply the Terraform there first, from a copy of the folder with a state of its own: in the copy, sizes.tf gets region = "${other.id}" and another name, and backend.tf another key. Then restore the data from the copies.`,
              command(`cp -r terraform/environments/${design.environment} terraform/environments/recovery`),
              command('terraform -chdir=terraform/environments/recovery init'),
              command('terraform -chdir=terraform/environments/recovery apply'),
            ]
          : []),
        ...databases.flatMap((database) => promote(database, context)),
        ...services.flatMap((service) => run.scaleUp(service, context)),
        ...(ofKind(design, 'dns-zone').length > 0
          ? [
              'Point the domain to the second region where the health check has not done so: in the Terraform, or by hand in the zone when there is no time.',
              ...run.moveDomain(context),
            ]
          : []),
      ],
      verify: [
        'Sign in, read and write once as a user, from outside.',
        `Errors are under the objective with ${plural(copies.length, 'resource')} in ${other.id}.`,
        'Then plan the way back: copy the data back, test, and move in a quiet hour; never on the day of the failure.',
      ],
    },
  ]
}

/** A distributed database takes writes in each region; any other has to be told that it is the one now. */
const promote = (database: RelationalDatabase, context: FailureContext): readonly string[] =>
  database.class === 'distributed'
    ? [`${database.id}: every region may write; nothing to promote.`]
    : commandsOf(context.design).promote(database, context)
