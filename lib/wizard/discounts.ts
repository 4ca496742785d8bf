import { type Discount, PROVIDERS } from '@/lib/requirements/schema'
import type { Answers } from './answers'

/** Negotiated discounts are kept as answers too (`discounts.aws.ec2` = 12), though no question asks for them: the page of the cost does. */
export const discountKey = ({ provider, service }: Omit<Discount, 'percent'>): string =>
  `discounts.${provider ?? ANY}.${service ?? ANY}`

const ANY = 'any'

/** Discounts in the order of their keys; what is no number is left for the schema to refuse. */
export function discountsIn(answers: Answers): Discount[] {
  return Object.entries(answers)
    .filter(([key]) => key.startsWith('discounts.'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, percent]) => {
      const [, named, service = ANY] = key.split('.')
      const provider = PROVIDERS.find((known) => known === named)
      return {
        ...(provider && { provider }),
        ...(service !== ANY && { service }),
        percent: Number(percent),
      }
    })
}

export const discountAnswers = (discounts: readonly Discount[]): Answers =>
  Object.fromEntries(discounts.map((discount) => [discountKey(discount), String(discount.percent)]))
