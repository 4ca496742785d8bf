import { type ByKind, project, type Replicas, type Resource } from '@/lib/design/model'
import { ADDON_NAMES, TOOL_NAMES } from '@/lib/design/tools'
import type { Node } from './flowchart'
import type { Role } from './palette'

/** A resource as a node: its label, then the service and what matters about it in at most two lines. */
export function nodeOf(resource: Resource, homeRegion: string): Node {
  const { role, copies, facts } = project(looks, resource, undefined)
  const title = shortLabel(resource, homeRegion)
  return {
    type: 'node',
    id: resource.id,
    title: copies === undefined ? title : `${title}${times(copies)}`,
    details: pack(
      [shortService(resource.service), ...facts].filter((line) => line !== title),
      2,
    ),
    role,
    spoken: `${[`${title}: ${resource.service}`, ...(copies ? [copiesInWords(copies)] : []), ...facts].join(', ')}. ${resource.purpose}`,
  }
}

/** Longest line that keeps a node narrow enough for three in a row. */
export const LINE = 22

/** As many words of a list as fit into the lines, several to a line; the first is always there. */
export function pack(words: string[], lines: number): string[] {
  const packed: string[] = []
  for (const word of words) {
    const last = packed.at(-1)
    if (last !== undefined && `${last}, ${word}`.length <= LINE) packed[packed.length - 1] = `${last}, ${word}`
    else if (packed.length < lines) packed.push(word)
    else return packed
  }
  return packed
}

/** A copy in the second region stands in that region's frame, which says so already. */
const shortLabel = ({ label, region }: Resource, homeRegion: string) =>
  region === homeRegion ? label : label.replace(/, second region$/, '')

/** The maker's name says nothing in a picture of that maker's cloud. */
const shortService = (service: string) => service.replaceAll(/\b(Amazon|AWS|Google|Microsoft) /g, '')

const times = ({ min, max }: Replicas): string => {
  if (min !== max) return ` × ${min}–${max}`
  return min > 1 ? ` × ${min}` : ''
}

const copiesInWords = ({ min, typical, max }: Replicas): string =>
  min === max ? `${min} ${min === 1 ? 'copy' : 'copies'}` : `${min} to ${max} copies, ${typical} on average`

const zonesInWords = (zones: number) => (zones === 1 ? 'one zone' : `${zones} zones`)
const machines = (instanceType: string, count: number) => (count > 1 ? `${count} × ${instanceType}` : instanceType)
const plural = (count: number, one: string) => `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`
const when = (condition: boolean, fact: string) => (condition ? [fact] : [])
const gib = (value: number) => `${value.toLocaleString('en-GB')} GiB`

type Look = { role: Role; copies?: Replicas; facts: string[] }

