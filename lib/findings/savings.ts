import { findDiscount } from '@/lib/catalog/discounts'
import type { Catalog } from '@/lib/catalog/types'
import type { CostLine } from '@/lib/cost/types'
import type { Resource } from '@/lib/design/model'
import { formatUsd } from '@/lib/units/format-money'
import { scale, sumUsd } from '@/lib/units/money'
import { formatShare } from '@/lib/units/percent'
import { discountScope, gcpFamily } from './commitment-scopes'
import { type Detector, type FindingInput, when } from './detector'
import { list } from './words'

/** Less than this a month is not worth a promise of a year, nor a timetable: ours. */
const WORTH_A_WORD_USD = 10

/** Load that stays: a promise of a year is paid for whether the machines run or not. */
function isSteady({ facts, requirements: { budget, traffic } }: FindingInput): boolean {
  const isBase = traffic.pattern === 'steady' || traffic.pattern === 'predictable'
  return isBase && !facts.isTrial && budget.creditsUsd === 0 && traffic.growth >= 1
}

type Saving = { resource: string; paidUsd: number; oneYearUsd: number; threeYearUsd: number; isDerived: boolean }

export const commitment: Detector = (input) => {
  const { catalog, design, requirements } = input
  if (!catalog || !isSteady(input)) return []
  const savings = input.cost.lines.flatMap((line) => savingOf(line, input, catalog))
  const of = (key: 'paidUsd' | 'oneYearUsd' | 'threeYearUsd') => sumUsd(savings.map((saving) => saving[key]))
  const [paid, oneYear, threeYear] = [of('paidUsd'), of('oneYearUsd'), of('threeYearUsd')]
  const ids = [...new Set(savings.map(({ resource }) => resource))]
  const labels = design.resources.filter(({ id }) => ids.includes(id)).map(({ label }) => label)
  const longer = threeYear > oneYear ? `, and for three years ${formatUsd(threeYear)} less` : ''
  return when(oneYear >= WORTH_A_WORD_USD, () => ({
    message: `What runs all month (${list(labels)}) costs ${formatUsd(paid)} by the hour. Committed for a year, with nothing paid ahead, it is ${formatUsd(oneYear)} a month less${longer}.${savings.some(({ isDerived }) => isDerived) ? ' Some discounts are those of another region.' : ''} The bill does not count on it.`,
    remedy:
      requirements.budget.commitment === 'none'
        ? 'Wait until sizes have stood for two months, then commit to what the quietest hour needs and to no more.'
        : `You are ready to commit for ${requirements.budget.commitment === '1y' ? 'a year' : 'three years'}: do so once sizes have stood for two months, for what the quietest hour needs.`,
    about: ['purchase', ...ids],
  }))
}

/** What one line of production that is paid with no traffic at all would cost less. Three years where they are sold, else one at a time. */
function savingOf(line: CostLine, { design, profile }: FindingInput, catalog: Catalog): Saving[] {
  if (line.environment !== design.environment || line.basis !== 'fixed') return []
  const found = discountScope(profile.provider, line.sku, catalog)
  const region = design.resources.find(({ id }) => id === line.resource)?.region
  if (!found || region === undefined) return []
  const [one, three] = ([1, 3] as const).map((years) =>
    findDiscount(catalog, profile.provider, { ...found, region, years }),
  )
  if (!one) return []
  const listUsd = scale(line.monthlyUsd, 1 / (1 - sustainedShare(line, catalog)))
  const less = (percent: number) => Math.max(0, sumUsd([line.monthlyUsd, -scale(listUsd, 1 - percent / 100)]))
  return [
    {
      resource: line.resource,
      paidUsd: line.monthlyUsd,
      oneYearUsd: less(one.percent),
      threeYearUsd: less((three ?? one).percent),
      isDerived: one.confidence === 'derived',
    },
  ]
}

/** A discount for running all month is on the line already, and a commitment is taken off the price before it. */
function sustainedShare({ sku }: CostLine, catalog: Catalog): number {
  const family = gcpFamily(sku)
  return family === undefined ? 0 : (catalog.providers.gcp?.sustainedUse[family]?.percent ?? 0) / 100
}

/** Nights and weekends: 12 hours on five days leave 64% of a week, in round figures 65% (knowledge of ours). */
const OFF_SHARE = 0.65

/** Environments that people use in working hours, and what in them can be stopped and costs nothing then. */
export const shutdown: Detector = (input) => {
  const { design, cost, facts } = input
  const stoppable = new Set(design.resources.filter((resource) => canStop(resource, input)).map(({ id }) => id))
  const lines = cost.lines.filter(
    (line) =>
      line.environment !== design.environment &&
      line.basis === 'fixed' &&
      PER_HOUR.test(line.unit) &&
      stoppable.has(line.resource),
  )
  const names = [...new Set(lines.map(({ environment }) => environment))]
  const paid = sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd))
  const saved = scale(paid, OFF_SHARE, 2)
  return when(!facts.isTrial && saved >= WORTH_A_WORD_USD, () => ({
    message: `In ${list(names)}, ${formatUsd(paid)} a month is paid by the hour for what nobody uses at night or at weekends. Off for ${formatShare(OFF_SHARE)} of the hours, it is ${formatUsd(saved)} less.`,
    remedy:
      'Let a timetable stop it in the evening and start it in the morning, with a way to keep it on for a late release; what is stored stays and stays paid for.',
    about: ['environments', ...new Set(lines.map(({ resource }) => resource))],
  }))
}

const PER_HOUR = /(^|[ -])(hour|second)$/

/**
 * Copies of the code and the databases that a cloud can stop: known by heart, an assumption. Azure charges for an App Service plan while its
 * app is stopped; its SQL Database, and databases that several regions write, cannot be stopped.
 */
function canStop(resource: Resource, { profile: { provider } }: FindingInput): boolean {
  if (resource.kind === 'container-service' || resource.kind === 'machine-group') return true
  if (resource.kind === 'app-platform') return provider !== 'azure'
  if (resource.kind !== 'relational-database' || resource.class === 'distributed') return false
  return provider !== 'azure' || resource.engine === 'postgresql' || resource.engine === 'mysql'
}
