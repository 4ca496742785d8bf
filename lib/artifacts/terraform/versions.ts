import type { Block, Value } from './hcl'
import { block, nested } from './hcl'

/** What the cloud's `terraform` block says, taken apart: the modules pin the same, and the environments add the backend. */
export type Versions = {
  required_version: Value
  required_providers: { readonly [provider: string]: Value }
  /** `s3`. */
  backend: string
}

export function versionsOf(blocks: readonly Block[]): Versions {
  const body = blocks.find(({ type }) => type === 'terraform')?.body ?? {}
  const { required_version, required_providers, backend } = body
  const providers = isNested(required_providers) ? (required_providers.blocks[0] ?? {}) : {}
  return {
    required_version: (required_version ?? '>= 1.11.0') as Value,
    required_providers: providers as { readonly [provider: string]: Value },
    backend: isLabelled(backend) ? backend.labelled.label : 'local',
  }
}

export const versionBlock = ({ required_version, required_providers }: Versions): Block =>
  block('terraform', [], { required_version, required_providers: nested(required_providers) })

const isNested = (value: unknown): value is { blocks: readonly Block['body'][] } =>
  typeof value === 'object' && value !== null && 'blocks' in value
const isLabelled = (value: unknown): value is { labelled: { label: string } } =>
  typeof value === 'object' && value !== null && 'labelled' in value
