import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { OversightCommands } from '../cloud-commands'
import { ACCOUNT, logGroup } from './names'

export const awsOversight: OversightCommands = {
  key: ({ region }) => ({
    look: [
      command(
        `aws kms list-aliases --query "Aliases[?!starts_with(AliasName, 'alias/aws/')].[AliasName,TargetKeyId]" --output table --region ${region}`,
      ),
      command(
        `aws kms describe-key --key-id <key> --query "KeyMetadata.{State:KeyState,Deletion:DeletionDate}" --region ${region}`,
      ),
    ],
    who: [
      command(
        `aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=ScheduleKeyDeletion --region ${region}`,
      ),
    ],
    bringBack: [
      command(`aws kms cancel-key-deletion --key-id <key> --region ${region}`),
      command(`aws kms enable-key --key-id <key> --region ${region}`),
    ],
    verify: [
      command(`aws kms describe-key --key-id <key> --query KeyMetadata.KeyState --output text --region ${region}`),
    ],
  }),
  secret: ({ region }) => ({
    look: [
      command(
        `aws secretsmanager list-secrets --query "SecretList[].{Name:Name,Changed:LastChangedDate,Rotated:LastRotatedDate}" --output table --region ${region}`,
      ),
    ],
    versions: [command(`aws secretsmanager list-secret-version-ids --secret-id <name> --region ${region}`)],
    back: [
      command(
        `aws secretsmanager update-secret-version-stage --secret-id <name> --version-stage AWSCURRENT --move-to-version-id <good version> --remove-from-version-id <bad version> --region ${region}`,
      ),
    ],
  }),
  trail: ({ region }) => ({
    look: [
      command(
        `aws cloudtrail describe-trails --query "trailList[].[Name,S3BucketName,IsMultiRegionTrail,LogFileValidationEnabled]" --output table --region ${region}`,
      ),
      command(
        `aws cloudtrail get-trail-status --name <name from above> --query "{Logging:IsLogging,Last:LatestDeliveryTime,Error:LatestDeliveryError}" --region ${region}`,
      ),
    ],
    start: [command(`aws cloudtrail start-logging --name <name from above> --region ${region}`)],
    verify: [
      command(
        `aws cloudtrail get-trail-status --name <name from above> --query IsLogging --output text --region ${region}`,
      ),
    ],
  }),
  threat: ({ region }) => ({
    look: [
      command(`aws guardduty list-detectors --region ${region}`),
      command(
        `aws guardduty list-findings --detector-id <id from above> --finding-criteria '{"Criterion":{"severity":{"Gte":7},"service.archived":{"Eq":["false"]}}}' --region ${region}`,
      ),
      command(`aws guardduty get-findings --detector-id <id from above> --finding-ids <finding> --region ${region}`),
    ],
  }),
  logs: ({ region }, { design }) => ({
    look: [
      command(
        `aws logs describe-log-groups --query "reverse(sort_by(logGroups,&storedBytes))[:10].[logGroupName,storedBytes,retentionInDays]" --output table --region ${region}`,
      ),
    ],
    tail: [command(`aws logs tail ${logGroup(design)} --since 10m --region ${region}`)],
  }),
  backups: (vault, { design }) => ({
    look: [
      command(
        `aws backup list-backup-jobs --by-state FAILED --query "BackupJobs[].[ResourceArn,StatusMessage,CreationDate]" --output table --region ${vault.region}`,
      ),
    ],
    now: [
      command(
        `aws backup start-backup-job --backup-vault-name ${resourceName(design, vault)} --resource-arn <resource> --iam-role-arn "arn:aws:iam::${ACCOUNT}:role/${resourceName(design, vault)}" --region ${vault.region}`,
      ),
    ],
    verify: [
      command(
        `aws backup list-recovery-points-by-backup-vault --backup-vault-name ${resourceName(design, vault)} --region ${vault.region}`,
      ),
    ],
  }),
  images: ({ region }) => ({
    look: [
      command(`aws ecr describe-repositories --query "repositories[].repositoryName" --output text --region ${region}`),
      command(
        `aws ecr describe-image-scan-findings --repository-name <repository> --image-id imageDigest=<digest that runs> --query "imageScanFindings.findings[?severity=='CRITICAL'].[name,uri]" --output table --region ${region}`,
      ),
    ],
  }),
}
