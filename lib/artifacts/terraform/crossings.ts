import type { Block, Value } from './hcl'
import { block, code, ref } from './hcl'
import type { ModuleName } from './parts'
import type { BlockSchema } from './provider-schema'
import { type Reads, typesRead } from './reads'
import { objectType, typeText } from './type-text'

/** Where a resource or data source stands, and whether it is one, several by number, or several by key. */
export type Home = {
  address: string
  type: string
  label: string
  /** `null` for a data source that belongs to no module. */
  module: ModuleName | null
  block: Block
  repeats: 'list' | 'map' | null
  shape: BlockSchema | null
}

/** What one module (or the environment, `null`) reads of something that another holds. */
export type Crossing = {
  name: string
  home: Home
  to: ModuleName | null
  readers: readonly (ModuleName | null)[]
  reads: Reads
}

/** `network_vpc` for `aws_vpc.network`; words that end the label and begin the type are said once. */
export function crossingName({ type, label }: Pick<Home, 'type' | 'label'>): string {
  const words = type.split('_').slice(1)
  const labelWords = label.split('_')
  const shared = words.findLastIndex(
    (_, index) => labelWords.slice(-index - 1).join(' ') === words.slice(0, index + 1).join(' '),
  )
  return [...labelWords, ...words.slice(shared + 1)].join('_')
}

export function variableForCrossing({ name, home, reads }: Crossing): Block {
  const object = objectType(attributesOf(home, reads).map(([attribute, type]) => [attribute, typeText(type)]))
  return block('variable', [name], {
    description: `${descriptionOf(home)}, from the ${home.module} module.`,
    type: code(home.repeats === null ? object : `${home.repeats}(${object})`),
  })
}

export function outputBlock({ name, home, reads, readers }: Crossing): Block {
  const attributes = attributesOf(home, reads).map(([attribute]) => attribute)
  const modules = readers.filter((reader) => reader !== null)
  return block('output', [name], {
    description: `${descriptionOf(home)}${modules.length === 0 ? '' : `, for ${listed(modules)}`}.`,
    value: outputValue(home, attributes),
  })
}

function outputValue({ address, type, repeats }: Home, attributes: readonly string[]): Value {
  const item = repeats === null ? address : (type.split('_').at(-1) ?? 'item')
  const object = `{ ${attributes.map((attribute) => `${attribute} = ${item}.${attribute}`).join(', ')} }`
  if (repeats === 'list') return code(`[for ${item} in ${address} : ${object}]`)
  if (repeats === 'map') return code(`{ for key, ${item} in ${address} : key => ${object} }`)
  return object.length <= 90
    ? code(object)
    : Object.fromEntries(attributes.map((attribute) => [attribute, ref(`${item}.${attribute}`)]))
}

const attributesOf = ({ shape }: Home, reads: Reads) => (shape ? typesRead(shape, reads) : [])

const ACRONYMS = new Set(
  'acl api arn cdn db dns ec2 ecr ecs efs eip eks hsm iam ip kms nat s3 sns sqs ssm tls vpc vpn wafv2'.split(' '),
)
const SPELT: Readonly<Record<string, string>> = {
  lb: 'load balancer',
  cloudwatch: 'CloudWatch',
  guardduty: 'GuardDuty',
  sfn: 'Step Functions',
  pubsub: 'Pub/Sub',
  cloudfront: 'CloudFront',
  dynamodb: 'DynamoDB',
}

/** IAM role “web”; several are told apart by key, or are none where an environment lacks the part. */
function descriptionOf({ type, label, repeats }: Home): string {
  const words = type
    .split('_')
    .slice(1)
    .map((word) => SPELT[word] ?? (ACRONYMS.has(word) ? word.toUpperCase() : word))
    .join(' ')
  const what = `${words.charAt(0).toUpperCase()}${words.slice(1)} “${label}”`
  if (repeats === 'list') return `${what} (none where this environment has no such part)`
  return repeats === 'map' ? `${what}, each by its key` : what
}

const listed = (modules: readonly string[]) =>
  modules.length === 1
    ? `the ${modules[0]} module`
    : `the modules ${modules.slice(0, -1).join(', ')} and ${modules.at(-1)}`
