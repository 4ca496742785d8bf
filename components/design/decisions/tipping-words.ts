import type { Decision } from '@/lib/plan-document'
import { decimal } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { formatShare } from '@/lib/units/percent'
import { downMinutesPerMonth, formatMinutes } from '@/lib/units/time'
import { findQuestion } from '@/lib/wizard/steps'
import { answerWords, fieldName } from '../answer-words'
import { answerLabel, optionWords } from '../facts/fact-words'

export type TippingPoint = NonNullable<Decision['tippingPoints']>[number]

/** A tipping point in the wizard's words: what would have to be answered, what is answered now, and what would be chosen then. */
export function tippingWords({ field, from, to, becomes }: TippingPoint, { alternatives }: Decision) {
  const option = alternatives.find((alternative) => alternative.option === becomes)
  return {
    question: fieldName(field),
    to: valueWords(field, to),
    from: valueWords(field, from),
    becomes: becomes === 'none' ? 'nothing of the kind' : option?.service || option?.summary || optionWords(becomes),
  }
}

function valueWords(field: string, value: TippingPoint['to']): string {
  if (value === null) return ABSENT[field] ?? 'no answer'
  if (typeof value !== 'number') return answerWords(field, value)
  const format = FORMATS[field]
  if (format) return format(value)
  const control = findQuestion(field as 'name')?.control
  if (control?.type === 'number' && value === 1 && control.unitOne) return `1 ${control.unitOne}`
  return answerWords(field, value)
}

const percent = (value: number) => `${decimal(value, 4)}%`
const milliseconds = (value: number) => `${decimal(value, 0)} ms`
const days = (value: number) => `${decimal(value, 0)} days`
const times = (value: number) => `${decimal(value, 1)} times`

/** Availability is asked for as downtime, in the words of its options where there is one. */
function downtime(value: number): string {
  const label = answerLabel('availability.slaPercent', String(value))
  return `${label ?? formatMinutes(downMinutesPerMonth(value))} (${percent(value)})`
}

/** Numbers that the wizard asks for as a choice: a tipping point may lie between two of its options. */
const FORMATS: { readonly [field: string]: ((value: number) => string) | undefined } = {
  'traffic.spikeFactor': times,
  'traffic.latencyMs': milliseconds,
  'traffic.writeLatencyMs': milliseconds,
  'traffic.cacheable': formatShare,
  'traffic.growth': times,
  'availability.slaPercent': downtime,
  'availability.rtoMinutes': formatMinutes,
  'availability.rpoMinutes': (value) => (value === 0 ? 'none' : formatMinutes(value)),
  'data.sqlWriteSharePercent': percent,
  'data.growthPercentPerMonth': percent,
  'data.backupDays': days,
  'security.auditDays': days,
  'budget.monthly': (value) => `${formatUsd(value)} a month`,
  'migration.downtimeMinutes': (value) => (value === 0 ? 'none' : formatMinutes(value)),
}

/** What it means that a field holds nothing. */
const ABSENT: { readonly [field: string]: string | undefined } = {
  'traffic.spikeFactor': 'no sudden spikes',
  'traffic.latencyMs': 'not critical',
  'traffic.writeLatencyMs': 'not critical',
  'availability.regionMode': 'nothing asked',
  'budget.monthly': 'no figure',
}
