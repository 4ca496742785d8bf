import { expect, test } from 'vitest'
import { discountOn } from './discount'

const EC2 = 'aws/ec2/m7g.large/hour'

test.each([
  ['nothing where none was negotiated', [], 0],
  ['everything', [{ percent: 5 }], 5],
  ['a provider', [{ provider: 'aws', percent: 12 }], 12],
  ['not another provider', [{ provider: 'gcp', percent: 12 }], 0],
  ['a service of a provider', [{ provider: 'aws', service: 'ec2', percent: 30 }], 30],
  ['not another service', [{ provider: 'aws', service: 's3', percent: 30 }], 0],
  [
    'the service before its provider, and not both',
    [
      { provider: 'aws', percent: 12 },
      { service: 'ec2', percent: 30 },
    ],
    30,
  ],
  ['an exception of 0 before a discount on all', [{ percent: 100 }, { service: 'ec2', percent: 0 }], 0],
] as const)('a discount is taken on %s', (_, discounts, percent) => {
  expect(discountOn(EC2, discounts)).toBe(percent)
})
