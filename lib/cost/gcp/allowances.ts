/** Free allowances that several SKUs share; any other SKU has its allowance to itself. */
export const gcpAllowanceOf = (sku: string): string => {
  const shared = SHARED.find(({ of }) => of.test(sku))
  return shared ? shared.name : sku
}

const SHARED = [
  // 10 GiB a month of what is published and what is delivered together (https://cloud.google.com/pubsub/pricing, read 2026-11-23 as a
  // copy: the first 10 GiB of throughput of an account).
  { of: /^gcp\/pubsub\/(ingest|deliver)-tib$/, name: 'Pub/Sub throughput' },
]
