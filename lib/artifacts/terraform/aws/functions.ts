import type { Entry, EntryOf, Plan } from '../entries'
import { findEntries, isKind, networkOf } from '../entries'
import type { Piece } from '../expressions'
import { conditionOf, counted, named, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, ref, resource } from '../hcl'
import { encryptedBy } from './encryption'
import { groupOf } from './groups'
import { logGroup } from './logs'
import { subnetIds } from './network'
import { inRegion, placed, tags } from './placing'
import { connectionPolicies, managedPolicy, serviceRole, settingsExpression } from './roles'

type Function = EntryOf<'function'>

export function functionService(plan: Plan, entry: Function): Piece[] {
  const { label, resource: design } = entry
  const home = networkOf(plan, design.region)
  const group = groupOf(plan, entry.id)
  const isSplit = design.deployment === 'canary' || design.deployment === 'blue-green'
  const role = own(entry, 'aws_iam_role', label, 'arn')
  return [
    placeholder({
      name: `${label}_package`,
      type: 'object({ bucket = string, key = string, handler = string, runtime = string })',
      description: `Code of ${design.label}: the archive in a bucket of the function's region, its handler and its runtime.`,
      validation: {
        condition: `endswith(var.${label}_package.key, ".zip")`,
        message: 'The key must name a .zip archive.',
      },
      example: `{ bucket = "releases", key = "${entry.id}/1.0.0.zip", handler = "index.handler", runtime = "nodejs22.x" }`,
    }),
    ...pieces(
      'compute.tf',
      resource(
        'aws_lambda_function',
        label,
        {
          ...placed(entry),
          function_name: named(entry.id),
          description: asText(design.purpose),
          role,
          s3_bucket: ref(`var.${label}_package.bucket`),
          s3_key: ref(`var.${label}_package.key`),
          handler: ref(`var.${label}_package.handler`),
          runtime: ref(`var.${label}_package.runtime`),
          architectures: [design.arch],
          memory_size: size(entry, 'memory_mb'),
          timeout: size(entry, 'timeout_seconds'),
          reserved_concurrent_executions: code(`var.reserve_concurrency ? var.${label}.concurrency_max : -1`),
          publish: true,
          ...encryptedBy(plan, design.region, 'kms_key_arn'),
          environment: nested({ variables: code(settingsExpression(entry)) }),
          logging_config: nested({
            log_format: 'JSON',
            log_group: own(entry, 'aws_cloudwatch_log_group', label, 'name'),
          }),
          tracing_config: nested({ mode: 'Active' }),
          ...(design.inNetwork && home && group
            ? {
                vpc_config: nested({ subnet_ids: code(subnetIds(home, 'app')), security_group_ids: [ref(group.path)] }),
              }
            : {}),
          ...mounts(plan, entry),
          ...tags(entry),
          depends_on: [ref(`aws_iam_role_policy_attachment.${label}_logs`)],
        },
        why(plan, entry),
      ),
      resource(
        'aws_lambda_alias',
        label,
        {
          ...placed(entry),
          name: 'live',
          description: 'The version that is called',
          function_name: own(entry, 'aws_lambda_function', label, 'function_name'),
          function_version: own(entry, 'aws_lambda_function', label, 'version'),
          ...(isSplit
            ? { lifecycle: nested({ ignore_changes: [ref('function_version'), ref('routing_config')] }) }
            : {}),
        },
        isSplit ? 'CodeDeploy moves this alias from the old version to the new one, a part of the calls first.' : '',
      ),
      ...(isSplit ? shiftedRelease(entry) : []),
      ...sources(plan, entry),
    ),
    ...pieces('observability.tf', logGroup(plan, entry)),
    ...pieces(
      'iam.tf',
      serviceRole(
        entry,
        label,
        named(entry.id),
        'lambda.amazonaws.com',
        `What the code of ${entry.id} may do: no more than its connections in the design.`,
      ),
      managedPolicy(
        entry,
        label,
        `${label}_logs`,
        design.inNetwork ? 'service-role/AWSLambdaVPCAccessExecutionRole' : 'service-role/AWSLambdaBasicExecutionRole',
      ),
      managedPolicy(entry, label, `${label}_traces`, 'AWSXRayDaemonWriteAccess'),
      ...connectionPolicies(plan, entry, label),
      ...(isSplit
        ? [
            serviceRole(
              entry,
              `${label}_deployment`,
              named(`${entry.id}-deployment`),
              'codedeploy.amazonaws.com',
              'Moves the alias during a release.',
            ),
            managedPolicy(
              entry,
              `${label}_deployment`,
              `${label}_deployment`,
              'service-role/AWSCodeDeployRoleForLambdaLimited',
            ),
          ]
        : []),
    ),
  ]
}

