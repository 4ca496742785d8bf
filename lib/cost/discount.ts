import type { Discount } from '@/lib/requirements/schema'

/**
 * The negotiated discount on a SKU in percent. The entry that says most about it holds, and no two add up: one service of one provider
 * before that service anywhere, before the whole provider, before everything.
 */
export function discountOn(sku: string, discounts: readonly Discount[]): number {
  if (discounts.length === 0) return 0
  const [provider, service] = sku.split('/')
  let [most, percent] = [-1, 0]
  for (const discount of discounts) {
    if (discount.provider && discount.provider !== provider) continue
    if (discount.service && discount.service !== service) continue
    const says = (discount.service ? 2 : 0) + (discount.provider ? 1 : 0)
    if (says > most) [most, percent] = [says, discount.percent]
  }
  return percent
}

/** Not a default, but taken on trust, since a contract that was not seen changes every amount: one entry where any discount was given. */
export function discountAssumptions(discounts: readonly Discount[]) {
  if (discounts.length === 0) return []
  return [
    {
      field: 'budget.discounts',
      value: discounts.map(discountWords).join(', '),
      because: 'Taken off the list prices as you gave it; the contract behind it was not seen.',
    },
  ]
}

/** `12% on aws/ec2`, `5% on everything`. */
export const discountWords = ({ provider, service, percent }: Discount): string =>
  `${percent}% on ${[provider, service].filter(Boolean).join('/') || 'everything'}`
