import type { CostLine } from '@/lib/cost/types'
import type { Provider, Requirements } from '@/lib/requirements/schema'
import { plural } from '@/lib/units/counts'
import { formatUsd } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import type { Credits } from './credits'
import type { LeverInput } from './input'
import type { Lever } from './types'

export type CostTool = { name: string; url: string; use: string }
export type ReviewStep = { every: 'week' | 'month' | 'quarter' | 'year'; look: string; act: string }
/** How the real bill is held against this one: the cloud's own tools, what to group by, and when to look. */
export type CostReview = { tools: CostTool[]; tags: { key: string; use: string }[]; rhythm: ReviewStep[] }

/** A line that moves by so much in a week, or an environment that is so far off its figure, is worth a look: ours. */
const MOVED_PERCENT = 20

export function costReview(
  { now, requirements }: Pick<LeverInput, 'now' | 'requirements'>,
  levers: readonly Lever[],
  credits: Credits | null,
): CostReview {
  const { provider } = now.production
  return {
    tools: [...TOOLS[provider]],
    tags: TAGS[provider].map((key) => ({ key, use: TAG_USE[key.toLowerCase()] ?? '' })),
    rhythm: [weekly(now.lines), monthly(now.lines, requirements), quarterly(levers), yearly(credits)],
  }
}

/** The names and addresses of the tools, known by heart on 2026-11-23. */
const TOOLS: Readonly<Record<Provider, readonly CostTool[]>> = {
  aws: [
    {
      name: 'AWS Pricing Calculator',
      url: 'https://calculator.aws/',
      use: 'Price a change before it is made, and hold this estimate against it.',
    },
    {
      name: 'AWS Cost Explorer',
      url: 'https://console.aws.amazon.com/cost-management/home#/cost-explorer',
      use: 'What was paid, by day, service and tag; tags have to be activated for cost allocation first.',
    },
    {
      name: 'AWS Cost Anomaly Detection',
      url: 'https://console.aws.amazon.com/cost-management/home#/anomaly-detection',
      use: 'A message when a service costs more than its own pattern.',
    },
  ],
  gcp: [
    {
      name: 'Google Cloud Pricing Calculator',
      url: 'https://cloud.google.com/products/calculator',
      use: 'Price a change before it is made, and hold this estimate against it.',
    },
    {
      name: 'Cloud Billing reports',
      url: 'https://console.cloud.google.com/billing/reports',
      use: 'What was paid, by day, service, SKU and label.',
    },
    {
      name: 'Cloud Billing anomaly detection',
      url: 'https://console.cloud.google.com/billing/anomalies',
      use: 'A message when a project costs more than its own pattern.',
    },
  ],
  azure: [
    {
      name: 'Azure Pricing Calculator',
      url: 'https://azure.microsoft.com/pricing/calculator/',
      use: 'Price a change before it is made, and hold this estimate against it.',
    },
    {
      name: 'Microsoft Cost Management, cost analysis',
      url: 'https://portal.azure.com/#view/Microsoft_Azure_CostManagement/Menu/~/costanalysis',
      use: 'What was paid, by day, service, meter and tag; turn tag inheritance on, so that every resource has its group’s tags.',
    },
    {
      name: 'Microsoft Cost Management, anomaly alerts',
      url: 'https://portal.azure.com/#view/Microsoft_Azure_CostManagement/Menu/~/costalerts',
      use: 'A message when a subscription costs more than its own pattern.',
    },
  ],
}

/** As the Terraform for AWS sets them; labels of Google Cloud have no capitals. */
const TAGS: Readonly<Record<Provider, readonly string[]>> = {
  aws: ['Design', 'Environment', 'Component'],
  gcp: ['design', 'environment', 'component'],
  azure: ['Design', 'Environment', 'Component'],
}
const TAG_USE: Readonly<Record<string, string | undefined>> = {
  design: 'Tells this workload from others in the account.',
  environment: 'Splits the bill as “by environment” does here.',
  component: 'Splits it by the resource ids of this estimate.',
}

function weekly(lines: readonly CostLine[]): ReviewStep {
  const growing = [...lines].filter(({ basis }) => basis === 'usage').sort((a, b) => b.monthlyUsd - a.monthlyUsd)
  const names = [...new Set(growing.filter(({ monthlyUsd }) => monthlyUsd >= 1).map(({ name }) => name))].slice(0, 3)
  return {
    every: 'week',
    look: `Anomalies: any service that costs over ${MOVED_PERCENT}% more than the week before.${names.length > 0 ? ` What grows with use here, dearest first: ${names.join('; ')}.` : ''}`,
    act: 'Find the release or the traffic behind it on the same day; a loop that writes logs or retries costs most at weekends.',
  }
}

function monthly(lines: readonly CostLine[], { budget }: Requirements): ReviewStep {
  const environments = [...new Set(lines.map(({ environment }) => environment))].map((environment) => {
    const own = lines.filter((line) => line.environment === environment)
    return `${environment} ${formatUsd(sumUsd(own.map(({ monthlyUsd }) => monthlyUsd)))}`
  })
  const limit = budget.monthly === null ? '' : `, and all of it against the budget of ${formatUsd(budget.monthly)}`
  return {
    every: 'month',
    look: `The bill by tag against this estimate: ${environments.join(', ')}${limit}. What carries no tag belongs to nobody: give it one or delete it.`,
    act: `Where an environment is over ${MOVED_PERCENT}% off, correct the answers here and publish a revision, so that the next month is held against what is known.`,
  }
}

function quarterly(levers: readonly Lever[]): ReviewStep {
  const measured = levers.filter(({ needs }) => needs === 'measurement')
  const terms = levers.filter(({ strategy }) => strategy === 'commitment')
  const parts = [
    terms.length > 0
      ? `Commitments: how much of what is committed was used, and whether the quietest hour allows more (${plural(terms.length, 'term is', 'terms are')} listed above).`
      : 'Commitments: none applies today; look again when something has run unchanged for two months.',
    ...measured.map(({ name }) => `${name}: four weeks of figures.`),
  ]
  return {
    every: 'quarter',
    look: parts.join(' '),
    act: 'Take what the figures allow, and delete what nobody reads: snapshots, old images, addresses, disks without a machine.',
  }
}

function yearly(credits: Credits | null): ReviewStep {
  const ends = credits?.coverMonths === null || !credits ? '' : ' Credits: when they end, and who pays then.'
  return {
    every: 'year',
    look: `Prices, generations of machines and regions: read the price lists again and plan the same answers.${ends}`,
    act: 'Renew, move or let go each commitment before its term ends; no term renews to a newer generation by itself.',
  }
}
