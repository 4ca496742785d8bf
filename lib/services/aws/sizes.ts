import { catalog } from '@/lib/catalog/catalog'
import { findPrice, isPriced } from '@/lib/catalog/find-price'
import { type Family, type Machine, type MachineService, machinesOf, smallestInstance } from '@/lib/catalog/machines'
import { aws } from '@/lib/catalog/skus/aws'
import { GENERAL_MACHINE, type MachineFit, type MachineNeed, type MachineUse } from '@/lib/design/provider'

/**
 * The smallest size offered in the region that covers the need; the largest of its family where none does, and the caller adds more
 * machines. A region without prices is sized like the base region.
 */
export const fitAwsMachine = (use: MachineUse, need: MachineNeed, region: string): MachineFit => {
  if (use === 'relational-high' || use === 'relational-high-mysql') return serverlessAurora(need)
  if (use === 'time-series') return smallestOf(INFLUX_SIZES, need)
  const service = SERVICES[use]
  const prices = catalog.providers.aws
  const place = prices?.regions.includes(region) ? region : (prices?.baseRegion ?? region)
  const offered = machinesOf(catalog, 'aws', place, service)
  const family = FAMILIES[need.family]
  // Every GPU machine in the catalogue has one card, so more cards mean more machines and `need.gpus` changes nothing here.
  // Managed services have fewer families and one architecture or the other, so these are wishes there and conditions on EC2.
  // Burstable machines end at 32 GiB: what needs more gets a general one, before it gets another architecture.
  const { arch } = need
  const wishes: Partial<MachineWish>[] =
    service === 'ec2'
      ? [{ family, arch }, ...(family === 'burstable' ? [{ family: 'general' as const, arch }] : []), { family }]
      : [{ family, arch }, { family }, {}]
  for (const wish of wishes) {
    const fit = smallestInstance(offered, { vcpu: need.vcpu, memoryGib: need.memoryGib, ...wish })
    if (fit) return shapeOf(fit)
  }
  return shapeOf(largest(offered.filter((machine) => machine.family === family)) ?? largest(offered) ?? LAST_RESORT)
}

/** USD an hour, on demand, of a general machine with 4 vCPUs and 16 GiB: what clouds and regions are compared by. */
export const awsMachineHourUsd = (region: string): number | null => {
  const { instanceType } = fitAwsMachine('virtual-machine', GENERAL_MACHINE, region)
  const price = findPrice(catalog, 'aws', region, aws.ec2.hour(instanceType))
  return isPriced(price) ? (price.tiers[0]?.usd ?? null) : null
}

type MachineWish = { family: Family; arch: MachineNeed['arch'] }

const SERVICES: Readonly<
  Record<Exclude<MachineUse, 'relational-high' | 'relational-high-mysql' | 'time-series'>, MachineService>
> = {
  'virtual-machine': 'ec2',
  'app-platform': 'ec2',
  // The classes of both open engines are the same; the commercial ones are sold on fewer.
  'relational-standard': 'rds-postgres',
  'relational-mysql': 'rds-postgres',
  'relational-sqlserver': 'rds-sqlserver',
  'relational-oracle': 'rds-oracle',
  document: 'documentdb',
  cache: 'elasticache-valkey',
  search: 'opensearch',
}

const FAMILIES: Readonly<Record<MachineNeed['family'], Family>> = {
  burstable: 'burstable',
  general: 'general',
  compute: 'compute',
  memory: 'memory',
  gpu: 'accelerated',
}

type Shape = Pick<Machine, 'type' | 'vcpu' | 'memoryGib' | 'arch'>

const shapeOf = ({ type, vcpu, memoryGib, arch }: Shape): MachineFit => ({ instanceType: type, vcpu, memoryGib, arch })

const largest = (machines: readonly Machine[]): Machine | undefined =>
  [...machines].sort((a, b) => b.memoryGib - a.memoryGib || b.vcpu - a.vcpu || a.hourlyUsd - b.hourlyUsd)[0]

