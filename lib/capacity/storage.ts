import { type Design, ofKind, type ResourceOf } from '@/lib/design/model'
import type { ProviderProfile } from '@/lib/design/provider'
import type { Requirements } from '@/lib/requirements/schema'
import { awsLimits } from '@/lib/services/aws/limits'
import { azureLimits } from '@/lib/services/azure/limits'
import { gcpLimits } from '@/lib/services/gcp/limits'
import type { Limit } from '@/lib/services/limit'
import { formatGb } from '@/lib/units/sizes'
import { type Item, input, published, tidy, upTo } from './item'

const MONTHS = 12

/** What each store holds at the end of a year, against what its engine takes. */
export function storageGrowth({ data }: Requirements, design: Design, { provider }: ProviderProfile): Item[] {
  const [database] = ofKind(design, 'relational-database').filter(({ replicaOf }) => replicaOf === null)
  const stores = [
    ...(database ? [{ label: database.label, gb: data.sqlGb, limit: storageLimit(provider, database) }] : []),
    ...ofKind(design, 'key-value-store').map(({ label }) => ({ label, gb: data.nosqlGb, limit: null })),
    ...ofKind(design, 'document-database').map(({ label }) => ({ label, gb: data.nosqlGb, limit: null })),
    ...(data.stores.includes('object')
      ? ofKind(design, 'object-store')
          .filter(({ use }) => use === 'files' || use === 'site')
          .map(({ label }) => ({ label, gb: data.objectGb, limit: null }))
      : []),
  ]
  const growth = data.growthPercentPerMonth
  return stores.map(({ label, gb, limit }) => {
    const after = gb * (1 + growth / 100) ** MONTHS
    return upTo({
      name: `${label} after a year`,
      formula: 'size × (1 + growth) ^ 12',
      inputs: [input('size', gb, 'GB'), input('growth', growth, '% a month')],
      result: { value: after, unit: 'GB' },
      limit: limit
        ? { ...published(limit), value: tidy(limit.value * (limit.unit === 'TiB' ? GB_PER_TIB : 1000)), unit: 'GB' }
        : null,
      because: limit
        ? `From ${formatGb(gb)} to ${formatGb(after)}, if every month grows by as much.`
        : `From ${formatGb(gb)} to ${formatGb(after)}; no limit was found that this comes near.`,
    })
  })
}

const GB_PER_TIB = 1024 ** 4 / 1000 ** 3
/** SQL Server on the standard class takes a quarter of what the open engines do: the note of the same page. */
const SQL_SERVER_TIB = 16

/** Largest disk of the managed database; null where none was found. */
function storageLimit(
  provider: ProviderProfile['provider'],
  { class: rank, engine }: ResourceOf<'relational-database'>,
): Limit | null {
  if (rank === 'distributed') return null
  if (provider === 'gcp') return gcpLimits.cloudSql.storage
  if (provider === 'azure') return engine === 'postgresql' ? azureLimits.postgresql.storage : null
  if (rank === 'high') return awsLimits.aurora.storage
  return engine === 'sqlserver' ? { ...awsLimits.rds.storage, value: SQL_SERVER_TIB } : awsLimits.rds.storage
}
