import { findPrice, isPriced } from './find-price'
import type { Arch, Catalog, MachineType, Price } from './types'

/** burstable: CPU credits; the others by memory a vCPU: about 2, 4 and 8 GiB. accelerated machines carry a GPU. */
export type Family = 'burstable' | 'general' | 'compute' | 'memory' | 'accelerated' | 'other'

/** A size of something that is rented by the hour, with what it holds and costs in one region. */
export type Machine = MachineType & {
  family: Family
  sku: string
  hourlyUsd: number
  spotHourlyUsd?: number
  price: Price
}

/** What the sizes of each service are called and where their prices are. */
export type MachineService =
  | 'ec2'
  | 'rds-postgres'
  | 'rds-mysql'
  | 'rds-sqlserver'
  | 'rds-oracle'
  | 'elasticache-redis'
  | 'elasticache-valkey'
  | 'elasticache-memcached'
  | 'documentdb'
  | 'opensearch'
  | 'msk'

export type Need = { vcpu: number; memoryGib: number; family?: Family; arch?: Arch }

/** EC2 types of a region, cheapest first. */
export const vmTypes = (catalog: Catalog, provider: string, region: string): readonly Machine[] =>
  machinesOf(catalog, provider, region, 'ec2')

/** Sizes that a region sells of a service, cheapest first, ties by name. Listed once a catalogue, since every design asks. */
export const machinesOf = (
  catalog: Catalog,
  provider: string,
  region: string,
  service: MachineService,
): readonly Machine[] => {
  const lists = listed.get(catalog) ?? new Map<string, readonly Machine[]>()
  listed.set(catalog, lists)
  const key = `${provider}/${region}/${service}`
  const list = lists.get(key) ?? listMachines(catalog, provider, region, service)
  lists.set(key, list)
  return list
}

const listed = new WeakMap<Catalog, Map<string, readonly Machine[]>>()

const listMachines = (catalog: Catalog, provider: string, region: string, service: MachineService): Machine[] =>
  typeNames(catalog, provider, region, service)
    .flatMap((name) => machineOf(catalog, provider, region, service, name) ?? [])
    .sort((a, b) => a.hourlyUsd - b.hourlyUsd || (a.type < b.type ? -1 : 1))

/** One size by name: `db.m7g.large`. */
export const machineOf = (
  catalog: Catalog,
  provider: string,
  region: string,
  service: MachineService,
  name: string,
): Machine | undefined => {
  const prices = catalog.providers[provider]
  const shape = prices?.machineTypes[virtualMachineOf(name)]
  if (!prices || !shape) return undefined
  const memoryGib = service.startsWith('elasticache') ? cacheGib(name) : shape.memoryGib
  if (memoryGib === undefined) return undefined
  const sku = `${provider}/${service}/${name}/hour`
  const price = findPrice(catalog, provider, region, sku)
  if (!isPriced(price)) return undefined
  const spot = service === 'ec2' ? prices.machines[region]?.prices[name]?.spotHourlyUsd : undefined
  return {
    ...shape,
    type: name,
    memoryGib,
    family: familyOf(shape),
    sku,
    hourlyUsd: price.tiers[0]?.usd ?? 0,
    ...(spot === undefined ? {} : { spotHourlyUsd: spot }),
    price,
  }
}

/**
 * The cheapest size of a current generation that is large enough; an older generation only where no current one is. Undefined where
 * nothing is large enough.
 */
export const smallestInstance = (machines: readonly Machine[], need: Need): Machine | undefined => {
  const large = machines.filter(
    ({ vcpu, memoryGib, family, arch }) =>
      vcpu >= need.vcpu &&
      memoryGib >= need.memoryGib &&
      (need.family === undefined ? family !== 'other' && family !== 'accelerated' : family === need.family) &&
      (need.arch === undefined || arch === need.arch),
  )
  return cheapest(large.filter(isCurrent)) ?? cheapest(large)
}

/** Generations sold in every priced region; newer ones are missing in some. */
const CURRENT = new Set(['t4g', 't3', 'm7g', 'm7i', 'c7g', 'c7i', 'r7g', 'r7i', 'g4dn', 'm5'])

