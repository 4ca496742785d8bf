import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import type { Provider } from '@/lib/requirements/schema'
import type { BlockSchema, ProviderSchema } from '../provider-schema'
import { SCHEMAS } from '../schemas'
import { stateServer } from './state-server.fixture'
import { carried, type DynamicValue, madeUp, planned, read, readOnlySet, type Wire, write } from './values.fixture'

/** A provider that Terraform is pointed at: it knows the real one's schema and answers with made-up values. No cloud is called. */
export type StandIn = {
  cloud: Provider
  env: { TF_REATTACH_PROVIDERS: string }
  /** Where states can be kept while it runs. */
  states: string
  close: () => void
}

export async function standIn(cloud: Provider): Promise<StandIn> {
  const schema = SCHEMAS[cloud]
  const folder = mkdtempSync(path.join(tmpdir(), 'stand-in-'))
  const socket = path.join(folder, 'provider.sock')
  const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 })
  server.addService(definition(), implementation(schema))
  await new Promise<void>((resolve, reject) => {
    const done = (error: Error | null) => (error ? reject(error) : resolve())
    server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), done)
  })
  const states = await stateServer()
  // Google's provider comes a second time with what is still in preview; the types are the same here.
  const sources = [schema.source, ...(cloud === 'gcp' ? [`${schema.source}-beta`] : [])]
  const reattach = {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'unix', String: socket },
  }
  return {
    cloud,
    env: { TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(sources.map((source) => [source, reattach]))) },
    states: states.address,
    close: () => {
      states.close()
      server.forceShutdown()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function definition(): ServiceDefinition {
  const loaded = loadSync(path.join(import.meta.dirname, 'tfplugin5.proto'), {
    keepCase: true,
    longs: Number,
    defaults: true,
  })
  const service = loaded['tfplugin5.Provider'] as ServiceDefinition
  const schemas = service.GetSchema
  if (!schemas) throw new Error('the protocol has no GetSchema')
  // The schemas are the same for every command of a run, and large: they are put into bytes once.
  let bytes: Buffer | null = null
  const responseSerialize = (value: unknown) => {
    bytes ??= schemas.responseSerialize(value as never)
    return bytes
  }
  return { ...service, GetSchema: { ...schemas, responseSerialize } } as ServiceDefinition
}

type Request = {
  type_name: string
  config: DynamicValue
  current_state: DynamicValue
  prior_state: DynamicValue
  proposed_new_state: DynamicValue
  planned_state: DynamicValue
  raw_state: { json: Buffer }
  private: Buffer
}

function implementation(schema: ProviderSchema): UntypedServiceImplementation {
  const blockOf = (types: ProviderSchema['resources'], name: string): BlockSchema => {
    const block = types[name]
    if (!block) throw new Error(`the schema has no type ${name}`)
    return block
  }
  const resource = (request: Request) => blockOf(schema.resources, request.type_name)
  const source = (request: Request) => blockOf(schema.data_sources, request.type_name)
  const all = {
    provider: asMessage(schema.provider),
    resource_schemas: asMessages(schema.resources),
    data_source_schemas: asMessages(schema.data_sources),
  }
  const answers: { [call: string]: (request: Request) => object } = {
    GetSchema: () => all,
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    ValidateResourceTypeConfig: (request) => ({ diagnostics: refused(resource(request), read(request.config)) }),
    ValidateDataSourceConfig: (request) => ({ diagnostics: refused(source(request), read(request.config)) }),
    Configure: () => ({}),
    Stop: () => ({}),
    UpgradeResourceState: ({ raw_state }) => ({
      upgraded_state: write(JSON.parse(raw_state.json.toString()) as Wire),
    }),
    ReadResource: (request) => ({ new_state: request.current_state, private: request.private }),
    PlanResourceChange: (request) => ({ planned_state: planOf(resource(request), request), legacy_type_system: true }),
    ApplyResourceChange: (request) => ({
      new_state: write(madeUp(resource(request), read(request.planned_state), seedOf(request))),
      legacy_type_system: true,
    }),
    ReadDataSource: (request) => ({ state: write(madeUp(source(request), read(request.config), seedOf(request))) }),
  }
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      ({ request }: { request: Request }, callback: (error: Error | null, value: object) => void) => {
        try {
          callback(null, answer(request))
        } catch (error) {
          callback(null, { diagnostics: [failure('Stand-in provider', String(error))] })
        }
      },
    ]),
  )
}

function planOf(block: BlockSchema, request: Request): DynamicValue {
  const wanted = read(request.proposed_new_state)
  if (wanted === null) return request.proposed_new_state
  const prior = read(request.prior_state)
  return write(prior === null ? planned(block, wanted) : carried(block, wanted, prior))
}

/** Twice the same object gets the same values, so that a second plan finds nothing to do. */
const seedOf = ({ type_name, config }: Request) => `${type_name}${config.msgpack?.toString('base64') ?? ''}`

const failure = (summary: string, detail: string) => ({ severity: 'ERROR', summary, detail })

const refused = (block: BlockSchema, value: Wire) =>
  readOnlySet(block, value).map((name) =>
    failure('Value for unconfigurable attribute', `Can't configure a value for "${name}": only the provider sets it.`),
  )

const NESTING = { single: 'SINGLE', list: 'LIST', set: 'SET', map: 'MAP' } as const

const asMessages = (types: ProviderSchema['resources']) =>
  Object.fromEntries(Object.entries(types).map(([name, block]) => [name, asMessage(block)]))

const asMessage = (block: BlockSchema) => ({ version: 0, block: blockMessage(block) })

function blockMessage({ attributes, block_types = {} }: BlockSchema): object {
  return {
    version: 0,
    attributes: Object.entries(attributes).map(([name, { type, ...flags }]) => ({
      name,
      type: Buffer.from(JSON.stringify(type)),
      ...flags,
    })),
    block_types: Object.entries(block_types).map(([type_name, { nesting_mode, block, min_items, max_items }]) => ({
      type_name,
      nesting: NESTING[nesting_mode],
      min_items: min_items ?? 0,
      max_items: max_items ?? 0,
      block: blockMessage(block),
    })),
  }
}
