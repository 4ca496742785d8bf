import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

export const ZONE_TOPOLOGY = ['single-zone', 'multi-zone'] as const
export type ZoneTopology = (typeof ZONE_TOPOLOGY)[number]

export const zoneTopology: DecisionTable<Facts, ZoneTopology> = {
  topic: 'zone-topology',
  question: 'How many data centres?',
  options: {
    'single-zone': {
      summary: 'Everything in one data centre',
      useWhen: [
        {
          rule: 'Z-02',
          when: [{ isTrial: true }, { slaPercent: { atMost: 99.5 }, scope: 'node' }],
          weight: 4,
          because: 'The downtime you accept is more than one data centre needs, so a second one is not paid for.',
          source: source.EC2_SLA,
        },
      ],
      neverWhen: [
        {
          rule: 'Z-03',
          when: { scope: { in: ['zone', 'region'] }, isTrial: false },
          because: 'It must survive the loss of a data centre.',
          source: source.MULTI_ZONE,
        },
        {
          rule: 'Z-04',
          when: [
            { slaPercent: { above: 99.5 }, isTrial: false },
            // One machine behind a balancer: 99.99% of 99.5%.
            { slaPercent: { above: 99.49 }, compute: { notIn: ['vm-single'] }, answersRequests: true, isTrial: false },
            // One machine and one database: 99.5% of 99.5%, and of a balancer where there is one.
            { slaPercent: { above: 99 }, store: { in: ['sql', 'timeseries'] }, isTrial: false },
            {
              slaPercent: { above: 98.99 },
              store: { in: ['sql', 'timeseries'] },
              compute: { notIn: ['vm-single'] },
              answersRequests: true,
              isTrial: false,
            },
          ],
          because:
            'What is promised for single machines and databases, 99.5% each at the lowest, multiplies to less than you asked.',
          source: source.EC2_SLA,
        },
      ],
    },
    'multi-zone': {
      summary: 'Copies in two or more data centres of one region',
      useWhen: [
        {
          rule: 'Z-01',
          when: { scope: { in: ['zone', 'region'] } },
          weight: 5,
          because: 'A whole data centre may fail without people stepping in.',
          source: source.MULTI_ZONE,
        },
        {
          rule: 'Z-05',
          when: [{ compute: { in: ['functions', 'static-hosting'] } }],
          weight: 5,
          because: 'Functions and file hosting already span zones at no extra price.',
          source: source.MULTI_ZONE,
        },
        {
          rule: 'Z-06',
          when: { slaPercent: { above: 99.5 } },
          weight: 2,
          because: 'Production in at least two zones is the least that the availability asked for needs.',
          source: source.MULTI_ZONE,
        },
      ],
    },
  },
  lightestFirst: ZONE_TOPOLOGY,
  otherwise: { rule: 'Z-90', because: 'Nothing asks for a second data centre.', source: source.ours },
}

export const DISASTER_RECOVERY = [
  'none',
  'backup-and-restore',
  'pilot-light',
  'warm-standby',
  'hot-standby',
  'active-active',
] as const
export type DisasterRecovery = (typeof DISASTER_RECOVERY)[number]

const FOUR_NINES = {
  rule: 'DR-06',
  when: { slaPercent: { atLeast: 99.99 } },
  because:
    'No chain of published commitments inside one region reaches 99.99%, so a second region has to take over by itself.',
  source: source.DEPLOYMENT_ARCHETYPES,
  misses: true,
} as const
const ONE_REGION = {
  rule: 'RES-02',
  when: { permittedRegions: { below: 2 } },
  because: 'Only one region may hold the data, so nothing can stand by in another.',
  source: source.ours,
} as const
const wish = (rule: string, mode: string, because: string) =>
  ({ rule, when: { scope: 'region', regionMode: mode }, weight: 3, because, source: source.DISASTER_RECOVERY }) as const

