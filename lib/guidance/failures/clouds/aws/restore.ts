import type { Design } from '@/lib/design/model'
import { prefixOf, resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { WholeCommands } from '../cloud-commands'
import { ACCOUNT } from './names'

const MINUTE = '<last good minute, like 2026-01-31T09:41:00Z>'

/** A store brought back beside the one that was spoiled. */
export const awsRestore: WholeCommands['restore'] = (store, { design }) => {
  const name = resourceName(design, store)
  const { region } = store
  switch (store.kind) {
    case 'relational-database':
      if (store.class === 'distributed') return fromVault(region, design)
      if (store.class === 'high') {
        return [
          command(
            `aws rds restore-db-cluster-to-point-in-time --source-db-cluster-identifier ${name} --db-cluster-identifier ${name}-restored --restore-to-time ${MINUTE} --db-subnet-group-name ${name} --vpc-security-group-ids <group> --region ${region}`,
          ),
          command(
            `aws rds create-db-instance --db-instance-identifier ${name}-restored-1 --db-cluster-identifier ${name}-restored --engine ${store.engine === 'mysql' ? 'aurora-mysql' : 'aurora-postgresql'} --db-instance-class ${store.instanceType} --region ${region}`,
          ),
          command(`aws rds wait db-instance-available --db-instance-identifier ${name}-restored-1 --region ${region}`),
        ]
      }
      return [
        command(
          `aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier ${name} --target-db-instance-identifier ${name}-restored --restore-time ${MINUTE} --db-subnet-group-name ${name} --vpc-security-group-ids <group> --no-publicly-accessible --region ${region}`,
        ),
        command(`aws rds wait db-instance-available --db-instance-identifier ${name}-restored --region ${region}`),
      ]
    case 'key-value-store':
      return [
        command(
          `aws dynamodb restore-table-to-point-in-time --source-table-name ${name} --target-table-name ${name}-restored --restore-date-time ${MINUTE} --region ${region}`,
        ),
        command(`aws dynamodb wait table-exists --table-name ${name}-restored --region ${region}`),
      ]
    case 'document-database':
      return [
        command(
          `aws docdb restore-db-cluster-to-point-in-time --source-db-cluster-identifier ${name} --db-cluster-identifier ${name}-restored --restore-to-time ${MINUTE} --region ${region}`,
        ),
      ]
    case 'object-store':
      return []
    default:
      return fromVault(region, design)
  }
}

/** What a restore needs is written by the vault itself; edit the names in it, so that the new store stands beside the old. */
const fromVault = (region: string, design: Design): string[] => [
  command(`aws backup list-backup-vaults --query "BackupVaultList[].BackupVaultName" --output text --region ${region}`),
  command(
    `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${prefixOf(design)}-backups --query "RecoveryPoints[].[ResourceArn,CreationDate,RecoveryPointArn]" --output table --region ${region}`,
  ),
  command(
    `aws backup get-recovery-point-restore-metadata --backup-vault-name ${prefixOf(design)}-backups --recovery-point-arn <recovery point> --query RestoreMetadata --region ${region} > restore.json`,
  ),
  command(
    `aws backup start-restore-job --recovery-point-arn <recovery point> --metadata file://restore.json --iam-role-arn "arn:aws:iam::${ACCOUNT}:role/${prefixOf(design)}-backups" --region ${region}`,
  ),
]
