import type { Decisions } from '@/lib/decisions/decide-all'
import { type Design, ofKind } from '@/lib/design/model'
import type { Recovery } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'

type Step = Recovery['rtoMinutes']['steps'][number]

/**
 * How long recovery takes and what it loses, for the failure that was named: one machine, a zone or a region. Minutes are planning
 * figures: a managed failover from its documentation, people's time from the on-call answer.
 */
export function recover(requirements: Requirements, decisions: Decisions, design: Design): Recovery {
  const { scope, rtoMinutes, rpoMinutes } = requirements.availability
  const strategy = decisions['disaster-recovery'].choice
  const steps = scope === 'region' ? regionSteps(requirements, strategy, design) : zoneSteps(requirements, design)
  const expected = Math.ceil(steps.reduce((sum, { minutes }) => sum + minutes, 0))
  const loss = scope === 'region' ? regionLoss(strategy, design) : zoneLoss(design)
  return {
    strategy,
    scope,
    rtoMinutes: { asked: rtoMinutes, expected, steps },
    rpoMinutes: { asked: rpoMinutes, expected: loss.minutes, because: loss.because },
    meetsObjectives: expected <= rtoMinutes && loss.minutes <= rpoMinutes,
  }
}

/** Minutes until somebody acts, by who responds. Outside working hours means two thirds of the week: twelve hours on average. */
const RESPONSE_MINUTES = { hours: 720, informal: 60, rota: 15, partner: 15 } as const

const detect: Step = { name: 'Detect', minutes: 2, because: 'Two failed health checks and one alarm period.' }

function zoneSteps(requirements: Requirements, design: Design): Step[] {
  const databases = ofKind(design, 'relational-database').filter(({ replicaOf }) => replicaOf === null)
  const survives =
    design.resources.every(
      (resource) => resource.zones > 1 || resource.tier === 'global' || !('replicas' in resource),
    ) && databases.every(({ multiZone }) => multiZone)
  if (survives) {
    const slow = databases.some((database) => database.class === 'standard')
    const failover: Step[] =
      databases.length === 0
        ? []
        : [
            {
              name: 'Switch the database',
              minutes: slow ? 2 : 1,
              because: slow
                ? 'A standby in the second zone takes over in 60 to 120 seconds.'
                : 'A reader in another zone takes over in under 60 seconds.',
            },
          ]
    return [
      { ...detect, minutes: 1 },
      ...failover,
      { name: 'Reconnect', minutes: 1, because: 'Copies in the other zone already run; clients connect again.' },
    ]
  }
  const response = RESPONSE_MINUTES[requirements.team.onCall]
  const gib = databases.reduce((sum, { storageGib }) => sum + storageGib, 0)
  return [
    detect,
    { name: 'Decide', minutes: response, because: 'Somebody has to see the alarm and act.' },
    {
      name: 'Restore',
      minutes: 20 + Math.ceil(gib / 10),
      because:
        'A new instance from backup in another zone: 20 minutes and a minute for each 10 GiB (our planning figure).',
    },
    { name: 'Reconnect', minutes: 5, because: 'Start copies in the other zone and check.' },
  ]
}

function regionSteps(requirements: Requirements, strategy: Recovery['strategy'], design: Design): Step[] {
  const response = RESPONSE_MINUTES[requirements.team.onCall]
  const gib = ofKind(design, 'relational-database')
    .filter(({ replicaOf }) => replicaOf === null)
    .reduce((sum, { storageGib }) => sum + storageGib, 0)
  if (design.regions.length < 2 && strategy !== 'none') {
    return [
      detect,
      {
        name: 'Wait for the region',
        minutes: 1440,
        because: 'No second region holds the data, so recovery waits until this one returns: a day is planned for.',
      },
    ]
  }
  const dns: Step = {
    name: 'Move users',
    minutes: 2,
    because: 'Health checks every 30 seconds and a 60-second record.',
  }
  const promote: Step = {
    name: 'Promote the data',
    minutes: 2,
    because: 'The copy in the second region becomes the writer.',
  }
  switch (strategy) {
    case 'active-active':
      return [
        { ...detect, minutes: 0.5 },
        { name: 'Move users', minutes: 0.5, because: 'Names lead to the region that still answers.' },
      ]
    case 'hot-standby':
      return [
        { ...detect, minutes: 1 },
        { ...promote, minutes: 1 },
        { ...dns, minutes: 1 },
      ]
    case 'warm-standby':
      return [detect, promote, dns, { name: 'Scale up', minutes: 4, because: 'The running copies grow to full size.' }]
    case 'pilot-light':
      return [
        detect,
        { name: 'Decide', minutes: Math.min(response, 60), because: 'Somebody starts the switch-over.' },
        promote,
        { name: 'Start what runs', minutes: 20, because: 'Compute is created from code beside the data.' },
        dns,
      ]
    default:
      return [
        detect,
        { name: 'Decide', minutes: response, because: 'Somebody has to see the alarm and start the restore.' },
        {
          name: 'Rebuild and restore',
          minutes: 60 + Math.ceil(gib / 5),
          because:
            'Infrastructure from code, data from copies: an hour and a minute for each 5 GiB (our planning figure).',
        },
        { name: 'Check and move users', minutes: 15, because: 'Smoke tests, then the name changes.' },
      ]
  }
}

type Loss = { minutes: number; because: string }

function zoneLoss(design: Design): Loss {
  const databases = ofKind(design, 'relational-database').filter(({ replicaOf }) => replicaOf === null)
  if (databases.every(({ multiZone }) => multiZone))
    return { minutes: 0, because: 'Writes are kept in two zones before they are confirmed.' }
  return { minutes: 5, because: 'The log is saved every five minutes; what came after it is lost with the disk.' }
}

function regionLoss(strategy: Recovery['strategy'], design: Design): Loss {
  if (design.regions.length < 2)
    return {
      minutes: 0,
      because: 'What was written is there again when the region returns; nothing is kept elsewhere.',
    }
  const databases = ofKind(design, 'relational-database')
  if (databases.some((database) => database.class === 'distributed') && strategy === 'active-active')
    return { minutes: 0, because: 'Both regions confirm each write.' }
  if (strategy === 'backup-and-restore')
    return { minutes: 5, because: 'Backups and logs are copied to the other region about every five minutes.' }
  if (strategy === 'pilot-light')
    return { minutes: 1, because: 'The replica in the other region is seconds to a minute behind.' }
  if (strategy === 'none') return { minutes: 0, because: 'Nothing is stored.' }
  return { minutes: 0.1, because: 'The copy in the other region is about a second behind; up to five are planned for.' }
}
