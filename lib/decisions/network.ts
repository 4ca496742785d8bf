import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

export const LOAD_BALANCING = ['none', 'built-in', 'api-gateway', 'application', 'network', 'global'] as const
export type LoadBalancing = (typeof LOAD_BALANCING)[number]

const NO_REQUESTS = {
  rule: 'LB-07',
  when: [{ answersRequests: false }, { runsCode: false }],
  because: 'No requests arrive from outside; work is taken from storage, a queue or a schedule.',
  source: source.ours,
} as const
const COPIES = [
  'paas-web',
  'containers-managed',
  'containers-on-vms',
  'vm-group',
  'spot-vm-group',
  'kubernetes',
] as const

export const loadBalancing: DecisionTable<Facts, LoadBalancing> = {
  topic: 'load-balancing',
  question: 'What spreads the requests?',
  options: {
    none: {
      summary: 'Nothing to spread',
      neverWhen: [
        {
          rule: 'LB-08',
          when: { answersRequests: true },
          because: 'Requests arrive from outside.',
          source: source.ours,
        },
      ],
    },
    'built-in': {
      summary: 'The machine’s own address',
      useWhen: [
        {
          rule: 'LB-09',
          when: { compute: 'vm-single' },
          weight: 5,
          because: 'One machine has nothing to spread requests over.',
          source: source.ours,
        },
      ],
      neverWhen: [
        NO_REQUESTS,
        {
          rule: 'LB-10',
          when: { compute: { in: COPIES } },
          because: 'Several copies need something in front that knows which of them are healthy.',
          source: source.ours,
        },
      ],
    },
    'api-gateway': {
      summary: 'A gateway that calls functions, with keys and quotas',
      useWhen: [
        {
          rule: 'LB-03',
          when: { compute: 'functions' },
          weight: 5,
          because: 'A gateway turns requests into function calls and limits each caller.',
          source: source.GATEWAY_PRICE,
        },
        {
          rule: 'LB-11',
          when: { special: { includes: 'partnerApi' } },
          weight: 2,
          because: 'Partners need keys, quotas and usage plans.',
          source: source.GATEWAY_PRICE,
        },
      ],
      avoidWhen: [
        {
          rule: 'LB-04',
          when: { averageRps: { above: 76 } },
          weight: 4,
          because: 'Above about 200 million requests a month a price per request passes that of a load balancer.',
          source: source.GATEWAY_PRICE,
        },
      ],
      neverWhen: [
        NO_REQUESTS,
        {
          rule: 'LB-12',
          when: { special: { includes: 'rawTcpUdp' } },
          because: 'A gateway speaks HTTP only.',
          source: source.GATEWAY_PRICE,
        },
      ],
    },
    application: {
      summary: 'A load balancer that understands HTTP',
      useWhen: [
        {
          rule: 'LB-01',
          when: { compute: { in: COPIES } },
          weight: 4,
          because: 'HTTP requests go to healthy copies in every zone, with TLS and a web firewall at one place.',
          source: source.AWS_COMPUTE,
        },
        {
          rule: 'LB-13',
          when: { compute: 'functions', averageRps: { above: 76 } },
          weight: 3,
          because: 'At this rate a load balancer in front of functions costs less than a gateway.',
          source: source.GATEWAY_PRICE,
        },
      ],
      neverWhen: [
        NO_REQUESTS,
        {
          rule: 'LB-14',
          when: { special: { includes: 'rawTcpUdp' } },
          because: 'It speaks HTTP only.',
          source: source.AWS_COMPUTE,
        },
      ],
    },
    network: {
      summary: 'A load balancer for TCP and UDP with fixed addresses',
      useWhen: [
        {
          rule: 'LB-02',
          when: { special: { includes: 'rawTcpUdp' } },
          weight: 8,
          because: 'Raw TCP or UDP connections pass through unchanged.',
          source: source.AWS_COMPUTE,
        },
      ],
      neverWhen: [
        NO_REQUESTS,
        {
          rule: 'LB-15',
          when: { compute: 'functions' },
          because: 'Functions take no raw connections.',
          source: source.LAMBDA_LIMITS,
        },
      ],
    },
    global: {
      summary: 'One address that leads to the nearest healthy region',
      neverWhen: [
        NO_REQUESTS,
        {
          rule: 'LB-16',
          when: { regionTopology: { notIn: ['multi-region'] } },
          because: 'There is one region to lead to.',
          source: source.ours,
        },
      ],
      avoidWhen: [
        {
          rule: 'LB-17',
          when: { special: { excludes: 'rawTcpUdp' } },
          weight: 3,
          because: 'DNS and the load balancer of each region do the same for HTTP at less cost.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: LOAD_BALANCING,
  otherwise: { rule: 'LB-90', because: 'No requests arrive from outside.', source: source.ours },
}

export const CDN = ['none', 'edge'] as const
export type Cdn = (typeof CDN)[number]

export const cdn: DecisionTable<Facts, Cdn> = {
  topic: 'cdn',
  question: 'Is there a content delivery network?',
  options: {
    none: {
      summary: 'Requests go straight to the region',
      useWhen: [
        {
          rule: 'CDN-05',
          when: { exposure: { in: ['internal', 'partners'] } },
          weight: 6,
          because: 'Known users near the region gain nothing from places around the world.',
          source: source.ours,
        },
        {
          rule: 'CDN-06',
          when: { slaPercent: { atLeast: 99.95 }, workloadKind: { in: ['api', 'ml'] } },
          weight: 3,
          because:
            'A CDN in the path adds its own promise, 99.9% at the lowest, which would cap the path below what you asked.',
          source: source.CLOUDFRONT_SLA,
        },
      ],
    },
    edge: {
      summary: 'Caching and TLS near the users',
      useWhen: [
        {
          rule: 'CDN-01',
          when: { workloadKind: 'static' },
          weight: 9,
          because: 'A CDN serves the files with TLS and keeps the bucket private.',
          source: source.AZURE_COMPUTE_TREE,
        },
        {
          rule: 'CDN-02',
          when: { continents: { atLeast: 2 } },
          weight: 2,
          because: 'Users on several continents meet a nearby edge instead of a far region.',
          source: source.ours,
        },
        {
          rule: 'CDN-03',
          when: { cacheable: { atLeast: 0.35 }, egressGibPerMonth: { atLeast: 50 } },
          weight: 2,
          because: 'A good part of the traffic is the same for everyone, and it is cheaper from the edge.',
          source: source.ours,
        },
        {
          rule: 'CDN-04',
          when: { regimes: { includes: 'pci' } },
          weight: 1,
          because: 'Card traffic needs a web firewall; at the edge it stops attacks first.',
          source: source.ours,
        },
      ],
      avoidWhen: [
        {
          rule: 'CDN-07',
          when: { cacheable: { below: 0.2 }, workloadKind: { in: ['api', 'ml'] } },
          weight: 2,
          because: 'Almost nothing can be cached, so each request only gains a hop.',
          source: source.ours,
        },
      ],
      neverWhen: [
        {
          rule: 'CDN-09',
          when: { special: { includes: 'rawTcpUdp' } },
          because: 'A CDN passes on HTTP only.',
          source: source.AWS_COMPUTE,
        },
        {
          rule: 'CDN-08',
          when: { workloadKind: { in: ['batch', 'stream'] } },
          because: 'Nothing is served to browsers or clients.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: CDN,
  otherwise: { rule: 'CDN-90', because: 'Nothing that was answered calls for an edge network.', source: source.ours },
}

export const DNS = ['simple', 'health-checked', 'failover', 'latency-routed'] as const
export type Dns = (typeof DNS)[number]

export const dns: DecisionTable<Facts, Dns> = {
  topic: 'dns',
  question: 'How is the address resolved?',
  options: {
    simple: {
      summary: 'One record to the front door',
      neverWhen: [
        {
          rule: 'DNS-02',
          when: { regionTopology: 'multi-region' },
          because: 'Somebody has to choose between the regions.',
          source: source.DISASTER_RECOVERY,
        },
      ],
    },
    'health-checked': {
      summary: 'One record, watched from outside',
      useWhen: [
        {
          rule: 'DNS-01',
          when: { slaPercent: { atLeast: 99.95 }, answersRequests: true, exposure: 'public' },
          weight: 2,
          because: 'A check from outside sees what users see, and pages before they call.',
          source: source.ours,
        },
      ],
      neverWhen: [
        {
          rule: 'DNS-03',
          when: { regionTopology: 'multi-region' },
          because: 'Somebody has to choose between the regions.',
          source: source.DISASTER_RECOVERY,
        },
      ],
    },
    failover: {
      summary: 'The second region answers when the first is unhealthy',
      useWhen: [
        {
          rule: 'DNS-04',
          when: { disasterRecovery: { in: ['pilot-light', 'warm-standby', 'hot-standby'] } },
          weight: 4,
          because: 'Health checks move users to the standby region.',
          source: source.DISASTER_RECOVERY,
        },
      ],
      neverWhen: [
        {
          rule: 'DNS-06',
          when: { regionTopology: 'single-region' },
          because: 'There is one region.',
          source: source.ours,
        },
      ],
    },
    'latency-routed': {
      summary: 'Each user goes to the nearer healthy region',
      useWhen: [
        {
          rule: 'DNS-05',
          when: { disasterRecovery: 'active-active' },
          weight: 4,
          because: 'Both regions serve, so each user goes to the nearer one.',
          source: source.DISASTER_RECOVERY,
        },
      ],
      neverWhen: [
        {
          rule: 'DNS-07',
          when: { regionTopology: 'single-region' },
          because: 'There is one region.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: DNS,
  otherwise: { rule: 'DNS-90', because: 'One front door needs one record.', source: source.ours },
}

export const NETWORK_LAYOUT = [
  'no-network',
  'public-only',
  'private-single-nat',
  'private-nat-per-zone',
  'private-endpoints-only',
] as const
export type NetworkLayout = (typeof NETWORK_LAYOUT)[number]

const RUNS_MACHINES = [
  'paas-web',
  'containers-managed',
  'containers-on-vms',
  'vm-group',
  'spot-vm-group',
  'vm-single',
  'kubernetes',
  'batch',
] as const
const PRIVATE_DATA = [
  'relational-single',
  'relational-multi-zone',
  'relational-high-tier',
  'relational-global-async',
  'document',
  'time-series',
  'self-managed',
] as const

const NOTHING_PRIVATE = {
  rule: 'N-12',
  when: {
    compute: { in: ['static-hosting', 'functions'] },
    database: { notIn: PRIVATE_DATA },
    databaseNosql: { notIn: PRIVATE_DATA },
    databaseTimeseries: { notIn: PRIVATE_DATA },
    search: { notIn: ['managed'] },
    vector: { notIn: ['managed'] },
    fileStorage: 'none',
    cache: 'none',
  },
  because: 'Nothing here has an address of its own; a network would only add cost.',
  source: source.ours,
} as const

export const networkLayout: DecisionTable<Facts, NetworkLayout> = {
  topic: 'network-layout',
  question: 'How is the network laid out?',
  options: {
    'no-network': {
      summary: 'No network of your own',
      useWhen: [
        {
          rule: 'N-01',
          when: NOTHING_PRIVATE.when,
          weight: 3,
          because: 'Nothing here has an address of its own to protect.',
          source: source.ours,
        },
      ],
      neverWhen: [
        {
          rule: 'N-02',
          when: [
            { compute: { in: RUNS_MACHINES } },
            { database: { in: PRIVATE_DATA } },
            { databaseNosql: { in: PRIVATE_DATA } },
            { databaseTimeseries: { in: PRIVATE_DATA } },
            { search: 'managed' },
            { vector: 'managed' },
            { fileStorage: 'shared-file-system' },
            { cache: { in: ['redis', 'memcached'] } },
          ],
          because: 'Machines and databases belong in a network that the internet cannot reach.',
          source: source.ours,
        },
      ],
    },
    'public-only': {
      summary: 'Public subnets behind firewalls',
      useWhen: [
        {
          rule: 'N-03',
          when: { isTrial: true, compute: 'vm-single' },
          weight: 6,
          because: 'A trial on one machine does not pay for a gateway.',
          source: source.ours,
        },
      ],
      neverWhen: [
        NOTHING_PRIVATE,
        {
          rule: 'N-04',
          when: { isTrial: false },
          because: 'Production data stands in private subnets, never in public ones.',
          source: source.ours,
        },
      ],
    },
    'private-single-nat': {
      summary: 'Private subnets with one gateway out',
      neverWhen: [NOTHING_PRIVATE],
      useWhen: [
        {
          rule: 'N-05',
          when: [{ slaPercent: { below: 99.9 } }, { zoneTopology: 'single-zone' }],
          weight: 4,
          because: 'Losing the way out for a while fits the downtime you accept, and one gateway costs half.',
          source: source.ours,
        },
        {
          rule: 'N-06',
          when: { priority: 'cost', slaPercent: { below: 99.95 } },
          weight: 3,
          because: 'Lowest cost matters most, and requests are answered even while the way out is down.',
          source: source.ours,
        },
      ],
    },
    'private-nat-per-zone': {
      summary: 'Private subnets with a gateway out in each zone',
      useWhen: [
        {
          rule: 'N-07',
          when: { slaPercent: { atLeast: 99.9 }, zoneTopology: 'multi-zone' },
          weight: 4,
          because: 'One gateway in each zone, so that losing a data centre does not cut the other off.',
          source: source.MULTI_ZONE,
        },
      ],
      avoidWhen: [
        {
          rule: 'N-10',
          when: { budgetMonthly: { below: 300 } },
          weight: 3,
          because: 'A second gateway costs some thirty dollars a month before traffic, a large part of this budget.',
          source: source.ours,
        },
      ],
      neverWhen: [
        NOTHING_PRIVATE,
        { rule: 'N-08', when: { zoneTopology: 'single-zone' }, because: 'There is one zone.', source: source.ours },
      ],
    },
    'private-endpoints-only': {
      neverWhen: [NOTHING_PRIVATE],
      summary: 'Private subnets with no way out but to the provider’s services',
      useWhen: [
        {
          rule: 'N-09',
          when: [{ regimes: { includes: 'fedramp' } }, { compute: 'functions' }],
          weight: 5,
          because: 'Nothing needs the internet; services are reached inside the provider’s network.',
          source: source.ours,
        },
      ],
      avoidWhen: [
        {
          rule: 'N-11',
          when: { special: { includes: 'fixedIp' } },
          weight: 6,
          because: 'A fixed outgoing address needs a gateway.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: NETWORK_LAYOUT,
  otherwise: { rule: 'N-90', because: 'The simplest layout that protects what runs.', source: source.ours },
}
