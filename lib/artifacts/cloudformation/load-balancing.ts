import { needsCertificate, portsOf } from '../terraform/aws/fronts'
import { isPlain } from '../terraform/aws/load-balancing'
import type { Entry, EntryOf, Plan } from '../terraform/entries'
import { findEntries, isKind, networkOf } from '../terraform/entries'
import { shortId } from '../terraform/names'
import { certificateId, healthCheckPath } from './names'
import { logBucketOf, subnets, vpcId } from './network'
import {
  bucketPolicyId,
  byProduction,
  type Home,
  homeOf,
  idOf,
  named,
  nameTag,
  type Piece,
  pascal,
  type Resource,
  resource,
  type Told,
  tags,
  whereOf,
  whereOfDesigns,
  why,
} from './plan'
import { groupsOf } from './security-groups'
import { pathOf, serviceName, servicesOf } from './services'
import { att, type Properties, ref, type Value, when } from './value'

type Balancer = EntryOf<'load-balancer'>

/** A load balancer's name may have 32 characters, of which the environment's prefix takes up to 20. */
const NAME_WIDTH = 11

/** TLS 1.2 and 1.3 only, with forward secrecy: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (not re-read: an assumption). */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06'

export const balancerId = (label: string) => idOf(label, 'LoadBalancer')
export const listenerId = (label: string, port?: number) => `${pascal(label)}Listener${port ?? ''}`

export function loadBalancer(plan: Plan, entry: Balancer): Piece[] {
  const network = networkOf(plan, entry.resource.region)
  if (!network) return []
  const home = homeOf(plan, entry, network)
  const id = balancerId(entry.label)
  const isApplication = entry.resource.layer === 'application'
  const told: Told = {
    ...home,
    output: `${pascal(entry.label)}Address`,
    description: `Address of ${entry.resource.label}.`,
    value: att(id, 'DNSName'),
  }
  return [
    resource(
      home,
      'compute',
      id,
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      {
        Name: named(shortId(entry.id, NAME_WIDTH)),
        Type: entry.resource.layer,
        Scheme: entry.resource.isPublic ? 'internet-facing' : 'internal',
        Subnets: subnets(network, entry.resource.isPublic ? 'public' : 'app'),
        SecurityGroups: groupsOf(plan, entry.id),
        LoadBalancerAttributes: attributes(plan, entry),
        Tags: tags(entry),
      },
      { comment: why(plan, entry), dependsOn: logPolicyOf(plan, entry) },
    ),
    ...(isApplication ? applicationListeners(plan, entry, home) : networkListeners(plan, entry, home)),
    ...targetGroups(plan, entry),
    told,
  ]
}

const writesLogs = (plan: Plan, entry: Balancer) =>
  entry.resource.layer === 'application' || needsCertificate(plan, entry)

function logPolicyOf(plan: Plan, entry: Balancer): string[] {
  const logs = logBucketOf(plan, entry.resource.region)
  return logs && writesLogs(plan, entry) ? [bucketPolicyId(logs.label)] : []
}

function attributes(plan: Plan, entry: Balancer): Value {
  const logs = logBucketOf(plan, entry.resource.region)
  const own: [string, Value][] = [
    ['deletion_protection.enabled', byProduction(plan, 'true', 'false')],
    ...(entry.resource.layer === 'application'
      ? ([
          ['routing.http.drop_invalid_header_fields.enabled', 'true'],
          ['routing.http2.enabled', 'true'],
        ] as [string, Value][])
      : ([['load_balancing.cross_zone.enabled', 'true']] as [string, Value][])),
  ]
  const logged: [string, Value][] =
    logs && writesLogs(plan, entry)
      ? [
          ['access_logs.s3.enabled', 'true'],
          ['access_logs.s3.bucket', ref(idOf(logs.label, 'Bucket'))],
          ['access_logs.s3.prefix', entry.id],
        ]
      : []
  const asList = (pairs: readonly [string, Value][]): Properties[] => pairs.map(([Key, Value]) => ({ Key, Value }))
  return [...asList(own), ...asList(logged).map((pair) => (logs ? when(whereOf(logs), pair) : pair))]
}

