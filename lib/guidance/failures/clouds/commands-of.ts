import type { Design } from '@/lib/design/model'
import type { Provider } from '@/lib/requirements/schema'
import { awsCompute } from './aws/compute'
import { awsData } from './aws/data'
import { awsEdge } from './aws/edge'
import { awsMessaging } from './aws/messaging'
import { awsOversight } from './aws/oversight'
import { awsStores } from './aws/stores'
import { awsWhole } from './aws/whole'
import { azureCompute } from './azure/compute'
import { azureData } from './azure/data'
import { azureEdge } from './azure/edge'
import { azureMessaging } from './azure/messaging'
import { azureOversight } from './azure/oversight'
import { azureStores } from './azure/stores'
import { azureWhole } from './azure/whole'
import type { CloudCommands } from './cloud-commands'
import { gcpCompute } from './gcp/compute'
import { gcpData } from './gcp/data'
import { gcpEdge } from './gcp/edge'
import { gcpMessaging } from './gcp/messaging'
import { gcpOversight } from './gcp/oversight'
import { gcpStores } from './gcp/stores'
import { gcpWhole } from './gcp/whole'

const COMMANDS: { readonly [P in Provider]: CloudCommands } = {
  aws: {
    ...awsEdge,
    ...awsCompute,
    ...awsData,
    ...awsStores,
    ...awsMessaging,
    ...awsOversight,
    ...awsWhole,
  },
  gcp: {
    ...gcpEdge,
    ...gcpCompute,
    ...gcpData,
    ...gcpStores,
    ...gcpMessaging,
    ...gcpOversight,
    ...gcpWhole,
  },
  azure: {
    ...azureEdge,
    ...azureCompute,
    ...azureData,
    ...azureStores,
    ...azureMessaging,
    ...azureOversight,
    ...azureWhole,
  },
}

/** The column of the design's cloud. */
export const commandsOf = ({ provider }: Pick<Design, 'provider'>): CloudCommands => COMMANDS[provider]
