import { type ByKind, project, type Replicas, type Resource } from '@/lib/design/model'
import { ADDON_NAMES, TOOL_NAMES } from '@/lib/design/tools'
import { decimal, formatCount, plural } from '@/lib/units/counts'
import { formatGib } from '@/lib/units/sizes'
import { formatSeconds } from '@/lib/units/time'

/** How large a resource is, in words; empty where size means nothing. */
export const sizeOf = (resource: Resource): string =>
  resource.kind in sizes ? project(sizes, resource, undefined) : ''

const monthly = (count: number, what: string) => `${formatCount(Math.round(count))} ${what} a month`
/** Some services have no machines that anybody chooses; some sizes say what they hold in their name. */
const machine = ({ instanceType, vcpu, memoryGib }: { instanceType: string; vcpu: number; memoryGib: number }) =>
  vcpu === 0 || instanceType.includes('vCPU')
    ? instanceType
    : `${instanceType} (${decimal(vcpu, 2)} vCPU, ${formatGib(memoryGib)})`
const task = ({ vcpu, memoryGib }: { vcpu: number; memoryGib: number }) =>
  `${decimal(vcpu, 2)} vCPU, ${formatGib(memoryGib)} each`
const copies = ({ min, typical, max }: Replicas) =>
  min === max ? plural(min, 'copy', 'copies') : `${min} to ${max} copies, usually ${decimal(typical, 1)}`

const JOINS = { peering: 'joined directly to another network', 'transit-hub': 'joined by a hub' } as const

