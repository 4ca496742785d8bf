import { ENTRY_KINDS, idsOf, MESSAGING_KINDS, ofKinds, STORE_KINDS } from '@/lib/guidance/kinds'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

export const encryptionControls: readonly ControlRule[] = [
  {
    id: 'encryption-at-rest',
    control: 'Everything stored is encrypted',
    group: 'encryption',
    duty: { owner: OWNERS.engineering, cadence: 'each new store' },
    tags: {
      pci: ['3.5.1'],
      hipaa: ['164.312(a)(2)(iv)'],
      soc2: ['CC6.1', 'CC6.7'],
      gdpr: ['32'],
      iso: ['A.8.24'],
      fedramp: ['SC-28', 'CP-9(8)'],
      dora: ['9'],
    },
    judge: ({ design }) => {
      const stores = ofKinds(design, [...STORE_KINDS, 'cache', ...MESSAGING_KINDS, 'log-store', 'backup-vault'])
      if (stores.length === 0) return notNeeded('This design stores nothing.')
      return inDesign(
        idsOf(stores),
        `Encryption is switched on for each in ${cloudOf(design).code} and cannot be switched off without making it anew.`,
      )
    },
  },
  {
    id: 'encryption-in-transit',
    control: 'TLS 1.2 or newer from the user to the front door',
    group: 'encryption',
    duty: { owner: OWNERS.engineering, cadence: 'before the first release' },
    tags: {
      pci: ['4.2.1'],
      hipaa: ['164.312(e)(1)'],
      soc2: ['CC6.7'],
      gdpr: ['32'],
      iso: ['A.8.24'],
      fedramp: ['SC-8'],
      dora: ['9'],
    },
    judge: transit,
  },
  {
    id: 'encryption-inside',
    control: 'Connections to data stores are encrypted and the other end is checked',
    group: 'encryption',
    duty: { owner: OWNERS.engineering, cadence: 'each release' },
    tags: { pci: ['4.2.1'], hipaa: ['164.312(e)(1)'], soc2: ['CC6.7'], iso: ['A.8.24'], fedramp: ['SC-8'] },
    judge: ({ design }) => {
      const stores = ofKinds(design, [
        'relational-database',
        'document-database',
        'cache',
        'file-system',
        'search-engine',
        'connection-pooler',
        'time-series-database',
      ])
      if (stores.length === 0) return notNeeded('Stores are reached over HTTPS only.')
      return yours(
        `Connect with TLS and check the certificate of ${stores.map(({ id }) => id).join(', ')}: verify-full in a PostgreSQL connection string, VERIFY_IDENTITY in a MySQL one, rediss:// for the cache.`,
        'A connection without TLS is refused in the integration tests.',
        idsOf(stores),
      )
    },
  },
  {
    id: 'encryption-keys',
    control: 'Who holds the keys, and how they change',
    group: 'encryption',
    duty: { owner: OWNERS.security, cadence: 'every 12 months' },
    tags: {
      pci: ['3.6.1', '3.7.4'],
      hipaa: ['164.312(a)(2)(iv)'],
      soc2: ['CC6.1'],
      gdpr: ['32'],
      iso: ['A.8.24'],
      fedramp: ['SC-12', 'SC-12(1)'],
      dora: ['9'],
    },
    judge: keys,
  },
  {
    id: 'encryption-personal-data',
    control: 'Personal data is replaced by a reference where the person is not needed',
    group: 'encryption',
    duty: { owner: OWNERS.dataProtection, cadence: 'each change of the data model' },
    only: ['gdpr', 'hipaa', 'iso'],
    tags: { gdpr: ['5', '25', '32'], hipaa: ['164.312(c)(1)', '164.502(b)'], iso: ['A.8.11'] },
    judge: ({ requirements, ids }) => {
      const { dataClasses } = requirements.security
      const holds = dataClasses.includes('personal') || dataClasses.includes('special')
      if (!holds) return notNeeded('You named no personal data.', 'The answer about what would do harm if it leaked.')
      return yours(
        'Keep names and contacts in one table, use a random id everywhere else, and leave both out of logs, metrics and test data.',
        'A test that fails when a log line holds an e-mail address.',
        ids('log-store'),
      )
    },
  },
  {
    id: 'encryption-card-data',
    control: 'Card numbers cannot be read from storage',
    group: 'encryption',
    duty: { owner: OWNERS.dataProtection, cadence: 'every three months' },
    only: ['pci'],
    tags: { pci: ['3.2.1', '3.3.1', '3.5.1', 'SAQ A eligibility'] },
    judge: ({ requirements, ids }) =>
      requirements.compliance.pciScope === 'saqd'
        ? yours(
            'Replace the card number by a token on arrival and keep the token only; never keep the security code after authorisation. Where a number must stay, encrypt the field with a key that the application alone may use.',
            'A scan of stores and logs for card numbers, every quarter.',
            ids('relational-database', 'key-value-store', 'document-database', 'object-store', 'log-store'),
          )
        : yours(
            "The provider's payment page takes the card. Keep its token and the last four digits, nothing else, and scan logs and stores for card numbers once a quarter.",
            'The result of the scan.',
            ids('log-store'),
          ),
  },
  {
    id: 'encryption-fips',
    control: 'Only validated cryptography is used',
    group: 'encryption',
    duty: { owner: OWNERS.engineering, cadence: 'before the assessment, and with each new service' },
    only: ['fedramp'],
    tags: { fedramp: ['SC-13'] },
    judge: ({ design, ids }) =>
      yours(
        cloudOf(design).fips,
        'The endpoints in the audit trail, and the certificate number of each module.',
        ids('encryption-key', 'load-balancer', 'api-gateway'),
      ),
  },
]

function transit({ design }: SecurityContext) {
  const entries = ofKinds(design, [...ENTRY_KINDS, 'app-platform'])
  if (entries.length === 0) return notNeeded('Nothing answers requests; calls to cloud services use TLS.')
  return inDesign(
    idsOf(entries),
    'Listeners refuse anything older than TLS 1.2; plain HTTP is redirected.',
    'Set your domain in the variables file. The certificate renews by itself as long as its DNS record stands.',
  )
}

function keys({ requirements, ids }: SecurityContext) {
  const held = ids('encryption-key')
  const { keys: wish } = requirements.security
  if (wish === 'managed' && held.length === 0)
    return notNeeded(
      "The provider's own keys are enough for the data you named; they change every year by themselves.",
      'The answer about keys.',
    )
  if (wish === 'hsm')
    return yours(
      'You asked for dedicated hardware: name two key custodians, keep the backup of the hardware module off the account, and rehearse losing one custodian.',
      'The custodian record and the last rehearsal.',
      held,
    )
  if (held.length === 0) return notNeeded('No resource of this design needs a key.')
  return inDesign(
    held,
    'Keys of your own, changed every year by the key service; their use is in the audit trail.',
    'Decide who may schedule the deletion of a key: at most two people.',
  )
}
