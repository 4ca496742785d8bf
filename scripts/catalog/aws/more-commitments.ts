import type { MoreCommitment } from '../commitments'

const BY_HEART = { source: 'no source read', readOn: '2026-11-23', confidence: 'u' } as const

/**
 * Without money up front. Fargate is in the Compute Savings Plans and Aurora Serverless in the Database Savings Plans, which are sold for a
 * year and give serverless databases up to 35%; reserved nodes of ElastiCache differ by node, and the figure is the low end of what is
 * usually named.
 */
export const moreCommitments: readonly MoreCommitment[] = [
  { scope: 'fargate', region: 'all', kind: 'p', years: '1', percent: 20, ...BY_HEART },
  { scope: 'fargate', region: 'all', kind: 'p', years: '3', percent: 45, ...BY_HEART },
  {
    scope: 'aurora.serverless',
    region: 'all',
    kind: 'p',
    years: '1',
    percent: 35,
    source: 'https://www.nops.io/blog/aws-database-savings-plans',
    readOn: '2026-11-23',
    confidence: 's',
  },
  { scope: 'elasticache', region: 'all', kind: 'r', years: '1', percent: 30, ...BY_HEART },
]
