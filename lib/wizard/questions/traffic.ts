import { NOT_SURE } from '../not-sure'
import { shortNumber } from '../numbers'
import type { Question, Reader } from '../question'

const DAY = 86_400
const MONTH = 2_592_000 // seconds in 30 days
/** Our assumption: requests that one monthly user makes. */
const REQUESTS_PER_USER = 600

export const trafficQuestions: readonly Question[] = [
  {
    key: 'traffic.averageRps',
    field: 'traffic.averageRps',
    tier: 'essential',
    label: 'How much traffic do you expect on an average day?',
    short: 'Average',
    help: 'Requests to your servers, before any caching.',
    control: {
      type: 'number',
      min: 0,
      isMinExcluded: true,
      max: 1_000_000,
      wrong: 'Enter average traffic as a number, like 45',
      units: [
        { value: 'second', label: 'per second', words: 'requests per second', perUnit: 1 },
        { value: 'day', label: 'per day', words: 'requests per day', perUnit: 1 / DAY },
        { value: 'month', label: 'per month', words: 'requests per month', perUnit: 1 / MONTH },
        { value: 'users', label: 'users', words: 'monthly users', perUnit: REQUESTS_PER_USER / MONTH },
      ],
      instead: { key: 'traffic.averageRps-none', label: 'Not sure' },
    },
    fallback: (read) => usualAverage(read),
    notSure: {
      words: (read) => (isBatch(read) ? 'a job every hundred seconds' : '10 requests per second'),
      value: (read) => usualAverage(read),
    },
  },
  {
    key: 'traffic.peakRps',
    field: 'traffic.peakRps',
    tier: 'essential',
    label: 'And at the busiest minute of a normal week?',
    short: 'Peak',
    help: 'If you only know the average, four times is typical.',
    why: 'Peak sets how many copies run and how large the database is. Average sets most of the bill.',
    control: {
      type: 'number',
      min: 0,
      isMinExcluded: true,
      max: 10_000_000,
      unit: 'requests per second',
      wrong: 'Enter peak traffic as a number, like 180',
      notBelow: {
        key: 'traffic.averageRps',
        words: 'Peak must be {limit} requests per second or more. It cannot be lower than your average',
      },
    },
    fallbackNote: '4 × average',
    fallback: (read) => shortNumber(4 * (read.amount('traffic.averageRps') ?? 10)),
  },
  {
    key: 'traffic.pattern',
    field: 'traffic.pattern',
    tier: 'essential',
    label: 'What does a week look like?',
    short: 'A typical week',
    control: {
      type: 'radio',
      options: [
        { value: 'steady', label: 'Steady', hint: 'Within 30% of average' },
        { value: 'predictable', label: 'Daily or weekly peaks', hint: 'You could draw it in advance' },
        { value: 'spiky', label: 'Sudden spikes', hint: 'Campaigns, news, ticket sales' },
        { value: 'idle', label: 'Mostly idle', hint: 'Quiet for hours, then a burst' },
      ],
    },
    notSure: { words: 'daily peaks', value: 'predictable' },
    missing: 'Choose what a week looks like, or ‘Not sure’',
  },
  {
    key: 'traffic.spikeFactor',
    field: 'traffic.spikeFactor',
    tier: 'essential',
    label: 'How big is a sudden spike?',
    short: 'A sudden spike',
    when: { 'traffic.pattern': 'spiky' },
    control: {
      type: 'radio',
      options: [
        { value: '3', label: '3 times', means: 3 },
        { value: '10', label: '10 times', means: 10 },
        { value: '50', label: '50 times or more', means: 50 },
      ],
    },
    notSure: { words: '10 times the usual traffic', value: '10' },
    missing: 'Choose how big a spike is, or ‘Not sure’',
  },
  {
    key: 'traffic.audience',
    field: 'traffic.audience',
    tier: 'essential',
    label: 'Where are your users?',
    short: 'Users',
    help: 'Choose all that matter to the business.',
    why: 'One region serves a continent well. Users on several continents may need a CDN or a second region, which can double the cost.',
    control: {
      type: 'checks',
      options: [
        { value: 'eu', label: 'Europe' },
        { value: 'na', label: 'North America' },
        { value: 'sa', label: 'South America' },
        { value: 'as', label: 'Asia' },
        { value: 'oc', label: 'Australia and New Zealand' },
        { value: 'me', label: 'Middle East' },
        { value: 'af', label: 'Africa' },
      ],
      exclusive: [{ value: NOT_SURE, label: 'Not sure' }],
    },
    notSure: {
      words: 'users near the home region',
      value: (read) => [CONTINENT_OF[read.text('data.residency')] ?? 'na'],
    },
    missing: 'Choose at least one place your users are, or ‘Not sure’',
  },
  {
    key: 'traffic.growth',
    field: 'traffic.growth',
    tier: 'essential',
    label: 'How much bigger could this be in 12 months?',
    short: 'Growth in 12 months',
    control: {
      type: 'radio',
      layout: 'grid',
      bounds: { min: 0.1, max: 1000 },
      options: [
        { value: '1', label: 'About the same', means: 1 },
        { value: '2', label: 'Twice', means: 2 },
        { value: '5', label: 'Five times', means: 5 },
        { value: '10', label: 'Ten times or more', means: 10 },
      ],
    },
    fallback: '2',
    notSure: { words: 'twice the traffic', value: '2' },
  },
  {
    key: 'traffic.latencyMs',
    field: 'traffic.latencyMs',
    tier: 'fine-tune',
    label: 'How fast must a typical response be for your farthest users?',
    short: 'Response time',
    help: '95 in 100 responses.',
    control: {
      type: 'radio',
      bounds: { min: 1, max: 600_000 },
      options: [
        { value: 'any', label: 'It is not critical', means: null },
        { value: '500', label: 'Under 500 ms', means: 500 },
        { value: '200', label: 'Under 200 ms', means: 200 },
        { value: '100', label: 'Under 100 ms', means: 100 },
      ],
    },
    fallback: '500',
  },
  {
    key: 'traffic.writeLatencyMs',
    field: 'traffic.writeLatencyMs',
    tier: 'fine-tune',
    label: 'How fast must a write be confirmed?',
    short: 'Write confirmed',
    control: {
      type: 'radio',
      bounds: { min: 1, max: 600_000 },
      options: [
        { value: 'any', label: 'Not critical', means: null },
        { value: '200', label: 'Within 200 ms', means: 200 },
        { value: '100', label: 'Within 100 ms', means: 100 },
        { value: '50', label: 'Within 50 ms', means: 50 },
        { value: '20', label: 'Within 20 ms', means: 20 },
      ],
    },
    fallback: 'any',
  },
  {
    key: 'traffic.responseKb',
    field: 'traffic.responseKb',
    tier: 'fine-tune',
    label: 'How big is an average response?',
    short: 'Average response',
    help: 'Kilobytes, including images and scripts you serve.',
    control: {
      type: 'number',
      min: 0.1,
      max: 100_000,
      unit: 'kilobytes',
      wrong: 'Enter a size in kilobytes, like 40',
    },
    fallback: (read) => RESPONSE_KB[read.text('workload.kind')] ?? '40',
  },
  {
    key: 'traffic.cacheable',
    field: 'traffic.cacheable',
    tier: 'fine-tune',
    label: 'How much of it is the same for everyone?',
    short: 'The same for everyone',
    control: {
      type: 'radio',
      bounds: { min: 0, max: 1 },
      options: [
        { value: '0.1', label: 'Almost none', means: 0.1 },
        { value: '0.35', label: 'About a third', means: 0.35 },
        { value: '0.65', label: 'Most of it', means: 0.65 },
        { value: '0.9', label: 'Nearly all', means: 0.9 },
      ],
    },
    fallback: (read) => (read.text('workload.kind') === 'static' ? '0.9' : '0.35'),
  },
]

const isBatch = (read: Reader) => read.text('workload.kind') === 'batch'

/** Our assumption: ten requests a second are about 860,000 a day, and a hundredth of a job about 860. */
const usualAverage = (read: Reader) => (isBatch(read) ? '0.01' : '10')

/** Our assumption: kilobytes of an average response of each kind. */
const RESPONSE_KB: Readonly<Record<string, string>> = {
  web: '40',
  api: '6',
  static: '250',
  ml: '6',
  batch: '1',
  stream: '1',
}

/** Where the home region is, for each place that data must stay in; North America where it need not stay anywhere. */
const CONTINENT_OF: Readonly<Record<string, string>> = {
  eu: 'eu',
  uk: 'eu',
  us: 'na',
  ca: 'na',
  au: 'oc',
  in: 'as',
  jp: 'as',
  sg: 'as',
  br: 'sa',
}
