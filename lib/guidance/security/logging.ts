import { ofKind } from '@/lib/design/model'
import { plural } from '@/lib/units/counts'
import { type ControlRule, inDesign, notNeeded, type SecurityContext, yours } from './control-rule'

/** 12 months, PCI DSS 10.5.1: see frameworks.ts. */
const PCI_LOG_DAYS = 365
/** 164.316(b)(2): documentation is kept for six years. Read 2026-11-23, secondary: https://erikevenson.github.io/architect/compliance/hipaa. */
const HIPAA_DOCUMENT_YEARS = 6

export const loggingControls: readonly ControlRule[] = [
  {
    id: 'logging-audit-trail',
    control: 'Every change to the account is recorded',
    group: 'logging',
    tags: {
      pci: ['10.2.1', '10.5.1'],
      hipaa: ['164.312(b)'],
      soc2: ['CC7.2'],
      gdpr: ['32'],
      iso: ['A.8.15'],
      fedramp: ['AU-2', 'AU-11'],
      dora: ['10'],
    },
    judge: auditTrail,
  },
  {
    id: 'logging-application',
    control: 'Applications log who did what, and no secret or personal data',
    group: 'logging',
    tags: {
      pci: ['10.2.1', '10.2.2'],
      hipaa: ['164.312(b)'],
      soc2: ['CC7.2'],
      iso: ['A.8.15'],
      fedramp: ['AU-3', 'AU-12'],
      dora: ['10'],
    },
    judge: ({ design, ids }) => {
      const [store] = ofKind(design, 'log-store')
      if (!store) return notNeeded('No code of yours writes logs here; the edge keeps its own access log.')
      return inDesign(
        ids('log-store'),
        `Structured logs are kept for ${plural(store.retentionDays, 'day')}, then deleted.`,
        'Log the user id, the action and the outcome; mask everything else at the source.',
      )
    },
  },
  {
    id: 'logging-protected',
    control: 'Logs cannot be altered by those they describe',
    group: 'logging',
    tags: { pci: ['10.3.2'], hipaa: ['164.312(c)(1)'], soc2: ['CC7.2'], iso: ['A.8.15'], fedramp: ['AU-9'] },
    judge: ({ ids }) => {
      const trails = ids('audit-trail')
      if (trails.length === 0)
        return notNeeded('There is no audit trail to protect beyond the record that the provider keeps for 90 days.')
      return inDesign(
        trails,
        'Log files are validated by digest and their bucket keeps versions.',
        'Move the bucket to a separate log account when you have one, and let nobody delete in it.',
      )
    },
  },
  {
    id: 'logging-alerts',
    control: 'What looks wrong reaches a person',
    group: 'logging',
    tags: {
      pci: ['10.4.1', '10.7.2'],
      hipaa: ['164.308(a)(1)'],
      soc2: ['CC7.2', 'CC7.3'],
      iso: ['A.8.16'],
      fedramp: ['SI-4', 'IR-5'],
      dora: ['10', '17'],
    },
    judge: ({ ids, requirements }) => {
      const monitors = ids('monitoring')
      const channels = requirements.team.paging.length > 0 ? requirements.team.paging.join(', ') : 'e-mail'
      if (monitors.length === 0)
        return yours(
          `Send the alerts of this plan to ${channels} and test that each arrives.`,
          'A test alert a quarter.',
        )
      return inDesign(
        monitors,
        `Alerts go to ${channels}; each names its runbook.`,
        'Send a test alert once a quarter.',
      )
    },
  },
  {
    id: 'logging-daily-review',
    control: 'Security logs are reviewed every day, by a machine',
    group: 'logging',
    only: ['pci', 'fedramp'],
    tags: { pci: ['10.4.1', '10.4.1.1'], fedramp: ['AU-6'] },
    judge: ({ ids }) =>
      yours(
        'Let threat detection read the logs and have one named person look at its findings each working day; write down that it was done.',
        'The dated record of reviews.',
        ids('threat-detection', 'audit-trail'),
      ),
  },
  {
    id: 'logging-breach-notice',
    control: 'A breach is reported in time',
    group: 'logging',
    only: ['gdpr', 'hipaa', 'dora', 'pci'],
    tags: { gdpr: ['33', '34'], hipaa: ['164.404–164.410'], dora: ['17', '19'], pci: ['12.10.1'] },
    judge: ({ asked }) => {
      const duties = [
        ...(asked('gdpr') ? ['the supervisory authority within 72 hours of knowing (GDPR)'] : []),
        ...(asked('hipaa') ? ['the people concerned and the health department within 60 days (HIPAA)'] : []),
        ...(asked('dora') ? ['your financial supervisor as soon as an incident is classed as major (DORA)'] : []),
        ...(asked('pci') ? ['your acquiring bank and the card brands at once (PCI DSS)'] : []),
      ]
      return yours(
        `Name who decides that something is a breach, and who tells: ${duties.join('; ')}.`,
        'The call list with numbers, tried once a year.',
      )
    },
  },
  {
    id: 'logging-documentation',
    control: 'Policies and decisions are written down and kept',
    group: 'logging',
    only: ['hipaa', 'soc2', 'iso', 'dora'],
    tags: { hipaa: ['164.316(b)(2)'], soc2: ['CC2.2', 'CC5.3'], iso: ['A.5.1'], dora: ['6'] },
    judge: ({ asked, requirements }) =>
      yours(
        `Keep this design with its decisions in your document store${asked('hipaa') ? ` for ${HIPAA_DOCUMENT_YEARS} years` : ''}${requirements.compliance.soc2When === '3m' ? '; the audit is under three months away, so collect evidence from today' : ''}.`,
        'The export of this plan, dated, with each revision.',
      ),
  },
]

function auditTrail({ requirements, design, asked, ids }: SecurityContext) {
  const [trail] = ofKind(design, 'audit-trail')
  const { auditDays } = requirements.security
  const needed = Math.max(auditDays, asked('pci') ? PCI_LOG_DAYS : 0)
  const asks = `${plural(needed, 'day')} asked for${asked('pci') ? '; PCI DSS wants 12 months with the last three at hand' : ''}`
  if (!trail)
    return yours(
      'Switch on an audit trail over all regions, written to a bucket that nobody can change.',
      `A test change appears in it; ${asks}.`,
    )
  if (trail.retentionDays >= needed)
    return inDesign(ids('audit-trail'), `Kept for ${plural(trail.retentionDays, 'day')}; ${asks}.`)
  return yours(
    `Raise the retention from ${plural(trail.retentionDays, 'day')} to ${plural(needed, 'day')}.`,
    `${asks}.`,
    ids('audit-trail'),
  )
}
