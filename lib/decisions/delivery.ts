import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

export const SCALING = ['fixed', 'metric', 'schedule', 'predictive'] as const
export type Scaling = (typeof SCALING)[number]

export const scaling: DecisionTable<Facts, Scaling> = {
  topic: 'scaling',
  question: 'What makes it grow and shrink?',
  options: {
    fixed: {
      summary: 'The same number of copies all day',
      useWhen: [
        {
          rule: 'SC-02',
          when: { compute: { in: ['static-hosting', 'vm-single'] } },
          weight: 6,
          because: 'There is nothing that could be added or taken away.',
          source: source.ours,
        },
      ],
    },
    metric: {
      summary: 'Copies follow a measured load',
      useWhen: [
        {
          rule: 'SC-01',
          when: { compute: { notIn: ['static-hosting', 'vm-single'] } },
          weight: 3,
          because: 'Copies follow the load by themselves, in both directions.',
          source: source.AWS_COMPUTE,
        },
      ],
    },
    schedule: {
      summary: 'Copies are added before a known time, then follow the load',
      useWhen: [
        {
          rule: 'SC-03',
          when: { pattern: 'spiky', burstRps: { atLeast: 500 }, compute: { notIn: ['functions', 'static-hosting'] } },
          weight: 5,
          because: 'The burst is faster than copies start, so they are added before it.',
          source: source.ours,
        },
      ],
    },
    predictive: {
      summary: 'Copies are added ahead of the daily curve',
      useWhen: [
        {
          rule: 'SC-04',
          when: {
            pattern: 'predictable',
            peakRps: { atLeast: 500 },
            compute: { in: ['vm-group', 'containers-on-vms', 'containers-managed'] },
          },
          weight: 4,
          because: 'The daily curve repeats and is large enough to be learned, so copies are ready before it rises.',
          source: source.AWS_COMPUTE,
        },
      ],
    },
  },
  lightestFirst: SCALING,
  otherwise: { rule: 'SC-90', because: 'Nothing varies.', source: source.ours },
}

export const DEPLOYMENT = ['recreate', 'rolling', 'blue-green', 'canary'] as const
export type Deployment = (typeof DEPLOYMENT)[number]

/** The published table of strategies: its columns are shown beside the choice. Feature flags complement any of them. */
export const DEPLOYMENT_TABLE = [
  {
    name: 'rolling',
    label: 'Rolling',
    risk: 'medium',
    rollback: 'medium',
    complexity: 'low',
    useWhen: 'default for most apps',
  },
  {
    name: 'blue-green',
    label: 'Blue/green',
    risk: 'low',
    rollback: 'fast',
    complexity: 'medium',
    useWhen: 'instant rollback',
  },
  {
    name: 'canary',
    label: 'Canary',
    risk: 'low',
    rollback: 'fast',
    complexity: 'high',
    useWhen: 'high-traffic and risk-averse',
  },
  {
    name: 'feature-flags',
    label: 'Feature flags',
    risk: 'low',
    rollback: 'instant',
    complexity: 'medium',
    useWhen: 'decouple deploy from release',
  },
] as const

