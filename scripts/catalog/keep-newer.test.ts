import { expect, test } from 'vitest'
import type { CatalogFile } from '@/lib/catalog/decode'
import { applyFresh } from '../prices/apply-fresh'
import { withHash } from './hash'
import { keepNewer } from './keep-newer'

const built = withHash({
  provider: 'aws',
  readOn: '2026-10-02',
  baseRegion: 'us-east-1',
  regions: ['us-east-1', 'eu-west-1'],
  sources: ['https://file.example'],
  notes: ['A remark.'],
  ratios: {},
  prices: [
    'aws/alb/hour|hour|1||us-east-1~0:0.0225~0~2026-10-02~v~',
    'aws/nat/gb|GB|1||us-east-1~0:0.045~0~2024-07-01~u~0',
  ],
  machineTypes: ['m7g.large|2|8|arm64'],
  machines: [
    {
      region: 'us-east-1',
      source: 0,
      readOn: '2026-07-20',
      spotSource: 0,
      spotReadOn: '2026-07-20',
      rows: ['m7g.large|0.0816|0.03', 'm7g.xlarge|0.1632|0.06'],
    },
  ],
  commitments: [],
})

const API = { source: 'https://api.example', readOn: '2026-11-23' }
const fresh = {
  prices: [
    { sku: 'aws/nat/gb', region: 'us-east-1', per: 1, rows: [{ start: '', end: '', usd: '0.05' }], ...API },
    { sku: 'aws/nat/gb', region: 'eu-west-1', per: 1, rows: [{ start: '', end: '', usd: '0.052' }], ...API },
  ],
  machines: [{ region: 'us-east-1', type: 'm7g.large', hourlyUsd: 0.09, ...API }],
}

const refreshed = (file: CatalogFile) => applyFresh(file, fresh).file

test('a build after a refresh keeps every price that was read since, and nothing else changes', () => {
  const { file, kept } = keepNewer(built, refreshed(built))
  expect(file).toEqual(refreshed(built))
  expect(kept).toBe(3)
  expect(keepNewer(built, file).file).toEqual(file)
})

test('without a refresh the files alone decide, also about what they no longer have', () => {
  expect(keepNewer(built, built)).toEqual({ file: built, kept: 0 })
  const fewer = withHash({ ...built, prices: built.prices.slice(0, 1) })
  expect(keepNewer(fewer, built).file).toEqual(fewer)
  expect(keepNewer(fewer, refreshed(built)).file.prices).toEqual(fewer.prices)
})

test('price files of the same day or later hold over a refresh', () => {
  for (const date of ['2026-11-23', '2026-12-01']) {
    const newer = withHash({
      ...built,
      readOn: date,
      prices: built.prices.map((line) => line.replace('2024-07-01~u', `${date}~v`)),
      machines: built.machines.map((place) => ({ ...place, readOn: date })),
    })
    expect(keepNewer(newer, refreshed(built))).toEqual({ file: newer, kept: 0 })
  }
})

test('a price in another unit is not kept', () => {
  const [alb = '', nat = ''] = built.prices
  const other = withHash({ ...built, prices: [alb, nat.replace('|GB|', '|GiB|')] })
  expect(keepNewer(other, refreshed(built)).file.prices).toEqual(other.prices)
})

test('the spot price of a machine comes from the files, which a refresh does not read', () => {
  const cheaper = withHash({
    ...built,
    machines: built.machines.map((place) => ({ ...place, rows: ['m7g.large|0.0816|0.02', 'm7g.xlarge|0.1632|0.06'] })),
  })
  expect(keepNewer(cheaper, refreshed(built)).file.machines[0]?.rows[0]).toBe('m7g.large|0.09|0.02|1|2026-11-23|v|')
})
