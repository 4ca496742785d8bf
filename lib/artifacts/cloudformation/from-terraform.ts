import type { Entry, Plan } from '../terraform/entries'
import type { Value as Hcl } from '../terraform/hcl'
import { derived, ENVIRONMENT, idOf, NAME, named, regionAt, size } from './plan'
import { ACCOUNT, att, call, type Expression, either, PARTITION, REGION, ref, text, type Value } from './value'

/**
 * What a program may do, what it is told and what people are called for is decided once, for Terraform. Here each address of a Terraform
 * resource becomes the same attribute of the CloudFormation resource: the table below is all that differs.
 */
export function fromTerraform(plan: Plan, value: Hcl): Value {
  if (Array.isArray(value)) return value.map((item: Hcl) => fromTerraform(plan, item))
  if (typeof value !== 'object') return value
  if (value === null) return ''
  if ('ref' in value) return expression(plan, String(value.ref))
  if ('code' in value) return expression(plan, String(value.code))
  if ('text' in value)
    return { fn: 'text', parts: (value.text as readonly Hcl[]).map((part) => fromTerraform(plan, part)) }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromTerraform(plan, inner as Hcl)]))
}

type Attribute = (id: string, entry: Entry | undefined) => Value
const itself: Attribute = (id) => ref(id)
const get =
  (attribute: string): Attribute =>
  (id) =>
    att(id, attribute)

/** The end of the logical id, and what Terraform's attributes are called here. */
const TYPES: Readonly<Record<string, { suffix: string; attributes: Readonly<Record<string, Attribute>> }>> = {
  aws_api_gateway_rest_api: { suffix: 'RestApi', attributes: { name: (_, entry) => named(entry?.id ?? '') } },
  aws_apigatewayv2_api: { suffix: 'Api', attributes: { id: itself } },
  aws_autoscaling_group: { suffix: 'Group', attributes: { name: itself } },
  aws_backup_vault: { suffix: 'Vault', attributes: { name: itself } },
  aws_batch_job_definition: {
    suffix: 'JobDefinition',
    attributes: {
      arn: itself,
      arn_prefix: (_, entry) =>
        text`arn:${PARTITION}:batch:${REGION}:${ACCOUNT}:job-definition/${named(entry?.id ?? '')}`,
    },
  },
  aws_batch_job_queue: { suffix: 'JobQueue', attributes: { arn: itself } },
  aws_cloudfront_distribution: { suffix: 'Distribution', attributes: { id: itself } },
  aws_db_instance: {
    suffix: 'Instance',
    attributes: {
      address: get('Endpoint.Address'),
      identifier: itself,
      'master_user_secret[0].secret_arn': get('MasterUserSecret.SecretArn'),
    },
  },
  aws_db_proxy: { suffix: 'Proxy', attributes: { endpoint: get('Endpoint'), name: itself } },
  aws_docdb_cluster: {
    suffix: 'Cluster',
    attributes: {
      endpoint: get('Endpoint'),
      cluster_identifier: itself,
      // DocumentDB doesn't tell CloudFormation which secret it made, so the template makes one.
      'master_user_secret[0].secret_arn': (_, entry) => ref(idOf(entry?.label ?? '', 'SignIn')),
    },
  },
  aws_dsql_cluster: { suffix: 'Cluster', attributes: { arn: get('ResourceArn'), identifier: get('Identifier') } },
  aws_dynamodb_table: { suffix: 'Table', attributes: { arn: get('Arn'), name: itself } },
  aws_ecs_cluster: { suffix: 'EcsCluster', attributes: { name: itself } },
  aws_efs_file_system: { suffix: 'FileSystem', attributes: { arn: get('Arn'), id: itself } },
  aws_elastic_beanstalk_environment: { suffix: 'AppEnvironment', attributes: { name: itself } },
  aws_elasticache_cluster: {
    suffix: 'CacheCluster',
    attributes: { cluster_address: get('ConfigurationEndpoint.Address'), cluster_id: itself },
  },
  aws_elasticache_replication_group: {
    suffix: 'ReplicationGroup',
    attributes: { primary_endpoint_address: get('PrimaryEndPoint.Address'), replication_group_id: itself },
  },
  aws_kinesis_stream: { suffix: 'Stream', attributes: { arn: get('Arn'), name: itself } },
  aws_lambda_function: { suffix: 'Function', attributes: { arn: get('Arn'), function_name: itself } },
  aws_lb: { suffix: 'LoadBalancer', attributes: { arn_suffix: get('LoadBalancerFullName'), dns_name: get('DNSName') } },
  aws_opensearch_domain: {
    suffix: 'Domain',
    attributes: { arn: get('Arn'), domain_name: itself, endpoint: get('DomainEndpoint') },
  },
  aws_rds_cluster: {
    suffix: 'Cluster',
    attributes: {
      cluster_identifier: itself,
      endpoint: get('Endpoint.Address'),
      'master_user_secret[0].secret_arn': get('MasterUserSecret.SecretArn'),
    },
  },
  aws_redshiftserverless_workgroup: {
    suffix: 'Workgroup',
    attributes: { arn: get('Workgroup.WorkgroupArn'), workgroup_name: itself },
  },
  aws_route53_health_check: { suffix: 'HealthCheck', attributes: { id: itself } },
  aws_s3_bucket: { suffix: 'Bucket', attributes: { arn: get('Arn'), bucket: itself, id: itself } },
  aws_secretsmanager_secret: { suffix: 'SignIn', attributes: { arn: itself } },
  aws_sfn_activity: { suffix: 'Activity', attributes: { id: itself } },
  aws_sfn_state_machine: { suffix: 'StateMachine', attributes: { arn: itself } },
  aws_sns_topic: { suffix: 'Topic', attributes: { arn: itself, name: get('TopicName') } },
  aws_sqs_queue: { suffix: 'Queue', attributes: { arn: get('Arn'), name: get('QueueName'), url: itself } },
  aws_timestreaminfluxdb_db_instance: {
    suffix: 'InfluxDb',
    attributes: { endpoint: get('Endpoint'), influx_auth_parameters_secret_arn: get('InfluxAuthParametersSecretArn') },
  },
}

