import type { SelectOption } from '@/components/ui/select'
import type { Cost } from '@/lib/plan-document'
import type { Discount } from '@/lib/requirements/schema'
import { formatUsd } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'

export type { Discount }

/** A discount's place in one word: `aws/ec2`, `aws/`, `/`. */
export const discountOf = ({ provider, service }: Omit<Discount, 'percent'>): string =>
  `${provider ?? ''}/${service ?? ''}`

export function discountWords({ provider, service }: Omit<Discount, 'percent'>): string {
  const cloud = provider ? (CLOUDS[provider] ?? provider) : 'any cloud'
  return service ? `${service} of ${cloud}` : `all of ${cloud}`
}

const CLOUDS: { readonly [provider: string]: string | undefined } = { aws: 'AWS', gcp: 'Google Cloud', azure: 'Azure' }

/** The provider as a whole, then each service on this bill, the dearest first. */
export function discountChoices({ lines }: Pick<Cost, 'lines'>, provider: string): SelectOption[] {
  const services = [...new Set(lines.map(({ sku }) => sku.split('/')[1] ?? ''))].filter((service) => service !== '')
  const priced = services
    .map((service) => ({
      service,
      usd: sumUsd(lines.filter(({ sku }) => sku.split('/')[1] === service).map(({ monthlyUsd }) => monthlyUsd)),
    }))
    .sort((a, b) => b.usd - a.usd)
  return [
    { value: `${provider}/`, label: `All of ${CLOUDS[provider] ?? provider}` },
    ...priced.map(({ service, usd }) => ({
      value: `${provider}/${service}`,
      label: `${service} (${formatUsd(usd)} a month)`,
    })),
  ]
}
