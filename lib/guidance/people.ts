import { type ByKind, type Design, project } from '@/lib/design/model'
import type { Requirements } from '@/lib/requirements/schema'
import { figure } from './words'

/**
 * Hours a month that a resource asks of people once it runs: updates, reading alerts, restore tests, sizes. Our assumptions, in steps
 * of a quarter of an hour; nobody publishes such figures. The steep ones are what a team feels: a cluster, machines, several regions.
 */
const HOURS: ByKind<number> = {
  'dns-zone': () => 0.25,
  'content-delivery': () => 0.5,
  'web-firewall': () => 1.5,
  network: () => 0.5,
  'nat-gateway': () => 0,
  'network-endpoint': () => 0,
  'load-balancer': () => 0.5,
  'api-gateway': () => 0.5,
  'container-service': ({ services }) => 1 + 0.25 * services,
  // Control plane, nodes, add-ons and three upgrades a year; published estimates for small teams are higher still (decision C-22).
  'container-cluster': ({ services }) => 24 + 0.25 * services,
  'machine-group': ({ replicas, role }) => (role === 'nodes' || role === 'capacity' ? 3 : 5) + 0.1 * replicas.typical,
  'app-platform': () => 2,
  function: () => 1,
  'batch-environment': () => 2,
  'relational-database': ({ role, class: tier, readReplicas }) =>
    role === 'primary' ? (tier === 'standard' ? 3 : 2.5) + 0.5 * readReplicas : 1.5,
  'key-value-store': () => 1,
  'document-database': () => 3,
  'time-series-database': () => 2.5,
  'data-warehouse': () => 3,
  'search-engine': () => 3,
  cache: () => 1,
  'object-store': () => 0.25,
  'file-system': () => 0.75,
  'connection-pooler': () => 0.5,
  queue: () => 0.5,
  topic: () => 0.25,
  stream: () => 1.5,
  workflow: () => 0.75,
  'encryption-key': ({ hardware }) => (hardware ? 6 : 0.25),
  'secret-store': () => 0.5,
  'audit-trail': () => 0.25,
  'threat-detection': () => 1.5,
  'log-store': () => 0.5,
  monitoring: () => 1,
  'backup-vault': () => 0.75,
  'container-registry': () => 0.5,
  'feature-flag-store': () => 0.5,
}

/** Accounts, bills, the pipeline and the nightly plan: there with any design. */
const BASE_HOURS = 3
const HOURS_PER_ENVIRONMENT = 1
const HOURS_PER_REGIME = 2
/** Rehearsing the move, and making every change twice. */
const HOURS_PER_SECOND_REGION = 6

/** What running the design asks of people in a month, with the largest parts named. */
export function peopleHours(
  requirements: Requirements,
  design: Design,
): { engineerHoursPerMonth: number; because: string } {
  const parts = design.resources.map((resource) => ({
    name: resource.label,
    hours: project(HOURS, resource, undefined),
  }))
  const others = [
    { name: 'accounts, bills and the pipeline', hours: BASE_HOURS },
    {
      name: 'further environments',
      hours: HOURS_PER_ENVIRONMENT * Math.max(0, requirements.delivery.environments.length - 1),
    },
    { name: 'evidence for the rules you named', hours: HOURS_PER_REGIME * requirements.compliance.regimes.length },
    { name: 'a second region', hours: design.regions.length > 1 ? HOURS_PER_SECOND_REGION : 0 },
  ]
  const all = [...parts, ...others].filter(({ hours }) => hours > 0)
  const total = all.reduce((sum, { hours }) => sum + hours, 0)
  const largest = [...all].sort((a, b) => b.hours - a.hours).slice(0, 4)
  const named = largest.map(({ name, hours }) => `${name} ${figure(hours)} h`).join(', ')
  const rest = total - largest.reduce((sum, { hours }) => sum + hours, 0)
  return {
    engineerHoursPerMonth: Math.ceil(total),
    because: `${named}${rest > 0 ? `, everything else ${figure(rest)} h` : ''}. Our assumptions for updates, alerts, restore tests and sizes; building features and large incidents are not in it.`,
  }
}
