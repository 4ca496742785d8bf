import type { ByKind, Kind } from '@/lib/design/model'
import type { Context } from '../cloud'
import type { EntryOf, Plan } from '../entries'
import type { Piece } from '../expressions'
import { apiGateway } from './api'
import { containerCluster } from './cluster'
import { batchEnvironment, containerService } from './containers'
import { keyValueStore } from './cosmos'
import { dnsZone } from './dns'
import { contentDelivery } from './edge'
import { webFirewall } from './firewall'
import { functionService } from './functions'
import { loadBalancer } from './load-balancing'
import { machineGroup } from './machines'
import { queue, stream, topic } from './messaging'
import { natGateway, network, networkEndpoint } from './network'
import { logStore, monitoring } from './observability'
import { appPlatform } from './platform'
import { connectionPooler } from './postgresql'
import { relationalDatabase } from './relational'
import { auditTrail, backupVault, containerRegistry, featureFlagStore, threatDetection } from './security'
import { fileSystem, objectStore } from './storage'
import { cache, dataWarehouse, documentDatabase, searchEngine, timeSeriesDatabase } from './stores'
import { variantsIn, withBalancerVariants } from './variants'
import { encryptionKey, secretStore } from './vaults'
import { workflow } from './workflow'

/** What Terraform says for each kind; a new kind does not compile until it is here. */
export const azureWriters: ByKind<Piece[], Context> = {
  'dns-zone': by(dnsZone),
  'content-delivery': by(contentDelivery),
  'web-firewall': by(webFirewall),
  network: by(network),
  'nat-gateway': by(natGateway),
  'network-endpoint': by(networkEndpoint),
  'load-balancer': by(loadBalancer),
  'api-gateway': by(apiGateway),
  'container-service': by(containerService),
  'container-cluster': by(containerCluster),
  'machine-group': by(machineGroup),
  'app-platform': by(appPlatform),
  function: by(functionService),
  'batch-environment': by(batchEnvironment),
  'relational-database': by(relationalDatabase),
  'key-value-store': by(keyValueStore),
  'document-database': by(documentDatabase),
  'time-series-database': by(timeSeriesDatabase),
  'data-warehouse': by(dataWarehouse),
  'search-engine': by(searchEngine),
  cache: by(cache),
  'object-store': by(objectStore),
  'file-system': by(fileSystem),
  'connection-pooler': by(connectionPooler),
  queue: by(queue),
  topic: by(topic),
  stream: by(stream),
  workflow: by(workflow),
  'encryption-key': by(encryptionKey),
  'secret-store': by(secretStore),
  'audit-trail': by(auditTrail),
  'threat-detection': by(threatDetection),
  'log-store': by(logStore),
  monitoring: by(monitoring),
  'backup-vault': by(backupVault),
  'container-registry': by(containerRegistry),
  'feature-flag-store': by(featureFlagStore),
}

/** Hands an entry to the writer of its kind, with the type it has there and the plan in which a balancer may be two. */
function by<K extends Kind>(write: (plan: Plan, entry: EntryOf<K>) => Piece[]) {
  return (resource: EntryOf<K>['resource'], { plan, entry }: Context): Piece[] => {
    const split = withBalancerVariants(plan)
    const variants = variantsIn(split, entry) as EntryOf<K>[]
    return variants.length === 0 ? write(split, { ...entry, resource }) : variants.flatMap((one) => write(split, one))
  }
}
