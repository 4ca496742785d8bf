import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import type { Cell, DecisionTable, Exclusion, OptionRow } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

const names: Record<Provider, string> = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }
const regionsOf = { aws: 'awsRegions', gcp: 'gcpRegions', azure: 'azureRegions' } as const

/** What only one of them has, beside the questions that each is asked. */
type Own = { useWhen?: readonly Cell<Facts>[]; neverWhen?: readonly Exclusion<Facts>[] }

function row(provider: Provider, { useWhen = [], neverWhen = [] }: Own): OptionRow<Facts> {
  const number = PROVIDERS.indexOf(provider) + 1
  const name = names[provider]
  const regions = regionsOf[provider]
  return {
    summary: name,
    useWhen: [
      {
        rule: `PR-0${number}`,
        when: { experience: { includes: provider } },
        weight: 4,
        because: `The team has run ${name} in production.`,
        source: source.ours,
      },
      {
        rule: `PR-4${number}`,
        // Below such a fleet, balancers, gateways and stores make the bill, and those are not what is compared here.
        when: { cheapestProviders: { includes: provider }, fleetVcpu: { atLeast: 16 } },
        weight: 1,
        because:
          'Machines make most of this bill, and a general one costs least there, within 2%, of the clouds that may hold the data.',
        source: source.ours,
      },
      {
        rule: `PR-5${number}`,
        when: { cheapestProviders: { includes: provider }, fleetVcpu: { atLeast: 16 }, priority: 'cost' },
        weight: 2,
        because: 'Lowest cost matters most to you, and machines make most of this bill.',
        source: source.ours,
      },
      ...useWhen,
    ],
    neverWhen: [
      {
        rule: `PR-1${number}`,
        when: { designedProviders: { excludes: provider } },
        because: `This rule set has no services and prices for ${name} yet.`,
        source: source.ours,
      },
      {
        rule: `PR-2${number}`,
        when: { designedProviders: { includes: provider }, [regions]: { atMost: 0 } },
        because: `${name} has no region on offer where the data may be.`,
        source: source.ours,
      },
      {
        rule: `PR-3${number}`,
        when: [
          { askedProvider: { notIn: [provider] }, [regions]: { atLeast: 1, atMost: 1 }, scope: 'region' },
          {
            askedProvider: { notIn: [provider] },
            [regions]: { atLeast: 1, atMost: 1 },
            slaPercent: { atLeast: 99.99 },
          },
        ],
        because: `${name} has one region on offer where the data may be, and what you ask for needs two.`,
        source: source.ours,
        misses: true,
      },
      ...neverWhen,
    ],
  }
}

export const provider: DecisionTable<Facts, Provider> = {
  topic: 'provider',
  question: 'Which cloud?',
  options: {
    aws: row('aws', {
      useWhen: [
        {
          rule: 'PR-61',
          when: { store: 'sql', sqlEngine: 'oracle' },
          weight: 2,
          because: 'AWS manages Oracle itself; elsewhere it runs on machines of your own or with Oracle.',
          source: source.CLOUD_SQL_ENGINES,
        },
        {
          rule: 'PR-64',
          when: { regimes: { includes: 'fedramp' } },
          weight: 2,
          because: 'AWS has regions of its own for government, should the ordinary ones not be enough.',
          source: source.GOVERNMENT_REGIONS,
        },
      ],
    }),
    gcp: row('gcp', {}),
    azure: row('azure', {
      useWhen: [
        {
          rule: 'PR-62',
          when: [
            { store: 'sql', sqlEngine: 'sqlserver' },
            { special: { includes: 'windows' }, existing: { in: ['vm', 'onprem'] } },
          ],
          weight: 2,
          because: 'Windows and SQL Server licences that you own lower the price at Azure.',
          source: source.AZURE_HYBRID_BENEFIT,
        },
        {
          rule: 'PR-65',
          when: { regimes: { includes: 'fedramp' } },
          weight: 2,
          because: 'Azure has regions of its own for government, should the ordinary ones not be enough.',
          source: source.GOVERNMENT_REGIONS,
        },
      ],
      neverWhen: [
        {
          rule: 'PR-63',
          when: {
            askedProvider: { notIn: ['azure'] },
            store: 'sql',
            scope: 'region',
            rpoMinutes: { atMost: 0 },
          },
          because: 'Azure has no relational database that several regions write together without losing a write.',
          source: source.AZURE_SQL_GEO,
          misses: true,
        },
      ],
    }),
  },
  lightestFirst: PROVIDERS,
  otherwise: {
    rule: 'PR-90',
    because: 'No answer speaks for another cloud, and this one has services and prices for every part.',
    source: source.ours,
  },
}
