import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

/** Places of the residency question in which Datadog keeps no data: its sites are in the US, the EU, Japan and Australia. */
const NO_DATADOG_SITE = ['ca', 'in', 'sg', 'br'] as const
/** Our choice for New Relic: no option stands for it, so the provider's own tools keep the data and New Relic reads from them. */
const newRelic = (rule: string, what: string) =>
  ({
    rule,
    when: { monitoring: 'newrelic' },
    weight: 4,
    because: `You named New Relic, for which this rule set has no parts or prices: the provider keeps the ${what}, and New Relic collects them from there.`,
    source: source.ours,
  }) as const
const ownTools = (rule: string, what: string) =>
  ({
    rule,
    when: { monitoring: { in: ['provider', 'none'] } },
    weight: 3,
    because: `The provider collects ${what} from everything in this design already, with nothing to run.`,
    source: source.ours,
  }) as const
const datadogInUse = (rule: string, what: string) =>
  ({
    rule,
    when: { monitoring: 'datadog' },
    weight: 6,
    because: `Datadog is what you monitor with, so ${what} go where the rest is looked at.`,
    source: source.ours,
  }) as const
const datadogElsewhere = (rule: string) =>
  ({
    rule,
    when: { residency: { in: NO_DATADOG_SITE } },
    because: 'Datadog keeps no data in the place where yours has to stay.',
    source: source.DATADOG_SITES,
  }) as const
const noCluster = (rule: string, what: string) =>
  ({
    rule,
    when: { compute: { notIn: ['kubernetes'] } },
    because: `${what} is planned on a Kubernetes cluster only, and this design has none.`,
    source: source.ours,
  }) as const
const nobodyKeepsIt = (rule: string) =>
  ({
    rule,
    when: { ops: { below: 2 } },
    weight: 4,
    because: 'Storage, retention and upgrades of it are work for somebody, beside the platform itself.',
    source: source.ours,
  }) as const

export const METRICS = ['cloud-native', 'prometheus', 'datadog'] as const
export type Metrics = (typeof METRICS)[number]

export const metrics: DecisionTable<Facts, Metrics> = {
  topic: 'metrics',
  question: 'Where do measurements go?',
  options: {
    'cloud-native': {
      summary: 'The provider’s own metrics and dashboards',
      useWhen: [ownTools('MX-01', 'measurements'), newRelic('MX-02', 'measurements')],
    },
    prometheus: {
      summary: 'The provider’s managed Prometheus, read with Grafana',
      useWhen: [
        {
          rule: 'MX-03',
          when: { monitoring: 'prometheus', runsCode: true },
          weight: 5,
          because: 'Prometheus and Grafana are what you monitor with, and your rules and dashboards stay as they are.',
          source: source.ours,
        },
        {
          rule: 'MX-04',
          when: { compute: 'kubernetes', experience: { includes: 'prometheus' } },
          weight: 4,
          because: 'What runs on Kubernetes is measured in Prometheus’s format, and the team has run it.',
          source: source.ours,
        },
      ],
      avoidWhen: [
        {
          rule: 'MX-05',
          when: { ops: { below: 0.5 } },
          weight: 2,
          because: 'Rules and dashboards of your own need somebody who keeps them.',
          source: source.ours,
        },
      ],
      neverWhen: [
        {
          rule: 'MX-06',
          when: { runsCode: false },
          because: 'Nothing runs that could be measured this way.',
          source: source.ours,
        },
      ],
    },
    datadog: {
      summary: 'Datadog, outside the provider',
      useWhen: [datadogInUse('MX-07', 'measurements')],
      neverWhen: [datadogElsewhere('MX-08')],
    },
  },
  lightestFirst: METRICS,
  otherwise: {
    rule: 'MX-90',
    because: 'The provider measures everything in this design already, with nothing to run.',
    source: source.ours,
  },
}

export const LOGS = ['cloud-native', 'loki', 'datadog'] as const
export type Logs = (typeof LOGS)[number]

