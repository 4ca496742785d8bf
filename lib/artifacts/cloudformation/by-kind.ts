import type { ByKind, Kind } from '@/lib/design/model'
import type { Entry, EntryOf, Plan } from '../terraform/entries'
import { apiGateway } from './api'
import { batchEnvironment } from './batch'
import { containerCluster } from './cluster'
import { containerService } from './containers'
import { contentDelivery, webFirewall } from './edge'
import { networkEndpoint } from './endpoints'
import { fileSystem } from './file-system'
import { functionService } from './functions'
import { cache, searchEngine } from './indexes'
import { joins } from './joins'
import { encryptionKey } from './keys'
import { loadBalancer } from './load-balancing'
import { logStore } from './logs'
import { machineGroup } from './machines'
import { queue, stream, topic } from './messaging'
import { dnsZone } from './names'
import { natGateway, network } from './network'
import { featureFlagStore, monitoring } from './observing'
import type { Piece } from './plan'
import { appPlatform } from './platform'
import { connectionPooler } from './pooler'
import { auditTrail, backupVault, secretStore, threatDetection } from './protection'
import { containerRegistry } from './registry'
import { relationalDatabase } from './relational'
import { objectStore } from './storage'
import { dataWarehouse, documentDatabase, keyValueStore, timeSeriesDatabase } from './stores'
import { workflow } from './workflow'

type Context = { plan: Plan; entry: Entry }

/** Hands an entry to the writer of its kind, with the type it has there. */
const by =
  <K extends Kind>(write: (plan: Plan, entry: EntryOf<K>) => Piece[]) =>
  (resource: EntryOf<K>['resource'], { plan, entry }: Context): Piece[] =>
    write(plan, { ...entry, resource })

/** What CloudFormation says for each kind; a new kind does not compile until it is here. */
export const writers: ByKind<Piece[], Context> = {
  'dns-zone': by(dnsZone),
  'content-delivery': by(contentDelivery),
  'web-firewall': by(webFirewall),
  network: by<'network'>((plan, entry) => [...network(plan, entry), ...joins(plan, entry)]),
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
