import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

export const NETWORK_CONNECTIVITY = ['none', 'peering', 'transit-hub'] as const
export type NetworkConnectivity = (typeof NETWORK_CONNECTIVITY)[number]

const NO_NETWORK = {
  rule: 'NC-04',
  when: { networkLayout: { in: ['', 'no-network'] } },
  because: 'There is no network of your own that could be joined to another.',
  source: source.ours,
} as const

/** Whether networks are joined: the two of a pair of regions, or this one and the site where the workload runs today. */
export const networkConnectivity: DecisionTable<Facts, NetworkConnectivity> = {
  topic: 'network-connectivity',
  question: 'Which networks are joined?',
  options: {
    none: {
      summary: 'Each network stands alone',
    },
    peering: {
      summary: 'Two networks joined directly',
      useWhen: [
        {
          rule: 'NC-01',
          when: { regionTopology: 'multi-region', database: 'self-managed' },
          weight: 4,
          because: 'A database on machines of your own copies itself over a private path between the two regions.',
          source: source.PEERING,
        },
      ],
      neverWhen: [NO_NETWORK],
    },
    'transit-hub': {
      summary: 'A hub that joins networks with each other and with your own sites',
      useWhen: [
        {
          rule: 'NC-02',
          when: { existing: 'onprem', exposure: 'internal', isTrial: false },
          weight: 5,
          because:
            'Staff reach it from your own site, and a direct link between two networks passes nothing on to a third, so a hub joins the site with each of them.',
          source: source.PEERING,
        },
        {
          rule: 'NC-03',
          when: { existing: 'onprem', migrationApproach: 'phased', isTrial: false },
          weight: 5,
          because: 'While it moves in phases, the parts that have moved call those that have not over a private line.',
          source: source.PEERING,
        },
      ],
      neverWhen: [NO_NETWORK],
    },
  },
  lightestFirst: NETWORK_CONNECTIVITY,
  otherwise: {
    rule: 'NC-90',
    because: 'Nothing outside this network has to be reached over a private path.',
    source: source.ours,
  },
}

export const SERVICE_MESH = ['none', 'linkerd', 'istio'] as const
export type ServiceMesh = (typeof SERVICE_MESH)[number]

const NO_CLUSTER = {
  rule: 'SM-04',
  when: { compute: { notIn: ['kubernetes'] } },
  because: 'A mesh of this kind is run by a Kubernetes cluster, and this design has none.',
  source: source.SERVICE_MESH,
} as const
const FEW_SERVICES = {
  rule: 'SM-03',
  when: { serviceCount: { below: 15 } },
  weight: 6,
  because: 'Below about 15 services a mesh costs more in proxies and upkeep than it gives.',
  source: source.SERVICE_MESH,
} as const

export const serviceMesh: DecisionTable<Facts, ServiceMesh> = {
  topic: 'service-mesh',
  question: 'Is there a mesh between the services?',
  options: {
    none: {
      summary: 'Services call each other directly',
    },
    linkerd: {
      summary: 'A light mesh: encryption between all services and little else',
      useWhen: [
        {
          rule: 'SM-01',
          when: {
            serviceCount: { atLeast: 50 },
            regimes: { includesAny: ['pci', 'hipaa', 'fedramp', 'dora'] },
            ops: { atLeast: 2 },
          },
          weight: 4,
          because:
            'Calls between fifty services and more have to be encrypted and proven, and somebody keeps the proxies.',
          source: source.MESH_OVERRATED,
        },
      ],
      avoidWhen: [FEW_SERVICES],
      neverWhen: [NO_CLUSTER],
    },
    istio: {
      summary: 'A full mesh: encryption and rules for each call',
      useWhen: [
        {
          rule: 'SM-02',
          when: { serviceCount: { atLeast: 50 }, strategy: 'canary', ops: { atLeast: 2 } },
          weight: 5,
          because:
            'Shares of the traffic are sent to new versions of single services among fifty and more, which needs rules for each call.',
          source: source.MESH_OVERRATED,
        },
      ],
      avoidWhen: [FEW_SERVICES],
      neverWhen: [NO_CLUSTER],
    },
  },
  lightestFirst: SERVICE_MESH,
  otherwise: {
    rule: 'SM-90',
    because: 'Load balancers and firewalls between the services already do what is asked.',
    source: source.SERVICE_MESH,
  },
}
