import type { Allowance } from '../rules'

/** Days of a month of 730 hours. */
const DAYS = 730 / 24

/**
 * Allowances that never end, per billing account or project and month in plain units. `verified`: a source of the price states it;
 * `unverified`: known to exist, but no text was read for it (2026-11-23). Allowances that a row shows as its first slice are not here.
 */
const FREE_TIERS: Readonly<Record<string, Allowance>> = {
  'gcp/cloud-run/requests': { upTo: 2_000_000, verified: true },
  'gcp/cloud-run/vcpu-second-request-based': { upTo: 180_000, verified: true },
  'gcp/cloud-run/gib-second-request-based': { upTo: 360_000, verified: true },
  // https://cloud.google.com/run/pricing as a stored copy: services whose processor is always allocated, and jobs.
  'gcp/cloud-run/vcpu-second-instance-based': { upTo: 240_000, verified: false },
  'gcp/cloud-run/gib-second-instance-based': { upTo: 450_000, verified: false },
  'gcp/gke/zonal-cluster-hour': { upTo: 744, verified: true },
  'gcp/cloud-monitoring/metrics-mib': { upTo: 150, verified: true },
  // By the day in the vendor's words; a month that is used evenly has so many.
  'gcp/firestore/document-reads': { upTo: Math.floor(50_000 * DAYS), verified: true },
  'gcp/firestore/document-writes': { upTo: Math.floor(20_000 * DAYS), verified: true },
  'gcp/firestore/document-deletes': { upTo: Math.floor(20_000 * DAYS), verified: false },
  'gcp/secret-manager/version-month': { upTo: 6, verified: true },
  'gcp/secret-manager/access': { upTo: 10_000, verified: true },
  // 10 GiB, and one price for what goes in and what comes out.
  'gcp/pubsub/deliver-tib': { upTo: 10 / 1024, verified: true },
  'gcp/pubsub/ingest-tib': { upTo: 10 / 1024, verified: true },
  'gcp/bigquery/active-gib-month': { upTo: 10, verified: false },
}

export const freeTierOf = (sku: string): Allowance | undefined => FREE_TIERS[sku]
