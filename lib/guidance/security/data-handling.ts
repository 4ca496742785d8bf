import { idsOf, isCopy, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { type ControlRule, notNeeded, OWNERS, yours } from './control-rule'

/** Data outside the place it was meant for: in tests, and on its way out. */
export const dataHandlingControls: readonly ControlRule[] = [
  {
    id: 'encryption-test-data',
    control: 'Real data is not used for tests',
    group: 'encryption',
    duty: { owner: OWNERS.engineering, cadence: 'each new data set, checked every three months' },
    only: ['pci', 'gdpr', 'iso'],
    tags: { pci: ['6.5.5'], gdpr: ['25'], iso: ['A.8.33'] },
    judge: ({ requirements }) => {
      const others = requirements.delivery.environments.filter((name) => name !== 'production' && name !== 'poc')
      if (others.length === 0) return notNeeded('There is no environment for tests.', 'The list of environments.')
      return yours(
        `Fill ${list(others)} with made-up records; where a real one is needed, mask it before it leaves production.`,
        'The script that makes the records, and a search for known real names in them.',
      )
    },
  },
  {
    id: 'scanning-leakage',
    control: 'Data that leaves in bulk is noticed',
    group: 'scanning',
    duty: { owner: OWNERS.security, cadence: 'every week' },
    only: ['iso'],
    tags: { iso: ['A.8.12'] },
    judge: ({ design }) => {
      const stores = ofKinds(design, STORE_KINDS).filter((store) => !isCopy(store))
      if (stores.length === 0) return notNeeded('This design stores nothing.')
      return yours(
        `Alert on reads and exports of ${list(idsOf(stores))} far above their usual week, and let nobody copy production data to a laptop.`,
        'The alert of the last test export.',
        idsOf(stores),
      )
    },
  },
  {
    id: 'network-card-environment',
    control: 'What touches cards stands apart from everything else',
    group: 'network',
    duty: { owner: OWNERS.security, cadence: 'every 12 months, and with each change of scope' },
    only: ['pci'],
    tags: { pci: ['1.4.1', '12.5.2'] },
    judge: ({ ids, requirements }) =>
      requirements.compliance.pciScope === 'saqd'
        ? yours(
            'Give the parts that touch card numbers an account and a network of their own, with no route to the rest but the ones you name; write the scope down and confirm it.',
            'The list of accounts, and the signed scope.',
            ids('network'),
          )
        : notNeeded(
            'Card numbers never reach your servers: the payment page of the provider takes them.',
            'Your SAQ A.',
          ),
  },
]
