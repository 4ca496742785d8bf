import type { Design, Kind } from '@/lib/design/model'
import type { Observability } from '@/lib/plan-document'
import type { Requirements } from '@/lib/requirements/schema'
import { COMPUTE_KINDS, idsOf, isCopy, ofKinds } from '../kinds'
import { measuredOn, nounOf } from '../objective'
import { list } from '../words'

type Metric = NonNullable<Observability['metrics']>[number]

/** What is measured, from what the company lives on down to the machines. */
export const metricsOf = (requirements: Requirements, design: Design): Metric[] => [
  ...BUSINESS[requirements.workload.kind].map(
    ([name, answers]): Metric => ({
      level: 'business',
      name,
      from: 'one counter in the code, at the place where it becomes true',
      answers,
    }),
  ),
  ...application(requirements, design),
  ...SYSTEM.flatMap(({ kinds, name, answers }): Metric[] => {
    const parts = ofKinds(design, kinds).filter((part) => !isCopy(part))
    return parts.length === 0 ? [] : [{ level: 'system', name, from: list(idsOf(parts)), answers }]
  }),
]

/** Rate, errors and duration of what is asked of the workload. */
function application(requirements: Requirements, design: Design): Metric[] {
  const noun = nounOf(requirements)
  const from = measuredOn(design)
  const runs = ofKinds(design, COMPUTE_KINDS)
  return [
    {
      level: 'application',
      name: `Rate: ${noun} a second, by path and result`,
      from,
      answers: `Is it more than the ${requirements.traffic.peakRps} a second that the plan is for? Is it none at all?`,
    },
    {
      level: 'application',
      name: `Errors: ${noun} that failed, as a share`,
      from,
      answers: `Is the objective of ${requirements.availability.slaPercent}% kept?`,
    },
    {
      level: 'application',
      name: 'Duration: time to answer as a histogram, 50, 95 and 99 in 100',
      from,
      answers:
        requirements.traffic.latencyMs === null
          ? 'Is it slower than last week?'
          : `Are 95 in 100 within ${requirements.traffic.latencyMs} ms?`,
    },
    ...(runs.length > 0
      ? [
          {
            level: 'application' as const,
            name: 'Calls to each store and each service outside: rate, errors, duration, tries',
            from: list(idsOf(runs)),
            answers: 'Which of them makes the answers slow?',
          },
        ]
      : []),
  ]
}

const BUSINESS: Record<Requirements['workload']['kind'], readonly (readonly [string, string])[]> = {
  web: [
    [
      'Orders, sign-ups or whatever users come for, a minute',
      'Do users get what they came for, whatever the technical figures say?',
    ],
    ['Visits that end in it, as a share', 'Did a release make it worse without an error?'],
  ],
  api: [
    [
      'Calls that did their work, a minute, by customer',
      'Does each customer get through, also the one with little traffic?',
    ],
    ['Customers with an error in the last hour', 'Is it one customer or all?'],
  ],
  batch: [
    ['Results delivered on time, a day', 'Is what others wait for there in the morning?'],
    ['Records in and records out', 'Was anything lost or done twice?'],
  ],
  stream: [
    ['Age of the newest result that a reader sees', 'Is what is shown still true?'],
    ['Records in and records out', 'Was anything lost or done twice?'],
  ],
  static: [['Visits an hour, and pages not found', 'Do people arrive, and do links lead somewhere?']],
  ml: [
    ['Answers that were used or accepted, as a share', 'Is the model still good, on the data of this week?'],
    ['Share of inputs unlike those it was trained on', 'Has the world changed under it?'],
  ],
}

type SystemMetric = { readonly kinds: readonly Kind[]; readonly name: string; readonly answers: string }
/** How busy and how full; for each kind only what has led to an outage elsewhere. */
const SYSTEM: readonly SystemMetric[] = [
  {
    kinds: COMPUTE_KINDS,
    name: 'Copies that run against copies wanted; processor and memory',
    answers: 'Is it at its largest size? Does a copy start again and again?',
  },
  {
    kinds: ['relational-database', 'document-database', 'time-series-database'],
    name: 'Processor, free disk, connections, lag of copies',
    answers: 'Which limit is reached first, and when?',
  },
  {
    kinds: ['key-value-store', 'search-engine', 'data-warehouse'],
    name: 'Refused requests, and how full',
    answers: 'Is one key or one query too busy?',
  },
  {
    kinds: ['cache'],
    name: 'Share of hits, memory, what was pushed out',
    answers: 'Does it still spare the database?',
  },
  {
    kinds: ['queue', 'topic', 'stream', 'workflow'],
    name: 'Age of the oldest piece of work, what was given up',
    answers: 'Will it be done in time?',
  },
  {
    kinds: ['load-balancer', 'api-gateway', 'content-delivery'],
    name: 'Healthy targets, refused requests, share answered at the edge',
    answers: 'Do users reach something that works?',
  },
  {
    kinds: ['nat-gateway'],
    name: 'Ports in use, bytes out',
    answers: 'Can a call to the outside still be made, and what does it cost?',
  },
  {
    kinds: ['backup-vault'],
    name: 'Age of the newest recovery point of each store',
    answers: 'How much would be lost now?',
  },
]