const looks: ByKind<Look, undefined> = {
  'dns-zone': ({ routing }) => ({ role: 'net', facts: when(routing !== 'simple', ROUTING[routing]) }),
  'content-delivery': () => ({ role: 'net', facts: [] }),
  'web-firewall': ({ rules }) => ({ role: 'security', facts: [plural(rules, 'rule')] }),
  network: ({ cidr, zones, connectivity }) => ({
    role: 'net',
    facts: [cidr, zonesInWords(zones), ...when(connectivity !== 'none', JOINS[connectivity])],
  }),
  'nat-gateway': ({ count }) => ({ role: 'net', facts: [count > 1 ? 'one a zone' : 'one'] }),
  'network-endpoint': ({ reaches }) => ({ role: 'net', facts: reaches.map((name) => name.replaceAll('-', ' ')) }),
  'load-balancer': ({ zones, isPublic }) => ({
    role: 'net',
    facts: [zonesInWords(zones), ...when(!isPublic, 'internal')],
  }),
  'api-gateway': () => ({ role: 'net', facts: [] }),
  'container-service': ({ replicas, task }) => ({
    role: 'compute',
    copies: replicas,
    facts: [`${task.vcpu} vCPU, ${gib(task.memoryGib)}`],
  }),
  'container-cluster': ({ services, addons }) => ({
    role: 'compute',
    facts: [plural(services, 'service'), ...addons.map((addon) => ADDON_NAMES[addon])],
  }),
  'machine-group': ({ replicas, instanceType, os, gpus }) => ({
    role: 'compute',
    copies: replicas,
    facts: [instanceType, ...when(os === 'windows', 'Windows'), ...when(gpus > 0, plural(gpus, 'GPU'))],
  }),
  'app-platform': ({ replicas, instanceType }) => ({ role: 'compute', copies: replicas, facts: [instanceType] }),
  function: ({ memoryMb }) => ({ role: 'compute', facts: [`${memoryMb.toLocaleString('en-GB')} MB`] }),
  'batch-environment': ({ maxVcpu, task }) => ({
    role: 'compute',
    facts: [`up to ${maxVcpu.toLocaleString('en-GB')} vCPU`, `${task.vcpu} vCPU a job`],
  }),
  'relational-database': ({ class: rank, instanceType, multiZone, readReplicas, zones }) => ({
    role: 'data',
    facts: [
      ...when(rank !== 'distributed', instanceType),
      multiZone ? zonesInWords(Math.max(2, zones)) : 'one zone',
      ...when(readReplicas > 0, `+ ${plural(readReplicas, 'reader')}`),
    ],
  }),
  'key-value-store': ({ replicaRegions }) => ({
    role: 'data',
    facts: when(replicaRegions.length > 0, `${replicaRegions.length + 1} regions`),
  }),
  'document-database': ({ instanceType, nodes }) => ({ role: 'data', facts: [machines(instanceType, nodes)] }),
  'time-series-database': ({ instanceType, multiZone, zones }) => ({
    role: 'data',
    facts: [instanceType, multiZone ? zonesInWords(Math.max(2, zones)) : 'one zone'],
  }),
  'data-warehouse': ({ storageGib }) => ({ role: 'data', facts: [gib(storageGib)] }),
  'search-engine': ({ instanceType, nodes }) => ({ role: 'data', facts: [machines(instanceType, nodes)] }),
  cache: ({ instanceType, nodes }) => ({ role: 'data', facts: [machines(instanceType, nodes)] }),
  'object-store': ({ versioned }) => ({ role: 'data', facts: when(versioned, 'versioned') }),
  'file-system': ({ storageGib }) => ({ role: 'data', facts: [gib(storageGib)] }),
  'connection-pooler': () => ({ role: 'net', facts: [] }),
  queue: ({ ordered, deadLetter }) => ({
    role: 'async',
    facts: [...when(ordered, 'in order'), ...when(deadLetter, 'dead letters')],
  }),
  topic: ({ subscriberIds }) => ({ role: 'async', facts: [plural(subscriberIds.length, 'listener')] }),
  stream: ({ shards }) => ({ role: 'async', facts: [plural(shards, 'shard')] }),
  workflow: ({ style }) => ({ role: 'async', facts: when(style === 'express', 'express') }),
  'encryption-key': ({ keys, hardware }) => ({
    role: 'security',
    facts: [plural(keys, 'key'), ...when(hardware, 'in hardware')],
  }),
  'secret-store': ({ secrets, by }) => ({
    role: 'security',
    facts: [by === 'vault' ? 'opens Vault' : plural(secrets, 'secret')],
  }),
  'audit-trail': ({ retentionDays }) => ({ role: 'security', facts: [plural(retentionDays, 'day')] }),
  'threat-detection': () => ({ role: 'security', facts: [] }),
  'log-store': ({ retentionDays, by }) => ({
    role: 'ops',
    facts: [plural(retentionDays, 'day'), ...when(by !== 'cloud-native', `rest in ${TOOL_NAMES[by]}`)],
  }),
  monitoring: ({ alarms, metricsBy, tracesBy }) => ({
    role: 'ops',
    facts: [
      plural(alarms, 'alarm'),
      ...[...new Set([metricsBy, tracesBy])].filter((by) => by !== 'cloud-native').map((by) => TOOL_NAMES[by]),
    ],
  }),
  'backup-vault': ({ retentionDays }) => ({ role: 'ops', facts: [plural(retentionDays, 'day')] }),
  'container-registry': () => ({ role: 'ops', facts: [] }),
  'feature-flag-store': ({ flags }) => ({ role: 'ops', facts: [plural(flags, 'flag')] }),
}

const JOINS = { none: '', peering: 'peered', 'transit-hub': 'transit hub' } as const
const ROUTING = {
  simple: '',
  'health-checked': 'health checks',
  failover: 'failover',
  'latency-routed': 'nearest region',
} as const