const NOT_FOUND = [
  {
    Type: 'fixed-response',
    FixedResponseConfig: { ContentType: 'text/plain', MessageBody: 'Not found', StatusCode: '404' },
  },
]

function applicationListeners(plan: Plan, entry: Balancer, home: Home): Resource[] {
  const arn = ref(balancerId(entry.label))
  // Behind CloudFront's private interface or an API's private link the last hop stays inside the network and needs no public name.
  const plain = isPlain(plan, entry)
  const main = resource(
    home,
    'compute',
    listenerId(entry.label),
    'AWS::ElasticLoadBalancingV2::Listener',
    plain
      ? { LoadBalancerArn: arn, Port: 80, Protocol: 'HTTP', DefaultActions: NOT_FOUND }
      : {
          LoadBalancerArn: arn,
          Port: 443,
          Protocol: 'HTTPS',
          SslPolicy: TLS_POLICY,
          Certificates: [{ CertificateArn: ref(certificateId(entry.label)) }],
          DefaultActions: NOT_FOUND,
        },
    { comment: 'Every service has a rule of its own; what matches none gets a 404.' },
  )
  // People reach it themselves, in some environments at least: port 80 sends them to HTTPS.
  const direct = whereOfDesigns(plan, ({ connections, actors }) =>
    connections.some(
      ({ from, to, protocol }) =>
        to === entry.id &&
        protocol !== 'dns' &&
        (actors.some(({ id }) => id === from) || findEntries(plan, from).length === 0),
    ),
  )
  if (plain || !entry.resource.isPublic || direct === 0) return [main]
  return [
    main,
    resource(
      { ...home, where: home.where & direct },
      'compute',
      `${listenerId(entry.label)}Redirect`,
      'AWS::ElasticLoadBalancingV2::Listener',
      {
        LoadBalancerArn: arn,
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [
          { Type: 'redirect', RedirectConfig: { Port: '443', Protocol: 'HTTPS', StatusCode: 'HTTP_301' } },
        ],
      },
    ),
  ]
}

function networkListeners(plan: Plan, entry: Balancer, home: Home): Resource[] {
  const [target] = findEntries(plan, entry.resource.target)
  // It can't choose by path, so the first service takes all.
  const group =
    target && isKind(target, 'container-service') ? serviceGroupId(target, 0) : targetGroupId(target ?? entry)
  return portsOf(plan, entry).map((port, index) =>
    resource(
      home,
      'compute',
      listenerId(entry.label, index === 0 ? undefined : port),
      'AWS::ElasticLoadBalancingV2::Listener',
      {
        LoadBalancerArn: ref(balancerId(entry.label)),
        Port: port,
        Protocol: port === 443 ? 'TLS' : 'TCP',
        ...(port === 443
          ? { SslPolicy: TLS_POLICY, Certificates: [{ CertificateArn: ref(certificateId(entry.label)) }] }
          : {}),
        DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(group) }],
      },
    ),
  )
}

export const targetGroupId = (target: Pick<Entry, 'label'>) => idOf(target.label, 'TargetGroup')
export const serviceGroupId = (target: Entry, index: number, colour = '') =>
  `${pascal(target.label)}${index + 1}TargetGroup${colour}`
export const ruleId = (target: Entry, index?: number) =>
  `${pascal(target.label)}${index === undefined ? '' : index + 1}ListenerRule`

