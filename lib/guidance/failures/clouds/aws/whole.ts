import { homeRegion } from '@/lib/guidance/kinds'
import { prefixOf, resourceName, serviceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { WholeCommands } from '../cloud-commands'
import { logGroup } from './names'
import { awsRestore } from './restore'

export const awsWhole: WholeCommands = {
  alarms: ({ design }) => [
    command(
      `aws cloudwatch describe-alarms --state-value ALARM --query "MetricAlarms[].[AlarmName,StateUpdatedTimestamp,StateReason]" --output table --region ${homeRegion(design)}`,
    ),
  ],
  errorLines: ({ design }) => [
    command(
      `aws logs filter-log-events --log-group-name ${logGroup(design)} --filter-pattern "?ERROR ?Exception ?timeout" --start-time $(($(date +%s) - 1800))000 --max-items 50 --region ${homeRegion(design)}`,
    ),
  ],
  certificate: (entry) => {
    const region = entry.kind === 'content-delivery' ? 'us-east-1' : entry.region
    return [
      command(
        `aws acm list-certificates --query "CertificateSummaryList[].[DomainName,Status,NotAfter,RenewalEligibility]" --output table --region ${region}`,
      ),
      command(
        `aws acm describe-certificate --certificate-arn <arn> --query "Certificate.{Renewal:RenewalSummary,Validation:DomainValidationOptions[].ResourceRecord}" --region ${region}`,
      ),
    ]
  },
  leaked: ({ design }) => {
    const region = homeRegion(design)
    return {
      cut: [
        'Cut it off first; understanding comes after. For an access key:',
        command('aws iam update-access-key --user-name <user> --access-key-id <key> --status Inactive'),
        'For a role, refuse every session that began before now.',
        command(
          `aws iam put-role-policy --role-name <role> --policy-name revoke-older-sessions --policy-document "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"*\\",\\"Resource\\":\\"*\\",\\"Condition\\":{\\"DateLessThan\\":{\\"aws:TokenIssueTime\\":\\"$(date -u +%FT%TZ)\\"}}}]}"`,
        ),
      ],
      used: [
        command(
          `aws cloudtrail lookup-events --lookup-attributes AttributeKey=AccessKeyId,AttributeValue=<key> --max-items 50 --region ${region}`,
        ),
      ],
      renew: [
        command(
          `aws secretsmanager put-secret-value --secret-id <name> --secret-string file://new-value.json --region ${region}`,
        ),
      ],
    }
  },
  spending: ({ design }) => ({
    grown: [
      command(
        'aws ce get-cost-and-usage --time-period "Start=$(date -u -d \'-14 days\' +%F),End=$(date -u +%F)" --granularity DAILY --metrics UnblendedCost --group-by Type=DIMENSION,Key=SERVICE --region us-east-1',
      ),
    ],
    tagged: [
      command(
        `aws resourcegroupstaggingapi get-resources --tag-filters Key=Design,Values=${design.slug} --query "ResourceTagMappingList[].ResourceARN" --output text --region ${homeRegion(design)}`,
      ),
    ],
  }),
  rollBack: (resource, { design }) => {
    const name = resourceName(design, resource)
    const { region } = resource
    switch (resource.kind) {
      case 'container-service':
        return [
          command(
            `aws ecs update-service --cluster ${prefixOf(design)} --service ${serviceName(resource)} --task-definition <earlier revision> --region ${region}`,
          ),
        ]
      case 'machine-group':
        return resource.role === 'nodes' || resource.role === 'capacity'
          ? []
          : [command(`aws autoscaling rollback-instance-refresh --auto-scaling-group-name ${name} --region ${region}`)]
      case 'app-platform':
        return [
          command(
            `aws elasticbeanstalk update-environment --environment-name ${name} --version-label <earlier version> --region ${region}`,
          ),
        ]
      case 'function':
        return [
          command(
            `aws lambda update-alias --function-name ${name} --name live --function-version <earlier version> --routing-config AdditionalVersionWeights={} --region ${region}`,
          ),
        ]
      case 'batch-environment':
        return [
          command(
            `aws batch describe-job-definitions --job-definition-name ${name} --status ACTIVE --query "jobDefinitions[].[revision,containerProperties.image]" --output table --region ${region}`,
          ),
        ]
      case 'object-store':
        return [command('aws cloudfront create-invalidation --distribution-id <distribution> --paths "/*"')]
      default:
        return []
    }
  },
  trailRecords: (region) => [command(`aws cloudtrail lookup-events --max-items 50 --region ${region}`)],
  restore: awsRestore,
  zone: (region) => ({
    health: [
      command('aws health describe-events --filter eventStatusCodes=open --region us-east-1'),
      'That command needs a business support plan; without one, read the public health page.',
    ],
    zones: [
      command(
        `aws ec2 describe-availability-zones --query "AvailabilityZones[].[ZoneName,ZoneId,State]" --output table --region ${region}`,
      ),
    ],
  }),
  leaveZone: ({ region }) => [
    'Take the zone out of the load balancer for some hours.',
    command(
      `aws arc-zonal-shift start-zonal-shift --resource-identifier <arn of the load balancer> --away-from <zone id> --expires-in 3h --comment "zone in trouble" --region ${region}`,
    ),
  ],
  promote: (database, { design }) => {
    const { id, class: tier, region } = database
    const name = resourceName(design, database)
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
  },
  scaleUp: (service, { design }) => [
    command(
      `aws ecs update-service --cluster ${prefixOf(design)} --service ${serviceName(service)} --desired-count ${Math.max(1, service.replicas.typical)} --region ${service.region}`,
    ),
  ],
  moveDomain: () => [
    command(
      'aws route53 list-resource-record-sets --hosted-zone-id <zone> --query "ResourceRecordSets[].[Name,Type,SetIdentifier,HealthCheckId]" --output table',
    ),
  ],
}