/** A ladder: each step excludes itself where it is too slow or loses too much, and the lightest that is left is taken. */
export const disasterRecovery: DecisionTable<Facts, DisasterRecovery> = {
  topic: 'disaster-recovery',
  question: 'What happens when the region is lost, or data is damaged?',
  options: {
    none: {
      summary: 'Nothing to recover; rebuild from code',
      useWhen: [
        {
          rule: 'DR-11',
          when: [{ keepsData: false, scope: { in: ['node', 'zone'] } }],
          weight: 1,
          because: 'Nothing is stored that cannot be put back from the repository.',
          source: source.DISASTER_RECOVERY,
        },
      ],
      neverWhen: [
        {
          rule: 'DR-01',
          when: { keepsData: true },
          because: 'Data is kept, and replication does not protect it from deletion or damage; backups do.',
          source: source.DISASTER_RECOVERY,
        },
        {
          rule: 'DR-02',
          when: { scope: 'region' },
          because: 'It must survive the loss of a region.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
        FOUR_NINES,
      ],
    },
    'backup-and-restore': {
      summary: 'Backups, copied elsewhere where asked, and infrastructure from code',
      useWhen: [
        wish('DR-12', 'backup', 'You said that restoring from backups is enough when a region is lost.'),
        {
          rule: 'DR-13',
          when: { keepsData: true, scope: { in: ['node', 'zone'] } },
          weight: 1,
          because: 'A second zone covers the loss of a data centre; backups cover damage and deletion.',
          source: source.DISASTER_RECOVERY,
        },
        {
          rule: 'DR-19',
          when: { scope: 'region', permittedRegions: { below: 2 } },
          weight: 1,
          because: 'With one region to be in, what can be restored from copies is the nearest to surviving its loss.',
          source: source.DISASTER_RECOVERY,
        },
      ],
      neverWhen: [
        {
          rule: 'DR-03',
          when: { scope: 'region', rtoMinutes: { below: 240 } },
          because: 'Restoring a whole region from backups takes hours, and you asked for less than four.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
        {
          rule: 'DR-20',
          when: { scope: 'region', rtoAfterRestore: { below: 0 } },
          because:
            'Until somebody responds, the region is built from code and the data is read back, more time passes than you allow.',
          source: source.ours,
          misses: true,
        },
        {
          rule: 'DR-04',
          when: { scope: 'region', rpoMinutes: { below: 5 } },
          because: 'Backups copied to another region are about five minutes behind.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
        FOUR_NINES,
      ],
    },
    'pilot-light': {
      summary: 'Data replicated to a second region, compute switched on when needed',
      useWhen: [wish('DR-14', 'pilot', 'You said that a small standby, scaled up when needed, is enough.')],
      neverWhen: [
        ONE_REGION,
        {
          rule: 'DR-21',
          when: { scope: 'region', rtoAfterPilot: { below: 0 } },
          because: 'Somebody has to respond and switch it on, and that takes longer than you allow.',
          source: source.ours,
          misses: true,
        },
        {
          rule: 'DR-07',
          when: { scope: 'region', rpoMinutes: { below: 1 } },
          because: 'An asynchronous replica in another region is seconds to minutes behind.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
        FOUR_NINES,
      ],
    },
    'warm-standby': {
      summary: 'A small running copy in a second region',
      useWhen: [wish('DR-15', 'warm', 'You said that a running standby is enough.')],
      neverWhen: [
        ONE_REGION,
        {
          rule: 'DR-08',
          when: { scope: 'region', rtoMinutes: { below: 10 } },
          because: 'Detecting, switching and scaling a warm standby up takes about ten minutes.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
        {
          rule: 'DR-09',
          when: { scope: 'region', rpoMinutes: { atMost: 0 } },
          because: 'A standby that follows asynchronously can lose the last seconds.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
        FOUR_NINES,
      ],
    },
    'hot-standby': {
      summary: 'A full copy in a second region that serves no traffic',
      neverWhen: [
        ONE_REGION,
        {
          rule: 'DR-16',
          when: { scope: 'region', rpoMinutes: { atMost: 0 } },
          because: 'No data may be lost, so both regions must confirm each write.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
        {
          rule: 'DR-17',
          when: { scope: 'region', rtoMinutes: { below: 4 } },
          because: 'Detecting, promoting the data and moving names takes about four minutes.',
          source: source.DISASTER_RECOVERY,
          misses: true,
        },
      ],
    },
    'active-active': {
      summary: 'Both regions always serve',
      useWhen: [wish('DR-18', 'active', 'You said that both regions should always serve.')],
      neverWhen: [ONE_REGION],
    },
  },
  lightestFirst: DISASTER_RECOVERY,
  otherwise: {
    rule: 'DR-90',
    because: 'The lightest strategy that meets the recovery time and the data loss you accept.',
    source: source.DISASTER_RECOVERY,
  },
}

export const REGION_TOPOLOGY = ['single-region', 'multi-region'] as const
export type RegionTopology = (typeof REGION_TOPOLOGY)[number]

const STANDBYS = ['pilot-light', 'warm-standby', 'hot-standby', 'active-active'] as const

export const regionTopology: DecisionTable<Facts, RegionTopology> = {
  topic: 'region-topology',
  question: 'How many regions?',
  options: {
    'single-region': {
      summary: 'One region, with backups elsewhere where asked',
      useWhen: [
        {
          rule: 'R-02',
          when: { disasterRecovery: { in: ['none', 'backup-and-restore'] } },
          weight: 3,
          because: 'Two zones meet what you asked; a second region would double the work of every change.',
          source: source.MULTI_ZONE,
        },
      ],
      neverWhen: [
        {
          rule: 'R-03',
          when: { disasterRecovery: { in: STANDBYS }, permittedRegions: { atLeast: 2 } },
          because: 'The recovery that was asked for needs something running in a second region.',
          source: source.DISASTER_RECOVERY,
        },
      ],
    },
    'multi-region': {
      summary: 'Two regions',
      useWhen: [
        {
          rule: 'R-01',
          when: { disasterRecovery: { in: STANDBYS } },
          weight: 5,
          because: 'It must survive the loss of a region within the recovery time you gave.',
          source: source.DISASTER_RECOVERY,
        },
        {
          rule: 'R-04',
          when: { slaPercent: { atLeast: 99.99 } },
          weight: 3,
          because: 'The availability asked for is above what the parts of one region are promised together.',
          source: source.DEPLOYMENT_ARCHETYPES,
        },
      ],
      neverWhen: [
        {
          rule: 'RES-01',
          when: { permittedRegions: { below: 2 } },
          because: 'Only one region may hold the data, so a second one would break residency.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: REGION_TOPOLOGY,
  otherwise: {
    rule: 'R-90',
    because: 'One region is the default until something asks for two.',
    source: source.MULTI_ZONE,
  },
}
