import type { EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, named, own, pieces, why } from '../expressions'
import type { Body } from '../hcl'
import { nested, ref, resource } from '../hcl'
import { isRestApi } from './api'
import { inRegion, placed, tags } from './placing'

/** AWS's managed rule groups in the order in which they earn their keep; the design says how many. */
const MANAGED_RULES = [
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesSQLiRuleSet',
  'AWSManagedRulesLinuxRuleSet',
  'AWSManagedRulesAnonymousIpList',
]

export function webFirewall(plan: Plan, entry: EntryOf<'web-firewall'>): Piece[] {
  const [target] = findEntries(plan, entry.resource.protects)
  const isEdge = target === undefined || isKind(target, 'content-delivery')
  const metric = (name: string): Body => ({
    visibility_config: nested({ cloudwatch_metrics_enabled: true, metric_name: name, sampled_requests_enabled: true }),
  })
  const managed = MANAGED_RULES.slice(0, Math.max(1, Math.min(MANAGED_RULES.length, entry.resource.rules - 1)))
  const region: Body = isEdge ? { region: 'us-east-1' } : inRegion(entry)
  const arn = own(entry, 'aws_wafv2_web_acl', entry.label, 'arn')
  const association = associatedArn(plan, target)
  return pieces(
    'edge.tf',
    resource(
      'aws_wafv2_web_acl',
      entry.label,
      {
        ...counted(entry),
        ...region,
        name: named(entry.id),
        scope: isEdge ? 'CLOUDFRONT' : 'REGIONAL',
        default_action: nested({ allow: nested({}) }),
        rule: nested(
          {
            name: 'rate-limit',
            priority: 0,
            action: nested({ block: nested({}) }),
            statement: nested({
              rate_based_statement: nested({ limit: ref('var.requests_per_address'), aggregate_key_type: 'IP' }),
            }),
            ...metric('rate-limit'),
          },
          ...managed.map((name, index) => ({
            name,
            priority: index + 1,
            override_action: nested({ none: nested({}) }),
            statement: nested({ managed_rule_group_statement: nested({ name, vendor_name: 'AWS' }) }),
            ...metric(name),
          })),
        ),
        ...metric(entry.id),
        ...tags(entry),
      },
      why(plan, entry),
    ),
    association && target
      ? resource('aws_wafv2_web_acl_association', entry.label, {
          ...placed(entry, target),
          resource_arn: association,
          web_acl_arn: arn,
        })
      : null,
  )
}

function associatedArn(plan: Plan, target: ReturnType<typeof findEntries>[number] | undefined) {
  if (target && isKind(target, 'load-balancer')) return own(target, 'aws_lb', target.label, 'arn')
  if (target && isKind(target, 'api-gateway') && isRestApi(plan, target))
    return own(target, 'aws_api_gateway_stage', target.label, 'arn')
  return null
}
