import type { Entry, Plan } from '../entries'
import { entriesOf, isKind } from '../entries'
import { counted } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { block, code, data, labelled, nested, ref, resource, text } from '../hcl'
import { defaultKeys } from './database-instance'
import { frontsOf, needsCertificate, originDomain, zoneOf } from './fronts'
import { isCompute } from './groups'
import { zonesExpression } from './network'
import { settingsLocal } from './roles'

export function versionBlocks(plan: Plan): Block[] {
  return [
    block('terraform', [], {
      required_version: '>= 1.11.0',
      required_providers: nested({ aws: { source: 'hashicorp/aws', version: '~> 6.0' } }),
      backend: labelled('s3', {}),
    }),
    block('provider', ['aws'], {
      region: ref('var.region'),
      default_tags: nested({ tags: ref('local.tags') }),
    }),
    data('aws_caller_identity', 'current', {}),
    data('aws_partition', 'current', {}),
    ...defaultKeys(plan).map(({ label, region, condition }) =>
      data(
        'aws_kms_alias',
        label,
        { ...counted({ condition }), region, name: 'alias/aws/rds' },
        'A copy in another region names the key there; this is AWS’s own.',
      ),
    ),
  ]
}

export function localBlocks(plan: Plan): Block[] {
  const origin = originDomain(plan)
  const usesDatabase = plan.entries.some(({ resource: { kind } }) =>
    ['relational-database', 'data-warehouse', 'connection-pooler'].includes(kind),
  )
  const values: [string, Value][] = [
    ['is_production', code('var.environment == "production"')],
    ...(usesDatabase ? ([['database_name', 'app']] as [string, Value][]) : []),
    ...(origin ? ([['origin_domain', origin]] as [string, Value][]) : []),
    ...entriesOf(plan, 'network').map((entry): [string, Value] => [
      `${entry.label}_zones`,
      code(zonesExpression(entry)),
    ]),
  ]
  const tagged: [string, Value] = [
    'tags',
    {
      Design: plan.first.slug,
      Environment: ref('var.environment'),
      ManagedBy: plan.command === 'tofu' ? 'opentofu' : 'terraform',
    },
  ]
  const settings = plan.entries
    .filter((entry) => isCompute(entry) && readsSettings(entry))
    .map((entry) => settingsLocal(plan, entry))
  return [
    block('locals', [], Object.fromEntries([...values, tagged]) as Body),
    ...(settings.length > 0
      ? [
          block(
            'locals',
            [],
            Object.fromEntries(settings.map(({ name, value }) => [name, value])) as Body,
            'What each program is told by its environment: where its neighbours are. A null is left out where it is used.',
          ),
        ]
      : []),
  ]
}

export function budgetBlocks(plan: Plan): Block[] {
  if (plan.budgetUsd === null) return []
  const notification = (type: string, threshold: number): Body => ({
    notification_type: type,
    comparison_operator: 'GREATER_THAN',
    threshold,
    threshold_type: 'PERCENTAGE',
    subscriber_email_addresses: [ref('var.alert_email')],
  })
  return [
    resource(
      'aws_budgets_budget',
      'design',
      {
        count: code('var.monthly_budget_usd == null ? 0 : 1'),
        name: ref('var.name'),
        budget_type: 'COST',
        limit_amount: code('tostring(var.monthly_budget_usd)'),
        limit_unit: 'USD',
        time_unit: 'MONTHLY',
        cost_filter: nested({ name: 'TagKeyValue', values: [code('format("user:Design$%s", local.tags.Design)')] }),
        notification: nested(notification('ACTUAL', 80), notification('FORECASTED', 100)),
      },
      'Counts all environments of the design by their tag, which has to be activated once as a cost allocation tag under Billing.',
    ),
  ]
}

export function outputBlocks(plan: Plan): Block[] {
  const zone = zoneOf(plan)
  const fronts = frontsOf(plan)
  const certificates = fronts.filter((front) => needsCertificate(plan, front))
  const hasName = zone !== undefined || fronts.length > 0 || entriesOf(plan, 'content-delivery').length > 0
  return [
    ...(hasName ? [output('address', 'Where the workload answers.', text`https://${ref('var.domain_name')}`)] : []),
    ...(zone
      ? [
          output(
            'name_servers',
            'Enter these at your registrar, or as NS records in the parent zone.',
            code(maybe(zone, 'aws_route53_zone', zone.label, 'name_servers')),
          ),
        ]
      : []),
    ...(zone || certificates.length === 0
      ? []
      : [
          output(
            'certificate_records',
            'Records that prove the names are yours: enter them where your DNS is kept.',
            code(
              `concat(${certificates.map((front) => (front.condition ? `flatten(aws_acm_certificate.${front.label}[*].domain_validation_options)` : `tolist(aws_acm_certificate.${front.label}.domain_validation_options)`)).join(', ')})`,
            ),
          ),
        ]),
    ...plan.entries.flatMap((entry) => outputOf(entry)),
  ]
}

const output = (name: string, description: string, value: Value) => block('output', [name], { description, value })

const maybe = (entry: Entry, type: string, label: string, attribute: string) =>
  entry.condition ? `one(${type}.${label}[*].${attribute})` : `${type}.${label}.${attribute}`

function outputOf(entry: Entry): Block[] {
  const { label, resource: design } = entry
  const simple = (type: string, attribute: string, description: string, suffix: string) => [
    output(`${label}_${suffix}`, description, code(maybe(entry, type, label, attribute))),
  ]
  switch (design.kind) {
    case 'load-balancer':
      return simple('aws_lb', 'dns_name', `Address of ${design.label}.`, 'address')
    case 'container-registry':
      return [
        output(
          `${label}_repositories`,
          'Where images are pushed to, by name.',
          code(`{ for name, repository in aws_ecr_repository.${label} : name => repository.repository_url }`),
        ),
      ]
    case 'container-cluster':
      return simple('aws_eks_cluster', 'name', 'Name to give to `aws eks update-kubeconfig --name`.', 'name')
    case 'relational-database':
      if (design.class === 'distributed')
        return simple('aws_dsql_cluster', 'identifier', `Identifier of ${design.label}.`, 'identifier')
      return design.class === 'high'
        ? simple('aws_rds_cluster', 'endpoint', `Address of ${design.label}.`, 'address')
        : simple('aws_db_instance', 'address', `Address of ${design.label}.`, 'address')
    case 'object-store':
      return simple('aws_s3_bucket', 'bucket', `Bucket of ${design.label}.`, 'bucket')
    case 'queue':
      return simple('aws_sqs_queue', 'url', `Address of ${design.label}.`, 'url')
    case 'stream':
      return simple('aws_kinesis_stream', 'name', `Name of ${design.label}.`, 'name')
    case 'content-delivery':
      return simple(
        'aws_cloudfront_distribution',
        'id',
        'Distribution to invalidate after a release of the site.',
        'id',
      )
    case 'machine-group':
      return design.role === 'nodes' && !isKind(entry, 'container-cluster')
        ? [
            output(
              `${label}_settings`,
              'What the pods need to be told, for a ConfigMap.',
              code(`{ for name, value in local.${label}_settings : name => value if value != null }`),
            ),
          ]
        : []
    default:
      return []
  }
}

/** Machines from the reader's own image are told by that image; all other programs read `local.<label>_settings`. */
const readsSettings = (entry: Entry) =>
  !isKind(entry, 'container-cluster') && (!isKind(entry, 'machine-group') || entry.resource.role === 'nodes')
