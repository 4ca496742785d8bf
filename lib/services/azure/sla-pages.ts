import type { Sla } from '../sla'

export const VERIFIED = 'verified'
const SECONDARY = 'secondary'

/** Microsoft's guide to reliability metrics, with commitments in its worked example. */
export const METRICS = {
  source: 'https://learn.microsoft.com/azure/well-architected/reliability/metrics',
  readOn: '2026-07-15',
  confidence: VERIFIED,
} as const
export const MISSION_CRITICAL = {
  source: 'https://learn.microsoft.com/azure/well-architected/mission-critical/mission-critical-data-platform',
  readOn: '2026-07-15',
  confidence: VERIFIED,
} as const
export const INTERCEPT = {
  source: 'https://intercept.cloud/en-gb/blogs/demystifying-the-azure-sla',
  readOn: '2022-10-01',
  confidence: SECONDARY,
} as const
export const RESILIENCY_LIBRARY = {
  source: 'https://github.com/Azure/Azure-Proactive-Resiliency-Library-v2',
  readOn: '2026-07-21',
  confidence: VERIFIED,
} as const
export const AKS = {
  source: 'https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers',
  readOn: '2026-08-21',
  confidence: VERIFIED,
} as const
export const POSTGRESQL = {
  source:
    'https://github.com/MicrosoftDocs/azure-docs/blob/main/articles/reliability/reliability-postgresql-flexible-server.md',
  readOn: '2024-11-05',
  confidence: VERIFIED,
} as const
export const STORAGE = {
  source: 'https://azure.microsoft.com/support/legal/sla/storage/v1_5/',
  readOn: '2019-06',
  confidence: VERIFIED,
} as const
export const MANAGED_REDIS = {
  source: 'https://learn.microsoft.com/azure/azure-cache-for-redis/managed-redis/managed-redis-high-availability',
  readOn: '2026-11-23',
  confidence: VERIFIED,
} as const
/** A collection of the percentages on Microsoft's pages; the pages themselves were not read. */
const COLLECTION = {
  source: 'https://github.com/mikaelvesavuori/cloud-sla',
  readOn: '2023-01-08',
  confidence: SECONDARY,
} as const
/** One document holds the agreements of all online services; it was not read. */
export const LICENSING =
  'https://www.microsoft.com/licensing/docs/view/Service-Level-Agreements-SLA-for-Online-Services'

const unread = (source: string) => ({ source, readOn: '2026-11-23', confidence: 'assumption' }) as const

export const RE_READ = 'Taken from a collection of SLA pages; read the page before promising on it.'
export const OLD_TEXT = 'The text of 2019; read the newer one before promising on it.'
const BY_HEART = 'The text was not read: an assumption until it is.'

export const collected = (percent: number, configuration: string, scope: Sla['scope'], note = RE_READ): Sla => ({
  percent,
  configuration,
  scope,
  ...COLLECTION,
  note,
})

export const supposed = (
  percent: number,
  configuration: string,
  scope: Sla['scope'],
  source: string,
  note = BY_HEART,
): Sla => ({
  percent,
  configuration,
  scope,
  ...unread(source),
  note,
})

export const none = (configuration: string, source: string, note: string): Sla => ({
  percent: null,
  configuration,
  scope: 'none',
  ...unread(source),
  note,
})