export const logs: DecisionTable<Facts, Logs> = {
  topic: 'logs',
  question: 'Where do logs go?',
  options: {
    'cloud-native': {
      summary: 'The provider’s own log store',
      useWhen: [ownTools('LG-01', 'logs'), newRelic('LG-02', 'logs')],
    },
    loki: {
      summary: 'Loki on the cluster, with its data in object storage',
      useWhen: [
        {
          rule: 'LG-03',
          when: { monitoring: 'prometheus', compute: 'kubernetes' },
          weight: 6,
          because: 'Logs are read beside the measurements in Grafana, and object storage keeps them for less.',
          source: source.ours,
        },
      ],
      avoidWhen: [{ ...nobodyKeepsIt('LG-04'), weight: 7 }],
      neverWhen: [noCluster('LG-05', 'Loki')],
    },
    datadog: {
      summary: 'Datadog, outside the provider',
      useWhen: [datadogInUse('LG-06', 'logs')],
      neverWhen: [datadogElsewhere('LG-07')],
    },
  },
  lightestFirst: LOGS,
  otherwise: {
    rule: 'LG-90',
    because: 'The provider keeps the logs of everything in this design, with a date on which they are deleted.',
    source: source.ours,
  },
}

export const TRACES = ['cloud-native', 'jaeger-or-tempo', 'datadog'] as const
export type Traces = (typeof TRACES)[number]

export const traces: DecisionTable<Facts, Traces> = {
  topic: 'traces',
  question: 'Where do traces go?',
  options: {
    'cloud-native': {
      summary: 'The provider’s own tracing',
      useWhen: [
        ownTools('TR-01', 'traces'),
        newRelic('TR-02', 'traces'),
        {
          rule: 'TR-08',
          when: { runsCode: false },
          weight: 7,
          because: 'No code runs that could be traced; the provider’s own tools stay at hand and cost nothing.',
          source: source.ours,
        },
      ],
    },
    'jaeger-or-tempo': {
      summary: 'Tempo or Jaeger on the cluster, with its data in object storage',
      useWhen: [
        {
          rule: 'TR-03',
          when: { monitoring: 'prometheus', compute: 'kubernetes', serviceCount: { atLeast: 3 } },
          weight: 6,
          because: 'A call that crosses several services is followed from Grafana, where the measurements are.',
          source: source.ours,
        },
      ],
      avoidWhen: [{ ...nobodyKeepsIt('TR-04'), weight: 7 }],
      neverWhen: [noCluster('TR-05', 'Tempo or Jaeger')],
    },
    datadog: {
      summary: 'Datadog, outside the provider',
      useWhen: [datadogInUse('TR-06', 'traces')],
      neverWhen: [datadogElsewhere('TR-07')],
    },
  },
  lightestFirst: TRACES,
  otherwise: {
    rule: 'TR-90',
    because: 'The provider’s own tracing needs no more than a library in the code.',
    source: source.ours,
  },
}

export const SECRETS = ['cloud-secrets-manager', 'vault'] as const
export type Secrets = (typeof SECRETS)[number]

export const secrets: DecisionTable<Facts, Secrets> = {
  topic: 'secrets',
  question: 'Where are passwords and keys kept?',
  options: {
    'cloud-secrets-manager': {
      summary: 'The provider’s store for secrets',
      useWhen: [
        {
          rule: 'SX-01',
          when: { runsCode: true, ops: { below: 2 } },
          weight: 3,
          because: 'The provider keeps, backs up and rotates them, with nothing to unseal after a restart.',
          source: source.ours,
        },
        {
          rule: 'SX-05',
          when: { runsCode: false },
          weight: 4,
          because:
            'Files have no passwords; should one be needed later, the provider’s store is there without a server.',
          source: source.ours,
        },
        {
          rule: 'SX-02',
          when: { keys: 'hsm' },
          weight: 3,
          because: 'The provider’s store is sealed with the keys of its own hardware modules.',
          source: source.ours,
        },
      ],
    },
    vault: {
      summary: 'HashiCorp Vault on the cluster',
      useWhen: [
        {
          rule: 'SX-03',
          when: [
            { special: { includes: 'portability' }, ops: { atLeast: 2 }, experience: { includes: 'kubernetes' } },
            { kubernetesWhy: { includes: 'multi-cloud' }, ops: { atLeast: 2 }, experience: { includes: 'kubernetes' } },
          ],
          weight: 4,
          because: 'The same secrets are needed on several clouds, and there are people who can run what keeps them.',
          source: source.ours,
        },
      ],
      neverWhen: [noCluster('SX-04', 'Vault')],
    },
  },
  lightestFirst: SECRETS,
  otherwise: {
    rule: 'SX-90',
    because: 'The provider’s store rotates them and says who read them, with nothing to run.',
    source: source.ours,
  },
}

