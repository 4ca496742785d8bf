import { list } from '@/lib/guidance/words'
import { plural } from '@/lib/units/counts'
import { cloudOf } from './cloud'
import { type ControlRule, notNeeded, OWNERS, type SecurityContext, yours } from './control-rule'

/** What regimes ask of people rather than of resources, as far as it concerns this design: each is a duty with a name on it. */
export const governanceControls: readonly ControlRule[] = [
  {
    id: 'access-named-people',
    control: 'Somebody is named for security, and for personal data',
    group: 'access',
    duty: { owner: OWNERS.compliance, cadence: 'once, and when one of them leaves' },
    only: ['hipaa', 'soc2', 'iso', 'dora'],
    tags: { hipaa: ['164.308(a)(2)'], soc2: ['CC1.3'], iso: ['A.5.2'], dora: ['5'] },
    judge: ({ asked, requirements }) =>
      yours(
        `Write down who of the ${plural(requirements.team.engineers, 'engineer')} is the security lead and who stands in${asked('dora') ? '; management confirms it, since it answers for the risk' : ''}. The owners named in this list are roles: put a person behind each.`,
        'The dated list of roles and people.',
      ),
  },
  {
    id: 'access-training',
    control: 'People know what they must not do',
    group: 'access',
    duty: { owner: OWNERS.compliance, cadence: 'on joining, then every 12 months' },
    only: ['pci', 'hipaa', 'soc2', 'iso', 'fedramp', 'dora'],
    tags: {
      pci: ['12.6.1'],
      hipaa: ['164.308(a)(5)'],
      soc2: ['CC1.4', 'CC2.2'],
      iso: ['A.6.3'],
      fedramp: ['AT-2'],
      dora: ['13'],
    },
    judge: ({ requirements }) =>
      yours(
        `Train all ${plural(requirements.team.engineers, 'engineer')} before they get access: phishing, secrets, what may not be logged, whom to call.`,
        'Who was trained when, and on what.',
      ),
  },
  {
    id: 'access-exit-plan',
    control: 'There is a way out of each supplier',
    group: 'access',
    duty: { owner: OWNERS.compliance, cadence: 'every 12 months' },
    only: ['dora', 'iso'],
    tags: { dora: ['28', '29'], iso: ['A.5.23'] },
    judge: ({ design }) =>
      yours(
        `Write down how you would leave ${cloudOf(design).name}: which data in which format, what would replace each service of this design, how long it takes, and what you do meanwhile. Weigh what depends on it alone.`,
        'The plan, walked through once with the people who would do it.',
      ),
  },
  {
    id: 'logging-risk-register',
    control: 'Risks are written down, weighed and owned',
    group: 'logging',
    duty: { owner: OWNERS.security, cadence: 'every 12 months, and with each large change' },
    only: ['hipaa', 'soc2', 'gdpr', 'iso', 'fedramp', 'dora'],
    tags: {
      hipaa: ['164.308(a)(1)', '164.308(a)(7)(ii)(E)'],
      soc2: ['CC3.2'],
      gdpr: ['35'],
      iso: ['6.1.2'],
      fedramp: ['RA-3'],
      dora: ['6', '8'],
    },
    judge: ({ requirements, asked }) => {
      const assessed =
        asked('gdpr') && requirements.security.dataClasses.includes('special')
          ? ' Health and other special data call for an impact assessment before the first record.'
          : ''
      return yours(
        `Start the register with the findings and the weakest links of this plan, give each an owner and a date, and say which data and functions are critical.${assessed}`,
        'The register, with the date of its last review.',
      )
    },
  },
  {
    id: 'logging-inventory',
    control: 'What runs is listed',
    group: 'logging',
    duty: { owner: OWNERS.engineering, cadence: ({ asked }) => (asked('fedramp') ? 'every month' : 'every 12 months') },
    only: ['pci', 'iso', 'fedramp', 'dora'],
    tags: { pci: ['12.5.1'], iso: ['A.5.9'], fedramp: ['CM-8'], dora: ['8'] },
    judge: ({ design }) =>
      yours(
        `Take the ${plural(design.resources.length, 'resource')} of this plan as the first inventory and compare it with what the account holds; add an owner and the data each holds.`,
        'The inventory with the date of the last comparison.',
        design.resources.map(({ id }) => id),
      ),
  },
  {
    id: 'logging-processing-record',
    control: 'There is a record of what personal data is processed, where and for how long',
    group: 'logging',
    duty: { owner: OWNERS.dataProtection, cadence: 'with each new use of data, read every 12 months' },
    only: ['gdpr'],
    tags: { gdpr: ['30'] },
    judge: ({ design, requirements }) =>
      yours(
        `Write for each use: purpose, people, data, recipients, ${plural(requirements.data.backupDays, 'day')} in backups, and the places ${list(design.regions.map(({ id }) => id))}. This plan is the part about security.`,
        'The record, ready to be shown to the authority.',
      ),
  },
  {
    id: 'logging-incident-process',
    control: 'Incidents are classed, handled and learnt from',
    group: 'logging',
    duty: { owner: OWNERS.operations, cadence: 'each incident, tried every 12 months' },
    only: ['pci', 'hipaa', 'soc2', 'iso', 'fedramp', 'dora'],
    tags: {
      pci: ['12.10.1'],
      hipaa: ['164.308(a)(6)'],
      soc2: ['CC7.3', 'CC7.4', 'CC7.5'],
      iso: ['A.5.24', 'A.5.26'],
      fedramp: ['IR-4', 'IR-8'],
      dora: ['13', '17', '18'],
    },
    judge: ({ asked, ids }) =>
      yours(
        `Take the severities and runbooks of this plan as the process${asked('dora') ? ', add the supervisor’s classes (clients, data, duration, spread, cost)' : ''} and review each incident of the first severity within five working days.`,
        'The last three reviews with their actions and dates.',
        ids('monitoring'),
      ),
  },
  {
    id: 'logging-evidence',
    control: 'Evidence is collected as work is done, not before the audit',
    group: 'logging',
    duty: {
      owner: OWNERS.compliance,
      cadence: ({ requirements }) =>
        requirements.compliance.soc2When === '3m' ? 'every week until the audit' : 'every month',
    },
    only: ['soc2', 'iso'],
    tags: { soc2: ['CC4.1'], iso: ['9.2'] },
    judge: evidence,
  },
  {
    id: 'scanning-continuous-monitoring',
    control: 'Open weaknesses are reported every month',
    group: 'scanning',
    duty: { owner: OWNERS.security, cadence: 'every month' },
    only: ['fedramp'],
    tags: { fedramp: ['CA-5', 'CA-7', 'RA-5'] },
    judge: ({ ids }) =>
      yours(
        'Scan every month, enter what is open in the plan of action with a date for each, and send both with the inventory to those who authorised you.',
        'The last three monthly submissions.',
        ids('threat-detection', 'container-registry'),
      ),
  },
  {
    id: 'scanning-threat-led-test',
    control: 'A threat-led test is carried out where the supervisor orders it',
    group: 'scanning',
    duty: { owner: OWNERS.security, cadence: 'every three years, where ordered' },
    only: ['dora'],
    tags: { dora: ['26'] },
    judge: () =>
      yours(
        'Ask your supervisor whether you are among those who must; if so, plan the test on live systems with the providers in it, and hire testers who are certified for it.',
        'The supervisor’s answer, and the attestation of the last test.',
      ),
  },
]

function evidence({ requirements }: SecurityContext) {
  const { soc2When } = requirements.compliance
  if (soc2When === '3m')
    return yours(
      'The audit is under three months away: name a folder for each control today and let the pipeline drop records into it; a report over a period needs three to twelve months of them.',
      'A dated record for each control in this list.',
    )
  if (soc2When === 'year')
    return yours(
      'The audit is within a year: start collecting now, since a report over a period looks back three to twelve months, and audit yourselves once before it.',
      'A dated record for each control in this list, and the report of your own audit.',
    )
  return notNeeded(
    'No audit date was named; start to collect a year before there is one.',
    'The answer about the audit.',
  )
}
