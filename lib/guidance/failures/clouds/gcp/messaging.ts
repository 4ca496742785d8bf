import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { MessagingCommands } from '../cloud-commands'
import { gcloud, lastHour } from './gcloud'

const subscriptionMetric = (metric: string, name: string) =>
  lastHour(`pubsub.googleapis.com/subscription/${metric}`, `resource.labels.subscription_id=starts_with("${name}")`)

export const gcpMessaging: MessagingCommands = {
  queue: (queue, { design }) => {
    const name = resourceName(design, queue)
    return {
      look: [gcloud(`pubsub subscriptions describe ${name}`), subscriptionMetric('num_undelivered_messages', name)],
      age: [subscriptionMetric('oldest_unacked_message_age', name)],
      given: [gcloud(`pubsub subscriptions pull ${name}-failed --limit=10`)],
      sendBack: [
        'This sends the text of each job back, without its attributes; where workers read those, send them from the code.',
        command(
          `gcloud pubsub subscriptions pull ${name}-failed --limit=100 --auto-ack --format="value(message.data.decode(base64))" --project=<project> | while read -r job; do gcloud pubsub topics publish ${name} --message="$job" --project=<project>; done`,
        ),
      ],
      sentBack: [subscriptionMetric('num_undelivered_messages', `${name}-failed`)],
    }
  },
  topic: (topic, { design }) => {
    const name = resourceName(design, topic)
    return {
      look: [gcloud(`pubsub topics list-subscriptions ${name}`)],
      failed: [
        lastHour(
          'pubsub.googleapis.com/subscription/dead_letter_message_count',
          `resource.labels.subscription_id=starts_with("${name}")`,
        ),
      ],
    }
  },
  stream: (stream, { design }) => {
    const name = resourceName(design, stream)
    return {
      look: [gcloud(`pubsub topics list-subscriptions ${name}`)],
      age: [subscriptionMetric('oldest_unacked_message_age', name)],
      grow: ['The topic grows by itself; writers that are refused have reached the quota of the region: ask for more.'],
    }
  },
  workflow: (workflow, { design }) => {
    const name = resourceName(design, workflow)
    const { region } = workflow
    return {
      look: [gcloud(`workflows executions list ${name} --location=${region} --filter="state=FAILED" --limit=20`)],
      history: [gcloud(`workflows executions describe <execution> --workflow=${name} --location=${region}`)],
      goOn: [
        'A run cannot be continued here: each step must bear being done twice, then start it again with the same input.',
        gcloud(`workflows run ${name} --location=${region} --data='<input of the run>'`),
      ],
    }
  },
}
