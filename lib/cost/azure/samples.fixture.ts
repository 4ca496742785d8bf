import type { Design, Kind, ResourceOf } from '@/lib/design/model'
import { sampleDesign, samples } from '../samples'

/** The samples of every kind with the sizes that Azure sells, in eastus2, where the prices of every service were read. */
const REGION = 'eastus2'
const here = <K extends Kind>(kind: K, change: Partial<ResourceOf<K>> = {}): ResourceOf<K> => ({
  ...samples[kind],
  region: kind === 'content-delivery' ? 'global' : REGION,
  service: 'Azure Sample',
  ...change,
})

export const azureSamples: { readonly [K in Kind]: ResourceOf<K> } = {
  'dns-zone': here('dns-zone'),
  'content-delivery': here('content-delivery'),
  'web-firewall': here('web-firewall'),
  network: here('network'),
  'nat-gateway': here('nat-gateway'),
  'network-endpoint': here('network-endpoint'),
  'load-balancer': here('load-balancer'),
  'api-gateway': here('api-gateway'),
  'container-service': here('container-service'),
  'container-cluster': here('container-cluster'),
  'machine-group': here('machine-group', { instanceType: 'Standard_D2s_v5', arch: 'x86_64' }),
  'app-platform': here('app-platform', { instanceType: 'P1v3', arch: 'x86_64' }),
  function: here('function'),
  'batch-environment': here('batch-environment'),
  'relational-database': here('relational-database', { instanceType: 'Standard_D2ds_v5', arch: 'x86_64' }),
  'key-value-store': here('key-value-store'),
  'document-database': here('document-database', { instanceType: 'autoscale' }),
  'time-series-database': here('time-series-database', { instanceType: 'Standard_E2ads_v5', arch: 'x86_64' }),
  'data-warehouse': here('data-warehouse'),
  'search-engine': here('search-engine', { instanceType: 'S1' }),
  cache: here('cache', { instanceType: 'Balanced_B5', memoryGib: 6 }),
  'object-store': here('object-store'),
  'file-system': here('file-system'),
  'connection-pooler': here('connection-pooler'),
  queue: here('queue'),
  topic: here('topic'),
  stream: here('stream'),
  workflow: here('workflow'),
  'encryption-key': here('encryption-key'),
  'secret-store': here('secret-store'),
  'audit-trail': here('audit-trail'),
  'threat-detection': here('threat-detection'),
  'log-store': here('log-store'),
  monitoring: here('monitoring'),
  'backup-vault': here('backup-vault'),
  'container-registry': here('container-registry'),
  'feature-flag-store': here('feature-flag-store'),
}

export const azureDesign = (resources: Design['resources'], change: Partial<Design> = {}): Design =>
  sampleDesign(resources, {
    provider: 'azure',
    regions: [{ id: REGION, name: 'East US 2', role: 'primary' }],
    ...change,
  })
