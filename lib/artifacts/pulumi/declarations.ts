import { crossingName } from '../terraform/crossings'
import type { Block, Value } from '../terraform/hcl'
import { printAttributes } from '../terraform/print-hcl'
import type { ProviderSchema } from '../terraform/provider-schema'
import { typeOfBlock } from '../terraform/provider-schema'
import { type Code, plain } from './code'
import { type Expression, parseExpression } from './hcl-expression'
import type { Fields, PulumiNames } from './names'
import { camel, objectOf, type Type } from './types'

/** How often a block stands: once, where a condition holds, as often as a number says, or once for each of a collection. */
export type Repeats =
  | { how: 'once' }
  | { how: 'where'; condition: Expression }
  | { how: 'times'; count: Expression }
  | { how: 'each'; over: Expression }

/** A resource, data source or local of the program, with the constant that holds it. */
export type Declaration = {
  /** `aws_vpc.network`, `data.aws_partition.current`, `local.tags`. */
  target: string
  constant: string
  block: Block
  repeats: Repeats
  /** What the constant is when it is read, once the program has come that far. */
  code: Code
  /** Of a local: the expression behind it. */
  value: Expression | null
  args: Fields
  /** `lb.TargetGroup`, `getAvailabilityZones`. */
  make: string
}

export const expressionOf = (value: Value): Expression => parseExpression(printed(value))

/** A value as Terraform writes it. */
function printed(value: Value): string {
  const [, text = ''] = /^[^=]*= ([\s\S]*)$/.exec(printAttributes([], { value })) ?? []
  return text.trimEnd()
}

/** The declarations of all blocks, in their order. */
export function declarationsOf(blocks: readonly Block[], schema: ProviderSchema, names: PulumiNames): Declaration[] {
  const taken = new Set<string>(['config', 'pulumi', 'aws', 'gcp', 'azure'])
  const free = (wanted: string): string => {
    let name = wanted
    for (let index = 2; taken.has(name); index += 1) name = `${wanted}${index}`
    taken.add(name)
    return name
  }
  return blocks.flatMap((block): Declaration[] => {
    const [type = '', label = ''] = block.labels
    if (block.type === 'locals') return locals(block, free)
    if (block.type !== 'resource' && block.type !== 'data') return []
    const isData = block.type === 'data'
    const shape = (isData ? schema.data_sources : schema.resources)[type]
    const found = isData ? names.data[type] : names.resources[type]
    if (!shape || !found) throw new Error(`no name in Pulumi for ${type}`)
    const repeats = repeatsOf(block)
    const object = typeOfBlock(shape)
    const inner = typeof object === 'string' || object[0] !== 'object' ? 'unknown' : objectOf(object[1], found.reads)
    const constant = free(camel(crossingName({ type, label })))
    return [
      {
        target: isData ? `data.${type}.${label}` : `${type}.${label}`,
        constant,
        block,
        repeats,
        code: { code: constant, kind: isData ? 'plain' : 'nested', type: repeated(inner, repeats) },
        value: null,
        args: found.args,
        make: 'class' in found ? found.class : found.function,
      },
    ]
  })
}

function repeated(inner: Type, { how }: Repeats): Type {
  const one: Type = { resource: inner, optional: how === 'where' }
  if (how === 'each') return { map: one }
  return how === 'times' ? { list: one } : one
}

const locals = (block: Block, free: (wanted: string) => string): Declaration[] =>
  Object.entries(block.body).map(([name, value]) => {
    const constant = free(camel(name))
    return {
      target: `local.${name}`,
      constant,
      block,
      repeats: { how: 'once' },
      code: plain(constant, 'unknown'),
      value: expressionOf(value as Value),
      args: {},
      make: '',
    }
  })

function repeatsOf({ body }: Block): Repeats {
  if (body.for_each !== undefined) return { how: 'each', over: expressionOf(body.for_each as Value) }
  if (body.count === undefined) return { how: 'once' }
  const count = expressionOf(body.count as Value)
  const isSwitch =
    count.is === 'conditional' &&
    count.yes.is === 'literal' &&
    count.yes.value === 1 &&
    count.no.is === 'literal' &&
    count.no.value === 0
  if (isSwitch) return { how: 'where', condition: count.when }
  const isOpposite =
    count.is === 'conditional' &&
    count.yes.is === 'literal' &&
    count.yes.value === 0 &&
    count.no.is === 'literal' &&
    count.no.value === 1
  return isOpposite ? { how: 'where', condition: { is: 'unary', sign: '!', of: count.when } } : { how: 'times', count }
}
