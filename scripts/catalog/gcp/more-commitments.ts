import type { MoreCommitment } from '../commitments'

const BY_HEART = { source: 'no source read', readOn: '2026-11-23', confidence: 'u' } as const
const everywhere = { region: 'all', kind: 'p' } as const

/**
 * Processors and memory of Cloud SQL, but for sizes that share a core; Cloud Run under the flexible commitments, which give less to what is
 * billed by the request than to what is billed by the instance.
 */
export const moreCommitments: readonly MoreCommitment[] = [
  {
    scope: 'cloud_sql',
    ...everywhere,
    years: '1',
    percent: 25,
    source: 'https://cloud.google.com/sql/cud',
    readOn: '2026-11-23',
  },
  {
    scope: 'cloud_sql',
    ...everywhere,
    years: '3',
    percent: 52,
    source: 'https://www.usage.ai/glossary/gcp-cloud-sql-cud/',
    readOn: '2026-11-23',
    confidence: 's',
  },
  { scope: 'cloud_run.instances', ...everywhere, years: '1', percent: 28, ...BY_HEART },
  { scope: 'cloud_run.instances', ...everywhere, years: '3', percent: 46, ...BY_HEART },
  { scope: 'cloud_run.requests', ...everywhere, years: '1', percent: 17, ...BY_HEART },
]
