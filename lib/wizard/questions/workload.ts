import type { Question, Reader } from '../question'

export const workloadQuestions: readonly Question[] = [
  {
    key: 'name',
    field: 'name',
    tier: 'essential',
    label: 'What should we call this design?',
    short: 'Name',
    help: 'Use a name your team will recognise.',
    control: { type: 'text', maxLength: 80 },
    fallback: 'Untitled design',
    missing: 'Enter a name for this design',
  },
  {
    key: 'workload.kind',
    field: 'workload.kind',
    tier: 'essential',
    label: 'What are you building?',
    short: 'What you are building',
    help: 'Choose the closest. You can add background work next.',
    why: 'A steady API suits containers; rare or bursty events suit functions; a job that stops needs no load balancer.',
    control: {
      type: 'radio',
      options: [
        { value: 'web', label: 'Web application', hint: 'Pages and an API with a database' },
        { value: 'api', label: 'API', hint: 'Called by apps or other systems' },
        { value: 'batch', label: 'Batch or scheduled jobs', hint: 'Runs, finishes, stops' },
        { value: 'stream', label: 'Event or stream processing', hint: 'Reacts to messages all day' },
        { value: 'static', label: 'Content or static site', hint: 'Mostly the same for everyone' },
        { value: 'ml', label: 'Machine-learning inference', hint: 'Serves a model' },
      ],
    },
    notSure: { words: 'a web application', value: 'web' },
    missing: 'Choose what you are building',
  },
  {
    key: 'workload.shape',
    field: 'workload.shape',
    tier: 'essential',
    label: 'How is the code organised today, or how do you expect it to be?',
    short: 'How the code is organised',
    control: {
      type: 'radio',
      options: [
        { value: 'monolith', label: 'One application' },
        { value: 'few', label: 'A few services', hint: '2 to 5' },
        { value: 'many', label: 'Many services', hint: '6 to 20' },
        { value: 'fleet', label: 'More than 20 services' },
        { value: 'functions', label: 'Functions', hint: 'Small handlers triggered by events' },
      ],
    },
    notSure: { words: 'one application', value: 'monolith' },
    missing: 'Choose how the code is organised, or ‘Not sure’',
  },
  {
    key: 'workload.serviceCount',
    field: 'workload.serviceCount',
    tier: 'essential',
    label: 'How many services?',
    short: 'Services',
    when: { 'workload.shape': { notIn: ['', 'monolith'] } },
    control: {
      type: 'number',
      min: 1,
      max: 500,
      isWhole: true,
      unit: 'services',
      unitOne: 'service',
      wrong: 'Enter the number of services, from 1 to 500',
    },
    fallback: (read) => SERVICES[read.text('workload.shape')] ?? '3',
  },
  {
    key: 'workload.background',
    field: 'workload.background',
    tier: 'essential',
    label: 'Does it do work after the response is sent?',
    short: 'Work after the response',
    help: 'For example emails, reports, image resizing.',
    when: { 'workload.kind': { notIn: ['batch', 'static'] } },
    control: {
      type: 'radio',
      options: [
        { value: 'none', label: 'No' },
        { value: 'short', label: 'Yes, minutes at most' },
        { value: 'long', label: 'Yes, more than 15 minutes at a time' },
      ],
    },
    notSure: {
      words: (read) => (read.text('workload.kind') === 'stream' ? 'no further work' : 'work of minutes at most'),
      value: (read) => (read.text('workload.kind') === 'stream' ? 'none' : 'short'),
    },
    missing: 'Choose whether it works after the response is sent, or ‘Not sure’',
  },
  {
    key: 'workload.state',
    field: 'workload.state',
    tier: 'essential',
    label: 'Does it keep anything on its own machine between requests?',
    short: 'Kept on its own machine',
    help: 'A database elsewhere does not count.',
    why: 'Stateless copies can be added and replaced freely. Local state needs sticky routing, shared storage or a rewrite.',
    control: {
      type: 'radio',
      options: [
        { value: 'stateless', label: 'Nothing' },
        { value: 'memory', label: 'Sessions or caches in memory' },
        { value: 'disk', label: 'Files on local disk' },
      ],
    },
    notSure: {
      words: (read) => (keepsSessions(read) ? 'sessions in memory' : 'nothing kept'),
      value: (read) => (keepsSessions(read) ? 'memory' : 'stateless'),
    },
    missing: 'Choose what it keeps on its own machine, or ‘Not sure’',
  },
  {
    key: 'workload.existing',
    field: 'workload.existing',
    tier: 'essential',
    label: 'Is it running somewhere now?',
    short: 'Running now',
    control: {
      type: 'radio',
      options: [
        { value: 'new', label: 'No, it is new' },
        { value: 'vm', label: 'Yes, on virtual machines or servers' },
        { value: 'paas', label: 'Yes, on a platform such as Heroku or Render' },
        { value: 'k8s', label: 'Yes, on Kubernetes' },
        { value: 'onprem', label: 'Yes, in our own data centre' },
      ],
    },
    fallback: 'new',
  },
  {
    key: 'migration.downtimeMinutes',
    field: 'migration.downtimeMinutes',
    tier: 'essential',
    label: 'How long can it be unavailable while you move?',
    short: 'Downtime while moving',
    when: { 'workload.existing': { notIn: ['new'] } },
    control: {
      type: 'radio',
      bounds: { min: 0, max: 525_600 },
      options: [
        { value: '0', label: 'None', means: 0 },
        { value: '5', label: 'Up to 5 minutes', means: 5 },
        { value: '60', label: 'Up to an hour', means: 60 },
        { value: 'weekend', label: 'A weekend', means: 2880 }, // minutes in two days
      ],
    },
    notSure: { words: 'up to an hour', value: '60' },
    missing: 'Choose how long it can be unavailable, or ‘Not sure’',
  },
  {
    key: 'migration.deadline',
    field: 'migration.deadline',
    tier: 'fine-tune',
    label: 'When must the move be finished?',
    short: 'Move finished by',
    when: { 'workload.existing': { notIn: ['new'] } },
    control: {
      type: 'radio',
      options: [
        { value: 'none', label: 'No date' },
        { value: '3m', label: 'Within 3 months' },
        { value: '6m', label: 'Within 6 months' },
        { value: '12m', label: 'Within a year' },
      ],
    },
    fallback: 'none',
  },
  {
    key: 'migration.approach',
    field: 'migration.approach',
    tier: 'fine-tune',
    label: 'How do you picture the move?',
    short: 'Picture of the move',
    when: { 'workload.existing': { notIn: ['new'] } },
    control: {
      type: 'radio',
      options: [
        { value: 'big-bang', label: 'All at once' },
        { value: 'phased', label: 'In phases' },
      ],
    },
    notSure: { words: 'a move that fits the data and the downtime', value: '' },
  },
  {
    key: 'migration.dataGb',
    field: 'migration.dataGb',
    tier: 'fine-tune',
    label: 'How much data moves?',
    short: 'Data that moves',
    help: 'Empty means all that you say is stored.',
    when: { 'workload.existing': { notIn: ['new'] } },
    control: {
      type: 'number',
      min: 0,
      max: 100_000_000,
      unit: 'GB',
      wrong: 'Enter a size in gigabytes, from 0 to 100,000,000',
    },
  },
  {
    key: 'workload.bound',
    field: 'workload.bound',
    tier: 'fine-tune',
    label: 'What limits it first when it is busy?',
    short: 'Limited by',
    control: {
      type: 'radio',
      options: [
        { value: 'io', label: 'Waiting for databases and networks' },
        { value: 'cpu', label: 'Processor' },
        { value: 'memory', label: 'Memory' },
        { value: 'gpu', label: 'GPU' },
      ],
    },
    fallback: (read) => boundOf(read),
    notSure: {
      words: (read) => (boundOf(read) === 'gpu' ? 'the GPU as the limit' : 'waiting for databases and networks'),
      value: (read) => boundOf(read),
    },
  },
  {
    key: 'workload.packaging',
    field: 'workload.packaging',
    tier: 'fine-tune',
    label: 'How is it packaged?',
    short: 'Packaging',
    control: {
      type: 'radio',
      options: [
        { value: 'container', label: 'Container image' },
        { value: 'runtime', label: 'Source code and a standard runtime' },
        { value: 'vm', label: 'Virtual machine or installer' },
        { value: 'none', label: 'Nothing yet' },
      ],
    },
    fallback: 'container',
  },
  {
    key: 'workload.special',
    field: 'workload.special',
    tier: 'fine-tune',
    label: 'Does it need any of these?',
    short: 'Special needs',
    control: {
      type: 'checks',
      options: [
        { value: 'websocket', label: 'Long-lived connections, such as WebSockets' },
        { value: 'fixedIp', label: 'A fixed outgoing IP address' },
        { value: 'windows', label: 'Windows' },
        { value: 'gpu', label: 'GPU' },
        { value: 'os', label: 'A particular operating system or kernel module' },
        { value: 'hostLicence', label: 'Licences tied to a machine' },
        { value: 'rawTcpUdp', label: 'Raw TCP or UDP' },
        { value: 'partnerApi', label: 'Partners with keys and quotas' },
        { value: 'portability', label: 'Must move between clouds' },
        { value: 'kubernetesOperators', label: 'Kubernetes operators or custom resources' },
        { value: 'orderedEvents', label: 'Messages must stay in order' },
        { value: 'publicUpload', label: 'People upload files' },
        { value: 'checkpointed', label: 'Work can resume from a checkpoint' },
      ],
      exclusive: [{ value: 'none', label: 'None of these' }],
    },
    fallback: ['none'],
  },
  {
    key: 'workload.cpuMsPerRequest',
    field: 'workload.cpuMsPerRequest',
    tier: 'fine-tune',
    label: 'How much processor time does one request cost?',
    short: 'Processor time a request',
    help: 'Milliseconds of CPU, not of waiting. Most pages and APIs take 5 to 50.',
    control: {
      type: 'number',
      min: 0.01,
      max: 600_000,
      unit: 'milliseconds',
      wrong: 'Enter milliseconds of processor time, like 20',
    },
    fallback: (read) => CPU_MS[read.text('workload.kind')] ?? '20',
  },
  {
    key: 'workload.unitSeconds',
    field: 'workload.unitSeconds',
    tier: 'fine-tune',
    label: 'How long does the longest single piece of work take?',
    short: 'Longest piece of work',
    help: 'One request, message or job, in seconds.',
    control: {
      type: 'number',
      min: 0.001,
      max: 604_800,
      unit: 'seconds',
      wrong: 'Enter a time in seconds, like 0.3',
    },
    fallback: (read) => longestWork(read),
  },
  {
    key: 'workload.unitMemoryMb',
    field: 'workload.unitMemoryMb',
    tier: 'fine-tune',
    label: 'How much memory does it need?',
    short: 'Memory it needs',
    help: 'For one request, message or job.',
    control: {
      type: 'number',
      min: 16,
      max: 3_000_000,
      unit: 'megabytes',
      wrong: 'Enter a size in megabytes, 16 or more, like 512',
    },
    fallback: '512',
  },
]

/** Our assumption: deployable services of each shape of code. */
const SERVICES: Readonly<Record<string, string>> = { few: '3', many: '8', fleet: '30', functions: '5' }

/** Our assumption: milliseconds of processor time that one request of each kind takes. */
const CPU_MS: Readonly<Record<string, string>> = {
  web: '20',
  api: '10',
  static: '1',
  ml: '200',
  batch: '50',
  stream: '10',
}

const boundOf = (read: Reader) => (read.text('workload.kind') === 'ml' ? 'gpu' : 'io')

const keepsSessions = (read: Reader) =>
  ['', 'web', 'api', 'ml'].includes(read.text('workload.kind')) && read.text('workload.shape') !== 'functions'

function longestWork(read: Reader): string {
  if (read.text('workload.background') === 'long') return '1800'
  if (read.text('workload.kind') === 'batch') return '600'
  if (read.text('workload.background') === 'short') return '60'
  return '0.3'
}
