import type { Catalog, Commitment } from './types'

export type Discount = Omit<Commitment, 'confidence'> & {
  confidence: Commitment['confidence'] | 'derived'
  note?: string
}

export type DiscountQuery = {
  region: string
  /** `ec2.m7g`, `rds.postgresql.multi-az.m7g`, `compute.n2`, `virtual_machines/Virtual Machines Dsv5 Series`. */
  scope: string
  years: 1 | 3
  /** AWS: a Compute Savings Plan costs what a convertible reservation does, an EC2 Instance Savings Plan what a standard one does. */
  kind: Commitment['kind']
}

/**
 * The discount for a commitment without money up front; undefined where none was read. AWS's were read for us-east-1, us-west-2, eu-west-1,
 * eu-central-1 and ap-southeast-1; elsewhere the base region's is taken and labelled.
 */
export const findDiscount = (catalog: Catalog, provider: string, query: DiscountQuery): Discount | undefined => {
  const prices = catalog.providers[provider]
  if (!prices) return undefined
  const matching = prices.commitments.filter(
    ({ scope, kind, years }) => scope === query.scope && kind === query.kind && years === query.years,
  )
  const own = matching.find(({ region }) => region === query.region || region === 'all')
  if (own) return own
  const base = matching.find(({ region }) => region === prices.baseRegion)
  return (
    base && {
      ...base,
      // A figure that was not verified is no surer for being another region's.
      confidence: base.confidence === 'verified' ? 'derived' : base.confidence,
      note: `The discount of ${prices.baseRegion}; none was read for ${query.region}.`,
    }
  )
}
