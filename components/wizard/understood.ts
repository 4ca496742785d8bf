import { formatCount } from '@/lib/units/counts'
import type { Answers } from '@/lib/wizard/answers'
import { groupDigits, parseNumber } from '@/lib/wizard/numbers'
import { unitOf } from '@/lib/wizard/parse-answer'
import type { NumberControl, Question } from '@/lib/wizard/question'

const SECONDS_A_DAY = 86_400

/** What a typed number was taken for, where that is not plain from its digits. Undefined says nothing. */
export function understood({ key }: Question, control: NumberControl, answers: Answers): string | undefined {
  const typed = answers[key]
  const number = typeof typed === 'string' ? parseNumber(typed) : undefined
  if (typeof typed !== 'string' || number === undefined || number === 0) return undefined
  const unit = unitOf(control, answers, key)
  if (unit && unit.perUnit === 1) {
    return `${groupDigits(number)} per second is about ${formatCount(number * SECONDS_A_DAY)} a day.`
  }
  if (unit) return `${groupDigits(number)} ${unit.words} is about ${perSecond(number * unit.perUnit)}.`
  if (/[a-z]/i.test(typed)) return `${typed.trim()} is ${groupDigits(number)}${control.unit ? ` ${control.unit}` : ''}.`
  return undefined
}

const perSecond = (rps: number): string =>
  rps < 0.1
    ? `${formatCount(rps * SECONDS_A_DAY)} requests a day`
    : `${formatCount(Number(rps.toPrecision(2)))} requests per second`
