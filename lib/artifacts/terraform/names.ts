/** Words that Terraform or this writer already gives a meaning to; a resource of that name gets `_resource` after it. */
const TAKEN = new Set([
  ...['count', 'depends_on', 'for_each', 'lifecycle', 'locals', 'provider', 'providers', 'source', 'version'],
  ...[
    'name',
    'design',
    'environment',
    'region',
    'domain_name',
    'alert_email',
    'monthly_budget_usd',
    'secret_names',
    'this',
    'each',
    'self',
    'current',
  ],
])

/** A Terraform label or variable name: `orders-db` becomes `orders_db`. */
export function labelOf(id: string): string {
  const label = id.toLowerCase().replaceAll(/\W+/g, '_')
  if (TAKEN.has(label)) return `${label}_resource`
  return /^[a-z_]/.test(label) ? label : `r_${label}`
}

/** An environment variable's stem: `orders-db` becomes `ORDERS_DB`. */
export const constantOf = (id: string) => labelOf(id).toUpperCase()

/** Environments as they end a name: load balancer names may have 32 characters in all. */
const SHORT_ENVIRONMENT = {
  production: 'prod',
  staging: 'stg',
  development: 'dev',
  preview: 'prev',
  poc: 'poc',
} as const

/** At most 20 characters, so that the longest suffix still fits into 32. */
export function namePrefix(slug: string, environment: keyof typeof SHORT_ENVIRONMENT): string {
  const cut = slug.slice(0, 15)
  const words =
    slug.length > 15 && slug[15] !== '-' && cut.lastIndexOf('-') >= 5 ? cut.slice(0, cut.lastIndexOf('-')) : cut
  const stem = words.replace(/-+$/, '')
  return `${stem}-${SHORT_ENVIRONMENT[environment]}`
}

/** Fits an id into `width` characters: whole, else the initials of its words, else cut. */
export function shortId(id: string, width: number): string {
  if (id.length <= width) return id
  const words = id.split('-')
  const first = (words[0] ?? '').slice(0, Math.max(1, width - words.length))
  return [
    first,
    words
      .slice(1)
      .map((word) => word.slice(0, 1))
      .join(''),
  ]
    .filter(Boolean)
    .join('-')
    .slice(0, width)
    .replace(/-+$/, '')
}
