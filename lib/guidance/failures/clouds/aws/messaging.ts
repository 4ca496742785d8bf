import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { MessagingCommands } from '../cloud-commands'
import { lastHour } from './last-hour'
import { ACCOUNT } from './names'

export const awsMessaging: MessagingCommands = {
  queue: (queue, { design }) => {
    const name = resourceName(design, queue)
    const { region } = queue
    const failed = `${name}-failed${queue.ordered ? '.fifo' : ''}`
    return {
      look: [
        command(`aws sqs get-queue-url --queue-name ${name}${queue.ordered ? '.fifo' : ''} --region ${region}`),
        command(
          `aws sqs get-queue-attributes --queue-url <url from above> --attribute-names ApproximateNumberOfMessages ApproximateNumberOfMessagesNotVisible --region ${region}`,
        ),
      ],
      age: [
        lastHour({
          namespace: 'AWS/SQS',
          name: 'ApproximateAgeOfOldestMessage',
          dimensions: [['QueueName', queue.ordered ? `${name}.fifo` : name]],
          statistic: 'Maximum',
          region,
        }),
      ],
      given: [
        command(`aws sqs list-queues --queue-name-prefix ${name} --region ${region}`),
        command(
          `aws sqs receive-message --queue-url "$(aws sqs get-queue-url --queue-name ${failed} --query QueueUrl --output text --region ${region})" --max-number-of-messages 10 --visibility-timeout 60 --message-system-attribute-names All --region ${region}`,
        ),
      ],
      sendBack: [
        command(
          `aws sqs start-message-move-task --source-arn "arn:aws:sqs:${region}:${ACCOUNT}:${failed}" --max-number-of-messages-per-second 10 --region ${region}`,
        ),
      ],
      sentBack: [
        command(
          `aws sqs list-message-move-tasks --source-arn "arn:aws:sqs:${region}:${ACCOUNT}:${failed}" --region ${region}`,
        ),
      ],
    }
  },
  topic: (topic, { design }) => {
    const name = resourceName(design, topic)
    return {
      look: [
        command(
          `aws sns list-subscriptions --query "Subscriptions[?contains(TopicArn, '${name}')].[Protocol,Endpoint,SubscriptionArn]" --output table --region ${topic.region}`,
        ),
      ],
      failed: [
        lastHour({
          namespace: 'AWS/SNS',
          name: 'NumberOfNotificationsFailed',
          dimensions: [['TopicName', name]],
          statistic: 'Sum',
          region: topic.region,
        }),
      ],
    }
  },
  stream: (stream, { design }) => {
    const name = resourceName(design, stream)
    return {
      look: [command(`aws kinesis describe-stream-summary --stream-name ${name} --region ${stream.region}`)],
      age: [
        lastHour({
          namespace: 'AWS/Kinesis',
          name: 'GetRecords.IteratorAgeMilliseconds',
          dimensions: [['StreamName', name]],
          statistic: 'Maximum',
          region: stream.region,
        }),
      ],
      grow: [
        command(
          `aws kinesis update-shard-count --stream-name ${name} --target-shard-count ${stream.shards * 2} --scaling-type UNIFORM_SCALING --region ${stream.region}`,
        ),
        'Write the new count into the variables file the same day.',
      ],
    }
  },
  workflow: ({ region, style }) => ({
    look: [
      command(
        `aws stepfunctions list-state-machines --query "stateMachines[].[name,stateMachineArn]" --output table --region ${region}`,
      ),
      command(
        `aws stepfunctions list-executions --state-machine-arn <arn from above> --status-filter FAILED --max-items 20 --region ${region}`,
      ),
    ],
    history: [
      command(
        `aws stepfunctions get-execution-history --execution-arn <execution> --reverse-order --max-items 20 --region ${region}`,
      ),
    ],
    goOn:
      style === 'standard'
        ? [command(`aws stepfunctions redrive-execution --execution-arn <execution> --region ${region}`)]
        : ['Express runs cannot be continued: start them again with the same input.'],
  }),
}