/** Never reached while the catalogue has machines; it keeps the function total. */
const LAST_RESORT: Shape = { type: 'm7g.large', vcpu: 2, memoryGib: 8, arch: 'arm64' }

/**
 * Aurora Serverless v2 in capacity units, since only its price is complete: a unit is about 2 GiB of memory with the processor that
 * goes with it. That it is a quarter of a vCPU is our assumption, from the memory-optimised classes' 8 GiB to a vCPU; so is the ceiling of
 * 256 units, which the engine versions in service share.
 */
const serverlessAurora = ({ vcpu, memoryGib }: MachineNeed): MachineFit => {
  const wanted = Math.max(0.5, memoryGib / GIB_PER_UNIT, vcpu / VCPU_PER_UNIT)
  const units = Math.min(MAX_UNITS, Math.ceil(wanted * 2) / 2)
  return { instanceType: 'db.serverless', vcpu: units * VCPU_PER_UNIT, memoryGib: units * GIB_PER_UNIT, arch: 'arm64' }
}

const GIB_PER_UNIT = 2
const VCPU_PER_UNIT = 0.25
const MAX_UNITS = 256

/** https://docs.aws.amazon.com/timestream/latest/developerguide/ (instance classes for InfluxDB), read 2026-11-23 as a copy. */
const INFLUX_SIZES: readonly Shape[] = [
  { type: 'db.influx.medium', vcpu: 1, memoryGib: 8, arch: 'arm64' },
  { type: 'db.influx.large', vcpu: 2, memoryGib: 16, arch: 'arm64' },
  { type: 'db.influx.xlarge', vcpu: 4, memoryGib: 32, arch: 'arm64' },
  { type: 'db.influx.2xlarge', vcpu: 8, memoryGib: 64, arch: 'arm64' },
  { type: 'db.influx.4xlarge', vcpu: 16, memoryGib: 128, arch: 'arm64' },
  { type: 'db.influx.8xlarge', vcpu: 32, memoryGib: 256, arch: 'arm64' },
  { type: 'db.influx.12xlarge', vcpu: 48, memoryGib: 384, arch: 'arm64' },
  { type: 'db.influx.16xlarge', vcpu: 64, memoryGib: 512, arch: 'arm64' },
]

const smallestOf = (sizes: readonly Shape[], need: MachineNeed): MachineFit =>
  shapeOf(
    sizes.find(({ vcpu, memoryGib }) => vcpu >= need.vcpu && memoryGib >= need.memoryGib) ??
      sizes.at(-1) ??
      LAST_RESORT,
  )

export type Task = { vcpu: number; memoryGib: number }

/**
 * The smallest Fargate task that covers the need. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html,
 * stood at 2023-06-15: each vCPU size has a range of memory in steps.
 */
export const fitFargateTask = (need: Task): Task => {
  for (const { vcpu, from, to, step } of FARGATE_SIZES) {
    if (need.vcpu > vcpu || need.memoryGib > to) continue
    const small = vcpu === 0.25 && need.memoryGib <= 0.5
    const memoryGib = small ? 0.5 : Math.max(from, Math.ceil(need.memoryGib / step) * step)
    return { vcpu, memoryGib }
  }
  return LARGEST_FARGATE_TASK
}

export const LARGEST_FARGATE_TASK: Task = { vcpu: 16, memoryGib: 120 }

const FARGATE_SIZES = [
  { vcpu: 0.25, from: 1, to: 2, step: 1 },
  { vcpu: 0.5, from: 1, to: 4, step: 1 },
  { vcpu: 1, from: 2, to: 8, step: 1 },
  { vcpu: 2, from: 4, to: 16, step: 1 },
  { vcpu: 4, from: 8, to: 30, step: 1 },
  { vcpu: 8, from: 16, to: 60, step: 4 },
  { vcpu: 16, from: 32, to: 120, step: 8 },
] as const
