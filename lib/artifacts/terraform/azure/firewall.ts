import type { EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, placeholder, why } from '../expressions'
import type { Block, Body } from '../hcl'
import { code, nested, noted, ref, resource } from '../hcl'
import { CERTIFICATE } from './fronts'
import { certificateReader, gateway } from './load-balancing'
import { placeOf } from './places'
import { placed, sited, tags } from './placing'

type Firewall = EntryOf<'web-firewall'>

export function webFirewall(plan: Plan, entry: Firewall): Piece[] {
  const guarded = findEntries(plan, entry.resource.protects)[0]
  if (guarded && isKind(guarded, 'content-delivery')) return pieces('edge.tf', ...atEdge(plan, entry, guarded))
  if (guarded && isKind(guarded, 'api-gateway') && placeOf(plan, entry)) return beforeApi(plan, entry, guarded)
  return pieces('edge.tf', regional(plan, entry))
}

const COUNT_FIRST = 'Look at what it would have stopped, then leave it on; Detection only reports.'

function atEdge(plan: Plan, entry: Firewall, delivery: EntryOf<'content-delivery'>): Block[] {
  const { label } = entry
  const both = { condition: [entry.condition, delivery.condition].filter(Boolean).join(' && ') || null }
  return [
    resource(
      'azurerm_cdn_frontdoor_firewall_policy',
      label,
      {
        ...counted(entry),
        // Azure takes letters and digits only here.
        name: code('replace(var.name, "-", "")'),
        resource_group_name: sited(plan, entry).resource_group_name,
        sku_name: 'Premium_AzureFrontDoor',
        mode: noted('Prevention', COUNT_FIRST),
        request_body_check_enabled: true,
        custom_rule: nested({
          name: 'TooManyRequests',
          type: 'RateLimitRule',
          priority: 10,
          action: 'Block',
          rate_limit_duration_in_minutes: 5,
          rate_limit_threshold: ref('var.requests_per_address'),
          match_condition: nested({
            match_variable: 'SocketAddr',
            operator: 'IPMatch',
            match_values: ['0.0.0.0/0', '::/0'],
          }),
        }),
        managed_rule: nested(
          { type: 'Microsoft_DefaultRuleSet', version: '2.1', action: 'Block' },
          { type: 'Microsoft_BotManagerRuleSet', version: '1.1', action: 'Block' },
        ),
        ...tags(entry),
      } as Body,
      why(plan, entry),
    ),
    resource('azurerm_cdn_frontdoor_security_policy', label, {
      ...counted(both),
      name: entry.id,
      cdn_frontdoor_profile_id: own(delivery, 'azurerm_cdn_frontdoor_profile', delivery.label, 'id'),
      security_policies: nested({
        firewall: nested({
          cdn_frontdoor_firewall_policy_id: own(entry, 'azurerm_cdn_frontdoor_firewall_policy', label, 'id'),
          association: nested({
            patterns_to_match: ['/*'],
            domain: nested({
              cdn_frontdoor_domain_id: own(delivery, 'azurerm_cdn_frontdoor_custom_domain', delivery.label, 'id'),
            }),
          }),
        }),
      }),
    }),
  ]
}

function regional(plan: Plan, entry: Firewall): Block {
  return resource(
    'azurerm_web_application_firewall_policy',
    entry.label,
    {
      ...placed(plan, entry),
      policy_settings: nested({ enabled: true, mode: noted('Prevention', COUNT_FIRST), request_body_check: true }),
      custom_rules: nested({
        name: 'TooManyRequests',
        rule_type: 'RateLimitRule',
        priority: 10,
        action: 'Block',
        rate_limit_duration: 'FiveMins',
        rate_limit_threshold: ref('var.requests_per_address'),
        group_rate_limit_by: 'ClientAddr',
        match_conditions: nested({
          match_variables: nested({ variable_name: 'RemoteAddr' }),
          operator: 'IPMatch',
          match_values: ['0.0.0.0/0', '::/0'],
        }),
      }),
      managed_rules: nested({
        managed_rule_set: nested(
          { type: 'Microsoft_DefaultRuleSet', version: '2.1' },
          { type: 'Microsoft_BotManagerRuleSet', version: '1.1' },
        ),
      }),
      ...tags(entry),
    },
    why(plan, entry),
  )
}

/** API Management has no firewall of its own, so a gateway of the WAF tier stands before it, as on the bill. */
function beforeApi(plan: Plan, entry: Firewall, api: EntryOf<'api-gateway'>): Piece[] {
  const zones =
    entriesOf(plan, 'network').find(({ resource }) => resource.region === entry.resource.region)?.resource.zones ?? 1
  return [
    placeholder(CERTIFICATE),
    ...pieces(
      'edge.tf',
      regional(plan, entry),
      resource('azurerm_public_ip', entry.label, {
        ...placed(plan, entry),
        sku: 'Standard',
        allocation_method: 'Static',
        zones: ['1', '2', '3'],
        ...tags(entry),
      }),
      gateway(plan, entry, {
        targets: {
          kind: 'names',
          host: code(`trimprefix(${own(api, 'azurerm_api_management', api.label, 'gateway_url').ref}, "https://")`),
        },
        isPublic: true,
        zones: ['1', '2', '3'].slice(0, zones),
        guard: entry,
        comment: 'API Management has no firewall of its own: this gateway stands before it.',
      }),
    ),
    ...certificateReader(plan, entry),
  ]
}
