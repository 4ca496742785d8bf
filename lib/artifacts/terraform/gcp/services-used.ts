import type { Kind } from '@/lib/design/model'
import type { Plan } from '../entries'
import { entriesOf } from '../entries'

/** The services behind each kind, as Google names them: https://cloud.google.com/service-usage/docs/list-services (not re-read: an assumption). */
const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  'dns-zone': ['certificatemanager', 'dns'],
  'content-delivery': ['compute'],
  'web-firewall': ['compute'],
  network: ['compute', 'networkconnectivity', 'servicenetworking'],
  'nat-gateway': ['compute'],
  'network-endpoint': ['compute', 'dns'],
  'load-balancer': ['certificatemanager', 'compute'],
  'api-gateway': ['apigateway', 'servicecontrol', 'servicemanagement'],
  'container-service': ['run'],
  'container-cluster': ['container'],
  'machine-group': ['compute'],
  'app-platform': ['artifactregistry', 'cloudbuild', 'run'],
  function: ['artifactregistry', 'cloudbuild', 'run'],
  'batch-environment': ['batch', 'cloudscheduler', 'run', 'workflowexecutions', 'workflows'],
  'relational-database': ['spanner', 'sqladmin'],
  'key-value-store': ['firestore'],
  'document-database': ['firestore'],
  'time-series-database': ['bigtableadmin'],
  'data-warehouse': ['bigquery', 'bigqueryreservation'],
  'search-engine': ['compute', 'secretmanager'],
  cache: ['memorystore', 'networkconnectivity'],
  'object-store': ['storage', 'storagetransfer'],
  'file-system': ['cloudscheduler', 'file', 'workflowexecutions', 'workflows'],
  'connection-pooler': [],
  queue: ['pubsub'],
  topic: ['pubsub'],
  stream: ['pubsub'],
  workflow: ['workflowexecutions', 'workflows'],
  'encryption-key': ['cloudkms'],
  'secret-store': ['secretmanager'],
  'audit-trail': ['logging', 'storage'],
  'threat-detection': ['pubsub', 'securitycenter'],
  'log-store': ['logging'],
  monitoring: ['billingbudgets', 'cloudtrace', 'monitoring'],
  'backup-vault': ['backupdr'],
  'container-registry': ['artifactregistry', 'containerscanning'],
  'feature-flag-store': ['parametermanager'],
}

/** What every project needs. */
const ALWAYS = ['cloudresourcemanager', 'compute', 'iam']

export function servicesUsed(plan: Plan): string[] {
  const classes = entriesOf(plan, 'relational-database').map(({ resource }) => resource.class === 'distributed')
  const replicates = entriesOf(plan, 'object-store').some(({ resource }) => resource.replicatesTo !== null)
  const unused = new Set([
    ...(classes.includes(true) ? [] : ['spanner']),
    ...(classes.includes(false) ? [] : ['sqladmin']),
    ...(replicates ? [] : ['storagetransfer']),
  ])
  const names = plan.entries.flatMap(({ resource }) => NAMES[resource.kind])
  return [...new Set([...ALWAYS, ...names])].filter((name) => !unused.has(name)).sort()
}
