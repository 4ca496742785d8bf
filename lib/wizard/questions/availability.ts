import { type Question, UNANSWERED } from '../question'

/** Stores whose content would be missed. A cache can be filled again. */
const KEEPING = [
  'sql',
  'nosql',
  'timeseries',
  'object',
  'files',
  'queue',
  'pubsub',
  'stream',
  'workflow',
  'search',
  'warehouse',
  'vector',
]

export const availabilityQuestions: readonly Question[] = [
  {
    key: 'availability.slaPercent',
    field: 'availability.slaPercent',
    tier: 'essential',
    label: 'How much unplanned downtime a month is acceptable?',
    short: 'Downtime a month',
    why: 'We multiply the published availability of every part a request passes through. If the product is lower than you asked, we add redundancy or tell you.',
    control: {
      type: 'radio',
      options: [
        { value: '99', label: '7 hours 18 minutes', hint: '99%, internal tools', means: 99 },
        { value: '99.5', label: '3 hours 39 minutes', hint: '99.5%', means: 99.5 },
        { value: '99.9', label: '43 minutes', hint: '99.9%, most business software', means: 99.9 },
        { value: '99.95', label: '22 minutes', hint: '99.95%', means: 99.95 },
        { value: '99.99', label: '4 minutes', hint: '99.99%, revenue stops with it', means: 99.99 },
        { value: 'custom', label: 'A different number', isElsewhere: true },
      ],
    },
    fallback: '99.9',
    notSure: { words: '99.9%, which is 43 minutes a month', value: '99.9' },
  },
  {
    key: 'availability.slaPercent-custom',
    field: 'availability.slaPercent',
    tier: 'essential',
    label: 'What percentage?',
    short: 'Availability',
    when: { 'availability.slaPercent': 'custom' },
    control: {
      type: 'number',
      min: 90,
      max: 99.999,
      unit: '%',
      wrong: 'Enter a percentage between 90 and 99.999',
    },
    missing: 'Enter a percentage between 90 and 99.999',
  },
  {
    key: 'availability.rtoMinutes',
    field: 'availability.rtoMinutes',
    tier: 'essential',
    label: 'After a serious failure, how soon must it work again?',
    short: 'Recovery time',
    help: 'Recovery time objective (RTO).',
    control: {
      type: 'radio',
      bounds: { min: 0, max: 525_600 },
      options: [
        { value: '1', label: 'Under 1 minute', means: 1 },
        { value: '15', label: '15 minutes', means: 15 },
        { value: '60', label: '1 hour', means: 60 },
        { value: '240', label: '4 hours', means: 240 },
        { value: '1440', label: '1 day', means: 1440 },
      ],
    },
    notSure: { words: '4 hours', value: '240' },
    missing: 'Choose how soon it must work again, or ‘Not sure’',
  },
  {
    key: 'availability.rpoMinutes',
    field: 'availability.rpoMinutes',
    tier: 'essential',
    label: 'How much recent data could you lose?',
    short: 'Data you could lose',
    help: 'Recovery point objective (RPO). Measured in time.',
    when: { 'data.stores': { includesAny: [...KEEPING, UNANSWERED] } },
    control: {
      type: 'radio',
      bounds: { min: 0, max: 525_600 },
      options: [
        { value: '0', label: 'None at all', means: 0 },
        { value: '1', label: '1 minute', means: 1 },
        { value: '5', label: '5 minutes', means: 5 },
        { value: '60', label: '1 hour', means: 60 },
        { value: '1440', label: '1 day', means: 1440 },
      ],
    },
    notSure: { words: 'a loss of 5 minutes', value: '5' },
    missing: 'Choose how much data you could lose, or ‘Not sure’',
  },
  {
    key: 'availability.scope',
    field: 'availability.scope',
    tier: 'essential',
    label: 'What should it survive without people stepping in?',
    short: 'Survives by itself',
    control: {
      type: 'radio',
      options: [
        { value: 'node', label: 'One machine failing' },
        { value: 'zone', label: 'A whole data centre failing', hint: 'A “zone”' },
        {
          value: 'region',
          label: 'A whole region failing',
          hint: 'Usually doubles the cost. Most outages are caused by changes, not regions.',
        },
      ],
    },
    fallback: 'zone',
    notSure: { words: 'the loss of a data centre', value: 'zone' },
  },
  {
    key: 'availability.regionMode',
    field: 'availability.regionMode',
    tier: 'essential',
    label: 'If the region is lost, what is enough?',
    short: 'When the region is lost',
    when: { 'availability.scope': 'region' },
    control: {
      type: 'radio',
      options: [
        { value: 'backup', label: 'Restore from backups elsewhere' },
        { value: 'pilot', label: 'A small standby, scaled up when needed' },
        { value: 'warm', label: 'A running standby' },
        { value: 'active', label: 'Both regions always serving' },
      ],
    },
    fallback: (read) => lightestMode(read.amount('availability.rtoMinutes') ?? 240),
  },
  {
    key: 'availability.contract',
    field: 'availability.contract',
    tier: 'fine-tune',
    label: 'Is this promised to customers in a contract?',
    short: 'In a contract',
    control: {
      type: 'radio',
      options: [
        { value: 'none', label: 'No' },
        { value: 'soft', label: 'Yes, without penalties' },
        { value: 'credits', label: 'Yes, with service credits' },
      ],
    },
    fallback: 'none',
  },
  {
    key: 'availability.maintenance',
    field: 'availability.maintenance',
    tier: 'fine-tune',
    label: 'Can you take planned downtime?',
    short: 'Planned downtime',
    control: {
      type: 'radio',
      options: [
        { value: 'nightly', label: 'Yes, most nights' },
        { value: 'rare', label: 'A few times a year' },
        { value: 'never', label: 'Never' },
      ],
    },
    fallback: 'rare',
  },
]

/** The lightest way to come back in a second region within that many minutes. Our assumption; the recommender holds the same. */
function lightestMode(rtoMinutes: number): string {
  if (rtoMinutes < 5) return 'active'
  if (rtoMinutes <= 30) return 'warm'
  if (rtoMinutes < 240) return 'pilot'
  return 'backup'
}
