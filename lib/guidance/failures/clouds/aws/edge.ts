import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { EdgeCommands } from '../cloud-commands'
import { lastHour } from './last-hour'

export const awsEdge: EdgeCommands = {
  healthCheck: () => {
    const status = command('aws route53 get-health-check-status --health-check-id <id from above>')
    return {
      look: [
        command(
          'aws route53 list-health-checks --query "HealthChecks[].{Id:Id,Host:HealthCheckConfig.FullyQualifiedDomainName,Path:HealthCheckConfig.ResourcePath}" --output table',
        ),
        status,
      ],
      status: [status],
    }
  },
  edge: () => ({
    look: [
      command(
        'aws cloudfront list-distributions --query "DistributionList.Items[].{Id:Id,Aliases:Aliases.Items,Enabled:Enabled,Status:Status}" --output table',
      ),
    ],
    errors: [
      lastHour({
        namespace: 'AWS/CloudFront',
        name: '5xxErrorRate',
        dimensions: [
          ['DistributionId', '<id from above>'],
          ['Region', 'Global'],
        ],
        statistic: 'Average',
        region: 'us-east-1',
      }),
    ],
    clear: [command('aws cloudfront create-invalidation --distribution-id <id from above> --paths "/*"')],
  }),
  firewall: (firewall) => ({
    look: [
      command(`aws wafv2 list-web-acls --scope ${wafScope(firewall)} --region ${wafRegion(firewall)}`),
      command(
        `aws wafv2 get-sampled-requests --web-acl-arn <arn from above> --rule-metric-name <rule> --scope ${wafScope(firewall)} --time-window "StartTime=$(date -u -d '-1 hour' +%FT%TZ),EndTime=$(date -u +%FT%TZ)" --max-items 50 --region ${wafRegion(firewall)}`,
      ),
    ],
  }),
  outbound: ({ region }) => ({
    look: [
      command(
        `aws ec2 describe-nat-gateways --filter Name=state,Values=available,failed --query "NatGateways[].{Id:NatGatewayId,State:State,Subnet:SubnetId,Why:FailureMessage}" --output table --region ${region}`,
      ),
    ],
    ports: [
      lastHour({
        namespace: 'AWS/NATGateway',
        name: 'ErrorPortAllocation',
        dimensions: [['NatGatewayId', '<id from above>']],
        statistic: 'Sum',
        region,
      }),
    ],
  }),
  targets: (balancer, { design }) => {
    const { region } = balancer
    return {
      look: [
        command(
          `aws elbv2 describe-target-groups --query "TargetGroups[?starts_with(TargetGroupName, '${resourceName(design, balancer).slice(0, 20)}')].[TargetGroupName,TargetGroupArn]" --output text --region ${region}`,
        ),
        command(
          `aws elbv2 describe-target-health --target-group-arn <arn from above> --query "TargetHealthDescriptions[].{Target:Target.Id,Zone:Target.AvailabilityZone,State:TargetHealth.State,Why:TargetHealth.Description}" --output table --region ${region}`,
        ),
      ],
      verify: [
        command(
          `aws elbv2 describe-target-health --target-group-arn <arn from above> --query "TargetHealthDescriptions[].TargetHealth.State" --output text --region ${region}`,
        ),
      ],
    }
  },
  gateway: ({ style, region }) => ({
    look: [
      command(
        style === 'rest'
          ? `aws apigateway get-rest-apis --query "items[].[id,name]" --output table --region ${region}`
          : `aws apigatewayv2 get-apis --query "Items[].[ApiId,Name,ProtocolType]" --output table --region ${region}`,
      ),
    ],
    refused: [
      lastHour({
        namespace: 'AWS/ApiGateway',
        name: style === 'rest' ? '4XXError' : '4xx',
        dimensions: [style === 'rest' ? ['ApiName', '<name from above>'] : ['ApiId', '<id from above>']],
        statistic: 'Sum',
        region,
      }),
    ],
  }),
}

/** A firewall at the edge belongs to no region; its rules are kept in us-east-1 wherever the workload runs. */
const wafScope = ({ region }: { region: string }) => (region === 'global' ? 'CLOUDFRONT' : 'REGIONAL')
const wafRegion = ({ region }: { region: string }) => (region === 'global' ? 'us-east-1' : region)
