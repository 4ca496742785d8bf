import type { Requirements } from '@/lib/requirements/schema'
import { type Detector, type Draft, when } from './detector'
import { list } from './words'

const YEAR_DAYS = 365
/** Regimes that expect a person behind each action (PCI DSS 8, HIPAA 164.312(a) and (d), FedRAMP IA). */
const SIGNED_IN = ['pci', 'hipaa', 'fedramp'] as const
const NAMES = {
  gdpr: 'GDPR',
  pci: 'PCI DSS',
  hipaa: 'HIPAA',
  soc2: 'SOC 2',
  iso: 'ISO 27001',
  fedramp: 'FedRAMP',
  dora: 'DORA',
} as const

export const complianceConflict: Detector = ({ requirements }) => {
  const { compliance, security } = requirements
  const has = (regime: Requirements['compliance']['regimes'][number]) => compliance.regimes.includes(regime)
  const unsigned = SIGNED_IN.filter(has)
  return [
    ...when(has('hipaa') && compliance.hipaaBaa !== 'yes', () => ({
      message:
        'HIPAA was named and no agreement with the provider (BAA) is signed: until it is, no health data may be stored or sent through any of these services.',
      remedy:
        'Sign the provider’s agreement before the first real record, use only services that it covers, and answer that it is signed.',
      about: ['compliance.hipaaBaa'],
    })),
    ...when(
      unsigned.length > 0 && security.identity === 'none',
      (): Draft => ({
        severity: 'warning',
        message: `${list(unsigned.map((regime) => NAMES[regime]))} asks for a named person behind each action, and you plan without sign-in.`,
        remedy: 'Choose single sign-on with a second factor for everybody who reaches this data.',
        about: ['security.identity'],
      }),
    ),
    ...when(
      has('pci') && security.auditDays < YEAR_DAYS,
      (): Draft => ({
        severity: 'warning',
        message: `PCI DSS 10.5.1 asks for twelve months of audit records, three of them at hand, and you keep ${security.auditDays} days.`,
        remedy: `Keep ${YEAR_DAYS} days.`,
        about: ['security.auditDays', 'audit'],
      }),
    ),
  ]
}

export const tokenise: Detector = ({ requirements }) =>
  when(requirements.compliance.regimes.includes('pci') && requirements.compliance.pciScope === 'saqd', () => ({
    message:
      'Card numbers reach your own servers, so everything that touches them is in scope: its own network, quarterly scans, a yearly penetration test, watched files.',
    remedy:
      'A provider’s payment page or fields, or tokens in place of numbers, bring most of that down to a short questionnaire (SAQ A).',
    about: ['compliance.pciScope'],
  }))

/** Regimes for which somebody from outside asks to see proof. */
const AUDITED = ['pci', 'hipaa', 'soc2', 'iso', 'fedramp', 'dora'] as const

export const securityTheatre: Detector = ({ requirements }) => {
  const { compliance, security, delivery } = requirements
  const audited = AUDITED.filter((regime) => compliance.regimes.includes(regime))
  const missing = [
    ...(security.extras.includes('scanning') || delivery.tests.includes('security')
      ? []
      : ['scanning for known holes']),
    ...(delivery.tests.length > 0 ? [] : ['any test before a release']),
    ...(security.identity === 'none' ? ['sign-in by name'] : []),
  ]
  const soon = compliance.soc2When === '3m'
  return when(audited.length > 0 && missing.length >= (soon ? 1 : 2), () => ({
    message: `${list(audited.map((regime) => NAMES[regime]))} ${audited.length === 1 ? 'is' : 'are'} named${soon ? ', with an audit within three months,' : ''} and nothing would show it: ${list(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`,
    remedy: `Add ${list(missing)}, and give each control an owner; an auditor asks for records over time and not for a list.`,
    about: ['compliance.regimes', 'delivery.tests', 'security.extras'],
  }))
}
