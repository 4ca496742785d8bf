import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { BlockSchema, ProviderSchema } from '../lib/artifacts/terraform/provider-schema'

/**
 * Rewrites lib/artifacts/terraform/<cloud>/schema.json: of a provider's whole schema the types that the writers of that cloud name.
 *
 *   npm run terraform:schema -- gcp path/to/google.json.gz
 *
 * Run it when a writer uses a new type, or with a newer schema. The file has the shape of `terraform providers schema -json`, one
 * provider: source, version, from, provider, resources, data_sources; gzipped or not.
 */
const PREFIX = { aws: 'aws', gcp: 'google', azure: 'azurerm' } as const

const [cloud, file] = process.argv.slice(2)
if (!isCloud(cloud) || file === undefined) {
  console.error('usage: npm run terraform:schema -- aws|gcp|azure schema.json[.gz]')
  process.exit(2)
}

const folder = path.join(import.meta.dirname, '../lib/artifacts/terraform', cloud)
// What the pipeline's trust is made of stands beside the clouds, in a folder of its own.
const sources = [folder, path.join(folder, '../bootstrap')].flatMap((from) =>
  readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(from, name), 'utf8')),
)
const whole = read(file)
const named = namesIn(sources)
const schema: ProviderSchema = {
  source: whole.source,
  version: whole.version,
  from: whole.from,
  readOn: new Date().toISOString().slice(0, 10),
  provider: byHand('provider', whole.provider),
  resources: pick(whole.resources, named),
  data_sources: pick(whole.data_sources, named.filter(isRead)),
}
writeFileSync(path.join(folder, 'schema.json'), print(schema))
const unknown = named.filter((name) => !whole.resources[name] && !whole.data_sources[name])
if (unknown.length > 0) console.log(`Named by a writer, no type of the provider: ${unknown.join(', ')}`)
console.log(
  `${whole.source} ${whole.version}: ${Object.keys(schema.resources).length} resources, ${Object.keys(schema.data_sources).length} data sources`,
)

function isCloud(name: string | undefined): name is keyof typeof PREFIX {
  return name !== undefined && name in PREFIX
}

function read(name: string): ProviderSchema {
  const bytes = readFileSync(name)
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString() : bytes.toString()
  return JSON.parse(text) as ProviderSchema
}

/** A writer has to spell its types whole, `aws_s3_bucket`, for them to be found here. */
function namesIn(texts: readonly string[]): string[] {
  const prefix = isCloud(cloud) ? PREFIX[cloud] : ''
  return [
    ...new Set(texts.flatMap((text) => text.match(new RegExp(`\\b${prefix}_[a-z0-9_]*[a-z0-9]\\b`, 'g')) ?? [])),
  ].sort()
}

/** Many a type is a resource and a data source: `data('aws_kms_key', …)` and `data.aws_kms_key` mean the latter. */
function isRead(name: string): boolean {
  const use = new RegExp(`data(?:\\.|\\(\\s*'|', \\[')${name}\\b`)
  return sources.some((text) => use.test(text))
}

function pick(types: ProviderSchema['resources'], names: readonly string[]): ProviderSchema['resources'] {
  return Object.fromEntries(
    names.flatMap((name) => {
      const type = types[name]
      return type ? [[name, byHand(name, type)]] : []
    }),
  )
}

/** What the published packages do not say: azurerm refuses to start without exactly one `features {}`. */
function byHand(name: string, block: BlockSchema): BlockSchema {
  const features = block.block_types?.features
  if (name !== 'provider' || cloud !== 'azure' || !features) return block
  return { ...block, block_types: { ...block.block_types, features: { ...features, min_items: 1, max_items: 1 } } }
}

/** One type a line, so that a difference shows what changed. */
function print({ resources, data_sources, ...rest }: ProviderSchema): string {
  const lines = (types: ProviderSchema['resources']) =>
    Object.entries(types)
      .map(([name, type]) => `    ${JSON.stringify(name)}: ${JSON.stringify(type)}`)
      .join(',\n')
  const head = Object.entries(rest).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},`)
  return [
    '{',
    ...head,
    '  "resources": {',
    lines(resources),
    '  },',
    '  "data_sources": {',
    lines(data_sources),
    '  }',
    '}',
    '',
  ].join('\n')
}
