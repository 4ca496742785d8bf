import { type Design, ofKind } from '@/lib/design/model'
import { backedUp, backupOf } from '@/lib/guidance/backups'
import { COMPUTE_KINDS, idsOf, isCopy, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { formatMinutes } from '@/lib/units/time'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

const storesOf = ({ design }: SecurityContext) => ofKinds(design, STORE_KINDS).filter((store) => !isCopy(store))
/** The runbooks that this design has for the loss of a place. */
function rehearsed(design: Design): string {
  if (design.regions.length > 1) return 'the runbooks "Loss of a region" and "Leaked credential"'
  return ofKinds(design, COMPUTE_KINDS).length > 0
    ? 'the runbooks "Loss of a zone" and "Leaked credential"'
    : 'the runbook "Leaked credential"'
}
const NOTHING = 'This design stores nothing.'

export const backupControls: readonly ControlRule[] = [
  {
    id: 'backup-stores',
    control: 'Every store is backed up, or can be made again',
    group: 'backup',
    duty: { owner: OWNERS.operations, cadence: 'every day' },
    tags: {
      hipaa: ['164.308(a)(7)(ii)(A)'],
      soc2: ['A1.2'],
      gdpr: ['32'],
      iso: ['A.8.13'],
      fedramp: ['CP-9'],
      dora: ['12'],
    },
    judge: (context) => {
      const stores = storesOf(context)
      if (stores.length === 0) return notNeeded(NOTHING)
      const open = stores.filter((store) => !backedUp(context.design, store))
      const held = stores
        .filter((store) => backedUp(context.design, store))
        .map((store) => `${store.id}: ${backupOf(context.design, store).keptDays} days`)
      if (open.length === 0) return inDesign(idsOf(stores), `${held.join('; ')}.`)
      return yours(
        `No backup is drawn for ${list(idsOf(open))}: ${list(open.map((store) => backupOf(context.design, store).what))}. Write down how it is made again, or add a backup.`,
        held.length > 0 ? `${held.join('; ')}.` : 'The written way to make it again.',
        idsOf(stores),
      )
    },
  },
  {
    id: 'backup-restore-test',
    control: 'A backup is proven by a restore',
    group: 'backup',
    duty: { owner: OWNERS.operations, cadence: 'every month' },
    tags: {
      hipaa: ['164.308(a)(7)(ii)(B)', '164.308(a)(7)(ii)(D)'],
      soc2: ['A1.3'],
      gdpr: ['32'],
      iso: ['A.8.13'],
      fedramp: ['CP-9(1)', 'CP-10', 'CP-10(4)'],
      dora: ['12'],
    },
    judge: (context) => {
      const stores = storesOf(context)
      if (stores.length === 0) return notNeeded(NOTHING)
      const { rtoMinutes } = context.requirements.availability
      return yours(
        `Restore ${list(idsOf(stores))} into an empty environment once a month and time it: you asked for ${formatMinutes(rtoMinutes)}.${stores.some((store) => backedUp(context.design, store)) ? ' The runbook "Restore data" has the commands.' : ''}`,
        'The date, the duration and who did it.',
        idsOf(stores),
      )
    },
  },
  {
    id: 'backup-out-of-reach',
    control: 'One copy is where a mistake or an intruder cannot delete it',
    group: 'backup',
    duty: { owner: OWNERS.operations, cadence: 'every week' },
    tags: {
      pci: ['9.4.1'],
      hipaa: ['164.308(a)(7)(ii)(A)'],
      soc2: ['A1.2'],
      iso: ['A.8.13'],
      fedramp: ['CP-6', 'CP-9'],
      dora: ['12'],
    },
    judge: (context) => {
      const stores = storesOf(context)
      if (stores.length === 0) return notNeeded(NOTHING)
      const vaults = context.ids('backup-vault')
      const copies = idsOf(ofKinds(context.design, STORE_KINDS).filter(isCopy))
      const replicated = ofKind(context.design, 'object-store')
        .filter(({ replicatesTo }) => replicatesTo !== null)
        .map(({ id }) => id)
      const held = [...vaults, ...copies, ...replicated]
      if (held.length === 0)
        return yours(
          'Backups live in the same account as the data. Copy the weekly one to a second place that the people and roles of production cannot reach.',
          'The copy, restored once.',
          idsOf(stores),
        )
      return inDesign(
        held,
        `A second copy: ${list(held)}.`,
        vaults.length > 0
          ? 'Lock the vault once you are sure of the retention: a locked one cannot be shortened by anybody.'
          : 'A replica repeats a deletion; the backups are what brings data back.',
      )
    },
  },
  {
    id: 'backup-deletion',
    control: 'Production data cannot be deleted by one wrong command',
    group: 'backup',
    duty: { owner: OWNERS.engineering, cadence: 'each new store' },
    tags: { soc2: ['CC6.1', 'A1.2'], iso: ['A.8.10'], fedramp: ['CP-9'] },
    judge: (context) => {
      const guarded = ofKinds(context.design, [
        'relational-database',
        'document-database',
        'key-value-store',
        'object-store',
      ]).filter((store) => !isCopy(store))
      if (guarded.length === 0) return notNeeded('There is no store that a command could empty for good.')
      if (context.design.environment !== 'production')
        return notNeeded('A trial may be thrown away.', 'The environment of this design.')
      const { evidence, you } = cloudOf(context.design).deletion
      return inDesign(idsOf(guarded), evidence, you)
    },
  },
  {
    id: 'backup-contingency',
    control: 'There is a plan for the bad day, and it was rehearsed',
    group: 'backup',
    duty: { owner: OWNERS.operations, cadence: 'every six months' },
    tags: {
      pci: ['12.10.2'],
      hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'],
      soc2: ['A1.3', 'CC7.5'],
      iso: ['A.5.29', 'A.5.30'],
      fedramp: ['CP-2', 'CP-4', 'CP-7'],
      dora: ['11', '24'],
    },
    judge: ({ requirements, design }) =>
      yours(
        `Rehearse ${rehearsed(design)} twice a year, with the people who would be there, against ${formatMinutes(requirements.availability.rtoMinutes)}.`,
        'The dated record: how long it took and what was changed after it.',
      ),
  },
  {
    id: 'backup-erasure',
    control: 'A person who asks to be forgotten is forgotten in backups too',
    group: 'backup',
    duty: { owner: OWNERS.dataProtection, cadence: 'each request, and after each restore' },
    only: ['gdpr'],
    tags: { gdpr: ['17'] },
    judge: (context) => {
      const stores = storesOf(context)
      if (stores.length === 0) return notNeeded(NOTHING)
      return yours(
        `Delete in the live store at once, keep a list of deleted ids, and run it again after each restore; backups are gone after ${context.requirements.data.backupDays} days by themselves.`,
        'The list, and the step in the restore runbook.',
        idsOf(stores),
      )
    },
  },
]
