import { COMPUTE_KINDS, idsOf, isCopy, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { type ControlRule, inDesign, notNeeded, OWNERS, yours } from './control-rule'

/** Staying up, having room, and keeping nothing for longer than it may be kept. */
export const continuityControls: readonly ControlRule[] = [
  {
    id: 'backup-redundancy',
    control: 'What serves survives the loss of one zone',
    group: 'backup',
    duty: { owner: OWNERS.operations, cadence: 'every six months' },
    tags: { hipaa: ['164.308(a)(7)(ii)(C)'], soc2: ['A1.2'], gdpr: ['32'], iso: ['A.8.14'], dora: ['7', '11'] },
    judge: ({ design }) => {
      const spread = ofKinds(design, [...COMPUTE_KINDS, ...STORE_KINDS]).filter(({ zones }) => zones > 1)
      if (spread.length === 0)
        return notNeeded(
          'The availability that you asked for is reached in one zone; a restore brings it back after a loss.',
          'The answers about availability.',
        )
      return inDesign(
        idsOf(spread),
        `Spread over zones: ${list(idsOf(spread))}.`,
        'Take one zone away in staging and watch that requests go on.',
      )
    },
  },
  {
    id: 'backup-capacity',
    control: 'There is room for the peak, and it is watched',
    group: 'backup',
    duty: { owner: OWNERS.operations, cadence: 'every three months' },
    only: ['soc2', 'iso', 'fedramp', 'dora'],
    tags: { soc2: ['A1.1'], iso: ['A.8.6'], fedramp: ['CP-2(2)'], dora: ['7'] },
    judge: ({ design, requirements }) => {
      const elastic = ofKinds(design, ['container-service', 'machine-group', 'app-platform']).filter(
        ({ replicas }) => replicas.max > replicas.typical,
      )
      const peak = `${requirements.traffic.peakRps} requests a second at the peak`
      return yours(
        `Try ${peak} under load before the launch, compare the forecast with what came, and ask the provider for higher quotas in time${elastic.length > 0 ? `; ${list(idsOf(elastic))} grow by themselves up to their limit` : ''}.`,
        'The last load test, and the graph of use against the limits.',
        idsOf(elastic),
      )
    },
  },
  {
    id: 'backup-retention-limit',
    control: 'Data is kept no longer than it is needed',
    group: 'backup',
    duty: { owner: OWNERS.dataProtection, cadence: 'every 12 months' },
    only: ['gdpr', 'iso', 'pci'],
    tags: { gdpr: ['5'], iso: ['A.8.10'], pci: ['3.2.1'] },
    judge: ({ design, requirements }) => {
      const stores = ofKinds(design, STORE_KINDS).filter((store) => !isCopy(store))
      if (stores.length === 0) return notNeeded('This design stores nothing.')
      return yours(
        `Name for each kind of record in ${list(idsOf(stores))} when it is deleted, and delete it by a scheduled job; copies in backups are gone ${plural(requirements.data.backupDays, 'day')} later.`,
        'The list of periods, and the job’s last run.',
        idsOf(stores),
      )
    },
  },
]
