import { azure, azureAppServiceSizes, azureDiskSizes } from '@/lib/catalog/skus/azure'
import type { Replicas, ResourceOf } from '@/lib/design/model'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '@/lib/units/hours'
import { type Costs, type CostTable, fixed, type UncountedCost, usage } from '../component'
import type { CostComponent } from '../types'
import { containerApp, containerJobs } from './container-apps'
import { hoursOf } from './hours'

export const computeCosts = {
  'container-service': (service, { design }): Costs => {
    if (service.capacity === 'machines')
      return { noCharge: `Runs on the machines of ${service.runsOn ?? 'its cluster'}, which are priced there` }
    // Container Apps has no spot capacity, so a share of it changes nothing.
    return containerApp(service, design)
  },

  'container-cluster': (): Costs => [
    fixed('AKS cluster (Standard tier)', azure.aks.standardClusterHour, HOURS_PER_MONTH, 'hour'),
  ],

  'machine-group': ({ instanceType, os, replicas, diskGib, spotShare }): Costs => [
    ...machines(instanceType, os === 'windows' ? 'Windows before its licence' : 'Linux', replicas),
    ...spotDiscount(instanceType, spotShare),
    ...disks(replicas, diskGib),
    ...(os === 'windows' ? [WINDOWS_LICENCE] : []),
  ],

  'app-platform': ({ instanceType, replicas }): Costs => {
    const sku =
      azureAppServiceSizes.find(({ type }) => type === instanceType)?.sku ?? `azure/app-service/${instanceType}`
    const { always, above } = hoursOf(replicas)
    return [
      fixed(`App Service instances (Linux, ${instanceType})`, sku, always, 'hour'),
      usage(`App Service instances above the minimum (Linux, ${instanceType})`, sku, above, 'hour'),
    ]
  },

  function: (fn): Costs => (isFlex(fn) ? flexConsumption(fn) : consumption(fn)),

  'batch-environment': (batch, { design }): Costs => containerJobs(batch, design),
} satisfies Partial<CostTable>

const machines = (instanceType: string, os: string, replicas: Replicas): CostComponent[] => {
  const { always, above } = hoursOf(replicas)
  const sku = azure.vm.hour(instanceType)
  return [
    fixed(`Virtual machines (${os}, ${instanceType})`, sku, always, 'hour'),
    usage(`Virtual machines above the minimum (${os}, ${instanceType})`, sku, above, 'hour'),
  ]
}

/** Spot prices were read for few sizes and regions, so that share is billed in full and its discount is named as missing. */
const spotDiscount = (instanceType: string, share: number): UncountedCost[] => {
  if (share <= 0) return []
  const percent = Math.round(share * 100)
  return [
    {
      name: 'Spot discount',
      unpriced: `no spot price for ${instanceType}: the ${percent}% that may run on it is priced as on-demand`,
    },
  ]
}

/** Every machine has its own disk for as long as it runs, billed at the smallest size that holds it. */
const disks = (replicas: Replicas, gib: number): CostComponent[] => {
  const { always, above } = hoursOf(replicas)
  const largest = azureDiskSizes.at(-1)
  const size = azureDiskSizes.find((disk) => disk.gib >= gib) ?? largest
  if (!size || gib <= 0) return []
  const disksEach = Math.ceil(gib / size.gib)
  const sku = azure.disk.premiumSsdMonth(size.name)
  return [
    fixed(`Machine disks (Premium SSD, ${size.name})`, sku, (always / HOURS_PER_MONTH) * disksEach, 'disk-month'),
    usage(
      `Machine disks above the minimum (Premium SSD, ${size.name})`,
      sku,
      (above / HOURS_PER_MONTH) * disksEach,
      'disk-month',
    ),
  ]
}

type Fn = ResourceOf<'function'>

/** The Consumption plan joins no network and gives at most 1,536 MB; otherwise the Flex plan it is. */
const isFlex = ({ inNetwork, memoryMb }: Fn) => inNetwork || memoryMb > 1536

/**
 * Memory is rounded up to 128 MB and an execution lasts at least 100 ms:
 * https://azure.microsoft.com/pricing/details/functions/, read 2026-11-23 as a copy.
 */
const consumption = ({ invocationsPerMonth, averageSeconds, memoryMb }: Fn): Costs => {
  const gb = (Math.ceil(memoryMb / 128) * 128) / 1024
  return [
    usage('Executions (Consumption)', azure.functions.executions, invocationsPerMonth, 'execution'),
    usage(
      'Execution time (Consumption)',
      azure.functions.gbSecond,
      invocationsPerMonth * Math.max(0.1, averageSeconds) * gb,
      'GB-second',
    ),
  ]
}

/** Instances come in these sizes and are billed whole, while at least one execution is under way. */
const FLEX_MB = [512, 2048, 4096] as const

const flexConsumption = ({ invocationsPerMonth, averageSeconds, memoryMb }: Fn): Costs => {
  const gb = (FLEX_MB.find((size) => size >= memoryMb) ?? 4096) / 1024
  // A busy spell lasts at least a second. Executions that follow each other closely are one spell, so that one instance is never billed for
  // more than the whole month unless the work itself is more; that no two executions share an instance is the most that it can be.
  const alone = invocationsPerMonth * Math.max(1, averageSeconds)
  const seconds = Math.min(alone, Math.max(invocationsPerMonth * averageSeconds, SECONDS_PER_MONTH))
  return [
    usage('Executions (Flex Consumption)', azure.functions.flexExecutions, invocationsPerMonth, 'execution'),
    usage(
      `Execution time (Flex Consumption, ${gb * 1024} MB)`,
      azure.functions.flexGbSecond,
      seconds * gb,
      'GB-second',
    ),
  ]
}

const WINDOWS_LICENCE: UncountedCost = {
  name: 'Windows licence',
  unpriced: 'no price for Windows on these machines: they are priced as Linux and the licence comes on top',
}
