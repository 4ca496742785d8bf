import { APP_PORT, flow } from './compute'
import { type Context, make, type Part, part } from './context'
import type { Actor, Connection, Resource, ResourceOf } from './model'

export const USERS = 'users'

/** What stands between users and the code: names, the CDN, the web firewall, the balancer or gateway. Also says who comes in. */
export function composeEdge(
  context: Context,
  front: string | null,
): Part & { actors: Actor[]; balancer: string | null } {
  const { requirements, choices, rule } = context
  const isStatic = requirements.workload.kind === 'static'
  if (front === null && !isStatic) return { ...part([]), actors: [], balancer: null }
  const balancer = front === null ? siteDoor(context) : frontDoor(context, front)
  const door = balancer?.id ?? front ?? 'site'
  const cdn = choices.cdn === 'edge' ? contentDelivery(context) : null
  const entrance = cdn?.id ?? door
  const dns = make(context, 'dns-zone', {
    id: 'dns',
    label: 'DNS',
    purpose: 'Leads the name to the front door.',
    tier: 'global',
    region: 'global',
    because: rule('dns'),
    variant: choices.dns,
    routing: choices.dns,
    healthChecks: choices.dns === 'simple' ? 0 : choices.dns === 'health-checked' ? 1 : 2,
    // Names are kept by clients: one look-up for twenty requests, an assumption.
    queriesPerMonth: context.usage.requestsPerMonth / 20,
  })
  const firewall =
    needsFirewall(context) && (cdn || balancer?.kind === 'load-balancer' || balancer?.kind === 'api-gateway')
      ? make(context, 'web-firewall', {
          id: 'firewall',
          label: 'Web firewall',
          purpose: 'Stops common attacks and floods before they reach the code.',
          tier: 'edge',
          ...(cdn ? { region: 'global' } : {}),
          because: firewallRule(context),
          rules: 4,
          requestsPerMonth: cdn ? context.usage.requestsPerMonth : context.usage.originRequestsPerMonth,
          protects: entrance,
        })
      : null
  const connections: (Connection | null)[] = [
    flow(USERS, dns.id, 'dns', 53, 'name', true),
    flow(USERS, entrance, requirements.workload.special.includes('rawTcpUdp') ? 'tcp' : 'https', 443, 'HTTPS', true),
    flow(dns.id, entrance, 'dns', 53, 'leads to', false),
    cdn ? flow(cdn.id, door, 'https', 443, isStatic ? 'files' : 'not cached', true) : null,
    balancer && front === null ? flow(balancer.id, 'site', 'https', 443, 'files', true) : null,
    balancer && front
      ? flow(
          balancer.id,
          front,
          balancer.kind === 'load-balancer' && balancer.layer === 'network' ? 'tcp' : 'http',
          balancer.kind === 'api-gateway' ? 443 : APP_PORT,
          balancer.kind === 'api-gateway' ? 'calls' : 'requests',
          true,
        )
      : null,
  ]
  return {
    ...part([dns, cdn, firewall, balancer], connections),
    actors: [users(context)],
    balancer: balancer?.id ?? null,
  }
}

function users({ requirements }: Context): Actor {
  const { exposure } = requirements.security
  const label = exposure === 'internal' ? 'Staff' : exposure === 'partners' ? 'Partners' : 'Users'
  const peak = requirements.traffic.peakRps
  return {
    id: USERS,
    label,
    detail: `up to ${peak >= 10 ? Math.round(peak).toLocaleString('en-GB') : peak} requests/s`,
    kind: 'people',
  }
}