export const PURCHASE = ['on-demand', 'commitment', 'commitment-and-spot'] as const
export type Purchase = (typeof PURCHASE)[number]

const HOURLY_COMPUTE = [
  'paas-web',
  'containers-managed',
  'containers-on-vms',
  'vm-group',
  'spot-vm-group',
  'vm-single',
  'kubernetes',
] as const
const HOURLY_DATABASE = [
  'relational-single',
  'relational-multi-zone',
  'relational-high-tier',
  'relational-global-async',
  'document',
  'time-series',
  'self-managed',
] as const
const OTHER_COMPUTE = ['', 'static-hosting', 'functions', 'batch'] as const
const OTHER_DATABASE = ['', 'none', 'key-value', 'key-value-global', 'distributed-sql', 'analytics'] as const
const NOTHING_STEADY = {
  rule: 'PU-05',
  when: { compute: { in: OTHER_COMPUTE }, database: { in: OTHER_DATABASE } },
  because: 'Nothing here runs by the hour, so there is nothing steady to commit to.',
  source: source.ours,
} as const
const ONLY_A_TRIAL = {
  rule: 'PU-04',
  when: { isTrial: true },
  weight: 6,
  because: 'A trial ends before a commitment does.',
  source: source.ours,
} as const
const NO_COMMITMENT = {
  rule: 'PU-06',
  when: { commitment: 'none' },
  weight: 5,
  because: 'You would rather not commit to a year or three.',
  source: source.ours,
} as const

/** How capacity is paid for. It changes the bill and nothing that is drawn. */
export const purchase: DecisionTable<Facts, Purchase> = {
  topic: 'purchase',
  question: 'How is capacity paid for?',
  options: {
    'on-demand': {
      summary: 'By the hour, given back at any time',
    },
    commitment: {
      summary: 'A term for what runs all day, the rest by the hour',
      useWhen: [
        {
          rule: 'PU-01',
          when: [
            { commitment: { in: ['1y', '3y'] }, compute: { in: HOURLY_COMPUTE } },
            { commitment: { in: ['1y', '3y'] }, database: { in: HOURLY_DATABASE } },
          ],
          weight: 4,
          because: 'You are ready to commit, and part of this runs every hour of the month.',
          source: source.CROSSOVER,
        },
      ],
      avoidWhen: [NO_COMMITMENT, ONLY_A_TRIAL],
      neverWhen: [NOTHING_STEADY],
    },
    'commitment-and-spot': {
      summary: 'A term for what runs all day, interruptible capacity for the rest',
      useWhen: [
        {
          rule: 'PU-02',
          when: { commitment: { in: ['1y', '3y'] }, compute: 'spot-vm-group' },
          weight: 5,
          because: 'A committed base runs on while the interruptible part comes and goes.',
          source: source.SPOT,
        },
      ],
      avoidWhen: [NO_COMMITMENT, ONLY_A_TRIAL],
      neverWhen: [
        {
          rule: 'PU-03',
          when: { compute: { notIn: ['spot-vm-group'] } },
          because: 'Nothing in this design may be interrupted.',
          source: source.SPOT,
        },
      ],
    },
  },
  lightestFirst: PURCHASE,
  otherwise: {
    rule: 'PU-90',
    because: 'Nothing is committed to, so every part can be given back when it turns out not to be needed.',
    source: source.ours,
  },
}
