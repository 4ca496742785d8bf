import type { Chosen } from '@/lib/decisions/decide-all'
import type { Design } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Availability } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { downMinutes } from './compose-sla'
import { applying, type Upgrade, upgradesFor } from './upgrades'

/** What the same asker would get with changed answers. Read a field and it is worked out, so that a dear one is left until needed. */
export type Answer = {
  readonly monthlyUsd: number
  /** False where some part has no price: the month costs more than `monthlyUsd`. */
  readonly isPricedWhole: boolean
  readonly committedPercent: number | null
  readonly production: Design
  readonly chosen: Chosen
  readonly profile: ProviderProfile
}
/** Null where the change cannot be planned. */
export type Price = (change: (requirements: Requirements) => Requirements) => Answer | null

type Link = Availability['weakestLinks'][number]
export type PricedUpgrade = NonNullable<Availability['upgrades']>[number] & { addsMonthlyUsd: number }

/**
 * Gives each weak link the upgrade that saves most minutes for the money, and lists all that save any. A second region is only offered
 * where one region is promised less than was asked: otherwise it is work and money for nothing that anybody wanted.
 */
export function withUpgrades(
  availability: Availability,
  requirements: Requirements,
  design: Design,
  price: Price,
): Availability {
  const weak = availability.weakestLinks.map(({ resource }) => resource)
  const offers = upgradesFor(requirements, design, weak).filter(
    (upgrade) => !availability.meetsObjective || !takesSecondRegion(upgrade),
  )
  const upgrades = priceUpgrades(offers, price)
  return { ...availability, weakestLinks: rankUpgrades(availability.weakestLinks, upgrades), upgrades }
}

/** The weak links as they were, each with the best of the priced upgrades that are for it; one inside the region goes first. */
export const rankUpgrades = (links: readonly Link[], priced: readonly PricedUpgrade[]): Link[] =>
  links.map((link) => {
    const mine = [...priced].sort(byMinutesForMoney).filter(({ resources }) => resources.includes(link.resource))
    const best = mine.find((upgrade) => !takesSecondRegion(upgrade)) ?? mine[0]
    if (!best) return link
    const { upgrade, savesMinutes, addsMonthlyUsd } = best
    return { ...link, upgrade, savesMinutes, addsMonthlyUsd }
  })

const takesSecondRegion = ({ change }: { change: { availability: { scope?: unknown } } }) =>
  change.availability.scope === 'region'

/** Those that save minutes and have a price, most minutes for a dollar first. */
export function priceUpgrades(upgrades: readonly Upgrade[], price: Price): PricedUpgrade[] {
  const now = price((requirements) => requirements)
  if (!now || now.committedPercent === null) return []
  const before = now.committedPercent
  return upgrades
    .flatMap((upgrade) => {
      const then = price(applying(upgrade.change))
      const committedPercent = then?.committedPercent ?? null
      if (!then || committedPercent === null || committedPercent <= before) return []
      if (now.isPricedWhole && !then.isPricedWhole) return []
      const savesMinutes = Math.round((downMinutes(before) - downMinutes(committedPercent)) * 100) / 100
      const addsMonthlyUsd = Math.round((then.monthlyUsd - now.monthlyUsd) * 100) / 100
      if (savesMinutes <= 0) return []
      const { resources, change } = upgrade
      const words = `${upgrade.upgrade}${whatElse(now, then)}`
      return [{ upgrade: words, resources, change, savesMinutes, addsMonthlyUsd, committedPercent }]
    })
    .sort(byMinutesForMoney)
}

const NAMED = ['compute', 'database', 'database-nosql', 'load-balancing'] as const

/** Services that come with the change, so that nobody learns of another database from the bill. */
function whatElse(now: Answer, then: Answer): string {
  const changed = NAMED.filter((topic) => now.chosen[topic].choice !== then.chosen[topic].choice)
  const services = changed
    .filter((topic) => then.chosen[topic].choice !== 'none')
    .map((topic) => then.profile.optionName(topic, then.chosen[topic].choice))
  return services.length === 0 ? '' : ` (${services.join(', ')})`
}

/** What saves minutes and money goes first, the most minutes of those; then by minutes a dollar. */
function byMinutesForMoney(a: PricedUpgrade, b: PricedUpgrade): number {
  const [isFreeA, isFreeB] = [a.addsMonthlyUsd <= 0, b.addsMonthlyUsd <= 0]
  if (isFreeA !== isFreeB) return isFreeA ? -1 : 1
  if (isFreeA) return b.savesMinutes - a.savesMinutes || a.addsMonthlyUsd - b.addsMonthlyUsd
  return b.savesMinutes / b.addsMonthlyUsd - a.savesMinutes / a.addsMonthlyUsd || b.savesMinutes - a.savesMinutes
}
