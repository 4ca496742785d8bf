import { azure, azureCacheSizes, azureSearchSizes } from '@/lib/catalog/skus/azure'
import type { Design, ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, usage } from '../component'
import { cosmosThroughput, requestUnits } from './cosmos'
import { relationalCosts } from './relational'

export const dataCosts = {
  'relational-database': relationalCosts,

  'key-value-store': (table, { design }): Costs => keyValue(table, design),

  'document-database': ({ instanceType, nodes, storageGib, requestsPerMonth }): Costs => {
    // Named sizes (M30) are the vCore service, which has no price here; anything else is billed by request unit.
    if (/^M\d+$/.test(instanceType)) {
      return [
        fixed(
          `Document database nodes (${instanceType})`,
          azure.cosmos.mongoVcoreHour(instanceType),
          nodes * HOURS_PER_MONTH,
          'hour',
        ),
        fixed('Document database storage', azure.cosmos.mongoStorageGbMonth, nodes * storageGib, 'GB-month'),
      ]
    }
    // One request in five is a write: an assumption, since the design counts requests only.
    const writesPerMonth = requestsPerMonth / 5
    return [
      cosmosThroughput({
        readsPerMonth: requestsPerMonth - writesPerMonth,
        writesPerMonth,
        regions: 1,
        everyRegionWrites: false,
      }),
      // Two backups of the last day, or continuous ones of a week, are included; longer keeping is not counted in the design.
      fixed('Cosmos DB storage', azure.cosmos.storageGbMonth, storageGib, 'GB-month'),
    ]
  },

  'time-series-database': ({ instanceType, vcpu, multiZone, storageGib }): Costs => {
    const machines = multiZone ? 2 : 1
    return [
      fixed(
        `Data Explorer machines (${instanceType})`,
        azure.vm.hour(instanceType),
        machines * HOURS_PER_MONTH,
        'hour',
      ),
      // A cluster of one machine is for development: without a promise, and without the markup on its vCPUs.
      // https://learn.microsoft.com/azure/data-explorer/manage-cluster-choose-sku, read 2026-11-23 as a copy.
      fixed(
        'Data Explorer markup',
        azure.dataExplorer.markupVcoreHour,
        multiZone ? machines * Math.max(1, vcpu) * HOURS_PER_MONTH : 0,
        'vCPU-hour',
      ),
      {
        name: 'Data Explorer data management machines',
        unpriced: 'not counted: Azure chooses how large the machines are that take data in',
      },
      fixed(
        `Data Explorer storage (Blob hot, ${multiZone ? 'three zones' : 'one zone'})`,
        azure.blob.hotGbMonth(multiZone ? 'zrs' : 'lrs'),
        storageGib,
        'GB-month',
      ),
    ]
  },

  'data-warehouse': ({ storageGib, computeHoursPerMonth, baseCapacityUnits }): Costs => [
    usage('Fabric capacity', azure.fabric.capacityUnitHour, computeHoursPerMonth * baseCapacityUnits, 'CU-hour'),
    fixed('OneLake storage', azure.fabric.storageGbMonth, storageGib, 'GB-month'),
  ],

  'search-engine': ({ instanceType, nodes, storageGibPerNode }): Costs => {
    const size = azureSearchSizes.find(({ type }) => type === instanceType)
    // A node is a replica; an index larger than a partition takes several, and a unit is one replica of one partition.
    const partitions = size ? Math.max(1, Math.ceil(storageGibPerNode / size.partitionGib)) : 1
    return [
      fixed(
        `Search units (${instanceType})`,
        size?.sku ?? `azure/ai-search/${instanceType.toLowerCase()}`,
        nodes * partitions * HOURS_PER_MONTH,
        'unit-hour',
      ),
    ]
  },

  cache: ({ instanceType, nodes }): Costs => {
    // Azure runs no Memcached as a service: Managed Redis stands in for it and is billed as such.
    const sku =
      azureCacheSizes.find(({ type }) => type === instanceType)?.sku ?? `azure/redis/${instanceType.toLowerCase()}`
    // High availability is two nodes at the price of two: https://github.com/514-labs/boreal-byoc-examples (price calculator), read
    // 2026-11-23 (secondary).
    return [fixed(`Cache nodes (${instanceType})`, sku, nodes * HOURS_PER_MONTH, 'hour')]
  },

  'connection-pooler': ({ fronts }, { design }): Costs => {
    const database = design.resources.find(({ id }) => id === fronts)
    const engine = database?.kind === 'relational-database' ? database.engine : undefined
    if (engine === 'postgresql') return { noCharge: 'PgBouncer is built into the flexible server' }
    if (engine === 'mysql')
      return [{ name: 'ProxySQL', unpriced: 'not counted: ProxySQL runs on machines that the design does not size' }]
    return { noCharge: 'The pool is that of the database driver, inside the application' }
  },
} satisfies Partial<CostTable>

/**
 * Serverless where one region is enough, since it can have no second one; autoscaled throughput in every region otherwise. The last
 * seven days of continuous backup cost nothing. Assumptions: the pages were not read again.
 */
const keyValue = (table: ResourceOf<'key-value-store'>, { resources, regions }: Design): Costs => {
  const { storageGib, replicaRegions } = table
  const others = resources.filter((other) => other.kind === 'key-value-store' && other.region !== table.region)
  if (replicaRegions.length === 0 && others.length === 0) {
    return [
      usage('Serverless request units', azure.cosmos.serverlessRequestUnits, requestUnits(table), 'request unit'),
      fixed('Cosmos DB storage', azure.cosmos.storageGbMonth, storageGib, 'GB-month'),
    ]
  }
  // A copy that the design draws as a resource of its own is billed there.
  const drawn = new Set(others.map(({ region }) => region))
  const billed = 1 + replicaRegions.filter((region) => !drawn.has(region)).length
  return [
    cosmosThroughput({
      readsPerMonth: table.readsPerMonth,
      writesPerMonth: table.writesPerMonth,
      regions: billed,
      everyRegionWrites: regions.some(({ role }) => role === 'active'),
    }),
    fixed('Cosmos DB storage', azure.cosmos.storageGbMonth, storageGib * billed, 'GB-month'),
  ]
}
