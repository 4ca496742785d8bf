import type { Design } from '@/lib/design/model'
import { WORST_RESPONSE_MINUTES } from '@/lib/requirements/response'
import type { Requirements } from '@/lib/requirements/schema'
import { downMinutesPer30Days, formatMinutes } from '@/lib/units/time'
import { watchedPercent } from './objective'
import { figure, list } from './words'

const WHO = {
  hours: 'Nobody responds outside working hours: a failure on Friday evening waits up to',
  informal: 'One or two people respond as well as they can: count on',
  rota: 'A paid rota responds day and night: count on',
  partner: 'A partner responds: by most contracts within',
} as const

/** Severities, roles and what the error budget allows, in the asker's own numbers. */
export function incidentResponse(requirements: Requirements, design: Design): string[] {
  const { slaPercent, rtoMinutes } = requirements.availability
  const { onCall, paging } = requirements.team
  const minutes = WORST_RESPONSE_MINUTES[onCall]
  const budget = downMinutesPer30Days(watchedPercent(slaPercent))
  const channel = paging.length > 0 ? list(paging) : 'e-mail'
  return [
    'Severity 1: users cannot do what they came for, or data is in danger. Everything else stops; news every 30 minutes. Severity 2: a part fails or is slow, and there is a way round it. Worked on within the working day. Severity 3: nobody notices yet. A ticket.',
    roles(requirements),
    `${WHO[onCall]} ${formatMinutes(minutes)} (our assumption) before somebody works on it. The objective of ${slaPercent}% leaves ${formatMinutes(budget)} in 30 days${burden(minutes, budget)}`,
    against(minutes, rtoMinutes, design),
    `Alerts arrive by ${channel}. Each names its runbook; the first line of each runbook is what to do before understanding anything.`,
    'Undo first, understand later: roll back, switch off, move away. Nobody needs leave for that in severity 1.',
    `Within five working days a review without blame: what happened by the minute, what helped, what was luck, at most three actions with an owner and a date. If an incident used more than a fifth of the 30-day budget (${formatMinutes(budget / 5)}), the first action comes before new features.`,
    ...(requirements.availability.contract === 'none'
      ? []
      : [
          'There is a contract about availability: keep the times of start and end of each incident as measured, since credits are counted from them.',
        ]),
  ]
}

function roles({ team }: Requirements): string {
  if (team.engineers < 3)
    return `With ${team.engineers === 1 ? 'one engineer' : `${team.engineers} engineers`}, one person repairs and tells at the same time; agree beforehand with somebody outside the team who tells the users instead.`
  return 'Two roles, never in one person: one leads and tells (decides, keeps the time, writes to users), one repairs. A third takes notes when it lasts over half an hour.'
}

function burden(minutes: number, budget: number): string {
  const months = minutes / budget
  if (months >= 1)
    return `: one failure that needs a person, at the wrong hour, uses the budget of ${figure(Number(months.toFixed(1)))} months before anybody starts.`
  return `: one failure that needs a person uses ${figure(Number((months * 100).toFixed(0)))}% of it before anybody starts.`
}

function against(minutes: number, rtoMinutes: number, design: Design): string {
  const left = rtoMinutes - minutes
  if (left <= 0)
    return `You asked to recover in ${formatMinutes(rtoMinutes)}: by then nobody has started. Only what moves by itself meets it; ${design.regions.length > 1 ? 'a failover to the second region must be automatic, or' : 'for everything else,'} change who is on call or the time that you ask for.`
  return `You asked to recover in ${formatMinutes(rtoMinutes)}: that leaves ${formatMinutes(left)} for the repair itself.`
}
