import { type Design, ofKind, type RelationalDatabase, type Resource } from '@/lib/design/model'
import { backedUp, backupOf } from '@/lib/guidance/backups'
import { COMPUTE_KINDS, homeRegion, isCopy, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { prefixOf, resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import { list } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { choiceOf, type Failure, type FailureContext } from './failure'
import { objectsLostTitle } from './stores'

const lossWords = (rpoMinutes: number) =>
  rpoMinutes === 0 ? 'with no data lost' : `with at most ${formatMinutes(rpoMinutes)} of data lost`

/** Bringing data back after a mistake; also the monthly restore test. */
export function restoreData({ requirements, design }: FailureContext): Failure[] {
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
        command(`aws cloudtrail lookup-events --max-items 50 --region ${region}`),
        'Is all of it spoiled, or one table, one tenant, one folder? The smaller, the better to bring back by itself.',
      ],
      fix: stores.flatMap((store) => [
        `${store.id}: ${restoreWords(design, store)}`,
        ...restoreCommands(design, store),
      ]),
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

function restoreCommands(
  design: Design,
  store: ReturnType<typeof ofKinds<(typeof STORE_KINDS)[number]>>[number],
): string[] {
  const name = resourceName(design, store)
  const { region } = store
  const minute = '<last good minute, like 2026-01-31T09:41:00Z>'
  switch (store.kind) {
    case 'relational-database':
      if (store.class === 'distributed') return fromVault(region)
      if (store.class === 'high') {
        return [
          command(
            `aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier ${name} --db-cluster-identifier ${name}-restored --restore-to-time ${minute} --db-subnet-group-name <subnet group> --vpc-security-group-ids <group> --region ${region}`,
          ),
          command(
            `aws rds create-db-instance --db-instance-identifier ${name}-restored-1 --db-cluster-identifier ${name}-restored --engine ${store.engine === 'mysql' ? 'aurora-mysql' : 'aurora-postgresql'} --db-instance-class ${store.instanceType} --region ${region}`,
          ),
          command(`aws rds wait db-instance-available --db-instance-identifier ${name}-restored-1 --region ${region}`),
        ]
      }
      return [
        command(
          `aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier ${name} --target-db-instance-identifier ${name}-restored --restore-time ${minute} --db-subnet-group-name <subnet group> --vpc-security-group-ids <group> --no-publicly-accessible --region ${region}`,
        ),
        command(`aws rds wait db-instance-available --db-instance-identifier ${name}-restored --region ${region}`),
      ]
    case 'key-value-store':
      return [
        command(
          `aws dynamodb restore-table-to-point-in-time --source-table-name ${name} --target-table-name ${name}-restored --restore-date-time ${minute} --region ${region}`,
        ),
        command(`aws dynamodb wait table-exists --table-name ${name}-restored --region ${region}`),
      ]
    case 'document-database':
      return [
        command(
          `aws docdb restore-db-cluster-to-point-in-time --source-db-cluster-identifier ${name} --db-cluster-identifier ${name}-restored --restore-to-time ${minute} --region ${region}`,
        ),
      ]
    case 'object-store':
      return []
    default:
      return fromVault(region)
  }
}

/** What a restore needs is written by the vault itself; edit the names in it, so that the new store stands beside the old. */
const fromVault = (region: string): string[] => [
  command(`aws backup list-backup-vaults --query "BackupVaultList[].BackupVaultName" --output text --region ${region}`),
  command(
    `aws backup list-recovery-points-by-backup-vault --backup-vault-name <vault> --query "RecoveryPoints[].[ResourceArn,CreationDate,RecoveryPointArn]" --output table --region ${region}`,
  ),
  command(
    `aws backup get-recovery-point-restore-metadata --backup-vault-name <vault> --recovery-point-arn <recovery point> --query RestoreMetadata --region ${region} > restore.json`,
  ),
  command(
    `aws backup start-restore-job --recovery-point-arn <recovery point> --metadata file://restore.json --iam-role-arn <backup role> --region ${region}`,
  ),
]

/** One data centre is gone: what moves by itself and what does not. */
export function zoneLoss({ design, requirements }: FailureContext): Failure[] {
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
  return [
    {
      id: 'zone-loss',
      title: 'Loss of a zone',
      resource: first.id,
      symptom: 'Errors and time-outs from one data centre of the region, while the others answer.',
      alerts: [],
      firstFiveMinutes: [
        command('aws health describe-events --filter eventStatusCodes=open --region us-east-1'),
        'That command needs a business support plan; without one, read the public health page.',
        ...(spread.length > 0 ? [`These have copies elsewhere and go on by themselves: ${list(spread)}.`] : []),
        ...(single.length > 0 ? [`These stand in one zone and stop if it is theirs: ${list(single)}.`] : []),
      ],
      diagnose: [
        command(
          `aws ec2 describe-availability-zones --query "AvailabilityZones[].[ZoneName,ZoneId,State]" --output table --region ${first.region}`,
        ),
        'Compare errors by zone. A zone that is half ill is worse than one that is gone: move away from it on purpose.',
      ],
      fix: [
        ...(balancer
          ? [
              'Take the zone out of the load balancer for some hours.',
              command(
                `aws arc-zonal-shift start-zonal-shift --resource-identifier <arn of the load balancer> --away-from <zone id> --expires-in 3h --comment "zone in trouble" --region ${balancer.region}`,
              ),
            ]
          : []),
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
              `Nothing runs in ${other.id} yet. Apply the Terraform there first, then restore the data from the copies.`,
              command(
                `terraform -chdir=terraform apply -var-file=environments/production.tfvars -var=region=${other.id}`,
              ),
            ]
          : []),
        ...databases.flatMap((database) => promote(database, resourceName(design, database))),
        ...services.map((service) =>
          command(
            `aws ecs update-service --cluster ${prefixOf(design)} --service <service of ${service.id}> --desired-count ${Math.max(1, service.replicas.typical)} --region ${other.id}`,
          ),
        ),
        ...(ofKind(design, 'dns-zone').length > 0
          ? [
              'Point the domain to the second region where the health check has not done so: in the Terraform, or by hand in the zone when there is no time.',
              command(
                'aws route53 list-resource-record-sets --hosted-zone-id <zone> --query "ResourceRecordSets[].[Name,Type,SetIdentifier,HealthCheckId]" --output table',
              ),
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

function promote({ id, class: tier, region }: RelationalDatabase, name: string): string[] {
  if (tier === 'distributed') return [`${id}: every region may write; nothing to promote.`]
  if (tier === 'standard')
    return [
      `${id}: make the replica a database of its own.`,
      command(`aws rds promote-read-replica --db-instance-identifier ${name} --region ${region}`),
    ]
  return [
    `${id}: make the copy the writer.`,
    command(
      `aws rds describe-global-clusters --query "GlobalClusters[].[GlobalClusterIdentifier,GlobalClusterMembers[].[DBClusterArn,IsWriter]]" --region ${region}`,
    ),
    command(
      `aws rds failover-global-cluster --global-cluster-identifier <global cluster> --target-db-cluster-identifier <arn of ${name}> --allow-data-loss --region ${region}`,
    ),
  ]
}
