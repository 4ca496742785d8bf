import type { ByKind } from '@/lib/design/model'
import { inSentence } from '@/lib/guidance/words'
import { formatSeconds } from '@/lib/units/time'
import { commandsOf } from './clouds/commands-of'
import { type Failure, type FailureContext, failureId } from './failure'

type MessagingKind = 'queue' | 'topic' | 'stream' | 'workflow'

/** A job is late when it waited ten times as long as it takes, and never under five minutes: our rule. */
const lateSeconds = (unitSeconds: number) => Math.max(300, Math.ceil(unitSeconds * 10))

/** What fails between the parts that do not wait for each other. */
export const messagingFailures: Pick<ByKind<Failure[], FailureContext>, MessagingKind> = {
  queue: (queue, context) => {
    const run = commandsOf(context.design).queue(queue, context)
    const late = lateSeconds(context.requirements.workload.unitSeconds)
    return [
      {
        id: failureId('queue-backlog', queue),
        title: `Work waits in the ${inSentence(queue.label)}`,
        resource: queue.id,
        symptom: `The oldest job has waited over ${formatSeconds(late)}.`,
        alerts: [
          {
            name: `Oldest job in ${queue.id}`,
            condition: `age of the oldest message over ${late} s for 10 minutes`,
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          ...run.look,

          'Do workers run, and do they finish jobs? No workers: their runbook. Workers that finish nothing: one bad job or a slow dependency.',
        ],
        diagnose: [
          ...run.age,
          'Compare jobs sent with jobs deleted per minute: the difference tells how long it will take to catch up.',
        ],
        fix: [
          'Add workers up to what the database carries.',
          'Stop the sender of a flood, or let unimportant jobs wait in a queue of their own.',
        ],
        verify: [...run.age],
      },
      ...(queue.deadLetter
        ? [
            {
              id: failureId('dead-letters', queue),
              title: `Jobs of the ${inSentence(queue.label)} were given up`,
              resource: queue.id,
              symptom: 'Jobs failed as often as they may and lie in the dead-letter queue.',
              alerts: [
                {
                  name: `Given-up jobs of ${queue.id}`,
                  condition: 'messages in the dead-letter queue over 0 for 15 minutes',
                  severity: 'ticket' as const,
                },
              ],
              firstFiveMinutes: [...run.given],
              diagnose: [
                'All of one kind: a bug. All of one time: something was down. One job: bad data.',
                'Read the log of the worker for the id of one of them.',
              ],
              fix: [
                'Repair the cause and release it, then send the jobs back. Workers must bear seeing a job twice.',
                ...run.sendBack,
              ],
              verify: [...run.sentBack, 'The dead-letter queue is empty and stays so for an hour.'],
            },
          ]
        : []),
    ]
  },
  topic: (topic, context) => {
    const run = commandsOf(context.design).topic(topic, context)
    return [
      {
        id: failureId('topic', topic),
        title: `Events of the ${inSentence(topic.label)} do not arrive`,
        resource: topic.id,
        symptom: 'A subscriber misses events that the publisher sent.',
        alerts: [
          {
            name: `Failed deliveries of ${topic.id}`,
            condition: 'failed deliveries over 0 for 15 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look, ...run.failed],
        diagnose: [
          'A subscription that is pending was never confirmed.',
          'A queue that refuses is nearly always its policy or the key.',
        ],
        fix: [
          'Correct the policy in the Terraform and apply.',
          'Publish again what the subscriber missed: the publisher keeps its own record of what it sent.',
        ],
        verify: [...run.failed, 'A test event reaches every subscriber.'],
      },
    ]
  },
  stream: (stream, context) => {
    const run = commandsOf(context.design).stream(stream, context)
    const minutes = Math.max(1, Math.round((stream.retentionHours * 60) / 24))
    return [
      {
        id: failureId('stream-behind', stream),
        title: `Readers of the ${inSentence(stream.label)} fall behind or writers are refused`,
        resource: stream.id,
        symptom: `Records are read late; after ${stream.retentionHours} hours they are gone.`,
        alerts: [
          {
            name: `Readers behind in ${stream.id}`,
            condition: `oldest unread record over ${minutes} minutes for 10 minutes`,
            severity: 'ticket',
          },
          {
            name: `Writers refused by ${stream.id}`,
            condition: 'writes refused for want of room over 0 for 10 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look, ...run.age],
        diagnose: [
          'One part of the stream behind: one key has most of the records. All parts: the reader is too slow or stopped.',
          `The plan is for ${stream.shards} MB a second of writes.`,
        ],
        fix: [
          'A record that cannot be read must be put aside after three tries, or it blocks all that follow it.',
          'Add readers; double the capacity of the stream if writers are refused.',
          ...run.grow,
        ],
        verify: [...run.age, 'Readers are less than a minute behind.'],
      },
    ]
  },
  workflow: (workflow, context) => {
    const run = commandsOf(context.design).workflow(workflow, context)
    return [
      {
        id: failureId('workflow', workflow),
        title: `Runs of the ${inSentence(workflow.label)} fail or hang`,
        resource: workflow.id,
        symptom: 'A business process stops half-way.',
        alerts: [
          {
            name: `Failed runs of ${workflow.id}`,
            condition: 'runs that failed or took too long over 0 for 15 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [...run.look],
        diagnose: [...run.history, 'The last event before the failure names the step and the error.'],
        fix: ['Repair the step, then go on from where the run stopped rather than from the start.', ...run.goOn],
        verify: ['The runs of the last hour succeeded, and what they should have written is there once.'],
      },
    ]
  },
}
