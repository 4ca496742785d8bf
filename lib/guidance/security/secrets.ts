import { ofKind } from '@/lib/design/model'
import { idsOf } from '@/lib/guidance/kinds'
import { list } from '@/lib/guidance/words'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, yours } from './control-rule'

export const secretsControls: readonly ControlRule[] = [
  {
    id: 'secrets-store',
    control: 'Secrets are in a secret store, never in code, images or plain variables',
    group: 'secrets',
    duty: { owner: OWNERS.engineering, cadence: 'after the first deployment, and with each new secret' },
    tags: {
      pci: ['8.6.2'],
      hipaa: ['164.312(a)(1)'],
      soc2: ['CC6.1'],
      iso: ['A.8.24'],
      fedramp: ['IA-5(7)'],
      dora: ['9'],
    },
    judge: ({ design, ids }) => {
      const stores = ids('secret-store')
      if (stores.length > 0)
        return inDesign(
          stores,
          `Workloads read secrets at start through their ${cloudOf(design).role}; ${cloudOf(design).code} holds names and no values.`,
          'Set the values once, by hand or from the pipeline, after the first deployment.',
        )
      return notNeeded('This design has no secret of its own: every part signs in with its role.')
    },
  },
  {
    id: 'secrets-rotation',
    control: 'Secrets change, and a leaked one is of use for a short time',
    group: 'secrets',
    duty: { owner: OWNERS.operations, cadence: 'every 90 days' },
    tags: { pci: ['8.6.3'], soc2: ['CC6.1'], iso: ['A.5.17'], fedramp: ['IA-5(1)'] },
    judge: ({ design, ids }) => {
      const databases = ofKind(design, 'relational-database').filter(({ role }) => role === 'primary')
      const stores = ids('secret-store')
      if (databases.length === 0 && stores.length === 0) return notNeeded('There is no secret to change.')
      const { passwordRotation } = cloudOf(design)
      if (databases.length === 0)
        return yours(
          'Change each secret every 90 days, and on the day somebody who knew it leaves.',
          'The date of the last change, which the secret store shows.',
          stores,
        )
      if (passwordRotation === null)
        return yours(
          `Let workloads sign in to ${list(idsOf(databases))} as themselves, without a password, where the engine can; change every password that is left, the administrator's too, every 90 days and on the day somebody who knew it leaves.`,
          'The date of the last change, which the secret store shows.',
          [...idsOf(databases), ...stores],
        )
      return inDesign(
        idsOf(databases),
        passwordRotation,
        stores.length > 0
          ? 'Change the other secrets every 90 days; connect as a database user with less than administrator rights.'
          : 'Connect as a database user with less than administrator rights.',
      )
    },
  },
  {
    id: 'secrets-scanning',
    control: 'A secret that is committed by mistake is found before it is merged',
    group: 'secrets',
    duty: { owner: OWNERS.engineering, cadence: 'each push' },
    tags: { pci: ['6.3.1'], soc2: ['CC7.1'], iso: ['A.8.28'], fedramp: ['SA-11'] },
    judge: () =>
      inDesign(
        [],
        'pipeline/audit.sh looks through every change for secrets and stops on a hit; its last ten runs show it.',
        'Treat a hit as leaked: change it, then clean up.',
      ),
  },
  {
    id: 'secrets-default-credentials',
    control: 'No default or shared password is left',
    group: 'secrets',
    duty: { owner: OWNERS.engineering, cadence: 'before the first release' },
    only: ['pci', 'fedramp', 'iso'],
    tags: { pci: ['2.2.2'], iso: ['A.5.17'], fedramp: ['IA-5'] },
    judge: ({ design, ids }) => {
      const engines = ids('relational-database', 'document-database', 'data-warehouse')
      if (engines.length === 0) return notNeeded('No part of this design comes with a password.')
      if (cloudOf(design).passwordRotation !== null)
        return inDesign(engines, 'Administrator passwords are generated on creation and known to nobody.')
      return yours(
        `Let ${cloudOf(design).code} generate each administrator password into the secret store, and turn off every login that ${list(engines)} came with.`,
        'The list of logins of each engine.',
        engines,
      )
    },
  },
]
