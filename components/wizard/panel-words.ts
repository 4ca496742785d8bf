import { plural } from '@/lib/units/counts'
import { formatUsd, formatUsdDelta } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'
import { downMinutesPerMonth, formatMinutes } from '@/lib/units/time'
import type { Answers } from '@/lib/wizard/answers'
import { describeAnswer } from '@/lib/wizard/describe-answer'
import { groupDigits } from '@/lib/wizard/numbers'
import { readAnswers } from '@/lib/wizard/reader'
import { findQuestion, questions } from '@/lib/wizard/steps'
import type { PanelPlan } from './panel-plan'

/*
 * The panel's sentences. They are worked out here, so that its markup holds none of the arithmetic.
 */

export const likelyCost = ({ cost }: PanelPlan): string =>
  `${cost.isAtLeast ? 'at least ' : ''}${formatUsd(cost.monthlyUsd.expected)}`

export const costRange = ({ cost: { monthlyUsd } }: PanelPlan): string =>
  `${formatUsd(monthlyUsd.low)} to ${formatUsd(monthlyUsd.high)}`

export const assumptionCount = (count: number): string => (count === 0 ? 'No assumptions' : plural(count, 'assumption'))

export const warningCount = (count: number): string => (count === 0 ? 'No warnings' : plural(count, 'warning'))

/** "99.93%" and "31 minutes a month"; a plan with a part that nobody promises anything for has none. */
export const availabilityFigure = (percent: number | null, target: number) =>
  percent === null
    ? { percent: 'Not stated', minutes: 'No commitment is published' }
    : {
        percent: formatAvailability(percent, target),
        minutes: `${downtime(percent)} a month`,
      }

/** In the words of the question where it offers this figure, so that the same percentage never reads as two different times. */
function downtime(percent: number): string {
  const control = findQuestion('availability.slaPercent')?.control
  const offered = control?.type === 'radio' ? control.options.find(({ means }) => means === percent) : undefined
  return offered?.label ?? formatMinutes(downMinutesPerMonth(percent))
}

export function availabilityNote({ availability: { isMet, computed, weakest } }: PanelPlan): string | null {
  if (isMet) return null
  if (computed === null) return 'A part of the request path has no published commitment.'
  return weakest ? `${weakest} is the weakest part of the request path.` : null
}

export function budgetWords({ cost: { budget, monthlyUsd } }: PanelPlan) {
  if (!budget) return undefined
  const word = budget.hardness === 'hard' ? 'ceiling' : 'target'
  const room = budget.monthlyUsd - monthlyUsd.expected
  const limit = formatUsd(budget.monthlyUsd)
  return {
    limit: budget.monthlyUsd,
    limitText: `${limit} ${word}`,
    status:
      room >= 0
        ? { tone: 'ok' as const, text: `${formatUsd(room)} under ${word}` }
        : { tone: 'bad' as const, text: `${formatUsd(-room)} over ${word}` },
    description: `Likely ${formatUsd(monthlyUsd.expected)}, range ${formatUsd(monthlyUsd.low)} to ${formatUsd(monthlyUsd.high)}, budget ${limit}`,
  }
}

export type Delta = { text: string; direction: 'up' | 'down'; cause: string }

/** What the last change did to the cost, and which change it was. Nothing under a dollar is worth a word. */
export function deltaOf(before: Moment, after: Moment): Delta | undefined {
  const usd = after.plan.cost.monthlyUsd.expected - before.plan.cost.monthlyUsd.expected
  const cause = causeOf(before.answers, after.answers)
  if (Math.abs(usd) < 1 || cause === undefined) return undefined
  return { text: `${formatUsdDelta(usd)} a month`, direction: usd > 0 ? 'up' : 'down', cause }
}

/** A plan with the answers that it is of. */
export type Moment = { plan: PanelPlan; answers: Answers }

/** "Peak: 180 requests per second instead of 90": the first answer that reads differently. */
function causeOf(before: Answers, after: Answers): string | undefined {
  const [readBefore, readAfter] = [readAnswers(before), readAnswers(after)]
  const changed = questions.find(({ key }) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  if (!changed || !readAfter.applies(changed)) return undefined
  const now = describeAnswer(changed, after, readAfter).text
  const was = readBefore.applies(changed) ? describeAnswer(changed, before, readBefore).text : 'Not answered'
  const words = `${changed.short}: ${now}`
  return was === 'Not answered' ? words : `${words} instead of ${was}`
}

/** For people who hear the page: only when the cost moves by a twentieth or a warning appears. */
export function announcement(before: PanelPlan | undefined, after: PanelPlan): string | undefined {
  const was = before?.cost.monthlyUsd.expected ?? 0
  const now = after.cost.monthlyUsd.expected
  const isNewWarning = after.warnings.some(({ code }) => !before?.warnings.some((warning) => warning.code === code))
  if (before && Math.abs(now - was) < was * 0.05 && !isNewWarning) return undefined
  const cost = `About ${groupDigits(Math.round(now))} dollars a month.`
  const titles = after.warnings.map(({ title }) => title).join(', ')
  return titles === '' ? cost : `${cost} ${warningCount(after.warnings.length)}: ${titles}.`
}