const isCurrent = ({ type }: Machine) => CURRENT.has(series(virtualMachineOf(type)))

const cheapest = (machines: readonly Machine[]) =>
  machines.reduce<Machine | undefined>(
    (best, machine) => (best && best.hourlyUsd <= machine.hourlyUsd ? best : machine),
    undefined,
  )

const typeNames = (catalog: Catalog, provider: string, region: string, service: MachineService): string[] => {
  const prices = catalog.providers[provider]
  if (!prices) return []
  if (service === 'ec2') return Object.keys(prices.machines[region]?.prices ?? {})
  const start = `${provider}/${service}/`
  return Object.keys(prices.prices).flatMap((sku) => {
    const [name = '', unit] = sku.startsWith(start) ? sku.slice(start.length).split('/') : []
    return unit === 'hour' ? [name] : []
  })
}

/**
 * Managed services name their sizes after the machine underneath (`db.m7g.large`, `m7g.large.search`, `kafka.m7g.large`) and have its
 * vCPUs and memory; cache nodes have its vCPUs but less memory. That the shapes are the same is our assumption for broker sizes.
 */
const virtualMachineOf = (name: string) => name.replace(/^(db|cache|kafka)\./, '').replace(/\.search$/, '')

const series = (type: string) => type.split('.')[0] ?? type

const familyOf = ({ type }: MachineType): Family => {
  const name = series(type)
  if (name.startsWith('t')) return 'burstable'
  if (name.startsWith('m')) return 'general'
  if (name.startsWith('c')) return 'compute'
  if (name.startsWith('r')) return 'memory'
  return name.startsWith('g') ? 'accelerated' : 'other'
}

const GIB = 1_073_741_824

/** Rounded down to hundredths, as AWS prints it. */
const cacheGib = (name: string): number | undefined => {
  const bytes = CACHE_BYTES[name.replace('cache.', '')]
  return bytes === undefined ? undefined : Math.floor((bytes / GIB) * 100) / 100
}

/**
 * What a cache node may fill with data, in bytes: the fixed `maxmemory` of its type. Part of it must stay free for failover and backups.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html, table of node-specific parameters, read 2026-11-23.
 */
const CACHE_BYTES: Readonly<Record<string, number>> = {
  't3.micro': 536_870_912,
  't3.small': 1_471_026_299,
  't3.medium': 3_317_862_236,
  't4g.micro': 536_870_912,
  't4g.small': 1_471_026_299,
  't4g.medium': 3_317_862_236,
  'm6g.large': 6_854_542_746,
  'm6g.xlarge': 13_891_921_715,
  'm6g.2xlarge': 27_966_669_210,
  'm6g.4xlarge': 56_116_178_125,
  'm6g.8xlarge': 111_325_552_312,
  'm6g.12xlarge': 168_715_971_994,
  'm6g.16xlarge': 225_000_375_228,
  'm7g.large': 6_854_542_746,
  'm7g.xlarge': 13_891_921_715,
  'm7g.2xlarge': 27_966_669_210,
  'm7g.4xlarge': 56_116_178_125,
  'm7g.8xlarge': 111_325_552_312,
  'm7g.12xlarge': 168_715_971_994,
  'm7g.16xlarge': 225_000_375_228,
  'r6g.large': 14_037_181_030,
  'r6g.xlarge': 28_261_849_702,
  'r6g.2xlarge': 56_711_183_565,
  'r6g.4xlarge': 113_609_865_216,
  'r6g.8xlarge': 225_000_375_228,
  'r6g.12xlarge': 341_206_346_547,
  'r6g.16xlarge': 450_000_750_456,
  'r7g.large': 14_037_181_030,
  'r7g.xlarge': 28_261_849_702,
  'r7g.2xlarge': 56_711_183_565,
  'r7g.4xlarge': 113_609_865_216,
  'r7g.8xlarge': 225_000_375_228,
  'r7g.12xlarge': 341_206_346_547,
  'r7g.16xlarge': 450_000_750_456,
}