/** The label of a resource of Terraform, and what it is here. */
export const idFor = (type: string, label: string) => idOf(label, TYPES[type]?.suffix ?? '')

const ADDRESS = /^(aws_\w+)\.(\w+?)(?:\[(?:0|\*)\])?\.(\w.*)$/
const WORDS: Readonly<Record<string, Expression | string>> = {
  'data.aws_caller_identity.current.account_id': ACCOUNT,
  'data.aws_partition.current.partition': PARTITION,
  'local.database_name': 'app',
  'var.environment': ENVIRONMENT,
  'var.name': NAME,
}

function expression(plan: Plan, code: string): Value {
  const word = WORDS[code]
  if (word !== undefined) return word
  const called = /^(one|coalesce|concat|replace|max|values)\((.*)\)(?:\[\*\]\.arn)?$/s.exec(code)
  if (called) return application(plan, called[1] ?? '', argumentsOf(called[2] ?? ''))
  if (/^".*"$/s.test(code)) return template(plan, code.slice(1, -1))
  const region = regionNamed(plan, code)
  if (region !== null) return region
  const product = /^var\.(\w+)\.(\w+) \* (\d+)$/.exec(code)
  if (product) return scaled(plan, product[1] ?? '', product[2] ?? '', Number(product[3]))
  const sized = /^var\.(\w+)\.(\w+)$/.exec(code)
  if (sized) {
    const entry = plan.entries.find(({ label }) => label === sized[1])
    return entry ? size(plan, entry, sized[2] ?? '') : code
  }
  return address(plan, code)
}

function address(plan: Plan, code: string): Value {
  const [, type = '', label = '', attribute = ''] = ADDRESS.exec(code) ?? []
  const known = TYPES[type]?.attributes[attribute]
  const entry = plan.entries.find((candidate) => candidate.label === label)
  // What is not in the table stands out in the template, and the tests find it there.
  return known ? known(idFor(type, label), entry) : text`unknown address ${code}`
}

function application(plan: Plan, name: string, args: readonly string[]): Value {
  const [first = ''] = args
  switch (name) {
    case 'values':
      return ref(idOf(first.replace('aws_secretsmanager_secret.', ''), 'Secret'))
    case 'one':
    case 'coalesce':
    case 'concat': {
      const options = args.map((argument) => expression(plan, argument))
      return either(...options.flatMap((option) => (isEither(option) ? option.options : [option])))
    }
    case 'replace': {
      const [from = '', to = ''] = args.slice(1)
      return call('Join', [
        regionNamed(plan, to) ?? to,
        call('Split', [regionNamed(plan, from) ?? from, expression(plan, first)]),
      ])
    }
    default: {
      const sized = /^var\.(\w+)\.(\w+)$/.exec(args[1] ?? '')
      const entry = plan.entries.find(({ label }) => label === sized?.[1])
      const field = sized?.[2] ?? ''
      return entry
        ? derived(plan, entry, `${field}_at_least_${first}`, (sizes) => Math.max(Number(first), Number(sizes[field])))
        : Number(first)
    }
  }
}

const isEither = (value: Value): value is Extract<Expression, { fn: 'either' }> =>
  typeof value === 'object' && 'fn' in value && value.fn === 'either'

function scaled(plan: Plan, label: string, field: string, factor: number): Value {
  const entry = plan.entries.find((candidate) => candidate.label === label)
  return entry ? derived(plan, entry, `${field}_times_${factor}`, (sizes) => Number(sizes[field]) * factor) : factor
}

function regionNamed(plan: Plan, code: string): Value | null {
  if (code === 'var.region') return plan.otherRegions.length > 0 ? regionAt(0) : REGION
  const index = plan.otherRegions.findIndex(({ variable }) => code === `var.${variable}`)
  return index < 0 ? null : regionAt(index + 1)
}

/** `${…}` inside a quoted string. */
function template(plan: Plan, quoted: string): Value {
  const parts = quoted.split(/(\$\{[^}]*\})/).filter((part) => part !== '')
  return {
    fn: 'text',
    parts: parts.map((part) => (part.startsWith('${') ? expression(plan, part.slice(2, -1)) : part)),
  }
}

/** Splits at commas outside brackets. */
function argumentsOf(list: string): string[] {
  const found: string[] = []
  let depth = 0
  let current = ''
  for (const sign of list) {
    if (sign === '(' || sign === '[' || sign === '{') depth += 1
    if (sign === ')' || sign === ']' || sign === '}') depth -= 1
    if (sign === ',' && depth === 0) {
      found.push(current.trim())
      current = ''
    } else current += sign
  }
  return [...found, current.trim()].filter((argument) => argument !== '')
}
