import type { ByKind } from '@/lib/design/model'
import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import { inSentence } from '@/lib/guidance/words'
import { formatCount } from '@/lib/units/counts'
import { type Failure, type FailureContext, failureId } from './failure'
import { lastHour } from './metrics'

type EdgeKind =
  | 'dns-zone'
  | 'content-delivery'
  | 'web-firewall'
  | 'network'
  | 'nat-gateway'
  | 'network-endpoint'
  | 'load-balancer'
  | 'api-gateway'

/** What fails in front of the workload and on its way out. */
export const edgeFailures: Pick<ByKind<Failure[], FailureContext>, EdgeKind> = {
  'dns-zone': (zone) => {
    if (zone.routing === 'simple') return []
    return [
      {
        id: failureId('health-check', zone),
        title: 'A health check of the domain fails',
        resource: zone.id,
        symptom: 'DNS stops sending users to one address, because its health check fails.',
        alerts: [
          {
            name: 'Health check failing',
            condition: 'HealthCheckStatus is 0 for 3 minutes',
            severity: zone.routing === 'failover' ? 'page' : 'ticket',
          },
        ],
        firstFiveMinutes: [
          'See which check fails and what it answers.',
          command(
            'aws route53 list-health-checks --query "HealthChecks[].{Id:Id,Host:HealthCheckConfig.FullyQualifiedDomainName,Path:HealthCheckConfig.ResourcePath}" --output table',
          ),
          command('aws route53 get-health-check-status --health-check-id <id from above>'),
          'Open the address by hand from outside your own network.',
        ],
        diagnose: [
          'If the address answers by hand, the check is wrong: its path, its port, or a firewall that blocks the checkers.',
          'If it does not, follow the runbook of the part behind it.',
        ],
        fix: [
          'Repair the part behind it, or correct the path of the check in the Terraform.',
          'Users follow within 70 to 190 seconds, as resolvers forget the old answer (our estimate: three checks and the time to live).',
        ],
        verify: [
          command('aws route53 get-health-check-status --health-check-id <id from above>'),
          'The domain resolves to the healthy address.',
          command('dig +short <your domain>'),
        ],
      },
    ]
  },
  'content-delivery': (edge) => [
    {
      id: failureId('edge-errors', edge),
      title: 'The edge answers with errors or with old content',
      resource: edge.id,
      symptom: 'Users see 5xx pages of the edge, or yesterday’s files after a release.',
      alerts: [{ name: 'Errors at the edge', condition: '5xxErrorRate over 5% for 15 minutes', severity: 'ticket' }],
      firstFiveMinutes: [
        'Find the distribution and see whether the origin or the edge fails.',
        command(
          'aws cloudfront list-distributions --query "DistributionList.Items[].{Id:Id,Aliases:Aliases.Items,Enabled:Enabled,Status:Status}" --output table',
        ),
        'A 502 or 504 means that the origin did not answer; a 403 from the store means a missing file or a lost permission.',
      ],
      diagnose: [
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
        'Compare with the same figure of the origin: if only the edge has errors, look at the certificate of the origin and its timeouts.',
      ],
      fix: [
        'If the origin fails, follow its runbook.',
        'If content is old, clear it from the edge.',
        command('aws cloudfront create-invalidation --distribution-id <id from above> --paths "/*"'),
      ],
      verify: [command('curl -sSI https://<your domain>/'), 'The answer is 200 and the header Age is small.'],
    },
  ],
  'web-firewall': (firewall) => [
    {
      id: failureId('firewall', firewall),
      title: 'The web firewall stops good traffic, or lets an attack through',
      resource: firewall.id,
      symptom: 'Users report 403 pages, or requests rise without orders, sign-ups or log-ins rising with them.',
      alerts: [
        {
          name: 'Blocked requests surge',
          condition: 'BlockedRequests over 10 times its hourly average of the week',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        'See which rule blocks, and whom.',
        command(`aws wafv2 list-web-acls --scope ${wafScope(firewall)} --region ${wafRegion(firewall)}`),
        command(
          `aws wafv2 get-sampled-requests --web-acl-arn <arn from above> --rule-metric-name <rule> --scope ${wafScope(firewall)} --time-window "StartTime=$(date -u -d '-1 hour' +%FT%TZ),EndTime=$(date -u +%FT%TZ)" --max-items 50 --region ${wafRegion(firewall)}`,
        ),
      ],
      diagnose: [
        'One path and many users: a rule misreads a feature of yours.',
        'Many paths and few addresses: an attack.',
      ],
      fix: [
        'For good traffic that is blocked: set the one rule to count in the Terraform and apply; never switch off the whole firewall.',
        'For an attack: lower the limit of the rate rule, then block the addresses or the country for a day.',
      ],
      verify: [
        'The 403 answers on the path that was reported fall to what they were last week.',
        'The load behind the firewall is back to normal.',
      ],
    },
  ],
  network: () => [],
  'network-endpoint': () => [],
  'nat-gateway': (gateway, { design }) => [
    {
      id: failureId('outbound', gateway),
      title: 'Calls to the outside fail',
      resource: gateway.id,
      symptom: 'Calls to other companies’ services time out; calls inside the design work.',
      alerts: [
        {
          name: 'No free ports for outbound calls',
          condition: 'ErrorPortAllocation over 0 for 5 minutes',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws ec2 describe-nat-gateways --filter Name=state,Values=available,failed --query "NatGateways[].{Id:NatGatewayId,State:State,Subnet:SubnetId,Why:FailureMessage}" --output table --region ${gateway.region}`,
        ),
        'Ask the status page of the service that is called before you look further.',
      ],
      diagnose: [
        lastHour({
          namespace: 'AWS/NATGateway',
          name: 'ErrorPortAllocation',
          dimensions: [['NatGatewayId', '<id from above>']],
          statistic: 'Sum',
          region: gateway.region,
        }),
        'Port errors mean that very many connections go to one address: a pool without a limit, or a retry loop.',
      ],
      fix: [
        'Reuse connections in the workload and limit its pool.',
        gateway.count > 1
          ? `There are ${gateway.count} gateways: if one is failed, send its subnets through another by the route table until it is replaced.`
          : `There is one gateway for all zones, by design: if its zone is lost, make a second one in a healthy zone with the Terraform of ${design.name}.`,
      ],
      verify: [
        lastHour({
          namespace: 'AWS/NATGateway',
          name: 'ErrorPortAllocation',
          dimensions: [['NatGatewayId', '<id from above>']],
          statistic: 'Sum',
          region: gateway.region,
        }),
        'A call from inside to the service that failed succeeds.',
      ],
    },
  ],
  'load-balancer': (balancer, { design }) => {
    const name = resourceName(design, balancer)
    const region = balancer.region
    return [
      {
        id: failureId('unhealthy-targets', balancer),
        title: `Targets behind the ${inSentence(balancer.label)} fail their health check`,
        resource: balancer.id,
        symptom: 'Fewer copies take traffic than run; the rest is busier, and users see 502 or 503 when none is left.',
        alerts: [
          { name: 'Unhealthy targets', condition: 'UnHealthyHostCount over 0 for 10 minutes', severity: 'ticket' },
        ],
        firstFiveMinutes: [
          command(
            `aws elbv2 describe-target-groups --query "TargetGroups[?starts_with(TargetGroupName, '${name.slice(0, 20)}')].[TargetGroupName,TargetGroupArn]" --output text --region ${region}`,
          ),
          command(
            `aws elbv2 describe-target-health --target-group-arn <arn from above> --query "TargetHealthDescriptions[].{Target:Target.Id,Zone:Target.AvailabilityZone,State:TargetHealth.State,Why:TargetHealth.Description}" --output table --region ${region}`,
          ),
          'All targets of one zone: a zone is in trouble. All targets of one release: roll back. One target: it will be replaced, wait for it.',
        ],
        diagnose: [
          'Read the logs of the target that fails, at the time of its first failure.',
          'A health path that asks the database turns a slow database into dead targets: it should answer from the process alone.',
        ],
        fix: [
          'Roll back when the failure began with a release (runbook "A release went wrong").',
          'Otherwise let the target be replaced; raise the health check’s grace time if new copies die while they start.',
        ],
        verify: [
          command(
            `aws elbv2 describe-target-health --target-group-arn <arn from above> --query "TargetHealthDescriptions[].TargetHealth.State" --output text --region ${region}`,
          ),
          'Every target says healthy.',
        ],
      },
    ]
  },
  'api-gateway': (gateway) => [
    {
      id: failureId('gateway-throttling', gateway),
      title: 'The API gateway refuses requests',
      resource: gateway.id,
      symptom: 'Callers get 429, or 503 from the gateway itself.',
      alerts: [
        {
          name: 'Requests refused at the gateway',
          condition: '4xx answers over 10% of requests for 15 minutes',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          gateway.style === 'rest'
            ? `aws apigateway get-rest-apis --query "items[].[id,name]" --output table --region ${gateway.region}`
            : `aws apigatewayv2 get-apis --query "Items[].[ApiId,Name,ProtocolType]" --output table --region ${gateway.region}`,
        ),
        `The plan is for ${formatCount(gateway.requestsPerMonth)} requests a month: compare with what arrives.`,
      ],
      diagnose: [
        lastHour({
          namespace: 'AWS/ApiGateway',
          name: gateway.style === 'rest' ? '4XXError' : '4xx',
          dimensions: [gateway.style === 'rest' ? ['ApiName', '<name from above>'] : ['ApiId', '<id from above>']],
          statistic: 'Sum',
          region: gateway.region,
        }),
        'One caller: a loop on its side. All callers: a limit of the stage or of the account.',
      ],
      fix: [
        'Ask the one caller to slow down and give it a limit of its own.',
        'Otherwise raise the limit of the stage in the Terraform; ask the provider to raise the account’s limit when that is the one reached.',
      ],
      verify: ['The share of 429 answers is back under 1%.'],
    },
  ],
}

/** A firewall at the edge belongs to no region; its rules are kept in us-east-1 wherever the workload runs. */
const wafScope = ({ region }: { region: string }) => (region === 'global' ? 'CLOUDFRONT' : 'REGIONAL')
const wafRegion = ({ region }: { region: string }) => (region === 'global' ? 'us-east-1' : region)
