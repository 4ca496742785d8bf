import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import type { Placeholder } from '../expressions'
import { own } from '../expressions'
import type { Value } from '../hcl'
import { code, ref, text } from '../hcl'
import { environmentPath } from './containers'
import { isPrivateSite } from './private-links'
import type { Service } from './services'
import { servicesOf } from './services'
import { coexist } from './variants'

/** What answers requests in a region: a load balancer of its own, the ingress that a platform brings along, or an API. */
export type Front = EntryOf<'load-balancer'> | EntryOf<'api-gateway'>

export const deliveryOf = (plan: Plan) => entriesOf(plan, 'content-delivery')[0]
export const zoneOf = (plan: Plan) => entriesOf(plan, 'dns-zone')[0]

export function frontsOf(plan: Plan): Front[] {
  const apis = entriesOf(plan, 'api-gateway')
  const balancers = entriesOf(plan, 'load-balancer').filter(
    ({ id }) => !apis.some(({ resource }) => resource.target === id),
  )
  const rank = ({ resource }: Entry) => plan.first.regions.findIndex(({ id }) => id === resource.region)
  return [...apis, ...balancers].sort((a, b) => rank(a) - rank(b))
}

/** The first front of each environment: what stands in the first region there. */
export const leading = (fronts: readonly Front[]): Front[] =>
  fronts.filter((front, index) => !fronts.slice(0, index).some((earlier) => coexist(earlier, front)))

export type Behind =
  | { kind: 'gateway'; gateway: EntryOf<'load-balancer'> }
  | { kind: 'network'; balancer: EntryOf<'load-balancer'> }
  | { kind: 'services'; service: Service }
  | { kind: 'site'; site: EntryOf<'app-platform'> }
  | { kind: 'api'; api: EntryOf<'api-gateway'> }
  | { kind: 'nothing' }

/** What stands behind a front as Azure builds it. */
export function behind(plan: Plan, front: Front): Behind {
  if (isKind(front, 'api-gateway')) return { kind: 'api', api: front }
  const target = findEntries(plan, front.resource.target)[0]
  if (target && isKind(target, 'container-service') && opensItself(front, target))
    return { kind: 'services', service: target }
  if (front.resource.included && target && isKind(target, 'app-platform')) return { kind: 'site', site: target }
  if (front.resource.included) return { kind: 'nothing' }
  return front.resource.layer === 'network' ? { kind: 'network', balancer: front } : { kind: 'gateway', gateway: front }
}

/** Container Apps takes requests itself, also raw TCP: an Azure load balancer can't lead to another one's address. */
export const opensItself = ({ resource }: EntryOf<'load-balancer'>, { resource: service }: Service) =>
  service.capacity === 'serverless' && (resource.included || resource.layer === 'network')

/** An address in numbers, for records and for Traffic Manager; nothing where the platform gives out names only. */
export function addressOf(plan: Plan, front: Front): string | null {
  const found = behind(plan, front)
  switch (found.kind) {
    case 'gateway':
      return front.resource.kind === 'load-balancer' && front.resource.isPublic
        ? own(front, 'azurerm_public_ip', front.label, 'ip_address').ref
        : own(front, 'azurerm_application_gateway', front.label, 'frontend_ip_configuration[0].private_ip_address').ref
    case 'network':
      return own(front, 'azurerm_public_ip', front.label, 'ip_address').ref
    case 'services':
      return environmentPath(plan, found.service, 'static_ip_address').ref
    case 'site':
      return isPrivateSite(plan, found.site)
        ? own(
            found.site,
            'azurerm_private_endpoint',
            found.site.label,
            'private_service_connection[0].private_ip_address',
          ).ref
        : null
    default:
      return null
  }
}

/** The name that Front Door calls a front by; where there are several services, each has its own. */
export function hostOf(plan: Plan, front: Front): Value {
  const found = behind(plan, front)
  switch (found.kind) {
    case 'site':
      return own(found.site, 'azurerm_linux_web_app', found.site.label, 'default_hostname')
    case 'api':
      return code(
        `trimprefix(${own(found.api, 'azurerm_api_management', found.api.label, 'gateway_url').ref}, "https://")`,
      )
    case 'services':
      return code(`element(values(azurerm_container_app.${found.service.label})[*].ingress[0].fqdn, 0)`)
    default:
      return text`${front.id}.${ref('var.domain_name')}`
  }
}

export const servicesVariable = (plan: Plan, service: Service) => `var.${servicesOf(plan, service).variable}`

/** A certificate of one's own is needed where something of ours speaks TLS under our name. */
export function needsCertificate(plan: Plan): boolean {
  return frontsOf(plan).some((front) => {
    const found = behind(plan, front)
    return found.kind === 'gateway' || (found.kind === 'services' && isDirect(plan, front) && !isRaw(front))
  })
}

export const isRaw = (front: Front) => isKind(front, 'load-balancer') && front.resource.layer === 'network'

/** True where people reach a front by the public name and not through Front Door; in some environments at least. */
export function isDirect(plan: Plan, front: Front): boolean {
  const delivery = deliveryOf(plan)
  if (!delivery) return true
  const leads = plan.connections.some(({ from, to }) => from === delivery.id && to === front.id)
  return (
    !leads ||
    front.bySize.some(({ sizes }, index) => sizes !== null && (delivery.bySize[index]?.sizes ?? null) === null)
  )
}

export const DOMAIN_NAME: Placeholder = {
  name: 'domain_name',
  type: 'string',
  description: 'Name that people and clients reach this environment by.',
  validation: {
    condition: 'can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\\\.)+[a-z]{2,63}$", var.domain_name))',
    message: 'Give a lower-case domain name such as orders.example.com, with no scheme and no path.',
  },
  example: '"app.example.com"',
}

export const CERTIFICATE: Placeholder = {
  name: 'certificate_secret_id',
  type: 'string',
  description:
    'Id, without a version, of the certificate of domain_name and *.domain_name in the vault of this design; a renewed one is then taken by itself.',
  validation: {
    condition:
      'can(regex("^https://[a-z0-9-]+\\\\.vault\\\\.azure\\\\.net/secrets/[A-Za-z0-9-]+$", var.certificate_secret_id))',
    message: 'Give an id like https://vault.vault.azure.net/secrets/app, with no version at its end.',
  },
  example: '"https://orders-secrets-1a2b3c.vault.azure.net/secrets/app"',
}
