/**
 * Allowances that never end (not the ones of an account's first year), per account and month in plain units. `verified`: a source of
 * the price states it; `unverified`: known to exist, but no text was read for it (2026-11-23).
 */
export const FREE_TIERS: Readonly<Record<string, { upTo: number; verified: boolean }>> = {
  'aws/lambda/requests': { upTo: 1_000_000, verified: true },
  // One allowance for both architectures together.
  'aws/lambda/gb-second': { upTo: 400_000, verified: false },
  'aws/lambda/arm-gb-second': { upTo: 400_000, verified: false },
  'aws/sqs/standard-requests': { upTo: 1_000_000, verified: true },
  'aws/dynamodb/storage-gb-month': { upTo: 25, verified: true },
  'aws/cloudwatch/alarm-standard-month': { upTo: 10, verified: true },
  'aws/cloudwatch/custom-metric-month': { upTo: 10, verified: false },
  'aws/cloudwatch/logs-ingest-gb': { upTo: 5, verified: true },
  'aws/cloudwatch/dashboard-month': { upTo: 3, verified: true },
  'aws/data-transfer/internet-out-gb': { upTo: 100, verified: true },
  'aws/kms/requests': { upTo: 20_000, verified: true },
  'aws/step-functions/standard-transitions': { upTo: 4_000, verified: true },
  'aws/xray/traces-recorded': { upTo: 100_000, verified: false },
  'aws/cloudfront/function-invocations': { upTo: 2_000_000, verified: false },
}

/** CloudFront's allowances count over all price areas together. */
export const freeTierOf = (sku: string): { upTo: number; verified: boolean } | undefined => {
  if (/^aws\/cloudfront\/.+\/internet-out-gb$/.test(sku)) return { upTo: 1024, verified: true }
  if (/^aws\/cloudfront\/.+\/https?-requests$/.test(sku)) return { upTo: 10_000_000, verified: false }
  return FREE_TIERS[sku]
}

/** Things without a charge of their own. No page was read for them, so they are shown as unverified. */
export const NO_CHARGE: readonly { sku: string; unit: string; source: string }[] = [
  {
    sku: 'aws/acm/public-certificate-month',
    unit: 'certificate-month',
    source: 'https://aws.amazon.com/certificate-manager/pricing/',
  },
  { sku: 'aws/batch/job', unit: 'job', source: 'https://aws.amazon.com/batch/pricing/' },
  { sku: 'aws/cloudtrail/management-events', unit: 'event', source: 'https://aws.amazon.com/cloudtrail/pricing/' },
  {
    sku: 'aws/ssm-parameter-store/standard-parameter-month',
    unit: 'parameter-month',
    source: 'https://aws.amazon.com/systems-manager/pricing/',
  },
  { sku: 'aws/vpc-endpoint/gateway-hour', unit: 'hour', source: 'https://aws.amazon.com/privatelink/pricing/' },
]
