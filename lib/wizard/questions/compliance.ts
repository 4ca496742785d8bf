import { NOT_SURE } from '../not-sure'
import type { Question, Reader } from '../question'

export const complianceQuestions: readonly Question[] = [
  {
    key: 'compliance.regimes',
    field: 'compliance.regimes',
    tier: 'essential',
    label: 'Which rules apply to you?',
    short: 'Rules',
    help: 'Include ones a customer is asking for.',
    control: {
      type: 'checks',
      options: [
        { value: 'gdpr', label: 'GDPR or UK GDPR' },
        { value: 'pci', label: 'PCI DSS', hint: 'Card payments' },
        { value: 'hipaa', label: 'HIPAA', hint: 'US health data' },
        { value: 'soc2', label: 'SOC 2' },
        { value: 'iso', label: 'ISO 27001' },
        { value: 'fedramp', label: 'FedRAMP' },
        { value: 'dora', label: 'DORA or NIS2' },
      ],
      exclusive: [
        { value: 'none', label: 'None' },
        { value: NOT_SURE, label: 'Not sure' },
      ],
    },
    notSure: {
      words: (read) => (inEurope(read) ? 'the GDPR, since you have users in Europe' : 'no particular rules'),
      value: (read) => (inEurope(read) ? ['gdpr'] : ['none']),
    },
    missing: 'Choose the rules that apply to you, or ‘None’',
  },
  {
    key: 'compliance.pciScope',
    field: 'compliance.pciScope',
    tier: 'essential',
    label: 'Do card numbers reach your servers?',
    short: 'Card numbers on your servers',
    when: { 'compliance.regimes': { includes: 'pci' } },
    control: {
      type: 'radio',
      options: [
        { value: 'saqa', label: 'No, a provider’s payment page takes them' },
        { value: 'saqd', label: 'Yes, they pass through' },
      ],
    },
    notSure: { words: 'a provider’s payment page; check this before you build', value: 'saqa' },
    missing: 'Choose whether card numbers reach your servers, or ‘Not sure’',
  },
  {
    key: 'compliance.hipaaBaa',
    field: 'compliance.hipaaBaa',
    tier: 'essential',
    label: 'Have you, or will you have, a business associate agreement with the cloud provider?',
    short: 'Business associate agreement',
    when: { 'compliance.regimes': { includes: 'hipaa' } },
    control: {
      type: 'radio',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'not-yet', label: 'Not yet' },
      ],
    },
    notSure: { words: 'no agreement yet, and list it as a duty', value: 'not-yet' },
    missing: 'Choose whether you have an agreement, or ‘Not sure’',
  },
  {
    key: 'compliance.fedrampLevel',
    field: 'compliance.fedrampLevel',
    tier: 'essential',
    label: 'At which level?',
    short: 'FedRAMP level',
    help: 'The FedRAMP impact level.',
    when: { 'compliance.regimes': { includes: 'fedramp' } },
    control: {
      type: 'radio',
      options: [
        { value: 'low', label: 'Low' },
        { value: 'moderate', label: 'Moderate' },
        { value: 'high', label: 'High' },
      ],
    },
    notSure: { words: 'the moderate level', value: 'moderate' },
    missing: 'Choose a FedRAMP level, or ‘Not sure’',
  },
  {
    key: 'security.dataClasses',
    field: 'security.dataClasses',
    tier: 'essential',
    label: 'What would do harm if it leaked?',
    short: 'Harm if leaked',
    help: 'Choose all that apply.',
    control: {
      type: 'checks',
      options: [
        { value: 'personal', label: 'Names, emails, addresses' },
        { value: 'special', label: 'Health, biometrics or beliefs' },
        { value: 'financial', label: 'Card or bank details' },
        { value: 'secrets', label: 'Passwords or access keys' },
        { value: 'internal', label: 'Company confidential' },
      ],
      exclusive: [{ value: 'none', label: 'Nothing sensitive' }],
    },
    missing: 'Choose what would do harm if it leaked, or ‘Nothing sensitive’',
  },
  {
    key: 'security.exposure',
    field: 'security.exposure',
    tier: 'essential',
    label: 'Who can reach it?',
    short: 'Who can reach it',
    control: {
      type: 'radio',
      options: [
        { value: 'public', label: 'Anyone on the internet' },
        { value: 'partners', label: 'Known partners or addresses' },
        { value: 'internal', label: 'Only our staff' },
      ],
    },
    fallback: 'public',
  },
  {
    key: 'compliance.soc2When',
    field: 'compliance.soc2When',
    tier: 'fine-tune',
    label: 'When is the audit?',
    short: 'Audit',
    when: { 'compliance.regimes': { includesAny: ['soc2', 'iso'] } },
    control: {
      type: 'radio',
      options: [
        { value: '3m', label: 'Under 3 months' },
        { value: 'year', label: 'This year' },
        { value: 'none', label: 'No date' },
      ],
    },
    fallback: 'none',
  },
  {
    key: 'security.identity',
    field: 'security.identity',
    tier: 'fine-tune',
    label: 'How do staff sign in to cloud accounts?',
    short: 'Staff sign in with',
    control: {
      type: 'radio',
      options: [
        { value: 'sso', label: 'Single sign-on', hint: 'Google, Microsoft, Okta' },
        { value: 'users', label: 'Separate users' },
        { value: 'none', label: 'Nothing yet' },
      ],
    },
    fallback: 'sso',
  },
  {
    key: 'security.keys',
    field: 'security.keys',
    tier: 'fine-tune',
    label: 'Who controls encryption keys?',
    short: 'Encryption keys',
    control: {
      type: 'radio',
      options: [
        { value: 'managed', label: 'The provider' },
        { value: 'cmk', label: 'We do, in the provider’s key service' },
        { value: 'hsm', label: 'Dedicated hardware' },
      ],
    },
    fallback: (read) => (wantsOwnKeys(read) ? 'cmk' : 'managed'),
  },
  {
    key: 'security.auditDays',
    field: 'security.auditDays',
    tier: 'fine-tune',
    label: 'How long must audit logs be kept?',
    short: 'Audit logs kept',
    control: {
      type: 'radio',
      layout: 'grid',
      bounds: { min: 1, max: 36_500 },
      options: [
        { value: '90', label: '90 days', means: 90 },
        { value: '365', label: '1 year', means: 365 },
        { value: '1095', label: '3 years', means: 1095 },
        { value: '2555', label: '7 years', means: 2555 },
      ],
    },
    fallback: '365',
  },
  {
    key: 'security.extras',
    field: 'security.extras',
    tier: 'fine-tune',
    label: 'Do you already have any of these?',
    short: 'Already in place',
    control: {
      type: 'checks',
      options: [
        { value: 'scanning', label: 'Vulnerability scanning' },
        { value: 'pentest', label: 'Penetration tests' },
        { value: 'team', label: 'A security team' },
        { value: 'bounty', label: 'Bug bounty' },
      ],
      exclusive: [{ value: 'none', label: 'None' }],
    },
    fallback: ['none'],
  },
]

const inEurope = (read: Reader) => read.list('traffic.audience').includes('eu')

const wantsOwnKeys = (read: Reader) =>
  read.list('compliance.regimes').some((regime) => regime === 'pci' || regime === 'hipaa') ||
  read.list('security.dataClasses').includes('special')
