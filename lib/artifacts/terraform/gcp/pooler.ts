import type { Entry, EntryOf, Plan } from '../entries'
import { entriesOf } from '../entries'
import type { Piece } from '../expressions'
import { placeholder } from '../expressions'
import type { Body, Value } from '../hcl'
import { nested, ref } from '../hcl'
import { accessTo, stemOf } from './access'
import { managesPool } from './managed-pool'

type Pooler = EntryOf<'connection-pooler'>

/** The pool is a setting of the database, or a container beside each program: it has no block of its own. */
export function connectionPooler(plan: Plan, entry: Pooler): Piece[] {
  if (managesPool(plan, entry)) return []
  return [
    placeholder({
      name: imageVariable(entry),
      type: 'string',
      description: `Container image of ${entry.resource.label}: it listens on port ${entry.resource.port} of its own machine and reads DB_HOST, DB_PORT, DB_NAME, DB_USER and DB_PASSWORD.`,
      validation: {
        condition: `can(regex("^[^\\\\s]+(:[\\\\w.-]+|@sha256:[0-9a-f]{64})$", var.${imageVariable(entry)})) && !endswith(var.${imageVariable(entry)}, ":latest")`,
        message: 'Give an image with a tag or digest other than latest.',
      },
      example: `"europe-docker.pkg.dev/your-project/mirror/pgbouncer:1.24.1"`,
    }),
  ]
}

const imageVariable = (entry: Entry) => `${entry.label}_image`

/** Poolers that run beside a program. */
export const poolersOf = (plan: Plan, reader: Entry): Pooler[] =>
  entriesOf(plan, 'connection-pooler').filter(
    (entry) =>
      !managesPool(plan, entry) && plan.connections.some(({ from, to }) => from === reader.id && to === entry.id),
  )

/** A container of Cloud Run that shares a few database connections between all requests of its instance. */
export function poolerContainer(plan: Plan, reader: Entry, entry: Pooler): Body {
  const behind = accessTo(plan, reader, entry.resource.fronts)
  const stem = stemOf(entry.resource.fronts, reader)
  const at = (name: string): Value => behind.settings[`${stem}_${name}`] ?? null
  const [password] = Object.values(behind.secrets)
  const given: [string, Value][] = [
    ['DB_HOST', at('HOST')],
    ['DB_PORT', at('PORT')],
    ['DB_NAME', at('NAME')],
    ['DB_USER', at('USER')],
    ['LISTEN_PORT', String(entry.resource.port)],
    ['POOL_MODE', 'transaction'],
    ['SERVER_TLS_SSLMODE', 'require'],
  ]
  return {
    name: entry.id,
    image: ref(`var.${imageVariable(entry)}`),
    resources: nested({ limits: { cpu: '1', memory: '256Mi' } }),
    env: nested(
      ...given.map(([name, value]) => ({ name, value })),
      ...(password
        ? [
            {
              name: 'DB_PASSWORD',
              value_source: nested({ secret_key_ref: nested({ secret: ref(password), version: 'latest' }) }),
            },
          ]
        : []),
    ),
    startup_probe: nested({ tcp_socket: nested({ port: entry.resource.port }) }),
  }
}
