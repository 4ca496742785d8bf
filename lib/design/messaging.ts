import { HOURS_PER_MONTH } from '@/lib/units/hours'
import { flow } from './compute'
import { type Context, make, merge, type Part, part } from './context'

const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600
/** What one shard of a stream takes in, in MB a second. */
const SHARD_MB_PER_SECOND = 1
const RECORDS_PER_SHARD_SECOND = 1000

/** Queues, topics, streams and workflows: the one the rules chose, and every further one that was asked for. */
export function composeMessaging(context: Context, from: string | null, to: string | null): Part {
  const { choices, requirements } = context
  const { stores } = requirements.data
  const wants = (store: 'queue' | 'pubsub' | 'stream' | 'workflow', choice: string) =>
    stores.includes(store) || choices.messaging === choice
  return merge([
    wants('queue', 'work-queue') ? queue(context, from, to) : part([]),
    wants('pubsub', 'pub-sub') ? topic(context, from, to) : part([]),
    wants('stream', 'ordered-stream') ? stream(context, from, to) : part([]),
    wants('workflow', 'workflow') ? workflow(context, from, to) : part([]),
  ])
}

/** Several stores are handed the same rule: the one that decided messaging. */
const because = ({ rule }: Context) => rule('messaging')

function queue(context: Context, from: string | null, to: string | null): Part {
  const { requirements, usage } = context
  const jobs = make(context, 'queue', {
    id: 'jobs-queue',
    label: 'Job queue',
    purpose: 'Keeps jobs until a worker has done them; sets failed ones aside.',
    tier: 'regional',
    because: because(context),
    ...(requirements.workload.special.includes('orderedEvents') ? { variant: 'ordered' } : {}),
    messagesPerMonth: usage.jobsPerMonth,
    ordered: requirements.workload.special.includes('orderedEvents'),
    deadLetter: true,
  })
  return part(
    [jobs],
    [
      from && from !== to ? flow(from, jobs.id, 'https', 443, 'jobs', false) : null,
      to ? flow(to, jobs.id, 'https', 443, 'takes jobs', false) : null,
    ],
  )
}

function topic(context: Context, from: string | null, to: string | null): Part {
  const { usage } = context
  const events = make(context, 'topic', {
    id: 'events',
    label: 'Event topic',
    purpose: 'Gives each event to every listener.',
    tier: 'regional',
    because: because(context),
    messagesPerMonth: usage.jobsPerMonth,
    subscriberIds: ['events-queue'],
  })
  const inbox = make(context, 'queue', {
    id: 'events-queue',
    label: 'Listener queue',
    purpose: 'Keeps events for a listener until it has handled them.',
    tier: 'regional',
    because: because(context),
    messagesPerMonth: usage.jobsPerMonth,
    ordered: false,
    deadLetter: true,
  })
  return part(
    [events, inbox],
    [
      from ? flow(from, events.id, 'https', 443, 'events', false) : null,
      flow(events.id, inbox.id, 'https', 443, 'events', false),
      to ? flow(to, inbox.id, 'https', 443, 'takes events', false) : null,
    ],
  )
}

function stream(context: Context, from: string | null, to: string | null): Part {
  const { requirements, usage, isProduction } = context
  const share = usage.requestsPerMonth / (requirements.traffic.averageRps * SECONDS_PER_MONTH)
  const mbPerSecond = requirements.data.streamMbPerSecond * (isProduction ? 1 : share)
  const isSource = requirements.workload.kind === 'stream'
  const recordsPerSecond = isSource ? usage.originAverageRps : (mbPerSecond * 1024) / 4
  const peak = requirements.traffic.peakRps / requirements.traffic.averageRps
  const shards = Math.max(
    1,
    Math.ceil(
      Math.max((mbPerSecond * peak) / SHARD_MB_PER_SECOND, (recordsPerSecond * peak) / RECORDS_PER_SHARD_SECOND),
    ),
  )
  const events = make(context, 'stream', {
    id: 'stream',
    label: 'Event stream',
    purpose: 'Keeps events in order, to be read and read again.',
    tier: 'regional',
    because: because(context),
    shards,
    inGibPerMonth: (mbPerSecond * SECONDS_PER_MONTH) / 1024,
    recordsPerMonth: recordsPerSecond * SECONDS_PER_MONTH,
    retentionHours: 24,
  })
  return part(
    [events],
    [
      from && from !== to && !isSource ? flow(from, events.id, 'https', 443, 'events', false) : null,
      to ? flow(to, events.id, 'https', 443, 'reads events', isSource) : null,
    ],
  )
}

function workflow(context: Context, from: string | null, to: string | null): Part {
  const { usage } = context
  // Six steps a run: an assumption.
  const steps = make(context, 'workflow', {
    id: 'workflow',
    label: 'Workflow',
    purpose: 'Remembers each step of a long process and tries again where it failed.',
    tier: 'regional',
    because: because(context),
    style: 'standard',
    transitionsPerMonth: usage.jobsPerMonth * 6,
  })
  return part(
    [steps],
    [
      from ? flow(from, steps.id, 'https', 443, 'starts', false) : null,
      to && to !== from ? flow(steps.id, to, 'https', 443, 'steps', false) : null,
    ],
  )
}
