import type { ByKind } from '@/lib/design/model'
import { command } from '@/lib/guidance/step'
import { inSentence } from '@/lib/guidance/words'
import { formatCount } from '@/lib/units/counts'
import { commandsOf } from './clouds/commands-of'
import { type Failure, type FailureContext, failureId } from './failure'

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
  'dns-zone': (zone, context) => {
    if (zone.routing === 'simple') return []
    const run = commandsOf(context.design).healthCheck(zone, context)
    return [
      {
        id: failureId('health-check', zone),
        title: 'A health check of the domain fails',
        resource: zone.id,
        symptom: 'DNS stops sending users to one address, because its health check fails.',
        alerts: [
          {
            name: 'Health check failing',
            condition: 'failed health checks for 3 minutes',
            severity: zone.routing === 'failover' ? 'page' : 'ticket',
          },
        ],
        firstFiveMinutes: [
          'See which check fails and what it answers.',
          ...run.look,

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
        verify: [...run.status, 'The domain resolves to the healthy address.', command('dig +short <your domain>')],
      },
    ]
  },
  'content-delivery': (edge, context) => {
    const run = commandsOf(context.design).edge(edge, context)
    return [
      {
        id: failureId('edge-errors', edge),
        title: 'The edge answers with errors or with old content',
        resource: edge.id,
        symptom: 'Users see 5xx pages of the edge, or yesterday’s files after a release.',
        alerts: [
          {
            name: 'Errors at the edge',
            condition: '5xx answers over 5% of requests for 15 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          'Find the distribution and see whether the origin or the edge fails.',
          ...run.look,
          'A 502 or 504 means that the origin did not answer; a 403 from the store means a missing file or a lost permission.',
        ],
        diagnose: [
          ...run.errors,
          'Compare with the same figure of the origin: if only the edge has errors, look at the certificate of the origin and its timeouts.',
        ],
        fix: ['If the origin fails, follow its runbook.', 'If content is old, clear it from the edge.', ...run.clear],
        verify: [command('curl -sSI https://<your domain>/'), 'The answer is 200 and the header Age is small.'],
      },
    ]
  },
  'web-firewall': (firewall, context) => {
    const run = commandsOf(context.design).firewall(firewall, context)
    return [
      {
        id: failureId('firewall', firewall),
        title: 'The web firewall stops good traffic, or lets an attack through',
        resource: firewall.id,
        symptom: 'Users report 403 pages, or requests rise without orders, sign-ups or log-ins rising with them.',
        alerts: [
          {
            name: 'Blocked requests surge',
            condition: 'blocked requests over 10 times its hourly average of the week',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: ['See which rule blocks, and whom.', ...run.look],
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
    ]
  },
  network: () => [],
  'network-endpoint': () => [],
  'nat-gateway': (gateway, context) => {
    const run = commandsOf(context.design).outbound(gateway, context)
    return [
      {
        id: failureId('outbound', gateway),
        title: 'Calls to the outside fail',
        resource: gateway.id,
        symptom: 'Calls to other companies’ services time out; calls inside the design work.',
        alerts: [
          {
            name: 'No free ports for outbound calls',
            condition: 'connections refused for want of a port over 0 for 5 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look, 'Ask the status page of the service that is called before you look further.'],
        diagnose: [
          ...run.ports,
          'Port errors mean that very many connections go to one address: a pool without a limit, or a retry loop.',
        ],
        fix: [
          'Reuse connections in the workload and limit its pool.',
          gateway.count > 1
            ? `There are ${gateway.count} gateways: if one is failed, send its subnets through another by the route table until it is replaced.`
            : `There is one gateway for all zones, by design: if its zone is lost, make a second one in a healthy zone with the Terraform of ${context.design.name}.`,
        ],
        verify: [...run.ports, 'A call from inside to the service that failed succeeds.'],
      },
    ]
  },
  'load-balancer': (balancer, context) => {
    const run = commandsOf(context.design).targets(balancer, context)
    return [
      {
        id: failureId('unhealthy-targets', balancer),
        title: `Targets behind the ${inSentence(balancer.label)} fail their health check`,
        resource: balancer.id,
        symptom: 'Fewer copies take traffic than run; the rest is busier, and users see 502 or 503 when none is left.',
        alerts: [
          {
            name: 'Unhealthy targets',
            condition: 'copies that fail their health check over 0 for 10 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          ...run.look,

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
        verify: [...run.verify, 'Every target says healthy.'],
      },
    ]
  },
  'api-gateway': (gateway, context) => {
    const run = commandsOf(context.design).gateway(gateway, context)
    return [
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
          ...run.look,
          `The plan is for ${formatCount(gateway.requestsPerMonth)} requests a month: compare with what arrives.`,
        ],
        diagnose: [
          ...run.refused,
          'One caller: a loop on its side. All callers: a limit of the stage or of the account.',
        ],
        fix: [
          'Ask the one caller to slow down and give it a limit of its own.',
          'Otherwise raise the limit of the stage in the Terraform; ask the provider to raise the account’s limit when that is the one reached.',
        ],
        verify: ['The share of 429 answers is back under 1%.'],
      },
    ]
  },
}