export const deployment: DecisionTable<Facts, Deployment> = {
  topic: 'deployment',
  question: 'How does a release reach users?',
  options: {
    recreate: {
      summary: 'Replace everything at once',
      useWhen: [
        {
          rule: 'D-01',
          when: { compute: { in: ['static-hosting', 'vm-single'] } },
          weight: 6,
          because: 'Files or a single machine are replaced in one step.',
          source: source.DEPLOYMENTS,
        },
      ],
      neverWhen: [
        {
          rule: 'D-02',
          when: { compute: { notIn: ['static-hosting', 'vm-single', 'batch'] } },
          because: 'Replacing everything at once is an outage at every release.',
          source: source.DEPLOYMENTS,
        },
      ],
    },
    rolling: {
      summary: 'Replace a few copies at a time',
      useWhen: [
        {
          rule: 'D-03',
          when: { compute: { notIn: ['static-hosting', 'vm-single', 'functions'] } },
          weight: 3,
          because: 'The default for most applications: a few copies at a time, with nothing extra to pay for.',
          source: source.DEPLOYMENTS,
        },
      ],
      neverWhen: [
        {
          rule: 'D-04',
          when: { compute: { in: ['static-hosting', 'vm-single', 'functions'] } },
          because: 'There are no copies to replace one after another.',
          source: source.DEPLOYMENTS,
        },
      ],
    },
    'blue-green': {
      summary: 'Start the new version beside the old, switch all traffic at once',
      useWhen: [
        {
          rule: 'D-05',
          when: [{ slaPercent: { atLeast: 99.95 } }, { hasContractPenalty: true }],
          weight: 2,
          because: 'Instant rollback: at this promise a bad release has minutes, not a rolling way back.',
          source: source.DEPLOYMENTS,
        },
        {
          rule: 'D-06',
          when: { regimes: { includesAny: ['pci', 'dora', 'fedramp'] } },
          weight: 2,
          because: 'Regulated money or public data: the old version stays ready until the new one is proven.',
          source: source.DEPLOYMENTS,
        },
        {
          rule: 'D-07',
          when: { compute: 'functions' },
          weight: 3,
          because: 'A function’s alias moves between versions at once and back.',
          source: source.DEPLOYMENTS,
        },
      ],
      avoidWhen: [
        {
          rule: 'D-08',
          when: { priority: 'cost', compute: { notIn: ['functions'] } },
          weight: 1,
          because: 'Twice the capacity runs during a release.',
          source: source.DEPLOYMENTS,
        },
      ],
      neverWhen: [
        {
          rule: 'D-09',
          when: [{ compute: { in: ['static-hosting', 'vm-single', 'batch'] } }],
          because: 'There is no traffic to switch between two versions.',
          source: source.DEPLOYMENTS,
        },
      ],
    },
    canary: {
      summary: 'Give the new version a small share first and watch it',
      useWhen: [
        {
          rule: 'D-10',
          when: {
            averageRps: { atLeast: 100 },
            ops: { atLeast: 1 },
            cadence: { in: ['daily', 'weekly'] },
            slaPercent: { atLeast: 99.9 },
          },
          weight: 5,
          because: 'High traffic shows an error in a small share within minutes, and somebody is there to read it.',
          source: source.SRE_WORKBOOK,
        },
      ],
      avoidWhen: [
        {
          rule: 'D-12',
          when: { ops: { below: 1 } },
          weight: 3,
          because: 'Judging a canary needs measurements and somebody who keeps them.',
          source: source.DEPLOYMENTS,
        },
      ],
      neverWhen: [
        {
          rule: 'D-11',
          when: { averageRps: { below: 37 } },
          because:
            'Below 37 requests a second a 5% share sees too few requests in ten minutes to tell 1% of errors from 0.1%.',
          source: source.ours,
        },
        {
          rule: 'D-13',
          when: [{ answersRequests: false }, { compute: { in: ['static-hosting', 'vm-single', 'batch'] } }],
          because: 'There is no request traffic to give a share of.',
          source: source.DEPLOYMENTS,
        },
      ],
    },
  },
  lightestFirst: DEPLOYMENT,
  otherwise: { rule: 'D-90', because: 'The simplest way to replace what runs.', source: source.DEPLOYMENTS },
}

export const FEATURE_FLAGS = ['none', 'release-toggles'] as const
export type FeatureFlags = (typeof FEATURE_FLAGS)[number]

export const featureFlags: DecisionTable<Facts, FeatureFlags> = {
  topic: 'feature-flags',
  question: 'Is release separate from deploy?',
  options: {
    none: { summary: 'A deploy is the release' },
    'release-toggles': {
      summary: 'Changes are deployed dark and switched on later',
      useWhen: [
        {
          rule: 'FF-01',
          when: { strategy: 'feature-flags' },
          weight: 6,
          because: 'You asked for it: a switch is turned back in seconds.',
          source: source.DEPLOYMENTS,
        },
        {
          rule: 'FF-02',
          when: { cadence: 'daily', engineers: { atLeast: 5 } },
          weight: 3,
          because: 'Several releases a day by several people: unfinished work is deployed switched off.',
          source: source.DEPLOYMENTS,
        },
      ],
      neverWhen: [
        {
          rule: 'FF-03',
          when: { runsCode: false },
          because: 'There is no code that could read a switch.',
          source: source.ours,
        },
      ],
    },
  },
  lightestFirst: FEATURE_FLAGS,
  otherwise: {
    rule: 'FF-90',
    because: 'Releases are rare enough that a deploy can be the release.',
    source: source.ours,
  },
}
