import { ofKind } from '@/lib/design/model'
import { formatCount } from '@/lib/units/counts'
import { formatMinutes } from '@/lib/units/time'
import { type Detector, when } from './detector'
import { LOST, list } from './words'

const HOUR = 60

export const recoveryMismatch: Detector = ({ recovery, requirements: { availability } }) =>
  when(!recovery.meetsObjectives, () => {
    const { rtoMinutes, rpoMinutes, strategy } = recovery
    const slow = rtoMinutes.expected > rtoMinutes.asked
    const lossy = rpoMinutes.expected > rpoMinutes.asked
    const longest = [...rtoMinutes.steps].sort((a, b) => b.minutes - a.minutes)[0]
    const parts = [
      ...(slow
        ? [`takes about ${formatMinutes(rtoMinutes.expected)} where you ask for ${formatMinutes(rtoMinutes.asked)}`]
        : []),
      ...(lossy
        ? [
            `loses up to ${formatMinutes(rpoMinutes.expected)} of data where you allow ${formatMinutes(rpoMinutes.asked)}`,
          ]
        : []),
    ]
    return {
      message: `After the loss of a ${LOST[availability.scope]}, ${strategy === 'none' ? 'rebuilding' : strategy.replaceAll('-', ' ')} ${list(parts)}.${slow && longest ? ` The longest step: ${longest.name.toLowerCase()}, ${formatMinutes(longest.minutes)}.` : ''}`,
      remedy: slow
        ? `Shorten that step, or allow ${formatMinutes(rtoMinutes.expected)} for recovery.`
        : `${rpoMinutes.because} Allow ${formatMinutes(rpoMinutes.expected)}, or ask for a store that confirms each write in both places.`,
      about: ['disaster-recovery'],
    }
  })

export const rpoScope: Detector = ({ requirements, facts, recovery }) => {
  const { rpoMinutes, scope } = requirements.availability
  return when(facts.keepsData && scope !== 'region' && rpoMinutes <= HOUR, () => ({
    message: `You allow the loss of ${formatMinutes(rpoMinutes)} of data. That is planned for the loss of a ${LOST[scope]} (expected: ${formatMinutes(recovery.rpoMinutes.expected)}); if the whole region is lost, only what was copied elsewhere is left.`,
    remedy:
      'If you meant the loss of a region, answer so under availability: copies in a second region are then planned and priced.',
    about: ['disaster-recovery', 'region-topology'],
  }))
}

export const syncReplication: Detector = ({ requirements, facts }) => {
  const { rpoMinutes, scope } = requirements.availability
  return when(scope === 'region' && rpoMinutes <= 0 && facts.store !== 'none', () => ({
    message:
      'Nothing may be lost with a region, so both regions have to confirm each write before it counts; a copy that follows, however closely, loses the last writes.',
    remedy: 'Keep it for the records that need it: files, caches and reports may follow a few seconds behind.',
    about: ['database', 'disaster-recovery'],
  }))
}

export const syncWriteLatency: Detector = ({ requirements, design, profile }) => {
  const [first, second] = design.regions
  const distributed = ofKind(design, 'relational-database').some(({ class: tier }) => tier === 'distributed')
  if (!first || !second || second.role === 'backup' || !distributed) return []
  const roundTrip = profile.roundTripMs(first.id, second.id)
  const allowed = requirements.traffic.writeLatencyMs
  return [
    {
      message: `Each write waits for at least one round trip between ${first.name} and ${second.name}, about ${formatCount(roundTrip)} ms${allowed === null ? '' : ` of the ${formatCount(allowed)} ms you allow`}. Reads do not wait.`,
      remedy: 'Send the writes of one request together, and keep statements in one transaction few.',
      about: ['database', 'region-topology'],
    },
  ]
}

export const untested: Detector = ({ decisions, recovery, facts }) =>
  when(decisions['disaster-recovery'].choice !== 'none' && !facts.isTrial, () => ({
    message: `Recovery within ${formatMinutes(recovery.rtoMinutes.asked)} is a plan until it has been done: the figure of ${formatMinutes(recovery.rtoMinutes.expected)} is worked out and not measured.`,
    remedy:
      recovery.scope === 'region'
        ? 'Restore a backup once a month, and move to the second region once a quarter; write down the minutes.'
        : 'Restore a backup once a month and write down the minutes; the runbook has the steps.',
    about: ['disaster-recovery'],
  }))
