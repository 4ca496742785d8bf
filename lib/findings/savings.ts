import { formatUsd } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { formatShare } from '@/lib/units/percent'
import { commitmentSaving, standingLines } from './commitment-savings'
import { type Detector, type FindingInput, when } from './detector'
import { OFF_SHARE, outOfHours } from './stoppable'
import { list } from './words'

/** Less than this a month is not worth a promise of a year, nor a timetable: ours. */
const WORTH_A_WORD_USD = 10

/** Load that stays: a promise of a year is paid for whether the machines run or not. */
function isSteady({ facts, requirements: { budget, traffic } }: FindingInput): boolean {
  const isBase = traffic.pattern === 'steady' || traffic.pattern === 'predictable'
  return isBase && !facts.isTrial && budget.creditsUsd === 0 && traffic.growth >= 1
}

export const commitment: Detector = (input) => {
  const { catalog, design, requirements } = input
  if (!catalog || !isSteady(input)) return []
  const savings = standingLines(input.cost.lines, design).flatMap((line) => {
    const one = commitmentSaving(line, 1, design, catalog)
    // Three years where they are sold, else one at a time.
    return one ? [{ one, three: commitmentSaving(line, 3, design, catalog) ?? one }] : []
  })
  const paid = sumUsd(savings.map(({ one }) => one.line.monthlyUsd))
  const oneYear = sumUsd(savings.map(({ one }) => one.usd))
  const threeYear = sumUsd(savings.map(({ three }) => three.usd))
  const ids = [...new Set(savings.map(({ one }) => one.line.resource))]
  const labels = design.resources.filter(({ id }) => ids.includes(id)).map(({ label }) => label)
  const longer = threeYear > oneYear ? `, and for three years ${formatUsd(threeYear)} less` : ''
  const is = (confidence: string) => savings.some(({ one }) => one.discount.confidence === confidence)
  const doubts = [
    is('derived') ? ' Some discounts are those of another region.' : '',
    is('secondary') || is('unverified') ? ' Some discounts were not read at their vendor: check them first.' : '',
  ].join('')
  return when(oneYear >= WORTH_A_WORD_USD, () => ({
    message: `What runs all month (${list(labels)}) costs ${formatUsd(paid)} by the hour. Committed for a year, with nothing paid ahead, it is ${formatUsd(oneYear)} a month less${longer}.${doubts} The bill does not count on it.`,
    remedy:
      requirements.budget.commitment === 'none'
        ? 'Wait until sizes have stood for two months, then commit to what the quietest hour needs and to no more.'
        : `You are ready to commit for ${requirements.budget.commitment === '1y' ? 'a year' : 'three years'}: do so once sizes have stood for two months, for what the quietest hour needs.`,
    about: ['purchase', ...ids],
  }))
}

/** Environments that people use in working hours, and what in them can be stopped and costs nothing then. */
export const shutdown: Detector = ({ design, cost, facts }) => {
  const others = cost.byEnvironment.filter(({ environment }) => environment !== design.environment)
  const stopped = others
    .map(({ environment }) => outOfHours(cost.lines, environment, design))
    .filter(({ lines }) => lines.length > 0)
  const names = stopped.map(({ environment }) => environment)
  const paid = sumUsd(stopped.map(({ paidUsd }) => paidUsd))
  const saved = sumUsd(stopped.map(({ savedUsd }) => savedUsd))
  const resources = stopped.flatMap(({ lines }) => lines.map(({ resource }) => resource))
  return when(!facts.isTrial && saved >= WORTH_A_WORD_USD, () => ({
    message: `In ${list(names)}, ${formatUsd(paid)} a month is paid by the hour for what nobody uses at night or at weekends. Off for ${formatShare(OFF_SHARE)} of the hours, it is ${formatUsd(saved)} less.`,
    remedy:
      'Let a timetable stop it in the evening and start it in the morning, with a way to keep it on for a late release; what is stored stays and stays paid for.',
    about: ['environments', ...new Set(resources)],
  }))
}
