import type { ByKind } from '@/lib/design/model'
import { by, type Context } from '../cloud'
import type { Piece } from '../expressions'
import { backupVault } from './backup'
import { batchEnvironment } from './batch'
import { dnsZone } from './certificates'
import { containerCluster } from './cluster'
import { containerService } from './containers'
import { apiGateway, contentDelivery, webFirewall } from './edge'
import { encryptionKey } from './encryption'
import { fileSystem } from './file-system'
import { functionService } from './functions'
import { cache, searchEngine } from './indexes'
import { loadBalancer } from './load-balancing'
import { machineGroup } from './machines'
import { queue, stream, topic } from './messaging'
import { natGateway, network } from './network'
import { featureFlagStore, logStore, monitoring } from './observability'
import { appPlatform } from './platform'
import { connectionPooler } from './pooler'
import { networkEndpoint } from './private-access'
import { relationalDatabase } from './relational'
import { auditTrail, containerRegistry, secretStore, threatDetection } from './security'
import { objectStore } from './storage'
import { dataWarehouse, documentDatabase, keyValueStore, timeSeriesDatabase } from './stores'
import { workflow } from './workflow'

/** What Terraform says for each kind; a new kind does not compile until it is here. */
export const gcpWriters: ByKind<Piece[], Context> = {
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