/** Descriptions at AWS end after 256 characters. */
const asText = (purpose: string) => purpose.slice(0, 250)

function mounts(plan: Plan, entry: Function): Body {
  const system = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to))
    .find((target) => isKind(target, 'file-system'))
  if (!system || !entry.resource.inNetwork) return {}
  return {
    file_system_config: nested({
      arn: own(system, 'aws_efs_access_point', system.label, 'arn'),
      local_mount_path: `/mnt/${system.id}`,
    }),
  }
}

function shiftedRelease(entry: Function): Block[] {
  const { label, resource: design } = entry
  return [
    resource('aws_codedeploy_app', label, { ...placed(entry), name: named(entry.id), compute_platform: 'Lambda' }),
    resource('aws_codedeploy_deployment_group', label, {
      ...placed(entry),
      app_name: own(entry, 'aws_codedeploy_app', label, 'name'),
      deployment_group_name: named(entry.id),
      service_role_arn: own(entry, 'aws_iam_role', `${label}_deployment`, 'arn'),
      deployment_config_name:
        design.deployment === 'canary'
          ? 'CodeDeployDefault.LambdaCanary10Percent10Minutes'
          : 'CodeDeployDefault.LambdaAllAtOnce',
      deployment_style: nested({ deployment_option: 'WITH_TRAFFIC_CONTROL', deployment_type: 'BLUE_GREEN' }),
      auto_rollback_configuration: nested({
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
      }),
    }),
  ]
}

/** Queues and streams call the function; load balancers and topics are given the right to. */
function sources(plan: Plan, entry: Function): Block[] {
  const near = plan.connections.flatMap(({ from, to }) =>
    to === entry.id ? [from] : from === entry.id && entry.resource.role === 'worker' ? [to] : [],
  )
  return [...new Set(near)].flatMap((id): Block[] => {
    const [source] = findEntries(plan, id)
    if (!source || source.resource.region !== entry.resource.region) return []
    const label = `${entry.label}_from_${source.label}`
    if (isKind(source, 'queue'))
      return [
        mapping(entry, source, label, own(source, 'aws_sqs_queue', source.label, 'arn'), {
          batch_size: 10,
          function_response_types: ['ReportBatchItemFailures'],
          scaling_config: nested({
            maximum_concurrency: code(`max(2, min(1000, var.${entry.label}.concurrency_max))`),
          }),
        }),
      ]
    if (isKind(source, 'stream'))
      return [
        mapping(entry, source, label, own(source, 'aws_kinesis_stream', source.label, 'arn'), {
          batch_size: 100,
          starting_position: 'LATEST',
          bisect_batch_on_function_error: true,
          maximum_retry_attempts: 5,
          function_response_types: ['ReportBatchItemFailures'],
        }),
      ]
    if (isKind(source, 'topic'))
      return [
        permission(entry, source, label, 'sns.amazonaws.com', own(source, 'aws_sns_topic', source.label, 'arn')),
        subscription(entry, source, label),
      ]
    if (isKind(source, 'load-balancer')) {
      const owner = { condition: conditionOf(entry, source) }
      const group = own(owner, 'aws_lb_target_group', entry.label, 'arn')
      return [
        permission(entry, source, label, 'elasticloadbalancing.amazonaws.com', group),
        resource('aws_lb_target_group_attachment', entry.label, {
          ...counted(owner),
          ...inRegion(entry),
          target_group_arn: group,
          target_id: own(entry, 'aws_lambda_alias', entry.label, 'arn'),
          depends_on: [ref(`aws_lambda_permission.${label}`)],
        }),
      ]
    }
    return []
  })
}

const mapping = (entry: Function, source: Entry, label: string, arn: Value, settings: Body): Block =>
  resource('aws_lambda_event_source_mapping', label, {
    ...placed(entry, source),
    event_source_arn: arn,
    function_name: own(entry, 'aws_lambda_alias', entry.label, 'arn'),
    ...settings,
  })

export const permission = (entry: Function, source: Entry, label: string, principal: string, arn: Value): Block =>
  resource('aws_lambda_permission', label, {
    ...placed(entry, source),
    action: 'lambda:InvokeFunction',
    function_name: own(entry, 'aws_lambda_function', entry.label, 'function_name'),
    qualifier: own(entry, 'aws_lambda_alias', entry.label, 'name'),
    principal,
    source_arn: arn,
  })

const subscription = (entry: Function, source: EntryOf<'topic'>, label: string): Block =>
  resource('aws_sns_topic_subscription', label, {
    ...placed(entry, source),
    topic_arn: own(source, 'aws_sns_topic', source.label, 'arn'),
    protocol: 'lambda',
    endpoint: own(entry, 'aws_lambda_alias', entry.label, 'arn'),
  })
