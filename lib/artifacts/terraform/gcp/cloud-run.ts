import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf, findEntries, isKind } from '../entries'
import { conditionOf, counted, own, size } from '../expressions'
import type { Block, Body, Value } from '../hcl'
import { code, dynamic, nested, ref, resource, text } from '../hcl'
import { encryptedBy } from './encryption'
import { feedsOf, workflowsCalling } from './feeds'
import { emailOf, memberOf, serviceAccount, settingsExpression, settingsOf } from './identities'
import { homeOf, labels, regionOf, subnetId, subnetTierOf, tagOf, vpcId } from './placing'
import { poolerContainer, poolersOf } from './pooler'

export type Run = EntryOf<'container-service'> | EntryOf<'app-platform'> | EntryOf<'function'>

type Shape = {
  /** `for_each` or `count`. */
  repeat: Body
  name: Value
  image: Value
  port: number
  /** Arguments that only one kind has. */
  more?: Body
  container?: Body
  resources: Body
  scaling: Body
  timeout: Value | null
  concurrency: Value | null
  traffic: Body[string]
  ignored?: readonly string[]
  comment: string
}

/** A service of Cloud Run with the account, network, settings and files that the design gives the program. */
export function cloudRunService(plan: Plan, entry: Run, shape: Shape): Block {
  const { label, resource: program } = entry
  const home = homeOf(plan, entry)
  const { secrets } = settingsOf(plan, entry)
  const shares = sharesOf(plan, entry)
  const front = isFronted(plan, entry)
  const main: Body = {
    name: 'app',
    image: shape.image,
    ...shape.container,
    ports: nested({ container_port: shape.port }),
    resources: nested(shape.resources),
    env: nested(
      ...Object.entries(secrets).map(([name, secret]) => ({
        name,
        value_source: nested({ secret_key_ref: nested({ secret: ref(secret), version: 'latest' }) }),
      })),
    ),
    settings: dynamic(code(settingsExpression(entry)), { name: ref('env.key'), value: ref('env.value') }, 'env'),
    ...(shares.length > 0
      ? { volume_mounts: nested(...shares.map(({ id }) => ({ name: id, mount_path: `/mnt/${id}` }))) }
      : {}),
    startup_probe: nested({
      http_get: nested({ path: ref('var.health_check_path'), port: shape.port }),
      period_seconds: 5,
      failure_threshold: 24,
    }),
    liveness_probe: nested({ http_get: nested({ path: ref('var.health_check_path'), port: shape.port }) }),
  }
  return resource(
    'google_cloud_run_v2_service',
    label,
    {
      ...shape.repeat,
      name: shape.name,
      location: ref(regionOf(entry)),
      ingress: ingressOf(plan, entry),
      ...(front && !isGateway(plan, entry) ? { invoker_iam_disabled: true } : {}),
      deletion_protection: ref('local.is_production'),
      ...shape.more,
      template: nested({
        service_account: emailOf(entry, label),
        ...(shape.timeout === null ? {} : { timeout: shape.timeout }),
        ...(shape.concurrency === null ? {} : { max_instance_request_concurrency: shape.concurrency }),
        ...(shares.length > 0 ? { execution_environment: 'EXECUTION_ENVIRONMENT_GEN2' } : {}),
        ...encryptedBy(plan, program.region, 'encryption_key'),
        scaling: nested(shape.scaling),
        ...(home && program.tier !== 'regional'
          ? {
              vpc_access: nested({
                egress: 'ALL_TRAFFIC',
                network_interfaces: nested({
                  network: vpcId(plan, home),
                  subnetwork: subnetId(home, subnetTierOf(home, entry)),
                  tags: [tagOf(entry.id)],
                }),
              }),
            }
          : {}),
        containers: nested(main, ...poolersOf(plan, entry).map((pooler) => poolerContainer(plan, entry, pooler))),
        ...(shares.length > 0
          ? {
              volumes: nested(
                ...shares.map((share) => ({
                  name: share.id,
                  nfs: nested({
                    server: own(share, 'google_filestore_instance', share.label, 'networks[0].ip_addresses[0]'),
                    path: '/files',
                  }),
                })),
              ),
            }
          : {}),
      }),
      traffic: shape.traffic,
      ...labels(entry),
      ...(shape.ignored ? { lifecycle: nested({ ignore_changes: shape.ignored.map((path) => ref(path)) }) } : {}),
      ...waitsFor(plan, entry, Object.keys(secrets).length > 0),
    },
    shape.comment,
  )
}

export const LATEST: Body[string] = nested({ type: 'TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST', percent: 100 })

/** A revision starts only when it may read its secrets. */
function waitsFor(plan: Plan, entry: Run, hasSecrets: boolean): Body {
  if (!hasSecrets) return {}
  const stores = plan.connections
    .filter(({ from }) => from === entry.id)
    .flatMap(({ to }) => findEntries(plan, to).slice(0, 1))
    .filter(({ resource: { kind } }) => ['relational-database', 'connection-pooler', 'search-engine'].includes(kind))
  return {
    depends_on: stores.map(({ label }) => ref(`google_secret_manager_secret_iam_member.${entry.label}_uses_${label}`)),
  }
}

