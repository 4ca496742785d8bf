import { recover } from '@/lib/availability/recover'
import { RESPONSE_MINUTES } from '@/lib/requirements/response'
import { formatMinutes } from '@/lib/units/time'
import { both, type Change, insisting, type WhatIf, withAvailability } from '@/lib/what-if/what-if'
import type { FindingInput } from './detector'
import { asPlanned, type Offer, offerOf } from './options'

/** The fewest people who keep a rota up day and night: the ladder of nines takes the same (our assumption). */
const ROTA_PEOPLE = 6

/** Recovery that waits for nobody, people who answer sooner, or the time that these people take. */
export function nearestResponse(input: FindingInput): Offer[] {
  const { requirements, recovery, decisions } = input
  const { rtoMinutes, rpoMinutes } = requirements.availability
  const { expected } = recovery.rtoMinutes
  const byItself = automatic(input)
    .map(({ words, change }) => ({ words, result: input.whatIf(change) }))
    .find(({ result }) => recoversWithin(result, rtoMinutes, rpoMinutes))
  const withRota = expected - RESPONSE_MINUTES[requirements.team.onCall] + RESPONSE_MINUTES.rota
  const rota: Change = (asked) => ({ ...asked, team: { ...asked.team, onCall: 'rota' } })
  return [
    ...(byItself ? [offerOf(byItself.words, byItself.result)] : []),
    ...(withRota <= rtoMinutes
      ? [
          {
            ...offerOf(`A rota that answers within ${formatMinutes(RESPONSE_MINUTES.rota)}`, input.whatIf(rota)),
            people: ROTA_PEOPLE,
          },
        ]
      : []),
    asPlanned(`${formatMinutes(expected)} for recovery, ${WORDS[decisions['disaster-recovery'].choice]}`, input),
  ]
}

const WORDS = {
  none: 'rebuilt from code',
  'backup-and-restore': 'restored from backups',
  'pilot-light': 'with a pilot light that people switch on',
  'warm-standby': 'with a running standby',
  'hot-standby': 'with a full standby',
  'active-active': 'with two regions that serve',
} as const

function automatic({ requirements }: FindingInput): { words: string; change: Change }[] {
  if (requirements.availability.scope === 'region')
    return (['warm-standby', 'hot-standby', 'active-active'] as const).map((strategy) => ({
      words: `${LABELS[strategy]} in a second region, which takes over by itself`,
      change: both(
        insisting({ 'disaster-recovery': strategy, 'region-topology': undefined }),
        withAvailability({ regionMode: null }),
      ),
    }))
  const inZones = withAvailability({ scope: 'zone', regionMode: null })
  return [
    { change: inZones, insists: {} },
    { change: inZones, insists: { 'zone-topology': 'multi-zone' } },
    { change: inZones, insists: { 'zone-topology': 'multi-zone', compute: 'vm-group' } },
  ].map(({ change, insists }) => ({
    words: 'Copies in several data centres, which take over by themselves',
    change: both(change, insisting(insists)),
  }))
}

const LABELS = {
  'warm-standby': 'A small running copy',
  'hot-standby': 'A full copy',
  'active-active': 'A copy that also serves',
} as const

function recoversWithin({ requirements, decisions, production, profile }: WhatIf, rto: number, rpo: number): boolean {
  const { rtoMinutes, rpoMinutes } = recover(requirements, decisions, production, profile)
  return rtoMinutes.expected <= rto && rpoMinutes.expected <= rpo
}
