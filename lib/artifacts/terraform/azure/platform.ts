import type { Entry, EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { counted, own, pieces, placeholder, size, why } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, nested, noted, ref, resource } from '../hcl'
import { settingsExpression } from './access'
import { autoscale } from './autoscale'
import { secretNames } from './containers'
import { deliveryOf } from './fronts'
import { identity, identityId, registryOf, runsAs } from './identities'
import { placeOf, subnetId } from './places'
import { placed, tags, uniqueName } from './placing'
import { isPrivateSite, privateEndpoint } from './private-links'
import { balancerOf } from './services'

type Platform = EntryOf<'app-platform'>

const SITE = 'azurerm_linux_web_app'

export function appPlatform(plan: Plan, entry: Platform): Piece[] {
  const { label, resource: design } = entry
  const id = own(entry, SITE, label, 'id')
  return [
    placeholder({
      name: `${label}_image`,
      type: 'object({ registry = string, image = string })',
      description: `Container image of ${design.label}: the registry’s address and the image with a tag in it.`,
      validation: {
        condition: `startswith(var.${label}_image.registry, "https://") && can(regex("^[^\\\\s]+(:[^:/@\\\\s]+|@sha256:[0-9a-f]{64})$", var.${label}_image.image)) && !endswith(var.${label}_image.image, ":latest")`,
        message: 'Give the registry with https:// and the image with a tag or digest other than latest.',
      },
      example: `{ registry = "https://example.azurecr.io", image = "${entry.id}:1.0.0" }`,
    }),
    ...pieces(
      'compute.tf',
      resource('azurerm_service_plan', label, {
        ...placed(plan, entry),
        os_type: 'Linux',
        sku_name: size(entry, 'plan'),
        worker_count: size(entry, 'start'),
        zone_balancing_enabled: code(`var.${label}.zones > 1`),
        ...tags(entry),
        lifecycle: nested({ ignore_changes: [ref('worker_count')] }),
      }),
      resource(SITE, label, site(plan, entry), why(plan, entry)),
      ...slot(plan, entry),
      ...(design.scaling.on === 'fixed' ? [] : autoscale(plan, entry, 'azurerm_service_plan')),
    ),
    ...pieces('iam.tf', ...identity(plan, entry)),
    ...(isPrivateSite(plan, entry)
      ? pieces('network.tf', ...privateEndpoint(plan, entry, { id, part: 'sites', zones: ['sites'] }))
      : []),
  ]
}

function site(plan: Plan, entry: Platform): Body {
  const place = placeOf(plan, entry)
  return {
    ...placed(plan, entry, uniqueName(entry.id)),
    service_plan_id: own(entry, 'azurerm_service_plan', entry.label, 'id'),
    https_only: true,
    client_affinity_enabled: false,
    public_network_access_enabled: !isPrivateSite(plan, entry),
    ftp_publish_basic_authentication_enabled: false,
    webdeploy_publish_basic_authentication_enabled: false,
    ...(place ? { virtual_network_subnet_id: subnetId(place), vnet_image_pull_enabled: true } : {}),
    key_vault_reference_identity_id: identityId(entry),
    ...runsAs(entry),
    app_settings: code(
      `merge(${settingsExpression(entry)}, ${secretSettings(plan, entry)}{ WEBSITES_PORT = "${entry.resource.port}" })`,
    ),
    site_config: nested(config(plan, entry)),
    ...tags(entry),
  }
}

/** A secret is a reference into the vault, read by the platform. */
export function secretSettings(plan: Plan, entry: Entry): string {
  const vault = secretNames(plan, entry)
  if (!vault) return ''
  const uri = own(vault, 'azurerm_key_vault', vault.label, 'vault_uri').ref
  const secrets = `{ for name in var.secret_names : upper(replace(name, "-", "_")) => format("@Microsoft.KeyVault(SecretUri=%ssecrets/%s)", ${uri}, name) }`
  return `${vault.condition ? `try(${secrets}, {})` : secrets}, `
}

function config(plan: Plan, entry: Platform): Body {
  const hasRegistry = registryOf(plan) !== undefined
  return {
    always_on: true,
    http2_enabled: true,
    minimum_tls_version: '1.2',
    ftps_state: 'Disabled',
    health_check_path: ref('var.health_check_path'),
    health_check_eviction_time_in_min: 5,
    vnet_route_all_enabled: placeOf(plan, entry) !== null,
    ...(hasRegistry
      ? {
          container_registry_use_managed_identity: true,
          container_registry_managed_identity_client_id: own(
            entry,
            'azurerm_user_assigned_identity',
            entry.label,
            'client_id',
          ),
        }
      : {}),
    application_stack: nested({
      docker_registry_url: ref(`var.${entry.label}_image.registry`),
      docker_image_name: ref(`var.${entry.label}_image.image`),
    }),
    ...callers(plan, entry),
  }
}

/** Who may call: our own Front Door, which says so in a header, or everybody where the design says so. */
function callers(plan: Plan, entry: Platform): Body {
  const balancer = balancerOf(plan, entry.id)
  const delivery = deliveryOf(plan)
  const led =
    balancer && delivery && plan.connections.some(({ from, to }) => from === delivery.id && to === balancer.id)
      ? delivery
      : null
  if (!led || led.condition) return {}
  const rule: { readonly [key: string]: Value } = {
    name: 'front-door',
    priority: 100,
    action: 'Allow',
    service_tag: 'AzureFrontDoor.Backend',
  }
  return {
    ip_restriction_default_action: noted('Deny', 'Only our own Front Door, which says so in a header, is let in.'),
    ip_restriction: nested({
      ...rule,
      headers: [
        {
          x_azure_fdid: [own(led, 'azurerm_cdn_frontdoor_profile', led.label, 'resource_guid')],
          x_fd_health_probe: [],
          x_forwarded_for: [],
          x_forwarded_host: [],
        },
      ],
    }),
  }
}

function slot(plan: Plan, entry: Platform): Block[] {
  const { deployment } = entry.resource
  if (deployment !== 'blue-green' && deployment !== 'canary') return []
  const place = placeOf(plan, entry)
  return [
    resource(
      'azurerm_linux_web_app_slot',
      entry.label,
      {
        ...counted(entry),
        name: 'next',
        app_service_id: own(entry, SITE, entry.label, 'id'),
        https_only: true,
        public_network_access_enabled: !isPrivateSite(plan, entry),
        ftp_publish_basic_authentication_enabled: false,
        webdeploy_publish_basic_authentication_enabled: false,
        ...(place ? { virtual_network_subnet_id: subnetId(place) } : {}),
        key_vault_reference_identity_id: identityId(entry),
        ...runsAs(entry),
        app_settings: code(
          `merge(${settingsExpression(entry)}, ${secretSettings(plan, entry)}{ WEBSITES_PORT = "${entry.resource.port}" })`,
        ),
        site_config: nested(config(plan, entry)),
        ...tags(entry),
      },
      'A release starts here and is swapped in by the pipeline.',
    ),
  ]
}
