import type { MachineType, Price } from './types'

/** burstable: CPU credits or a shared core; the others by memory a vCPU: about 2, 4 and 8 GiB. accelerated machines carry a GPU. */
export type Family = 'burstable' | 'general' | 'compute' | 'memory' | 'accelerated' | 'other'

/** A size of something that is rented by the hour, with what it holds and costs in one region. */
export type Machine = MachineType & {
  family: Family
  sku: string
  hourlyUsd: number
  spotHourlyUsd?: number
  price: Price
}

export const familyOf = (provider: string, shape: MachineType): Family => {
  if (provider === 'aws') return awsFamily(shape)
  const name = seriesOf(provider, shape.type)
  if (provider === 'gcp' && /^(f1|g1)$|^e2-(micro|small|medium)$/.test(name)) return 'burstable'
  if (provider === 'gcp' && name.startsWith('g2')) return 'accelerated'
  if (provider === 'azure' && name.startsWith('B')) return 'burstable'
  if (provider === 'azure' && name.startsWith('N')) return 'accelerated'
  // Storage machines (L) and the small ones of the first generations (A).
  if (provider === 'azure' && /^[AL]/.test(name)) return 'other'
  return byMemory(shape)
}

/** Generations sold in every priced region, or nearly so; older ones are taken only where none of these is large enough. */
export const isCurrentMachine = (provider: string, type: string): boolean =>
  (CURRENT[provider] ?? NONE).test(seriesOf(provider, type))

const NONE = /^$/

/**
 * The series that a size belongs to, which is its name without its number: `m7g.large` → m7g, `e2-standard-4` → e2-standard,
 * `Standard_D2s_v5` → Ds_v5.
 */
const seriesOf = (provider: string, type: string): string => {
  if (provider === 'aws') return type.split('.')[0] ?? type
  if (provider === 'gcp') return type.replace(/-(\d+)(-lssd)?$/, '')
  return type.replace(/^Standard_/, '').replace(/^([A-Z]+)\d+/, '$1')
}

/** The current generations of each provider. ARM is C4A, N4A and T2A at Google Cloud, a `p` in the name at Azure. */
const CURRENT: Readonly<Record<string, RegExp>> = {
  aws: /^(t4g|t3|m7g|m7i|c7g|c7i|r7g|r7i|g4dn|m5)$/,
  gcp: /^(e2|n2|n2d|n4|n4d|n4a|c3|c4|c4a|t2d|t2a|g2)(-|$)/,
  azure: /^(B[a-z]*_v2|[DE][a-z]*_v[56]|F[a-z]*_v[26]|NC[a-z]*_T4_v3)$/,
}

const awsFamily = ({ type }: MachineType): Family => {
  const name = seriesOf('aws', type)
  if (name.startsWith('t')) return 'burstable'
  if (name.startsWith('m')) return 'general'
  if (name.startsWith('c')) return 'compute'
  if (name.startsWith('r')) return 'memory'
  return name.startsWith('g') ? 'accelerated' : 'other'
}

export const byMemory = ({ vcpu, memoryGib }: MachineType): Family => {
  const gib = memoryGib / vcpu
  if (gib < 3) return 'compute'
  if (gib < 6) return 'general'
  return gib < 12 ? 'memory' : 'other'
}