const sizes: ByKind<string> = {
  'dns-zone': ({ routing, healthChecks, queriesPerMonth }) =>
    `${routing} routing${healthChecks > 0 ? `, ${plural(healthChecks, 'health check')}` : ''}, ${monthly(queriesPerMonth, 'queries')}`,
  'content-delivery': ({ requestsPerMonth, egressGibPerMonth }) =>
    `${monthly(requestsPerMonth, 'requests')}, ${formatGib(egressGibPerMonth)} out`,
  'web-firewall': ({ rules, protects }) => `${plural(rules, 'rule')} in front of ${protects}`,
  network: ({ cidr, subnets, layout, connectivity, joinsSite, joinedGibPerMonth }) =>
    [
      `${cidr}, ${plural(subnets.length, 'subnet')}, ${layout.replaceAll('-', ' ')}`,
      ...(connectivity === 'none' ? [] : [JOINS[connectivity]]),
      ...(joinsSite ? ['a private line to your own site'] : []),
      ...(joinedGibPerMonth > 0 ? [`${formatGib(joinedGibPerMonth)} a month over it`] : []),
    ].join(', '),
  'nat-gateway': ({ count, processedGibPerMonth }) =>
    `${plural(count, 'gateway')}, ${formatGib(processedGibPerMonth)} a month`,
  'network-endpoint': ({ style, reaches }) => `${style}, to ${reaches.join(', ')}`,
  'load-balancer': ({ layer, isPublic, included }) =>
    `${layer}, ${isPublic ? 'public' : 'internal'}${included ? ', part of the platform' : ''}`,
  'api-gateway': ({ style, requestsPerMonth }) => `${style}, ${monthly(requestsPerMonth, 'requests')}`,
  'container-service': ({ task: one, replicas, services, spotShare, scaling }) =>
    `${services > 1 ? `${services} services, ` : ''}${copies(replicas)}, ${task(one)}${spotShare > 0 ? `, ${Math.round(spotShare * 100)}% spot` : ''}${scaling.on === 'fixed' ? '' : `; ${scaling.target}`}`,
  'container-cluster': ({ version, services, addons }) =>
    `Kubernetes ${version}, ${plural(services, 'service')}${addons.length > 0 ? `, with ${addons.map((addon) => ADDON_NAMES[addon]).join(', ')}` : ''}`,
  'machine-group': ({ replicas, diskGib, gpus, os, spotShare, ...size }) =>
    `${copies(replicas)} of ${machine(size)}, ${os}, ${formatGib(diskGib)} disk${gpus > 0 ? `, ${plural(gpus, 'GPU')}` : ''}${spotShare > 0 ? `, ${Math.round(spotShare * 100)}% spot` : ''}`,
  'app-platform': ({ replicas, ...size }) => `${copies(replicas)} of ${machine(size)}`,
  function: ({ memoryMb, timeoutSeconds, invocationsPerMonth }) =>
    `${memoryMb} MB, up to ${formatSeconds(timeoutSeconds)}, ${monthly(invocationsPerMonth, 'calls')}`,
  'batch-environment': ({ task: one, maxVcpu, vcpuHoursPerMonth }) =>
    `${task(one)}, at most ${decimal(maxVcpu, 1)} vCPU, ${formatCount(Math.round(vcpuHoursPerMonth))} vCPU hours a month`,
  'relational-database': ({ multiZone, readReplicas, storageGib, engine, role, ...size }) =>
    `${role === 'primary' ? '' : `${role}, `}${engine}, ${size.class === 'distributed' ? 'several regions write' : machine(size)}, ${formatGib(storageGib)}${multiZone ? ', standby in a second zone' : ''}${readReplicas > 0 ? `, ${plural(readReplicas, 'read replica')}` : ''}`,
  'key-value-store': ({ storageGib, readsPerMonth, writesPerMonth }) =>
    `${formatGib(storageGib)}, ${monthly(readsPerMonth, 'reads')}, ${monthly(writesPerMonth, 'writes')}`,
  'document-database': ({ nodes, storageGib, ...size }) =>
    `${plural(nodes, 'node')} of ${machine(size)}, ${formatGib(storageGib)}`,
  'time-series-database': ({ storageGib, writesPerSecond, ...size }) =>
    `${machine(size)}, ${formatGib(storageGib)}, ${formatCount(writesPerSecond)} writes a second`,
  'data-warehouse': ({ storageGib, baseCapacityUnits, computeHoursPerMonth }) =>
    `${plural(baseCapacityUnits, 'capacity unit')}, ${formatCount(Math.round(computeHoursPerMonth))} hours a month, ${formatGib(storageGib)}`,
  'search-engine': ({ nodes, storageGibPerNode, holds, ...size }) =>
    `${holds}, ${plural(nodes, 'node')} of ${machine(size)}, ${formatGib(storageGibPerNode)} each`,
  cache: ({ engine, nodes, ...size }) => `${engine}, ${plural(nodes, 'node')} of ${machine(size)}`,
  'object-store': ({ storageGib, versioned }) =>
    `${formatGib(storageGib.standard + storageGib.infrequent + storageGib.archive)}${versioned ? ', versions kept' : ''}`,
  'file-system': ({ storageGib, throughputMibPerSecond }) =>
    `${formatGib(storageGib)}, ${throughputMibPerSecond} MiB a second`,
  'connection-pooler': ({ fronts }) => `in front of ${fronts}`,
  queue: ({ messagesPerMonth, ordered, deadLetter }) =>
    `${monthly(messagesPerMonth, 'messages')}${ordered ? ', in order' : ''}${deadLetter ? ', with a dead-letter queue' : ''}`,
  topic: ({ messagesPerMonth, subscriberIds }) =>
    `${monthly(messagesPerMonth, 'messages')} to ${plural(subscriberIds.length, 'subscriber')}`,
  stream: ({ shards, retentionHours }) => `${plural(shards, 'shard')}, kept ${retentionHours} hours`,
  workflow: ({ style, transitionsPerMonth }) => `${style}, ${monthly(transitionsPerMonth, 'steps')}`,
  'encryption-key': ({ keys, hardware }) => `${plural(keys, 'key')}${hardware ? ' in dedicated hardware' : ''}`,
  'secret-store': ({ secrets, by }) => `${plural(secrets, 'secret')}${by === 'vault' ? ', the rest in Vault' : ''}`,
  'audit-trail': ({ retentionDays }) => `kept ${plural(retentionDays, 'day')}`,
  'threat-detection': () => 'whole account',
  'log-store': ({ ingestGibPerMonth, elsewhereGibPerMonth, retentionDays, by }) =>
    `${formatGib(ingestGibPerMonth)} a month, kept ${plural(retentionDays, 'day')}${by === 'cloud-native' ? '' : `; ${formatGib(elsewhereGibPerMonth)} a month to ${TOOL_NAMES[by]}`}`,
  monitoring: ({ alarms, dashboards, customMetrics, metricsBy, tracesBy, tracesPerMonth }) =>
    [
      `${plural(alarms, 'alarm')}, ${plural(dashboards, 'dashboard')}, ${plural(customMetrics, 'metric')} of your own${metricsBy === 'cloud-native' ? '' : ` in ${TOOL_NAMES[metricsBy]}`}`,
      ...(tracesPerMonth > 0
        ? [
            `${monthly(tracesPerMonth, 'traces')}${tracesBy === 'cloud-native' ? '' : ` in ${TOOL_NAMES[tracesBy]}`} (1% of requests, at most 100 a second)`,
          ]
        : []),
    ].join('; '),
  'backup-vault': ({ storedGib, retentionDays }) => `${formatGib(storedGib)}, kept ${plural(retentionDays, 'day')}`,
  'container-registry': ({ storedGib }) => formatGib(storedGib),
  'feature-flag-store': ({ flags }) => plural(flags, 'flag'),
}
