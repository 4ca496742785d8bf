import { ofKind } from '@/lib/design/model'
import { type ControlRule, inDesign, notNeeded, yours } from './control-rule'

export const secretsControls: readonly ControlRule[] = [
  {
    id: 'secrets-store',
    control: 'Secrets are in a secret store, never in code, images or plain variables',
    group: 'secrets',
    tags: {
      pci: ['8.6.2'],
      hipaa: ['164.312(a)(1)'],
      soc2: ['CC6.1'],
      iso: ['A.8.24'],
      fedramp: ['IA-5(7)'],
      dora: ['9'],
    },
    judge: ({ ids }) => {
      const stores = ids('secret-store')
      if (stores.length > 0)
        return inDesign(
          stores,
          'Workloads read secrets at start through their role; the Terraform holds names and no values.',
          'Set the values once, by hand or from the pipeline, after the first apply.',
        )
      return notNeeded('This design has no secret of its own: every part signs in with its role.')
    },
  },
  {
    id: 'secrets-rotation',
    control: 'Secrets change, and a leaked one is of use for a short time',
    group: 'secrets',
    tags: { pci: ['8.6.3'], soc2: ['CC6.1'], iso: ['A.5.17'], fedramp: ['IA-5(1)'] },
    judge: ({ design, ids }) => {
      const databases = ofKind(design, 'relational-database').filter(({ role }) => role === 'primary')
      const stores = ids('secret-store')
      if (databases.length === 0 && stores.length === 0) return notNeeded('There is no secret to change.')
      if (databases.length === 0)
        return yours(
          'Change each secret every 90 days, and on the day somebody who knew it leaves.',
          'The date of the last change, which the secret store shows.',
          stores,
        )
      return inDesign(
        // RDS changes a password it manages every seven days unless told otherwise:
        // https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_managed.html and rds-secrets-manager.html, read 2026-11-23.
        databases.map(({ id }) => id),
        'The database service owns the administrator password and changes it every seven days by default.',
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
    tags: { pci: ['6.3.1'], soc2: ['CC7.1'], iso: ['A.8.28'], fedramp: ['SA-11'] },
    judge: () =>
      yours(
        'Run a secret scanner on every push, before tests, and stop the pipeline on a hit. Treat a hit as leaked: change it, then clean up.',
        'The step in the pipeline and its last ten runs.',
      ),
  },
  {
    id: 'secrets-default-credentials',
    control: 'No default or shared password is left',
    group: 'secrets',
    only: ['pci', 'fedramp', 'iso'],
    tags: { pci: ['2.2.2'], iso: ['A.5.17'], fedramp: ['IA-5'] },
    judge: ({ ids }) => {
      const engines = ids('relational-database', 'document-database', 'data-warehouse')
      if (engines.length === 0) return notNeeded('No part of this design comes with a password.')
      return inDesign(engines, 'Administrator passwords are generated on creation and known to nobody.')
    },
  },
]
