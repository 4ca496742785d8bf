import type { ByKind } from '@/lib/design/model'
import type { Entry, EntryOf, Plan } from '../entries'
import { findEntries, isKind } from '../entries'
import { linkTo, own } from '../expressions'
import type { Body, Value } from '../hcl'
import { code, ref, text } from '../hcl'
import { constantOf } from '../names'
import { passwordSecret, userOf, usesPassword } from './database-sign-in'
import { consumes, isPushed } from './feeds'
import { managesPool, poolPort } from './managed-pool'
import { isSelfRun } from './reach'

/** One role on one thing. `each` repeats it over a map; `only` narrows a role that can be given on the whole project only. */
export type Grant = {
  type: string
  body: Body
  role: string
  each?: string
  only?: { title: string; expression: Value }
}

/** What a program needs in order to use a resource it is connected to. */
export type Access = {
  /** Environment variables; a value is null where this environment lacks the resource. */
  settings: Readonly<Record<string, Value>>
  /** Environment variables that come from a secret, by the id of the secret. */
  secrets: Readonly<Record<string, string>>
  grants: readonly Grant[]
}

type Use = { plan: Plan; reader: Entry; entry: Entry }

export function accessTo(plan: Plan, reader: Entry, targetId: string): Access {
  const [entry] = findEntries(plan, targetId)
  if (!entry) return NOTHING
  const grant = table[entry.resource.kind] as (resource: Entry['resource'], use: Use) => Access
  return grant(entry.resource, { plan, reader, entry })
}

/** A copy in another region goes by the name of what it copies, so that the same program runs in both. */
export const stemOf = (id: string, reader: Entry) =>
  constantOf(reader.regionVariable ? id.replace(/-(?:standby|replica)$/, '') : id)

const NOTHING: Access = { settings: {}, secrets: {}, grants: [] }
const nothing = (): Access => NOTHING

const link = ({ plan, reader, entry }: Use, type: string, attribute: string, suffix = ''): Value =>
  ref(linkTo(findEntries(plan, entry.id), reader, type, attribute, suffix)?.path ?? 'null')

