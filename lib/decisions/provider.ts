import { PROVIDERS, type Provider } from '@/lib/requirements/schema'
import type { DecisionTable } from '@/lib/rules/table'
import type { Facts } from './facts'
import * as source from './sources'

const names: Record<Provider, string> = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }

const row = (provider: Provider) => ({
  summary: names[provider],
  useWhen: [
    {
      rule: `PR-0${PROVIDERS.indexOf(provider) + 1}`,
      when: { experience: { includes: provider } },
      weight: 3,
      because: `The team has run ${names[provider]} in production.`,
      source: source.ours,
    },
  ],
  neverWhen: [
    {
      rule: `PR-1${PROVIDERS.indexOf(provider) + 1}`,
      when: { designedProviders: { excludes: provider } },
      because: `This rule set has no services and prices for ${names[provider]} yet.`,
      source: source.ours,
    },
  ],
})

export const provider: DecisionTable<Facts, Provider> = {
  topic: 'provider',
  question: 'Which cloud?',
  options: { aws: row('aws'), gcp: row('gcp'), azure: row('azure') },
  lightestFirst: PROVIDERS,
  otherwise: {
    rule: 'PR-90',
    because: 'No answer speaks for another cloud, and this one has services and prices for every part.',
    source: source.ours,
  },
}
