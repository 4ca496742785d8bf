import { cite, type Source } from '@/lib/rules/table'

/**
 * Rules that put the unglamorous parts into every design: they are not a choice between options, so they have no table, and they are
 * published beside the tables all the same.
 */
export type FoundationRule = { rule: string; because: string; source: Source }

const READ = '2026-11-23'
const SECURITY_PILLAR = 'docs.aws.amazon.com/wellarchitected/latest/security-pillar/welcome.html'
const ours: Source = { url: '', readOn: READ, confidence: 'assumption' }

export const FOUNDATIONS: readonly FoundationRule[] = [
  {
    rule: 'SEC-01',
    because: 'Card data behind a public web application needs an automated web firewall (PCI DSS 6.4.2).',
    source: cite('erikevenson.github.io/architect/compliance/pci-dss', READ, 'secondary'),
  },
  {
    rule: 'SEC-02',
    because: 'A public application with sensitive data, or busy enough to be worth attacking, gets a web firewall.',
    source: ours,
  },
  {
    rule: 'SEC-03',
    because: 'You control the encryption keys, because the data or the rules call for it.',
    source: ours,
  },
  {
    rule: 'SEC-04',
    because: 'Passwords and keys are kept in a store that rotates them, never in code or in an environment file.',
    source: cite(SECURITY_PILLAR, READ, 'assumption'),
  },
  {
    rule: 'SEC-05',
    because: 'Who changed what in the account is recorded and kept for as long as you asked.',
    source: cite(SECURITY_PILLAR, READ, 'assumption'),
  },
  {
    rule: 'SEC-06',
    because: 'The rules you must meet, or the data you hold, call for watching the account for signs of attack.',
    source: ours,
  },
  {
    rule: 'OPS-01',
    because: 'Logs of everything that runs go to one place, with a date on which they are deleted.',
    source: ours,
  },
  {
    rule: 'OPS-02',
    because: 'Alarms on what users feel, and one page that shows how it is doing.',
    source: cite('sre.google/workbook/alerting-on-slos/', READ, 'assumption'),
  },
  {
    rule: 'OPS-03',
    because:
      'The image that was tested is the image that runs, so it is kept where it can be scanned and found by its digest.',
    source: ours,
  },
  {
    rule: 'OPS-04',
    because:
      'Backups must be kept longer than a database keeps its own, or in another region, or out of reach of whoever breaks in.',
    source: cite(
      'docs.aws.amazon.com/wellarchitected/latest/framework/rel_planning_for_recovery_disaster_recovery.html',
      READ,
    ),
  },
  {
    rule: 'OPS-05',
    because: 'A second region has to be able to answer on its own.',
    source: cite(
      'docs.aws.amazon.com/wellarchitected/latest/framework/rel_planning_for_recovery_disaster_recovery.html',
      READ,
    ),
  },
]
