import type { Catalog, Commitment } from '@/lib/catalog/types'

/** Under which name the catalogue holds the discount for what a line buys. */
export type DiscountScope = { scope: string; kind: Commitment['kind'] }

/** What may be committed to, by the SKU that is paid by the hour; undefined for what has no such discount in the catalogue. */
export function discountScope(provider: string, sku: string, catalog: Catalog): DiscountScope | undefined {
  if (provider === 'aws') return awsScope(sku)
  if (provider === 'gcp') return gcpScope(sku)
  return azureScope(sku, catalog)
}

/** Machines under a Compute Savings Plan, which costs what a convertible reservation does and follows a change of family; Fargate is in the same plan. */
function awsScope(sku: string): DiscountScope | undefined {
  const [, machine] = /^aws\/ec2\/(\w+)\.[^/]+\/hour$/.exec(sku) ?? []
  if (machine) return { scope: `ec2.${machine}`, kind: 'convertible' }
  const [, engine, family, zones] = /^aws\/rds-(postgres|mysql)\/db\.(\w+)\.[^/]+\/(multi-az-)?hour$/.exec(sku) ?? []
  if (engine && family) {
    const name = engine === 'postgres' ? 'postgresql' : engine
    return { scope: `rds.${name}.${zones ? 'multi-az' : 'single-az'}.${family}`, kind: 'reserved' }
  }
  if (/^aws\/fargate\/(arm-)?(vcpu|gb)-hour$/.test(sku)) return { scope: 'fargate', kind: 'spend' }
  if (/^aws\/aurora\/acu-hour/.test(sku)) return { scope: 'aurora.serverless', kind: 'spend' }
  if (/^aws\/elasticache-\w+\/cache\.[^/]+\/hour$/.test(sku)) return { scope: 'elasticache', kind: 'reserved' }
  const [, search] = /^aws\/opensearch\/(\w+)\.[^/]+\/hour$/.exec(sku) ?? []
  return search ? { scope: `opensearch.${search}`, kind: 'reserved' } : undefined
}

/** Sizes that share a core are left out: whether they may be committed to was not read. */
const SHARED_CORE = /\/(e2-(micro|small|medium)|f1-micro|g1-small)\//

function gcpScope(sku: string): DiscountScope | undefined {
  if (sku.startsWith('gcp/spanner/') && sku.includes('-hour-')) return { scope: 'spanner', kind: 'spend' }
  if (/^gcp\/cloud-sql\/enterprise(-plus)?-(vcpu|memory-gb)-hour-/.test(sku))
    return { scope: 'cloud_sql', kind: 'spend' }
  if (/^gcp\/cloud-run\/\w+-second-instance-based$/.test(sku)) return { scope: 'cloud_run.instances', kind: 'spend' }
  if (/^gcp\/cloud-run\/\w+-second-min-instance-idle$/.test(sku)) return { scope: 'cloud_run.requests', kind: 'spend' }
  const family = gcpFamily(sku)
  return family && !SHARED_CORE.test(sku) ? { scope: `compute.${family}`, kind: 'reserved' } : undefined
}

export const gcpFamily = (sku: string): string | undefined => /^gcp\/vm\/([a-z0-9]+)-/.exec(sku)?.[1]

function azureScope(sku: string, catalog: Catalog): DiscountScope | undefined {
  const name = azureName(sku)
  const scope = name && azureScopes(catalog).get(name)
  return scope ? { scope, kind: 'spend' } : undefined
}

/** The service and series of a SKU, as the slug of the scope that Azure sells them under. */
function azureName(sku: string): string | undefined {
  const [, service = '', item = ''] = sku.split('/')
  const [product = ''] = item.split('.')
  if (service === 'vm') {
    const [, letters, features, version] = /^Standard_([A-Z]+)\d+(?:-\d+)?([a-z]*)_v(\d+)$/.exec(item) ?? []
    return letters
      ? `virtual-machines-virtual-machines-${letters}${features}v${version}-series`.toLowerCase()
      : undefined
  }
  const prefix = AZURE_PREFIXES[service]
  return prefix === undefined ? undefined : `${prefix}${service === 'container-apps' ? '' : product}`
}

const AZURE_PREFIXES: { readonly [service: string]: string | undefined } = {
  'postgresql-flexible': 'azure-database-for-postgresql-azure-database-for-postgresql-flexible-server-',
  'mysql-flexible': 'azure-database-for-mysql-azure-database-for-mysql-flexible-server-',
  'sql-database': 'sql-database-sql-database-',
  'app-service': 'azure-app-service-azure-',
  'container-apps': 'azure-container-apps-azure-container-apps',
}

const remembered = new WeakMap<Catalog, ReadonlyMap<string, string>>()

/** Scopes by their slug: SKUs and discounts were read from two lists that spell the same names apart. */
function azureScopes(catalog: Catalog): ReadonlyMap<string, string> {
  const known =
    remembered.get(catalog) ??
    new Map((catalog.providers.azure?.commitments ?? []).map(({ scope }) => [slug(scope), scope] as const))
  remembered.set(catalog, known)
  return known
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
