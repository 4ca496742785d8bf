import type { ByKind } from '@/lib/design/model'
import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import { figure } from '@/lib/guidance/words'
import { formatGib } from '@/lib/units/sizes'
import { type Failure, type FailureContext, failureId } from './failure'

type OversightKind =
  | 'encryption-key'
  | 'secret-store'
  | 'audit-trail'
  | 'threat-detection'
  | 'log-store'
  | 'monitoring'
  | 'backup-vault'
  | 'container-registry'
  | 'feature-flag-store'

/** What fails among keys, logs, backups and the watchers themselves. */
export const oversightFailures: Pick<ByKind<Failure[], FailureContext>, OversightKind> = {
  'encryption-key': (key) => [
    {
      id: failureId('key-disabled', key),
      title: 'An encryption key was disabled or is about to be deleted',
      resource: key.id,
      symptom: 'Stores answer "access denied" one after another, as what they had in memory runs out.',
      alerts: [
        {
          name: 'Key disabled or deletion planned',
          condition: 'DisableKey or ScheduleKeyDeletion in the audit trail',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws kms list-aliases --query "Aliases[?!starts_with(AliasName, 'alias/aws/')].[AliasName,TargetKeyId]" --output table --region ${key.region}`,
        ),
        command(
          `aws kms describe-key --key-id <key> --query "KeyMetadata.{State:KeyState,Deletion:DeletionDate}" --region ${key.region}`,
        ),
      ],
      diagnose: [
        'Who did it? If nobody says "I did", treat it as an intruder: runbook "Leaked credential".',
        command(
          `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ScheduleKeyDeletion --region ${key.region}`,
        ),
      ],
      fix: [
        command(`aws kms cancel-key-deletion --key-id <key> --region ${key.region}`),
        command(`aws kms enable-key --key-id <key> --region ${key.region}`),
      ],
      verify: [
        command(
          `aws kms describe-key --key-id <key> --query KeyMetadata.KeyState --output text --region ${key.region}`,
        ),
        'Stores answer again; some databases must be started by hand.',
      ],
    },
  ],
  'secret-store': (store) => [
    {
      id: failureId('secret', store),
      title: 'A secret is missing, old or did not rotate',
      resource: store.id,
      symptom: 'New copies do not start, or sign-in to a database or partner fails right after a rotation.',
      alerts: [{ name: 'Rotation failed', condition: 'RotationFailed in the audit trail', severity: 'ticket' }],
      firstFiveMinutes: [
        command(
          `aws secretsmanager list-secrets --query "SecretList[].{Name:Name,Changed:LastChangedDate,Rotated:LastRotatedDate}" --output table --region ${store.region}`,
        ),
      ],
      diagnose: [
        'Copies that started before the rotation hold the old value: the workload must read again when sign-in fails.',
        command(`aws secretsmanager list-secret-version-ids --secret-id <name> --region ${store.region}`),
      ],
      fix: [
        'Start the copies anew; if the new value is wrong, make the one before current again.',
        command(
          `aws secretsmanager update-secret-version-stage --secret-id <name> --version-stage AWSCURRENT --move-to-version-id <good version> --remove-from-version-id <bad version> --region ${store.region}`,
        ),
      ],
      verify: ['A new copy starts and signs in.'],
    },
  ],
  'audit-trail': (trail) => [
    {
      id: failureId('audit-trail', trail),
      title: 'The audit trail was stopped or changed',
      resource: trail.id,
      symptom: 'Nobody can say any more who did what.',
      alerts: [
        {
          name: 'Audit trail changed',
          condition: 'StopLogging, DeleteTrail or UpdateTrail in the audit trail',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws cloudtrail describe-trails --query "trailList[].[Name,S3BucketName,IsMultiRegionTrail,LogFileValidationEnabled]" --output table --region ${trail.region}`,
        ),
        command(
          `aws cloudtrail get-trail-status --name <name from above> --query "{Logging:IsLogging,Last:LatestDeliveryTime,Error:LatestDeliveryError}" --region ${trail.region}`,
        ),
      ],
      diagnose: ['If no apply of the Terraform explains it, treat it as an intruder: runbook "Leaked credential".'],
      fix: [
        command(`aws cloudtrail start-logging --name <name from above> --region ${trail.region}`),
        'Apply the Terraform to undo every other change.',
      ],
      verify: [
        command(
          `aws cloudtrail get-trail-status --name <name from above> --query IsLogging --output text --region ${trail.region}`,
        ),
      ],
    },
  ],
  'threat-detection': (detector) => [
    {
      id: failureId('threat', detector),
      title: 'Threat detection reports a serious finding',
      resource: detector.id,
      symptom:
        'A finding of high severity: an unknown address uses a credential, a workload calls a known bad host, data leaves.',
      alerts: [{ name: 'Serious security finding', condition: 'a finding with severity 7 or more', severity: 'page' }],
      firstFiveMinutes: [
        command(`aws guardduty list-detectors --region ${detector.region}`),
        command(
          `aws guardduty list-findings --detector-id <id from above> --finding-criteria '{"Criterion":{"severity":{"Gte":7},"service.archived":{"Eq":["false"]}}}' --region ${detector.region}`,
        ),
        command(
          `aws guardduty get-findings --detector-id <id from above> --finding-ids <finding> --region ${detector.region}`,
        ),
        'Open an incident of severity 1 and write down every step with its time.',
      ],
      diagnose: [
        'Is it a test, a colleague on the road, or neither? Ask in the incident channel; do not wait over ten minutes for an answer.',
      ],
      fix: [
        'A credential: runbook "Leaked credential".',
        'A workload: take it out of service, keep it for the investigation (a snapshot of its disk, its logs), start clean copies from the last good image.',
      ],
      verify: [
        'No new finding for a day. Whether somebody must be told is decided by the person named in the checklist ("A breach is reported in time"), where rules ask for it.',
      ],
    },
  ],
  'log-store': (logs) => [
    {
      id: failureId('log-volume', logs),
      title: 'Logs grow faster than planned',
      resource: logs.id,
      symptom: 'The bill for logs rises; a debug level left on is the usual cause.',
      alerts: [
        {
          name: 'Log volume',
          condition: `over ${formatGib(figureGib(logs.ingestGibPerMonth))} taken in on one day (three times the plan)`,
          severity: 'info',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws logs describe-log-groups --query "reverse(sort_by(logGroups,&storedBytes))[:10].[logGroupName,storedBytes,retentionInDays]" --output table --region ${logs.region}`,
        ),
      ],
      diagnose: [
        'See which line is written most in the last ten minutes.',
        command(`aws logs tail <log group> --since 10m --region ${logs.region}`),
      ],
      fix: [
        'Set the level back; sample what is written for every request.',
        `Keep a retention on each group (here ${logs.retentionDays} days): a group without one is kept, and paid, for ever.`,
      ],
      verify: ['The volume of the next full hour is back to the plan.'],
    },
  ],
  monitoring: () => [],
  'backup-vault': (vault, { design }) => [
    {
      id: failureId('backup-failed', vault),
      title: 'A backup failed',
      resource: vault.id,
      symptom: 'Last night’s backup is missing. Nothing is broken yet.',
      alerts: [{ name: 'Backup failed', condition: 'a backup or copy job FAILED or ABORTED', severity: 'ticket' }],
      firstFiveMinutes: [
        command(
          `aws backup list-backup-jobs --by-state FAILED --query "BackupJobs[].[ResourceArn,StatusMessage,CreationDate]" --output table --region ${vault.region}`,
        ),
      ],
      diagnose: ['The message names a role, a key or a window that met another. Two nights in a row are severity 2.'],
      fix: [
        'Correct the cause in the Terraform, then take a backup now.',
        command(
          `aws backup start-backup-job --backup-vault-name ${resourceName(design, vault)} --resource-arn <resource> --iam-role-arn <backup role> --region ${vault.region}`,
        ),
      ],
      verify: [
        command(
          `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${resourceName(design, vault)} --region ${vault.region}`,
        ),
        'Every protected resource has a recovery point of today.',
      ],
    },
  ],
  'container-registry': (registry) => [
    {
      id: failureId('vulnerable-image', registry),
      title: 'An image that runs has a critical flaw',
      resource: registry.id,
      symptom: 'The scan reports a critical finding in an image that is deployed.',
      alerts: [
        {
          name: 'Critical flaw in an image',
          condition: 'a finding of severity CRITICAL in a deployed image',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws ecr describe-repositories --query "repositories[].repositoryName" --output text --region ${registry.region}`,
        ),
        command(
          `aws ecr describe-image-scan-findings --repository-name <repository> --image-id imageDigest=<digest that runs> --query "imageScanFindings.findings[?severity=='CRITICAL'].[name,uri]" --output table --region ${registry.region}`,
        ),
      ],
      diagnose: [
        'Can it be reached in this workload? A flaw in a package that is not loaded can wait for the weekly build; write down why.',
      ],
      fix: [
        'Update the base image or the library, build, and release through the pipeline as usual.',
        'Where there is no fix yet: block the way to it (firewall rule, feature off).',
      ],
      verify: ['The digest that runs has no critical finding.'],
    },
  ],
  'feature-flag-store': () => [],
}

const DAYS = 30
const figureGib = (perMonth: number) => Math.max(0.1, Number(figure((perMonth / DAYS) * 3)))
