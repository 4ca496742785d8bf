/** What a cache node of this name may fill with data, in GiB, rounded down to hundredths as AWS prints it; undefined for an unknown name. */
export const cacheGib = (name: string): number | undefined => {
  const bytes = CACHE_BYTES[name.replace('cache.', '')]
  return bytes === undefined ? undefined : Math.floor((bytes / GIB) * 100) / 100
}

const GIB = 1_073_741_824

/**
 * What a cache node may fill with data, in bytes: the fixed `maxmemory` of its type. Part of it must stay free for failover and backups.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html, table of node-specific parameters, read 2026-11-23.
 */
const CACHE_BYTES: Readonly<Record<string, number>> = {
  't3.micro': 536_870_912,
  't3.small': 1_471_026_299,
  't3.medium': 3_317_862_236,
  't4g.micro': 536_870_912,
  't4g.small': 1_471_026_299,
  't4g.medium': 3_317_862_236,
  'm6g.large': 6_854_542_746,
  'm6g.xlarge': 13_891_921_715,
  'm6g.2xlarge': 27_966_669_210,
  'm6g.4xlarge': 56_116_178_125,
  'm6g.8xlarge': 111_325_552_312,
  'm6g.12xlarge': 168_715_971_994,
  'm6g.16xlarge': 225_000_375_228,
  'm7g.large': 6_854_542_746,
  'm7g.xlarge': 13_891_921_715,
  'm7g.2xlarge': 27_966_669_210,
  'm7g.4xlarge': 56_116_178_125,
  'm7g.8xlarge': 111_325_552_312,
  'm7g.12xlarge': 168_715_971_994,
  'm7g.16xlarge': 225_000_375_228,
  'r6g.large': 14_037_181_030,
  'r6g.xlarge': 28_261_849_702,
  'r6g.2xlarge': 56_711_183_565,
  'r6g.4xlarge': 113_609_865_216,
  'r6g.8xlarge': 225_000_375_228,
  'r6g.12xlarge': 341_206_346_547,
  'r6g.16xlarge': 450_000_750_456,
  'r7g.large': 14_037_181_030,
  'r7g.xlarge': 28_261_849_702,
  'r7g.2xlarge': 56_711_183_565,
  'r7g.4xlarge': 113_609_865_216,
  'r7g.8xlarge': 225_000_375_228,
  'r7g.12xlarge': 341_206_346_547,
  'r7g.16xlarge': 450_000_750_456,
}
