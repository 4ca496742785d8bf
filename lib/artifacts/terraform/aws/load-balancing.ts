import type { Entry, EntryOf, Plan } from '../entries'
import { findEntries, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource, text } from '../hcl'
import { shortId } from '../names'
import { certificateArn, isOriginOf, needsCertificate, networkListener, portsOf } from './fronts'
import { groupOf } from './groups'
import { logBucketOf, subnetIds, vpcId } from './network'
import { inRegion, placed, tags } from './placing'
import { servicesOf } from './services'

/** A load balancer's name may have 32 characters, of which the environment's prefix takes up to 20. */
const NAME_WIDTH = 11

export function loadBalancer(plan: Plan, entry: EntryOf<'load-balancer'>): Piece[] {
  const home = networkOf(plan, entry.resource.region)
  const group = groupOf(plan, entry.id)
  if (!home || !group) return []
  const logs = logBucketOf(plan, entry.resource.region)
  const isApplication = entry.resource.layer === 'application'
  return pieces(
    'edge.tf',
    resource(
      'aws_lb',
      entry.label,
      {
        ...placed(entry),
        name: named(shortId(entry.id, NAME_WIDTH)),
        load_balancer_type: entry.resource.layer,
        internal: !entry.resource.isPublic,
        subnets: code(subnetIds(home, entry.resource.isPublic ? 'public' : 'app')),
        security_groups: [ref(group.path)],
        enable_deletion_protection: ref('local.is_production'),
        ...(isApplication
          ? { drop_invalid_header_fields: true, enable_http2: true }
          : { enable_cross_zone_load_balancing: true }),
        ...(logs && (isApplication || needsCertificate(plan, entry))
          ? { access_logs: nested(accessLogs(entry, logs)) }
          : {}),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    ...(isApplication ? applicationListeners(plan, entry) : networkListeners(plan, entry)),
    ...targetGroups(plan, entry),
  )
}

function accessLogs(entry: Entry, logs: EntryOf<'object-store'>): Body {
  const condition = conditionOf(logs)
  const bucket = own(logs, 'aws_s3_bucket', logs.label, 'id')
  if (!condition || conditionOf(entry) === condition) return { bucket, prefix: entry.id, enabled: true }
  return { bucket: code(`${condition} ? ${bucket.ref} : ""`), prefix: entry.id, enabled: code(condition) }
}

/** TLS 1.2 and 1.3 only, with forward secrecy: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html (not re-read: an assumption). */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06'

function applicationListeners(plan: Plan, entry: EntryOf<'load-balancer'>): Block[] {
  const arn = own(entry, 'aws_lb', entry.label, 'arn')
  const fallback = nested({
    type: 'fixed-response',
    fixed_response: nested({ content_type: 'text/plain', message_body: 'Not found', status_code: '404' }),
  })
  // Behind CloudFront's private interface or an API's private link the last hop stays inside the network and needs no public name.
  const plain = isPlain(plan, entry)
  const main = resource(
    'aws_lb_listener',
    entry.label,
    plain
      ? { ...placed(entry), load_balancer_arn: arn, port: 80, protocol: 'HTTP', default_action: fallback }
      : {
          ...placed(entry),
          load_balancer_arn: arn,
          port: 443,
          protocol: 'HTTPS',
          ssl_policy: TLS_POLICY,
          certificate_arn: certificateArn(entry),
          default_action: fallback,
        },
    'Every service has a rule of its own; what matches none gets a 404.',
  )
  // People reach it themselves, in some environments at least: port 80 sends them to HTTPS.
  const direct = plan.connections.filter(
    ({ from, to, protocol }) => to === entry.id && protocol !== 'dns' && findEntries(plan, from).length === 0,
  )
  const [first] = direct
  if (plain || !entry.resource.isPublic || !first) return [main]
  const owner = { condition: direct.some(({ condition }) => condition === null) ? null : first.condition }
  return [
    main,
    resource('aws_lb_listener', `${entry.label}_redirect`, {
      ...placed(entry, owner),
      load_balancer_arn: arn,
      port: 80,
      protocol: 'HTTP',
      default_action: nested({
        type: 'redirect',
        redirect: nested({ port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' }),
      }),
    }),
  ]
}

export const isPlain = (plan: Plan, entry: EntryOf<'load-balancer'>) =>
  !entry.resource.isPublic &&
  (isOriginOf(plan, entry) ||
    plan.connections.some(
      ({ from, to }) => to === entry.id && findEntries(plan, from).some((caller) => isKind(caller, 'api-gateway')),
    ))

function networkListeners(plan: Plan, entry: EntryOf<'load-balancer'>): Block[] {
  return portsOf(plan, entry).map((port) =>
    resource('aws_lb_listener', networkListener(plan, entry, port), {
      ...placed(entry),
      load_balancer_arn: own(entry, 'aws_lb', entry.label, 'arn'),
      port,
      protocol: port === 443 ? 'TLS' : 'TCP',
      ...(port === 443 ? { ssl_policy: TLS_POLICY, certificate_arn: certificateArn(entry) } : {}),
      default_action: nested({ type: 'forward', target_group_arn: targetGroupArn(plan, entry) }),
    }),
  )
}

/** The target group a network load balancer forwards to: it can't choose by path, so the first service takes all. */
function targetGroupArn(plan: Plan, entry: EntryOf<'load-balancer'>): Value {
  const [target] = findEntries(plan, entry.resource.target)
  if (target && isKind(target, 'container-service')) {
    const { variable } = servicesOf(plan, target)
    return code(`aws_lb_target_group.${target.label}[keys(var.${variable})[0]].arn`)
  }
  return own(entry, 'aws_lb_target_group', target?.label ?? entry.label, 'arn')
}

function targetGroups(plan: Plan, entry: EntryOf<'load-balancer'>): Block[] {
  const [target] = findEntries(plan, entry.resource.target)
  const home = networkOf(plan, entry.resource.region)
  if (!home || !target || isKind(target, 'app-platform')) return []
  const isApplication = entry.resource.layer === 'application'
  const protocol = isApplication ? 'HTTP' : 'TCP'
  const shared: Body = {
    port: entry.resource.targetPort,
    protocol,
    vpc_id: vpcId(home),
    deregistration_delay: '60',
    health_check: nested(
      isApplication
        ? {
            path: ref('var.health_check_path'),
            matcher: '200-299',
            interval: 15,
            timeout: 5,
            healthy_threshold: 2,
            unhealthy_threshold: 3,
          }
        : { protocol: 'TCP', interval: 10 },
    ),
  }
  if (isKind(target, 'function')) {
    const rule = listenerRule(
      entry,
      target.label,
      counted(entry, target),
      nested({
        type: 'forward',
        target_group_arn: own({ condition: conditionOf(entry, target) }, 'aws_lb_target_group', target.label, 'arn'),
      }),
      ['/*'],
      100,
    )
    return [
      resource('aws_lb_target_group', target.label, {
        ...placed(entry, target),
        name: named(shortId(target.id, NAME_WIDTH)),
        target_type: 'lambda',
      }),
      rule,
    ]
  }
  if (!isKind(target, 'container-service')) {
    const type = isKind(target, 'machine-group') && target.resource.role !== 'nodes' ? 'instance' : 'ip'
    const arn = own({ condition: conditionOf(entry, target) }, 'aws_lb_target_group', target.label, 'arn')
    return [
      resource('aws_lb_target_group', target.label, {
        ...placed(entry, target),
        name: named(shortId(target.id, NAME_WIDTH)),
        target_type: type,
        ...shared,
        ...tagsOf(target),
      }),
      ...(isApplication
        ? [
            listenerRule(
              entry,
              target.label,
              counted(entry, target),
              nested({ type: 'forward', target_group_arn: arn }),
              ['/*'],
              100,
            ),
          ]
        : []),
    ]
  }
  return serviceGroups(plan, entry, target, shared)
}

const tagsOf = (target: Entry): Body => ({ tags: { Name: named(target.id) } })

/** A group a service, and a second one where releases put the new version beside the old. */
function serviceGroups(
  plan: Plan,
  entry: EntryOf<'load-balancer'>,
  target: EntryOf<'container-service'>,
  shared: Body,
): Block[] {
  const { each } = servicesOf(plan, target)
  const isTwoColoured =
    entry.resource.layer === 'application' && ['blue-green', 'canary'].includes(target.resource.deployment)
  const group = (suffix: string) =>
    resource('aws_lb_target_group', `${target.label}${suffix}`, {
      ...each,
      ...inRegion(entry),
      // 32 characters at most: a prefix of the service's name and a hash tell the groups apart.
      name: code(`"\${var.name}-\${substr(md5("${target.id}${suffix}/\${each.key}"), 0, 8)}"`),
      target_type: 'ip',
      ...shared,
      tags: { Name: text`${ref('var.name')}-${ref('each.key')}${suffix.replace('_', '-')}` },
    })
  const forward = isTwoColoured
    ? nested({
        type: 'forward',
        forward: nested({
          target_group: nested(
            { arn: ref(`aws_lb_target_group.${target.label}[each.key].arn`), weight: 100 },
            { arn: ref(`aws_lb_target_group.${target.label}_green[each.key].arn`), weight: 0 },
          ),
        }),
      })
    : nested({ type: 'forward', target_group_arn: ref(`aws_lb_target_group.${target.label}[each.key].arn`) })
  const groups = isTwoColoured ? [group(''), group('_green')] : [group('')]
  if (entry.resource.layer === 'network') return groups
  const lifecycle = isTwoColoured ? { lifecycle: nested({ ignore_changes: [ref('action')] }) } : {}
  return [
    ...groups,
    listenerRule(
      entry,
      target.label,
      each,
      forward,
      ref('each.value.paths'),
      code(`100 + index(keys(var.${servicesOf(plan, target).variable}), each.key)`),
      lifecycle,
    ),
  ]
}

function listenerRule(
  entry: EntryOf<'load-balancer'>,
  label: string,
  count: Body,
  action: Body[string],
  paths: Value,
  priority: Value,
  lifecycle: Body = {},
): Block {
  return resource(
    'aws_lb_listener_rule',
    label,
    {
      ...count,
      ...inRegion(entry),
      listener_arn: own(entry, 'aws_lb_listener', entry.label, 'arn'),
      priority,
      action,
      condition: nested({ path_pattern: nested({ values: paths }) }),
      ...lifecycle,
    },
    'lifecycle' in lifecycle
      ? 'A release moves traffic between the two groups, so which one has it is not for Terraform to put back.'
      : '',
  )
}
