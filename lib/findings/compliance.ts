import type { Requirements } from '@/lib/requirements/schema'
import { type Detector, type Draft, type FindingInput, when } from './detector'
import { unpricedPartners } from './nearest'
import { AREAS, list } from './words'

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

export const residency: Detector = (input) => {
  const { requirements, profile, design } = input
  const permitted = requirements.data.residency
  if (permitted === 'any') return []
  const used = [
    ...new Set([...design.regions, ...design.resources.map(({ region: id }) => ({ id }))].map(({ id }) => id)),
  ]
  const outside = used.flatMap((id) => {
    const region = profile.region(id)
    return region && region.residency !== permitted ? [region] : []
  })
  const [instead] = profile.regionsFor(permitted, requirements.traffic.audience)
  return when(outside.length > 0, () => ({
    message: `Data must stay in ${AREAS[permitted]}, and ${list(outside.map(({ name, id }) => `${name} (${id})`))} ${outside.length === 1 ? 'is' : 'are'} outside it.`,
    remedy: instead
      ? `Choose ${instead.name} (${instead.id}), or change the answer about residency.`
      : `${profile.name} has no region on offer in that area: change the answer about residency.`,
    about: [
      'data.residency',
      ...design.resources.filter(({ region }) => outside.some(({ id }) => id === region)).map(({ id }) => id),
    ],
  }))
}

export const secondRegionProposed: Detector = (input) => {
  const { requirements, design } = input
  const [first, second] = design.regions
  const permitted = requirements.data.residency
  if (permitted === 'any' || !first) return []
  if (second)
    return when(requirements.platform.regionSecond === null && isInside(input, second.id), () => ({
      message: `You left the second region to us: ${second.name} (${second.id}) is in ${AREAS[permitted]} as well, far enough from ${first.name} to fail apart.`,
      remedy:
        'Check that copies and logs may be kept there too, and name it, so that a later rule set does not choose another.',
      about: ['region-topology'],
    }))
  const partners = unpricedPartners(input)
  const wants = requirements.availability.scope === 'region'
  return when(wants && partners.length > 0, () => ({
    message: `A second region in ${AREAS[permitted]} would be ${list(partners, 'or')}; there are no prices for it here, so it is not in the plan.`,
    remedy: 'Look its prices up with the provider, and add the second region by hand.',
    about: ['region-topology'],
  }))
}

const isInside = ({ profile, requirements }: FindingInput, id: string) =>
  profile.region(id)?.residency === requirements.data.residency

export const governmentRegion: Detector = ({ requirements, design, profile }) => {
  const { regimes, fedrampLevel } = requirements.compliance
  if (!regimes.includes('fedramp')) return []
  const used = list(design.regions.map(({ name }) => name))
  if (fedrampLevel === 'high')
    return [
      {
        message: `FedRAMP High needs a government region with its own accounts; the plan stands in ${used}, which is not one.`,
        remedy:
          'Take the plan as a drawing and have it built in the provider’s government regions, where services and prices differ.',
        about: ['region-topology'],
      },
    ]
  const outside = design.regions.filter(({ id }) => profile.region(id)?.residency !== 'us')
  return when(outside.length > 0, () => ({
    message: `FedRAMP covers regions in the United States, and the plan stands in ${list(outside.map(({ name }) => name))}.`,
    remedy: 'Answer that data stays in the United States, or choose a region there.',
    about: ['region-topology', 'data.residency'],
  }))
}

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
