/** Free allowances that several SKUs share; any other SKU has its allowance to itself. */
export const awsAllowanceOf = (sku: string): string => {
  const shared = SHARED.find(({ of }) => of.test(sku))
  return shared ? shared.name : sku
}

const SHARED = [
  // One terabyte and ten million requests a month, whatever the price area.
  { of: /^aws\/cloudfront\/.+\/internet-out-gb$/, name: 'CloudFront data transfer out' },
  { of: /^aws\/cloudfront\/.+\/https?-requests$/, name: 'CloudFront requests' },
  // 400,000 GB-seconds, whatever the processor.
  { of: /^aws\/lambda\/(arm-)?gb-second$/, name: 'Lambda duration' },
  { of: /^aws\/sqs\/(standard|fifo)-requests$/, name: 'SQS requests' },
]
