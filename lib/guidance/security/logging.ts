import { ofKind } from '@/lib/design/model'
import { plural } from '@/lib/units/counts'
import { cloudOf } from './cloud'
import { type ControlRule, inDesign, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

/** 164.316(b)(2): documentation is kept for six years. Read 2026-11-23, secondary: https://erikevenson.github.io/architect/compliance/hipaa. */
const HIPAA_DOCUMENT_YEARS = 6

export const loggingControls: readonly ControlRule[] = [
  {
    id: 'logging-audit-trail',
    control: 'Every change to the account is recorded',
    group: 'logging',
    duty: { owner: OWNERS.security, cadence: 'every three months' },
    tags: {
      pci: ['10.2.1'],
      hipaa: ['164.312(b)'],
      soc2: ['CC7.2'],
      gdpr: ['32'],
      iso: ['A.8.15'],
      fedramp: ['AU-2', 'AU-12'],
      dora: ['10'],
    },
    judge: auditTrail,
  },
  {
    id: 'logging-application',
    control: 'Applications log who did what, and no secret or personal data',
    group: 'logging',
    duty: { owner: OWNERS.engineering, cadence: 'each release' },
    tags: {
      pci: ['10.2.1', '10.2.2'],
      hipaa: ['164.312(b)', '164.502(b)'],
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
    duty: { owner: OWNERS.security, cadence: 'every 12 months' },
    tags: { pci: ['10.3.2'], hipaa: ['164.312(c)(1)'], soc2: ['CC7.2'], iso: ['A.8.15'], fedramp: ['AU-9'] },
    judge: ({ design, ids }) => {
      const trails = ids('audit-trail')
      if (trails.length === 0)
        return notNeeded('There is no audit trail to protect beyond the record that the provider keeps for 90 days.')
      return inDesign(trails, cloudOf(design).trailProtection.evidence, cloudOf(design).trailProtection.you)
    },
  },
  {
    id: 'logging-alerts',
    control: 'What looks wrong reaches a person',
    group: 'logging',
    duty: { owner: OWNERS.operations, cadence: 'every three months' },
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
    duty: { owner: OWNERS.security, cadence: 'every working day' },
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
    duty: { owner: OWNERS.dataProtection, cadence: 'tried every 12 months' },
    only: ['gdpr', 'hipaa', 'dora', 'pci', 'fedramp'],
    tags: { gdpr: ['33', '34'], hipaa: ['164.404–164.410'], dora: ['19'], pci: ['12.10.1'], fedramp: ['IR-6'] },
    judge: ({ asked }) => {
      const duties = [
        ...(asked('gdpr') ? ['the supervisory authority within 72 hours of knowing (GDPR)'] : []),
        ...(asked('hipaa') ? ['the people concerned and the health department within 60 days (HIPAA)'] : []),
        ...(asked('dora') ? ['your financial supervisor as soon as an incident is classed as major (DORA)'] : []),
        ...(asked('pci') ? ['your acquiring bank and the card brands at once (PCI DSS)'] : []),
        ...(asked('fedramp') ? ['the agencies and CISA within an hour (FedRAMP, our assumption)'] : []),
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
    duty: { owner: OWNERS.compliance, cadence: 'with each revision' },
    only: ['hipaa', 'soc2', 'iso', 'dora'],
    tags: { hipaa: ['164.316(b)(2)'], soc2: ['CC2.2', 'CC5.3'], iso: ['A.5.1'], dora: ['6'] },
    judge: ({ asked, requirements }) =>
      yours(
        `Keep this design with its decisions in your document store${asked('hipaa') ? ` for ${HIPAA_DOCUMENT_YEARS} years` : ''}${requirements.compliance.soc2When === '3m' ? '; the audit is under three months away, so collect evidence from today' : ''}.`,
        'The export of this plan, dated, with each revision.',
      ),
  },
]

function auditTrail({ requirements, design, ids }: SecurityContext) {
  const [trail] = ofKind(design, 'audit-trail')
  const { auditDays } = requirements.security
  const asks = `${plural(auditDays, 'day')} asked for`
  if (!trail)
    return yours(
      'Switch on an audit trail over all regions, written to a place that nobody can change.',
      `A test change appears in it; ${asks}.`,
    )
  return inDesign(ids('audit-trail'), `Kept for ${plural(trail.retentionDays, 'day')}; ${asks}.`)
}
