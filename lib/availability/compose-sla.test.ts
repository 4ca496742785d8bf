import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awsSlas } from '@/lib/services/aws/sla'
import { downMinutes, inParallel, inSeries } from './compose-sla'

test("Microsoft's worked example: a front door, container apps, a managed instance and a private link", () => {
  expect(inSeries([99.98, 99.95, 99.8, 99.99])).toBeCloseTo(99.7202, 4)
  expect(inSeries([99.98, 99.95, 99.8, 99.99, 99.99, 99.99, 99.99, 99.99])).toBeCloseTo(99.6803, 4)
})

test('two sides of three nines are six nines if they fail apart', () => {
  expect(inParallel([99.9, 99.9])).toBeCloseTo(99.9999, 6)
})

test.each([
  [99.9, 43.2],
  [99.95, 21.6],
  [99.99, 4.32],
])('%s%% leaves %s minutes in thirty days', (percent, minutes) => {
  expect(downMinutes(percent)).toBeCloseTo(minutes, 6)
})

test('one part more never raises a chain, one side more never lowers a pair', () => {
  const percent = fc.double({ min: 90, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.array(percent, { minLength: 1, maxLength: 8 }), percent, (parts, more) => {
      expect(inSeries([...parts, more])).toBeLessThanOrEqual(inSeries(parts) + 1e-9)
      expect(inParallel([...parts, more])).toBeGreaterThanOrEqual(inParallel(parts) - 1e-9)
    }),
  )
})

/** Chains recomputed from the published floors; Google's by their figures, since its table is another folder's. */
const { balancerMultiZone, ec2Single, rdsSingle, rdsMultiZone, auroraMultiZone, fargateMultiZone } = awsSlas
const { apiGateway, lambda, dynamodb, cloudfront, s3Standard, s3Infrequent } = awsSlas
const chain = (...slas: readonly { percent: number | null }[]) => slas.map(({ percent }) => percent ?? 0)

test.each([
  ['a balancer, one machine, one database instance', chain(balancerMultiZone, ec2Single, rdsSingle), 98.99],
  ['a gateway, functions and a table', chain(apiGateway, lambda, dynamodb), 99.89],
  ['a CDN before stored files', chain(cloudfront, s3Standard), 99.8],
  ['a CDN before files of the infrequent class', chain(cloudfront, s3Infrequent), 98.901],
  [
    'a CDN, stored files, a gateway, functions and a table',
    chain(cloudfront, s3Standard, apiGateway, lambda, dynamodb),
    99.69,
  ],
  [
    'a balancer, containers and a database in two zones',
    chain(balancerMultiZone, fargateMultiZone, rdsMultiZone),
    99.93,
  ],
  ['a balancer, containers and the higher tier', chain(balancerMultiZone, fargateMultiZone, auroraMultiZone), 99.97],
  ['the same behind a CDN', chain(cloudfront, balancerMultiZone, fargateMultiZone, auroraMultiZone), 99.87],
  ['a global balancer, Cloud Run and Cloud SQL', [99.99, 99.95, 99.95], 99.89],
  ['a global balancer, Cloud Run and Cloud SQL Enterprise Plus', [99.99, 99.95, 99.99], 99.93],
  ['a global balancer, a machine group and Cloud SQL', [99.99, 99.99, 99.95], 99.93],
  ['a front door, an app service and a database', [99.99, 99.95, 99.99], 99.93],
  ['the same with a cache in series', [99.99, 99.95, 99.99, 99.9], 99.83],
])('%s', (_, percents, expected) => {
  expect(inSeries(percents)).toBeCloseTo(expected, 2)
})

test('two regions of a balancer, containers and the higher tier miss 99.999991% only by what both need', () => {
  const one = inSeries(chain(balancerMultiZone, fargateMultiZone, auroraMultiZone))
  expect(inParallel([one, one])).toBeCloseTo(99.999991, 6)
  expect(inSeries([99.99, inParallel([one, one])])).toBeLessThan(99.99)
})

const percents = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 10 })

test('a series is no better than its worst part, sides are no worse than the best', () => {
  fc.assert(
    fc.property(percents, (parts) => {
      expect(inSeries(parts)).toBeLessThanOrEqual(Math.min(...parts) + 1e-9)
      expect(inParallel(parts)).toBeGreaterThanOrEqual(Math.max(...parts) - 1e-9)
    }),
  )
})