function frontDoor(context: Context, front: string) {
  const { choices, requirements, rule, usage, zones } = context
  const choice = choices['load-balancing']
  if (choice === 'none' || choice === 'built-in') return null
  if (choice === 'api-gateway') {
    const style = gatewayStyle(context)
    return make(context, 'api-gateway', {
      id: 'gateway',
      label: 'API gateway',
      purpose: 'Turns requests into function calls and limits each caller.',
      tier: 'edge',
      because: rule('load-balancing'),
      variant: style,
      style,
      requestsPerMonth: usage.originRequestsPerMonth,
      responseKib: requirements.traffic.responseKb,
      target: front,
    })
  }
  const included = layerIsIncluded(context)
  const layer = choice === 'network' || choice === 'global' ? 'network' : 'application'
  // One new connection for ten requests, each open a minute: assumptions of ours for capacity units.
  const connectionsPerSecond = usage.originAverageRps / 10
  return make(context, 'load-balancer', {
    id: 'balancer',
    label: 'Load balancer',
    purpose: 'Sends each request to a healthy copy.',
    tier: 'public',
    because: rule('load-balancing'),
    zones: Math.max(2, zones),
    variant: included ? 'included' : layer,
    layer,
    included,
    isPublic: requirements.security.exposure !== 'internal',
    newConnectionsPerSecond: connectionsPerSecond,
    activeConnections: connectionsPerSecond * 60,
    processedGibPerHour: (usage.originEgressGibPerMonth + (usage.originRequestsPerMonth * 2) / 1024 ** 2) / 730,
    ruleEvaluationsPerSecond: 0,
    targetPort: APP_PORT,
    target: front,
  })
}

/** A managed platform's own balancer is enough, unless a web firewall has to stand right before it. */
function layerIsIncluded(context: Context): boolean {
  const { choices, profile } = context
  const isManaged = choices.compute === 'containers-managed' || choices.compute === 'paas-web'
  const isPlain = choices['load-balancing'] === 'application' && (choices.cdn === 'edge' || !needsFirewall(context))
  return profile.traits.includedIngress && isManaged && isPlain
}

/** Files of a site come from storage; some CDNs reach it through a balancer only. */
function siteDoor(context: Context): ResourceOf<'load-balancer'> | null {
  const { choices, profile, rule, usage } = context
  if (choices.cdn !== 'edge' || !profile.traits.cdnNeedsBalancer) return null
  return make(context, 'load-balancer', {
    id: 'balancer',
    label: 'Load balancer',
    purpose: 'Leads the CDN to the files.',
    tier: 'edge',
    region: 'global',
    because: rule('cdn'),
    variant: 'application',
    layer: 'application',
    included: false,
    isPublic: true,
    newConnectionsPerSecond: usage.originAverageRps / 10,
    activeConnections: usage.originAverageRps * 6,
    processedGibPerHour: usage.originEgressGibPerMonth / 730,
    ruleEvaluationsPerSecond: 0,
    targetPort: 443,
    target: 'site',
  })
}

/** Keys, quotas and a web firewall need the richer gateway; long-lived connections their own. */
function gatewayStyle(context: Context) {
  const { special } = context.requirements.workload
  if (special.includes('websocket')) return 'websocket'
  const guardedHere = needsFirewall(context) && context.choices.cdn === 'none'
  return special.includes('partnerApi') || guardedHere ? 'rest' : 'http'
}

function contentDelivery(context: Context): Resource {
  const { requirements, rule, usage } = context
  const { audience } = requirements.traffic
  return make(context, 'content-delivery', {
    id: 'cdn',
    label: 'Content delivery',
    purpose: 'Answers from near the users what is the same for everyone.',
    tier: 'edge',
    region: 'global',
    because: rule('cdn'),
    requestsPerMonth: usage.requestsPerMonth,
    egressGibPerMonth: usage.egressGibPerMonth,
    audience: Object.fromEntries([...audience].sort().map((continent) => [continent, 1 / audience.length])),
  })
}

/** Rules that put a web firewall in front: who asks for one. */
function firewallRule({ requirements }: Context): string {
  const { regimes } = requirements.compliance
  return regimes.includes('pci') ? 'SEC-01' : 'SEC-02'
}

/** Card, health and government rules ask for one; so do sensitive data and busy pages that anybody can reach. */
function needsFirewall({ requirements, isProduction }: Context): boolean {
  const { compliance, security, workload, traffic } = requirements
  if (!isProduction || security.exposure === 'internal' || workload.kind === 'static') return false
  if (compliance.regimes.some((regime) => regime === 'pci' || regime === 'fedramp' || regime === 'dora')) return true
  if (security.dataClasses.includes('financial') || security.dataClasses.includes('special')) return true
  return security.exposure === 'public' && workload.kind === 'web' && traffic.peakRps >= 100
}
