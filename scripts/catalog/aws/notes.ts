/** Remarks of ours on rows that need one, in place of the remarks of the files they were read from. */
export const noteOf = (service: string, key: string, asOf: string, source: string): string | undefined => {
  if (source === 'unsourced-knowledge') return 'No source was read for this price.'
  if (service === 'fargate' && source.includes('fgcalc')) {
    return 'A price of January 2021; the us-east-1 price of the same list still stood in September 2026.'
  }
  if (service === 'cloudfront' && /_requests_10k$/.test(key))
    return 'Worked out from a rounded cost, so the last digit may be off.'
  if (service === 'public_ipv4') return 'In use or idle.'
  if (service === 's3' && key === 'standard_gb_month' && source.includes('world-cup'))
    return 'Only the first slice was read.'
  if (service === 'codepipeline') return 'V1 pipelines; V2 is billed by the action minute.'
  if (service === 'shield_advanced') return 'A commitment of one year, and data transfer on top.'
  if (service === 'sns' && key === 'sms_us') return 'Differs by carrier.'
  if (service === 'aurora' && key === 'storage_io_optimized_gb_month')
    return 'The source prints 0.23, which is 0.225 rounded.'
  if (source.includes('(secondary') || asOf === 'undated') return 'A secondary or undated source.'
  return undefined
}

/** Prices that a source prints with too few digits. */
export const CORRECTED: Readonly<Record<string, string>> = {
  'aurora/storage_io_optimized_gb_month': '0.225',
}
