import { scale, sumUsd } from '@/lib/units/money'
import { COMPILED_ON } from '../dates'
import type { Add } from '../indexer'
import type { ProviderRules } from '../rules'
import { NO_CHARGE } from './free-tiers'
import {
  LICENCE_DATE,
  LICENCE_SOURCE,
  LICENCES,
  LICENSED_SIZES,
  MEMCACHED_NOTE,
  SUPPLEMENT,
  SUPPLEMENT_DATES,
} from './supplement'

export const moreLines: ProviderRules['moreLines'] = (read, machineTypes, { addSource, addNote }) => [
  ...memcached(read, addNote),
  ...licensed(read, machineTypes, addSource, addNote),
  ...otherLines(addSource, addNote),
]

/** The price feed has no Memcached nodes, so the Redis OSS rows stand for them, unverified. */
const memcached = (lines: string[], addNote: Add): string[] => {
  const note = addNote(MEMCACHED_NOTE)
  return lines
    .filter((line) => line.startsWith('aws/elasticache-redis/cache.'))
    .map((line) => {
      const [sku = '', unit, per, free, ...rows] = line.split('|')
      const taken = rows.map((row) => [...row.split('~').slice(0, 4), 'u', note].join('~'))
      return [sku.replace('-redis/', '-memcached/'), unit, per, free, ...taken].join('|')
    })
}

/** SQL Server and Oracle on a size: MySQL on it and a licence for each vCPU, twice over with a standby. */
const licensed = (lines: string[], types: string[], addSource: Add, addNote: Add): string[] => {
  const vcpus = new Map(types.map((line) => [line.split('|')[0] ?? '', Number(line.split('|')[1])]))
  const source = addSource(LICENCE_SOURCE)
  return LICENCES.flatMap(({ engine, edition, usdPerVcpu, size }) => {
    const note = addNote(
      `The price with MySQL plus ${usdPerVcpu} for each vCPU, the licence of ${edition} as worked out from ${size} in us-east-1.`,
    )
    return lines.flatMap((line) => {
      const [sku = '', unit, per, free, ...rows] = line.split('|')
      const [, service, type = '', item] = sku.split('/')
      const vcpu = vcpus.get(type.replace('db.', ''))
      if (service !== 'rds-mysql' || !LICENSED_SIZES.test(type) || vcpu === undefined) return []
      const licence = scale(usdPerVcpu, item === 'multi-az-hour' ? 2 * vcpu : vcpu)
      const dearer = rows.map((row) => {
        const [region, tiers = ''] = row.split('~')
        const usd = sumUsd([Number(tiers.replace('0:', '')), licence])
        return [region, `0:${usd}`, source, LICENCE_DATE, 'd', note].join('~')
      })
      return [[`aws/rds-${engine}/${type}/${item}`, unit, per, free, ...dearer].join('|')]
    })
  })
}

const otherLines = (addSource: Add, addNote: Add): string[] => [
  ...SUPPLEMENT.map(({ sku, unit, per, free, region, usd, source, confidence, note }) =>
    [
      sku,
      unit,
      per ?? 1,
      free === undefined ? '' : `${free}u`,
      [
        region,
        free === undefined ? `0:${usd}` : `0:0,${free}:${usd}`,
        addSource(source),
        SUPPLEMENT_DATES[confidence],
        confidence,
        addNote(note),
      ].join('~'),
    ].join('|'),
  ),
  ...NO_CHARGE.map(({ sku, unit, source }) => {
    const note = addNote('Believed to be free of charge; the page was not read.')
    return [sku, unit, 1, '', ['global', '0:0', addSource(source), COMPILED_ON, 'u', note].join('~')].join('|')
  }),
]
