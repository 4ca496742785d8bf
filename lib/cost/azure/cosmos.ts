import { azure } from '@/lib/catalog/skus/azure'
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '@/lib/units/hours'
import { usage } from '../component'
import type { CostComponent } from '../types'

type Load = { readsPerMonth: number; writesPerMonth: number }

/**
 * Request units of a month. Reading one item of 1 KB by its key is one: https://learn.microsoft.com/training/modules/explore-azure-cosmos-db/
 * 7-cosmos-db-request-units, read 2026-11-23 as a copy. That writing it takes five is an assumption.
 */
export const requestUnits = ({ readsPerMonth, writesPerMonth }: Load): number =>
  readsPerMonth * UNITS_PER_READ + writesPerMonth * UNITS_PER_WRITE

const UNITS_PER_READ = 1
const UNITS_PER_WRITE = 5

/**
 * Autoscaled throughput in hundreds of request units a second: an hour is billed at the busiest second it had, in every region, and
 * never under 100. https://docs.azure.cn/cosmos-db/provision-throughput-autoscale and https://cloud-horizons.com/blog/
 * cosmos-db-the-rus-vs-storage-tradeoff/, read 2026-11-23 (secondary).
 */
export const cosmosThroughput = ({
  regions,
  everyRegionWrites,
  ...load
}: Load & { regions: number; everyRegionWrites: boolean }): CostComponent => {
  const perSecond = requestUnits(load) / SECONDS_PER_MONTH
  const hundreds = Math.max(1, Math.ceil((perSecond * BUSIEST_SECOND) / 100))
  const writers = everyRegionWrites ? ', several write regions' : ''
  return usage(
    `Request units a second (autoscale${writers})`,
    everyRegionWrites ? azure.cosmos.multiWriteHour : azure.cosmos.autoscaleHour,
    hundreds * regions * HOURS_PER_MONTH,
    '100 RU/s-hour',
  )
}

/** The busiest second of an hour has twice the average of the month: an assumption. */
const BUSIEST_SECOND = 2
