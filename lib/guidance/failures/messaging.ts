import type { ByKind } from '@/lib/design/model'
import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import { inSentence } from '@/lib/guidance/words'
import { formatSeconds } from '@/lib/units/time'
import { type Failure, type FailureContext, failureId } from './failure'
import { lastHour } from './metrics'

type MessagingKind = 'queue' | 'topic' | 'stream' | 'workflow'

/** A job is late when it waited ten times as long as it takes, and never under five minutes: our rule. */
const lateSeconds = (unitSeconds: number) => Math.max(300, Math.ceil(unitSeconds * 10))

/** What fails between the parts that do not wait for each other. */
export const messagingFailures: Pick<ByKind<Failure[], FailureContext>, MessagingKind> = {
  queue: (queue, { design, requirements }) => {
    const name = resourceName(design, queue)
    const { region } = queue
    const late = lateSeconds(requirements.workload.unitSeconds)
    const url = command(`aws sqs get-queue-url --queue-name ${name}${queue.ordered ? '.fifo' : ''} --region ${region}`)
    return [
      {
        id: failureId('queue-backlog', queue),
        title: `Work waits in the ${inSentence(queue.label)}`,
        resource: queue.id,
        symptom: `The oldest job has waited over ${formatSeconds(late)}.`,
        alerts: [
          {
            name: `Oldest job in ${queue.id}`,
            condition: `ApproximateAgeOfOldestMessage over ${late} s for 10 minutes`,
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          url,
          command(
            `aws sqs get-queue-attributes --queue-url <url from above> --attribute-names ApproximateNumberOfMessages ApproximateNumberOfMessagesNotVisible --region ${region}`,
          ),
          'Do workers run, and do they finish jobs? No workers: their runbook. Workers that finish nothing: one bad job or a slow dependency.',
        ],
        diagnose: [
          lastHour({
            namespace: 'AWS/SQS',
            name: 'ApproximateAgeOfOldestMessage',
            dimensions: [['QueueName', queue.ordered ? `${name}.fifo` : name]],
            statistic: 'Maximum',
            region,
          }),
          'Compare jobs sent with jobs deleted per minute: the difference tells how long it will take to catch up.',
        ],
        fix: [
          'Add workers up to what the database carries.',
          'Stop the sender of a flood, or let unimportant jobs wait in a queue of their own.',
        ],
        verify: [
          lastHour({
            namespace: 'AWS/SQS',
            name: 'ApproximateAgeOfOldestMessage',
            dimensions: [['QueueName', queue.ordered ? `${name}.fifo` : name]],
            statistic: 'Maximum',
            region,
          }),
        ],
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
              firstFiveMinutes: [
                command(`aws sqs list-queues --queue-name-prefix ${name} --region ${region}`),
                command(
                  `aws sqs receive-message --queue-url <url of the dead-letter queue> --max-number-of-messages 10 --visibility-timeout 60 --message-system-attribute-names All --region ${region}`,
                ),
              ],
              diagnose: [
                'All of one kind: a bug. All of one time: something was down. One job: bad data.',
                'Read the log of the worker for the id of one of them.',
              ],
              fix: [
                'Repair the cause and release it, then send the jobs back. Workers must bear seeing a job twice.',
                command(
                  `aws sqs start-message-move-task --source-arn <arn of the dead-letter queue> --max-number-of-messages-per-second 10 --region ${region}`,
                ),
              ],
              verify: [
                command(
                  `aws sqs list-message-move-tasks --source-arn <arn of the dead-letter queue> --region ${region}`,
                ),
                'The dead-letter queue is empty and stays so for an hour.',
              ],
            },
          ]
        : []),
    ]
  },
  topic: (topic, { design }) => {
    const name = resourceName(design, topic)
    const failed = lastHour({
      namespace: 'AWS/SNS',
      name: 'NumberOfNotificationsFailed',
      dimensions: [['TopicName', name]],
      statistic: 'Sum',
      region: topic.region,
    })
    return [
      {
        id: failureId('topic', topic),
        title: `Events of the ${inSentence(topic.label)} do not arrive`,
        resource: topic.id,
        symptom: 'A subscriber misses events that the publisher sent.',
        alerts: [
          {
            name: `Failed deliveries of ${topic.id}`,
            condition: 'NumberOfNotificationsFailed over 0 for 15 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          command(
            `aws sns list-subscriptions --query "Subscriptions[?contains(TopicArn, '${name}')].[Protocol,Endpoint,SubscriptionArn]" --output table --region ${topic.region}`,
          ),
          failed,
        ],
        diagnose: [
          'A subscription that is pending was never confirmed.',
          'A queue that refuses is nearly always its policy or the key.',
        ],
        fix: [
          'Correct the policy in the Terraform and apply.',
          'Publish again what the subscriber missed: the publisher keeps its own record of what it sent.',
        ],
        verify: [failed],
      },
    ]
  },
  stream: (stream, { design }) => {
    const name = resourceName(design, stream)
    const age = lastHour({
      namespace: 'AWS/Kinesis',
      name: 'GetRecords.IteratorAgeMilliseconds',
      dimensions: [['StreamName', name]],
      statistic: 'Maximum',
      region: stream.region,
    })
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
            condition: 'WriteProvisionedThroughputExceeded over 0 for 10 minutes',
            severity: 'ticket',
          },
        ],
        firstFiveMinutes: [
          command(`aws kinesis describe-stream-summary --stream-name ${name} --region ${stream.region}`),
          age,
        ],
        diagnose: [
          'One part of the stream behind: one key has most of the records. All parts: the reader is too slow or stopped.',
          `The plan is for ${stream.shards} MB a second of writes.`,
        ],
        fix: [
          'A record that cannot be read must be put aside after three tries, or it blocks all that follow it.',
          'Add readers; double the capacity of the stream if writers are refused.',
          command(
            `aws kinesis update-shard-count --stream-name ${name} --target-shard-count ${stream.shards * 2} --scaling-type UNIFORM_SCALING --region ${stream.region}`,
          ),
          'Write the new count into the variables file the same day.',
        ],
        verify: [age],
      },
    ]
  },
  workflow: (workflow) => [
    {
      id: failureId('workflow', workflow),
      title: `Runs of the ${inSentence(workflow.label)} fail or hang`,
      resource: workflow.id,
      symptom: 'A business process stops half-way.',
      alerts: [
        {
          name: `Failed runs of ${workflow.id}`,
          condition: 'ExecutionsFailed plus ExecutionsTimedOut over 0 for 15 minutes',
          severity: 'ticket',
        },
      ],
      firstFiveMinutes: [
        command(
          `aws stepfunctions list-state-machines --query "stateMachines[].[name,stateMachineArn]" --output table --region ${workflow.region}`,
        ),
        command(
          `aws stepfunctions list-executions --state-machine-arn <arn from above> --status-filter FAILED --max-items 20 --region ${workflow.region}`,
        ),
      ],
      diagnose: [
        command(
          `aws stepfunctions get-execution-history --execution-arn <execution> --reverse-order --max-items 20 --region ${workflow.region}`,
        ),
        'The last event before the failure names the step and the error.',
      ],
      fix: [
        'Repair the step, then go on from where the run stopped rather than from the start.',
        ...(workflow.style === 'standard'
          ? [command(`aws stepfunctions redrive-execution --execution-arn <execution> --region ${workflow.region}`)]
          : ['Express runs cannot be continued: start them again with the same input.']),
      ],
      verify: ['The runs of the last hour succeeded, and what they should have written is there once.'],
    },
  ],
}
