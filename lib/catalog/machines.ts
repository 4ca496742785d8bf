import { cacheGib } from './cache-nodes'
import { type Family, familyOf, isCurrentMachine, type Machine } from './families'
import { findPrice, isPriced, machineServiceOf } from './find-price'
import { isSizedService, providerOf, type SizedService, sizedMachine, sizedTypeNames } from './named-sizes'
import type { Arch, Catalog } from './types'

export type { Family, Machine } from './families'

/** What the sizes of each service are called and where their prices are. */
export type MachineService =
  | 'ec2'
  | 'gcp-vm'
  | 'azure-vm'
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
  | SizedService

export type Need = { vcpu: number; memoryGib: number; family?: Family; arch?: Arch }

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

/** Virtual machines of a region, cheapest first. */
export const vmTypes = (catalog: Catalog, provider: string, region: string): readonly Machine[] =>
  machinesOf(catalog, provider, region, VIRTUAL_MACHINES[provider] ?? 'ec2')

const VIRTUAL_MACHINES: Readonly<Record<string, MachineService>> = { aws: 'ec2', gcp: 'gcp-vm', azure: 'azure-vm' }

/** One size by name: `db.m7g.large`. */
export const machineOf = (
  catalog: Catalog,
  provider: string,
  region: string,
  service: MachineService,
  name: string,
): Machine | undefined => {
  if (isSizedService(service)) return sizedMachine(catalog, region, service, name)
  const prices = catalog.providers[provider]
  const shape = prices?.machineTypes[virtualMachineOf(name)]
  if (!prices || !shape) return undefined
  const memoryGib = service.startsWith('elasticache') ? cacheGib(name) : shape.memoryGib
  if (memoryGib === undefined) return undefined
  const sku = `${provider}/${skuService(provider, service)}/${name}/hour`
  const price = findPrice(catalog, provider, region, sku)
  if (!isPriced(price)) return undefined
  const spot = isVirtualMachine(service) ? prices.machines[region]?.prices[name]?.spotHourlyUsd : undefined
  return {
    ...shape,
    type: name,
    memoryGib,
    family: familyOf(provider, shape),
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

const isCurrent = ({ type, sku }: Machine) => isCurrentMachine(sku.split('/')[0] ?? '', virtualMachineOf(type))

const cheapest = (machines: readonly Machine[]) =>
  machines.reduce<Machine | undefined>(
    (best, machine) => (best && best.hourlyUsd <= machine.hourlyUsd ? best : machine),
    undefined,
  )

const isVirtualMachine = (service: MachineService) =>
  service === 'ec2' || service === 'gcp-vm' || service === 'azure-vm'

/** The virtual machines of Google Cloud and Azure are `vm` in a SKU, which names the provider already. */
const skuService = (provider: string, service: MachineService) =>
  isVirtualMachine(service) ? machineServiceOf(provider) : service

const typeNames = (catalog: Catalog, provider: string, region: string, service: MachineService): string[] => {
  if (isSizedService(service)) return provider === providerOf(service) ? sizedTypeNames(service) : []
  const prices = catalog.providers[provider]
  if (!prices) return []
  if (isVirtualMachine(service)) return Object.keys(prices.machines[region]?.prices ?? {})
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
