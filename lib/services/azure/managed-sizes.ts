import {
  type AzureSize,
  azureAppServiceSizes,
  azureCacheSizes,
  azureDatabaseSizes,
  azureSearchSizes,
} from '@/lib/catalog/skus/azure'
import type { MachineFit, MachineNeed } from '@/lib/design/provider'

/** Sizes that Azure's managed services are sold in. All of them run on x86, whatever was asked for. */
type Shape = Pick<AzureSize, 'type' | 'vcpu' | 'memoryGib'>

/** The smallest by memory, then by vCPUs, of those that cover the need; the largest where none does. */
const smallestOf = (
  sizes: readonly Shape[],
  { vcpu, memoryGib }: Pick<MachineNeed, 'vcpu' | 'memoryGib'>,
): MachineFit => {
  const ascending = [...sizes].sort((a, b) => a.memoryGib - b.memoryGib || a.vcpu - b.vcpu)
  const size = ascending.find((each) => each.vcpu >= vcpu && each.memoryGib >= memoryGib) ?? ascending.at(-1)
  return {
    instanceType: size?.type ?? 'none',
    vcpu: size?.vcpu ?? vcpu,
    memoryGib: size?.memoryGib ?? memoryGib,
    arch: 'x86_64',
  }
}

const isBurstable = ({ type }: Shape) => type.startsWith('Standard_B')
const isMemoryOptimised = ({ type }: Shape) => type.startsWith('Standard_E')

/**
 * Flexible servers. Burstable ones can have no standby in another zone (azure-docs reliability-postgresql-flexible-server.md, 2024-11-05),
 * so they are offered to a database that stands alone.
 */
export const flexibleServer =
  (engine: 'postgresql' | 'mysql') =>
  (need: MachineNeed): MachineFit =>
    need.family === 'burstable' && need.standby !== true
      ? smallestOf(azureDatabaseSizes[engine].filter(isBurstable), need)
      : steadyServer(azureDatabaseSizes[engine], need)

const steadyServer = (sizes: readonly Shape[], need: MachineNeed): MachineFit =>
  smallestOf(
    sizes.filter((size) => !isBurstable(size) && isMemoryOptimised(size) === (need.family === 'memory')),
    need,
  )

/** The higher class is a flexible server too, with a standby in another zone. */
export const highFlexibleServer =
  (engine: 'postgresql' | 'mysql') =>
  (need: MachineNeed): MachineFit =>
    steadyServer(azureDatabaseSizes[engine], need)

/** SQL Database, General Purpose. */
export const sqlDatabase = (need: MachineNeed): MachineFit =>
  smallestOf(
    azureDatabaseSizes.sqlserver.filter(({ type }) => type.startsWith('GP_')),
    need,
  )

/**
 * Oracle Database@Azure, base database: one shape, in steps of 4 ECPUs with 4 GiB each. The shape's name is that of Microsoft's own
 * client (https://learn.microsoft.com/dotnet/api/azure.resourcemanager.oracledatabase.models.oraclebasedbsystemshape, read 2026-11-23);
 * the steps are known by heart, and an ECPU is counted as a vCPU.
 */
export const oracleSystem = ({ vcpu, memoryGib }: MachineNeed): MachineFit => {
  const wanted = Math.max(vcpu, memoryGib / ECPU_GIB)
  const ecpus = Math.min(MOST_ECPUS, Math.max(1, Math.ceil(wanted / ECPU_STEP)) * ECPU_STEP)
  return { instanceType: 'VM.Standard.x86', vcpu: ecpus, memoryGib: ecpus * ECPU_GIB, arch: 'x86_64' }
}

const ECPU_STEP = 4
const ECPU_GIB = 4
const MOST_ECPUS = 64

/** App Service, Premium v3: the Basic plan scales by hand only and has no slots, and the others are older. */
export const appServicePlan = (need: MachineNeed): MachineFit =>
  smallestOf(
    azureAppServiceSizes.filter(({ type }) => type.endsWith('v3')),
    need,
  )

/** Azure DocumentDB: https://learn.microsoft.com/azure/documentdb/compute-storage, read 2026-11-23. Burstable tiers have no standby. */
export const documentNode = (need: MachineNeed): MachineFit => smallestOf(DOCUMENT_TIERS, need)

const DOCUMENT_TIERS: readonly Shape[] = [
  { type: 'M30', vcpu: 2, memoryGib: 8 },
  { type: 'M40', vcpu: 4, memoryGib: 16 },
  { type: 'M50', vcpu: 8, memoryGib: 32 },
  { type: 'M60', vcpu: 16, memoryGib: 64 },
  { type: 'M80', vcpu: 32, memoryGib: 128 },
  { type: 'M200', vcpu: 64, memoryGib: 256 },
]

/**
 * Azure Data Explorer takes these machines among others, and adds machines rather than larger ones:
 * https://learn.microsoft.com/dotnet/api/microsoft.azure.powershell.cmdlets.kusto.models.icluster.skuname, read 2026-11-23.
 */
export const dataExplorerMachine = (need: MachineNeed): MachineFit => smallestOf(EXPLORER_MACHINES, need)

const EXPLORER_MACHINES: readonly Shape[] = [
  { type: 'Standard_E2ads_v5', vcpu: 2, memoryGib: 16 },
  { type: 'Standard_E4ads_v5', vcpu: 4, memoryGib: 32 },
  { type: 'Standard_E8ads_v5', vcpu: 8, memoryGib: 64 },
  { type: 'Standard_E16ads_v5', vcpu: 16, memoryGib: 128 },
]

/**
 * Azure Managed Redis. A fifth of a node's memory is kept for its own work, so the rest is what it holds:
 * https://learn.microsoft.com/azure/redis/best-practices-memory-management, known by heart.
 */
export const cacheNode = ({ memoryGib }: MachineNeed): MachineFit =>
  smallestOf(
    azureCacheSizes.map((size) => ({ ...size, memoryGib: Math.round(size.memoryGib * 80) / 100 })),
    { vcpu: 1, memoryGib },
  )

/** AI Search has neither processors nor memory to choose: what a unit's partition can keep of vectors stands for its memory. */
export const searchUnit = ({ memoryGib }: MachineNeed): MachineFit =>
  smallestOf(azureSearchSizes, { vcpu: 1, memoryGib })
