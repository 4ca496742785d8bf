import { resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'
import type { MessagingCommands } from '../cloud-commands'
import { az, groupOf, lastHour, sharedName } from './az'

const SERVICE_BUS = 'Microsoft.ServiceBus/namespaces'

export const azureMessaging: MessagingCommands = {
  // All queues and topics stand in one namespace, each under the name that it has in the design.
  queue: (queue, { design }) => {
    const name = sharedName(design, { id: 'messages' })
    const group = groupOf(design, queue)
    const counts = az(
      `servicebus queue show --namespace-name ${name} --name ${queue.id} --resource-group ${group} --query countDetails`,
    )
    return {
      look: [counts],
      age: [
        lastHour({
          name,
          type: SERVICE_BUS,
          group,
          metric: 'ActiveMessages',
          aggregation: 'Maximum',
          filter: `EntityName eq '${queue.id}'`,
        }),
      ],
      given: [
        counts,
        `The CLI reads no message: open the Service Bus Explorer of ${queue.id} in the portal and peek at the dead-letter queue.`,
      ],
      sendBack: [
        'In the Service Bus Explorer: select the messages of the dead-letter queue and choose to send them again.',
      ],
      sentBack: [counts],
    }
  },
  topic: (topic, { design }) => {
    const name = sharedName(design, { id: 'messages' })
    const group = groupOf(design, topic)
    return {
      look: [
        az(
          `servicebus topic subscription list --namespace-name ${name} --topic-name ${topic.id} --resource-group ${group} --query "[].[name,status,countDetails.activeMessageCount,countDetails.deadLetterMessageCount]" --output table`,
        ),
      ],
      failed: [
        lastHour({
          name,
          type: SERVICE_BUS,
          group,
          metric: 'DeadletteredMessages',
          aggregation: 'Maximum',
          filter: `EntityName eq '${topic.id}'`,
        }),
      ],
    }
  },
  stream: (stream, { design }) => {
    const name = sharedName(design, stream)
    const group = groupOf(design, stream)
    const metric = (path: string) =>
      lastHour({ name, type: 'Microsoft.EventHub/namespaces', group, metric: path, aggregation: 'Total' })
    return {
      look: [
        az(
          `eventhubs namespace show --name ${name} --resource-group ${group} --query "{State:status,Units:sku.capacity,Largest:maximumThroughputUnits}"`,
        ),
        metric('ThrottledRequests'),
      ],
      age: [metric('IncomingMessages'), metric('OutgoingMessages')],
      grow: [
        az(`eventhubs namespace update --name ${name} --resource-group ${group} --capacity <twice the units>`),
        'Write the new count into the variables file the same day.',
      ],
    }
  },
  workflow: (workflow, { design }) => {
    const group = groupOf(design, workflow)
    if (workflow.style === 'express') {
      const name = sharedName(design, workflow)
      const failed = az(
        `monitor app-insights query --app <insights> --resource-group ${group} --offset 1h --analytics-query "requests | where cloud_RoleName =~ '${name}' and success == false | top 20 by timestamp"`,
      )
      return {
        look: [az(`functionapp show --name ${name} --resource-group ${group} --query state`), failed],
        history: [failed],
        goOn: ['Start the orchestration again with the same input; each activity must bear being done twice.'],
      }
    }
    const url = `https://management.azure.com/subscriptions/<subscription>/resourceGroups/${group}/providers/Microsoft.Logic/workflows/${resourceName(design, workflow)}`
    return {
      look: [
        command(
          `az rest --method get --url "${url}/runs?api-version=2016-06-01&\\$filter=status%20eq%20'Failed'" --query "value[].[name,properties.startTime,properties.code]" --output table`,
        ),
      ],
      history: [
        command(
          `az rest --method get --url "${url}/runs/<run>/actions?api-version=2016-06-01" --query "value[?properties.status=='Failed'].[name,properties.error]"`,
        ),
      ],
      goOn: [
        'A run cannot be continued from the middle: each step must bear being done twice, then send its trigger again.',
        command(
          `az rest --method post --url "${url}/triggers/<trigger>/histories/<run>/resubmit?api-version=2016-06-01"`,
        ),
      ],
    }
  },
}