const settings = (use: Use, values: Readonly<Record<string, Value>>): Access['settings'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${stemOf(use.entry.id, use.reader)}_${name}`, value]),
  )

/** A grant stands only where its target does, so the target's own path is safe there. */
const target = ({ entry }: Use, type: string, attribute: string, suffix = '') =>
  own(entry, type, `${entry.label}${suffix}`, attribute)

const onProject = (role: string, only?: Grant['only']): Grant => ({
  type: 'google_project_iam_member',
  body: { project: ref('var.project_id') },
  role,
  ...(only ? { only } : {}),
})

function relational(use: Use): Access {
  const variants = findEntries(use.plan, use.entry.id).filter((entry): entry is EntryOf<'relational-database'> =>
    isKind(entry, 'relational-database'),
  )
  const [first] = variants
  if (!first) return NOTHING
  if (first.resource.class === 'distributed') return spanner(use, first)
  return {
    ...server(use, variants, first.resource.port),
    grants: isSelfRun(first.resource) ? [] : signIn(use, variants),
  }
}

function server(use: Use, variants: readonly EntryOf<'relational-database'>[], port: number): Access {
  const { plan, reader } = use
  const [first] = variants
  if (!first) return NOTHING
  const hosts = variants.map((variant) => {
    const type = isSelfRun(variant.resource) ? 'google_compute_instance' : 'google_sql_database_instance'
    if (isSelfRun(variant.resource))
      return `one(slice(${type}.${variant.label}[*].network_interface[0].network_ip, 0, 1))`
    return linkTo([variant], variants.length > 1 ? null : reader, type, 'private_ip_address')?.path ?? 'null'
  })
  const host = hosts.length > 1 ? code(`coalesce(${hosts.join(', ')})`) : ref(hosts[0] ?? 'null')
  const password = usesPassword(plan, first)
  const secret = password ? passwordSecret(plan, first) : null
  const stem = stemOf(use.entry.id, reader)
  return {
    settings: settings(use, {
      HOST: host,
      PORT: String(port),
      NAME: ref('local.database_name'),
      ...(isSelfRun(first.resource) ? {} : { USER: userOf(plan, first, reader) }),
    }),
    secrets: secret ? { [`${stem}_PASSWORD`]: secret } : {},
    grants: [],
  }
}

/** Signing in with the program's own account, or reading the one password there is. */
function signIn({ plan }: Use, variants: readonly EntryOf<'relational-database'>[]): Grant[] {
  const [first] = variants
  if (!first) return []
  if (usesPassword(plan, first)) {
    const secret = passwordSecret(plan, first)
    return secret
      ? [
          {
            type: 'google_secret_manager_secret_iam_member',
            body: { secret_id: ref(secret) },
            role: 'roles/secretmanager.secretAccessor',
          },
        ]
      : []
  }
  const id = first.resource.replicaOf ?? first.id
  return [
    onProject('roles/cloudsql.instanceUser', {
      title: 'only this database',
      expression: text`resource.type == "sqladmin.googleapis.com/Instance" && resource.name.startsWith("projects/${ref('var.project_id')}/instances/${ref('var.name')}-${id}")`,
    }),
  ]
}

function spanner(use: Use, entry: EntryOf<'relational-database'>): Access {
  const { plan, reader } = use
  // A database in two regions is one database.
  const owner = entry.resource.replicaOf
  const [main = entry] = owner ? findEntries(plan, owner) : [entry]
  const database = linkTo([main], reader, 'google_spanner_database', 'name')?.path ?? 'null'
  const instance = linkTo([main], reader, 'google_spanner_instance', 'name')?.path ?? 'null'
  return {
    settings: settings(use, { INSTANCE: ref(instance), NAME: ref(database) }),
    secrets: {},
    grants: [
      {
        type: 'google_spanner_database_iam_member',
        body: {
          instance: own(main, 'google_spanner_instance', main.label, 'name'),
          database: own(main, 'google_spanner_database', main.label, 'name'),
        },
        role: 'roles/spanner.databaseUser',
      },
    ],
  }
}

const firestore = (use: Use, more: Readonly<Record<string, Value>> = {}): Access => ({
  settings: settings(use, { DATABASE: link(use, 'google_firestore_database', 'name'), ...more }),
  secrets: {},
  grants: [
    onProject('roles/datastore.user', {
      title: 'only this database',
      expression: text`resource.name == "projects/${ref('var.project_id')}/databases/${target(use, 'google_firestore_database', 'name')}"`,
    }),
  ],
})

/** Who takes messages gets the subscription, who sends them the topic. */
function messages(use: Use, feed: EntryOf<'queue'> | EntryOf<'stream'>): Access {
  const { plan, reader } = use
  const takes = consumes(plan, reader, feed)
  const isAlone = plan.connections.filter(({ to }) => to === feed.id).every(({ from }) => from === reader.id)
  const isFed = plan.entries.some((entry) => isKind(entry, 'topic') && entry.resource.subscriberIds.includes(feed.id))
  const sends = !takes || (isAlone && !isFed)
  const pulls = takes && !isPushed(plan, feed)
  return {
    settings: settings(use, {
      ...(sends ? { TOPIC: link(use, 'google_pubsub_topic', 'name') } : {}),
      ...(pulls ? { SUBSCRIPTION: link(use, 'google_pubsub_subscription', 'name') } : {}),
    }),
    secrets: {},
    grants: [
      ...(sends ? [publisher(use)] : []),
      ...(pulls
        ? [
            {
              type: 'google_pubsub_subscription_iam_member',
              body: { subscription: target(use, 'google_pubsub_subscription', 'name') },
              role: 'roles/pubsub.subscriber',
            },
          ]
        : []),
    ],
  }
}

const publisher = (use: Use): Grant => ({
  type: 'google_pubsub_topic_iam_member',
  body: { topic: target(use, 'google_pubsub_topic', 'name') },
  role: 'roles/pubsub.publisher',
})

const table: ByKind<Access, Use> = {
  'dns-zone': nothing,
  'content-delivery': nothing,
  'web-firewall': nothing,
  network: nothing,
  'nat-gateway': nothing,
  'network-endpoint': nothing,
  'load-balancer': nothing,
  'api-gateway': nothing,
  'container-service': nothing,
  'container-cluster': nothing,
  'machine-group': (machine, use) => ({
    settings: settings(use, {
      HOST: code(`one(slice(google_compute_instance.${use.entry.label}[*].network_interface[0].network_ip, 0, 1))`),
      PORT: String(machine.port),
    }),
    secrets: {},
    grants: [],
  }),
  'app-platform': nothing,
  function: nothing,
  'batch-environment': nothing,
  'relational-database': (_, use) => relational(use),
  'key-value-store': (_, use) => firestore(use),
  'document-database': (_, use) =>
    firestore(use, {
      // https://cloud.google.com/firestore/mongodb-compatibility/docs/connect (not re-read: an assumption).
      HOST: text`${link(use, 'google_firestore_database', 'uid')}.${link(use, 'google_firestore_database', 'location_id')}.firestore.goog`,
      PORT: '443',
    }),
  'time-series-database': (_, use) => ({
    settings: settings(use, {
      INSTANCE: link(use, 'google_bigtable_instance', 'name'),
      TABLE: link(use, 'google_bigtable_table', 'name'),
    }),
    secrets: {},
    grants: [
      {
        type: 'google_bigtable_instance_iam_member',
        body: { instance: target(use, 'google_bigtable_instance', 'name') },
        role: 'roles/bigtable.user',
      },
    ],
  }),
  'data-warehouse': (_, use) => ({
    settings: settings(use, { DATASET: link(use, 'google_bigquery_dataset', 'dataset_id') }),
    secrets: {},
    grants: [
      {
        type: 'google_bigquery_dataset_iam_member',
        body: { dataset_id: target(use, 'google_bigquery_dataset', 'dataset_id') },
        role: 'roles/bigquery.dataEditor',
      },
      onProject('roles/bigquery.jobUser'),
    ],
  }),
  'search-engine': (_, use) => {
    const secret = own(use.entry, 'google_secret_manager_secret', `${use.entry.label}_password`, 'secret_id')
    return {
      settings: settings(use, {
        HOSTS: code(`join(",", google_compute_instance.${use.entry.label}[*].network_interface[0].network_ip)`),
        PORT: '443',
        USER: 'admin',
      }),
      secrets: { [`${stemOf(use.entry.id, use.reader)}_PASSWORD`]: secret.ref },
      grants: [
        {
          type: 'google_secret_manager_secret_iam_member',
          body: { secret_id: secret },
          role: 'roles/secretmanager.secretAccessor',
        },
      ],
    }
  },
  cache: ({ engine, port }, use) =>
    engine === 'memcached'
      ? {
          settings: settings(use, {
            HOSTS: code(`join(",", google_compute_instance.${use.entry.label}[*].network_interface[0].network_ip)`),
            PORT: String(port),
          }),
          secrets: {},
          grants: [],
        }
      : {
          settings: settings(use, {
            HOST: link(use, 'google_memorystore_instance', 'discovery_endpoints[0].address'),
            PORT: String(port),
          }),
          secrets: {},
          grants: [onProject('roles/memorystore.dbConnectionUser')],
        },
  'object-store': (_, use) => ({
    settings: settings(use, { BUCKET: link(use, 'google_storage_bucket', 'name') }),
    secrets: {},
    grants: [
      {
        type: 'google_storage_bucket_iam_member',
        body: { bucket: target(use, 'google_storage_bucket', 'name') },
        role: 'roles/storage.objectUser',
      },
    ],
  }),
  'file-system': (_, use) => ({
    settings: settings(use, {
      HOST: link(use, 'google_filestore_instance', 'networks[0].ip_addresses[0]'),
      SHARE: '/files',
    }),
    secrets: {},
    grants: [],
  }),
  'connection-pooler': ({ fronts, port }, use) => {
    const database = findEntries(use.plan, fronts).find((entry): entry is EntryOf<'relational-database'> =>
      isKind(entry, 'relational-database'),
    )
    if (!database) return NOTHING
    const behind = accessTo(use.plan, use.reader, database.id)
    const stem = stemOf(database.id, use.reader)
    const at = (name: string) => behind.settings[`${stem}_${name}`] ?? null
    const managed = managesPool(use.plan, use.entry)
    return {
      settings: {
        ...behind.settings,
        ...settings(use, {
          HOST: managed ? at('HOST') : '127.0.0.1',
          PORT: String(poolPort(use.plan, use.entry.id) ?? port),
          NAME: at('NAME'),
          USER: at('USER'),
        }),
      },
      secrets: behind.secrets,
      grants: behind.grants,
    }
  },
  queue: (_, use) => (isKind(use.entry, 'queue') ? messages(use, use.entry) : NOTHING),
  topic: (_, use) => ({
    settings: settings(use, { TOPIC: link(use, 'google_pubsub_topic', 'name') }),
    secrets: {},
    grants: [publisher(use)],
  }),
  stream: (_, use) => (isKind(use.entry, 'stream') ? messages(use, use.entry) : NOTHING),
  workflow: (_, use) => ({
    settings: settings(use, { WORKFLOW: link(use, 'google_workflows_workflow', 'id') }),
    secrets: {},
    grants: [onProject('roles/workflows.invoker')],
  }),
  'encryption-key': nothing,
  'secret-store': (_, use) => ({
    settings: {},
    secrets: {},
    grants: [
      {
        type: 'google_secret_manager_secret_iam_member',
        body: { secret_id: ref('each.value') },
        each: `{ for name, secret in google_secret_manager_secret.${use.entry.label} : name => secret.secret_id }`,
        role: 'roles/secretmanager.secretAccessor',
      },
    ],
  }),
  'audit-trail': nothing,
  'threat-detection': nothing,
  'log-store': nothing,
  monitoring: nothing,
  'backup-vault': nothing,
  'container-registry': nothing,
  'feature-flag-store': (_, use) => ({
    settings: settings(use, { PREFIX: text`${ref('var.name')}-` }),
    secrets: {},
    grants: [onProject('roles/parametermanager.parameterAccessor')],
  }),
}