function targetGroups(plan: Plan, entry: Balancer): Resource[] {
  const [target] = findEntries(plan, entry.resource.target)
  const network = networkOf(plan, entry.resource.region)
  if (!network || !target || isKind(target, 'app-platform')) return []
  const isApplication = entry.resource.layer === 'application'
  const home = homeOf(plan, entry, target)
  const checks: Properties = {
    Port: entry.resource.targetPort,
    Protocol: isApplication ? 'HTTP' : 'TCP',
    VpcId: ref(vpcId(network)),
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }],
    ...(isApplication
      ? {
          HealthCheckPath: healthCheckPath(plan),
          Matcher: { HttpCode: '200-299' },
          HealthCheckIntervalSeconds: 15,
          HealthCheckTimeoutSeconds: 5,
          HealthyThresholdCount: 2,
          UnhealthyThresholdCount: 3,
        }
      : { HealthCheckProtocol: 'TCP', HealthCheckIntervalSeconds: 10 }),
  }
  if (isKind(target, 'container-service')) return serviceGroups(plan, entry, target, checks)
  const id = targetGroupId(target)
  const forward = listenerRule(entry, home, ruleId(target), [{ Type: 'forward', TargetGroupArn: ref(id) }], ['/*'], 100)
  if (isKind(target, 'function'))
    return [
      resource(
        home,
        'compute',
        id,
        'AWS::ElasticLoadBalancingV2::TargetGroup',
        {
          Name: named(shortId(target.id, NAME_WIDTH)),
          TargetType: 'lambda',
          Targets: [{ Id: ref(idOf(target.label, 'Alias')) }],
        },
        { dependsOn: [`${pascal(target.label)}From${pascal(entry.label)}Permission`] },
      ),
      forward,
    ]
  const type = isKind(target, 'machine-group') && target.resource.role !== 'nodes' ? 'instance' : 'ip'
  return [
    resource(home, 'compute', id, 'AWS::ElasticLoadBalancingV2::TargetGroup', {
      Name: named(shortId(target.id, NAME_WIDTH)),
      TargetType: type,
      ...checks,
      Tags: nameTag(named(target.id)),
    }),
    ...(isApplication ? [forward] : []),
  ]
}

/** A group a service, and a second one where releases put the new version beside the old. */
function serviceGroups(
  plan: Plan,
  entry: Balancer,
  target: EntryOf<'container-service'>,
  checks: Properties,
): Resource[] {
  const isApplication = entry.resource.layer === 'application'
  const twoColoured = isApplication && ['blue-green', 'canary'].includes(target.resource.deployment)
  const home = homeOf(plan, entry, target)
  return servicesOf(target).flatMap((index): Resource[] => {
    // Without a name CloudFormation makes one that fits into 32 characters.
    const group = (colour: string) =>
      resource(home, 'compute', serviceGroupId(target, index, colour), 'AWS::ElasticLoadBalancingV2::TargetGroup', {
        TargetType: 'ip',
        ...checks,
        Tags: nameTag(serviceName(plan, target, index)),
      })
    const blue = ref(serviceGroupId(target, index))
    const actions: Value = twoColoured
      ? [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: blue, Weight: 100 },
                { TargetGroupArn: ref(serviceGroupId(target, index, 'Green')), Weight: 0 },
              ],
            },
          },
        ]
      : [{ Type: 'forward', TargetGroupArn: blue }]
    return [
      group(''),
      ...(twoColoured ? [group('Green')] : []),
      ...(isApplication
        ? [
            listenerRule(
              entry,
              home,
              ruleId(target, index),
              actions,
              [pathOf(plan, target, index)],
              100 + index,
              twoColoured ? MOVED : '',
            ),
          ]
        : []),
    ]
  })
}

const MOVED = 'A release moves the weights between the two groups; which one has them is not put back by an update.'

const listenerRule = (
  entry: Balancer,
  home: Home,
  id: string,
  actions: Value,
  paths: readonly Value[],
  priority: number,
  comment = '',
): Resource =>
  resource(
    home,
    'compute',
    id,
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    {
      ListenerArn: ref(listenerId(entry.label)),
      Priority: priority,
      Actions: actions,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: paths } }],
    },
    { comment },
  )