const sharesOf = (plan: Plan, entry: Run): EntryOf<'file-system'>[] =>
  entriesOf(plan, 'file-system').filter(({ id }) =>
    plan.connections.some(({ from, to }) => from === entry.id && to === id),
  )

/** People reach it: through a balancer, a delivery network or by its own address. */
const callersOf = (plan: Plan, entry: Run) =>
  plan.connections.filter(({ to, protocol }) => to === entry.id && protocol !== 'dns')

const isGateway = (plan: Plan, entry: Run) =>
  callersOf(plan, entry).some(({ from }) =>
    findEntries(plan, from).some((caller) => isKind(caller, 'api-gateway') && caller.resource.style !== 'websocket'),
  )

const isBalanced = (plan: Plan, entry: Run) =>
  callersOf(plan, entry).some(({ from }) =>
    findEntries(plan, from).some(
      (caller) =>
        isKind(caller, 'load-balancer') ||
        isKind(caller, 'content-delivery') ||
        (isKind(caller, 'api-gateway') && caller.resource.style === 'websocket'),
    ),
  )

const isCalledByPeople = (plan: Plan, entry: Run) => {
  const people = new Set(plan.designs.flatMap(({ actors }) => actors.map(({ id }) => id)))
  return callersOf(plan, entry).some(({ from }) => people.has(from))
}

const isFronted = (plan: Plan, entry: Run) =>
  isBalanced(plan, entry) || isGateway(plan, entry) || isCalledByPeople(plan, entry)

/** API Gateway calls from outside the network and signs in; everything else comes through the balancer or from inside. */
function ingressOf(plan: Plan, entry: Run): string {
  if (isGateway(plan, entry) || (isCalledByPeople(plan, entry) && !isBalanced(plan, entry)))
    return 'INGRESS_TRAFFIC_ALL'
  return isBalanced(plan, entry) ? 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER' : 'INGRESS_TRAFFIC_INTERNAL_ONLY'
}

/** Who may call a program by its own address: subscriptions, workflows, the gateway. */
export function callerBlocks(plan: Plan, entry: Run, index: string): Block[] {
  const { label } = entry
  const service = (attribute: string) => ref(`google_cloud_run_v2_service.${label}${index}.${attribute}`)
  const invoker = (name: string, caller: { entry: Pick<Entry, 'condition'>; account: string }) =>
    resource('google_cloud_run_v2_service_iam_member', name, {
      ...counted(entry, caller.entry),
      name: service('name'),
      location: service('location'),
      role: 'roles/run.invoker',
      member: memberOf(caller.entry, caller.account),
    })
  const feeds = feedsOf(plan, entry)
  const workflows = workflowsCalling(plan, entry)
  const gateways = entriesOf(plan, 'api-gateway').filter(
    ({ resource }) => resource.target === entry.id && resource.style !== 'websocket',
  )
  return [
    ...(feeds.length > 0
      ? [
          serviceAccount(
            entry,
            `${label}_caller`,
            `${entry.id}-caller`,
            `Calls ${entry.resource.label} with messages`,
            'Pub/Sub signs its calls as this account, and the program takes calls from it only.',
          ),
          invoker(`${label}_caller`, { entry, account: `${label}_caller` }),
          resource('google_service_account_iam_member', `${label}_caller`, {
            ...counted(entry),
            service_account_id: own(entry, 'google_service_account', `${label}_caller`, 'name'),
            role: 'roles/iam.serviceAccountTokenCreator',
            member: text`serviceAccount:service-${ref('data.google_project.current.number')}@gcp-sa-pubsub.iam.gserviceaccount.com`,
          }),
        ]
      : []),
    ...workflows.map((workflow) =>
      invoker(`${workflow.label}_calls_${label}`, { entry: workflow, account: workflow.label }),
    ),
    ...gateways.map((gateway) =>
      invoker(`${gateway.label}_calls_${label}`, { entry: gateway, account: gateway.label }),
    ),
  ]
}

/** The address of a program as messages and steps reach it. */
export const addressOf = (entry: Run, plan: Plan): string =>
  `google_cloud_run_v2_service.${entry.label}${indexOf(plan, entry)}.uri`

/** The service of a fleet that is called by its own address is the first by name. */
export function indexOf(plan: Plan, entry: Run): string {
  if (!isKind(entry, 'container-service')) return conditionOf(entry) ? '[0]' : ''
  const origin = plan.entries.find(
    (other) => isKind(other, 'container-service') && !other.regionVariable && entry.id.startsWith(`${other.id}-`),
  )
  const variable = `${(entry.regionVariable ? (origin ?? entry) : entry).label}_services`
  return `[sort(keys(var.${variable}))[0]]`
}

export const limits = (entry: Entry, more: Body = {}): Body => ({
  limits: {
    cpu: code(`tostring(var.${entry.label}.cpu)`),
    memory: text`${size(entry, 'memory_mib')}Mi`,
  },
  ...more,
})
