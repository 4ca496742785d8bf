import type { ProviderCosts } from '../component'
import { gcpAllowanceOf } from './allowances'
import { computeCosts } from './compute'
import { dataCosts } from './data'
import { messagingCosts } from './messaging'
import { networkCosts } from './network'
import { operationsCosts } from './operations'
import { storageCosts } from './storage'

/** What every kind costs on Google Cloud, and under which heading of the bill it stands. */
export const gcpCosts: ProviderCosts = {
  costs: { ...computeCosts, ...dataCosts, ...networkCosts, ...storageCosts, ...messagingCosts, ...operationsCosts },
  groups: {
    'container-service': 'compute',
    'container-cluster': 'compute',
    'machine-group': 'compute',
    'app-platform': 'compute',
    function: 'compute',
    'batch-environment': 'compute',
    'relational-database': 'data',
    'key-value-store': 'data',
    'document-database': 'data',
    'time-series-database': 'data',
    'data-warehouse': 'data',
    'search-engine': 'data',
    cache: 'data',
    'connection-pooler': 'data',
    'dns-zone': 'network',
    'content-delivery': 'network',
    'web-firewall': 'network',
    network: 'network',
    'nat-gateway': 'network',
    'network-endpoint': 'network',
    'load-balancer': 'network',
    'api-gateway': 'network',
    'object-store': 'storage',
    'file-system': 'storage',
    'backup-vault': 'storage',
    'container-registry': 'storage',
    queue: 'operations',
    topic: 'operations',
    stream: 'operations',
    workflow: 'operations',
    'encryption-key': 'operations',
    'secret-store': 'operations',
    'audit-trail': 'operations',
    'threat-detection': 'operations',
    'log-store': 'operations',
    monitoring: 'operations',
    'feature-flag-store': 'operations',
  },
  allowanceOf: gcpAllowanceOf,
}
