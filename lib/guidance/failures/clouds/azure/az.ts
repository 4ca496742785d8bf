import type { Design, Resource } from '@/lib/design/model'
import { prefixOf, resourceName } from '@/lib/guidance/resource-name'
import { command } from '@/lib/guidance/step'

/**
 * Commands of the Azure CLI. Their names and flags are from general knowledge and so an assumption until somebody has run them; a test
 * proves that a shell reads them.
 */
export const az = (text: string): string => command(`az ${text}`)

type Named = Pick<Design, 'slug' | 'environment' | 'regions'>

/** Each region has a resource group of its own: the first is called as the design, a further one by its region too. */
export function groupOf(design: Named, { region }: Pick<Resource, 'region'>): string {
  const isFurther = design.regions.slice(1).some(({ id }) => id === region)
  return isFurther ? `${prefixOf(design)}-${region}` : prefixOf(design)
}

/**
 * A name that all of Azure shares ends in six characters made of the subscription, which only the reader knows: `<suffix>`. A long id is
 * shortened to the letters that begin its words, as the Terraform does (lib/artifacts/terraform/names.ts); a test holds the two together.
 */
export const sharedName = (design: Named, { id }: Pick<Resource, 'id'>, width = 22): string =>
  `${resourceName(design, { id: shortId(id, width) })}-<suffix>`

export function shortId(id: string, width: number): string {
  if (id.length <= width) return id
  const [first = '', ...rest] = id.split('-')
  const start = first.slice(0, Math.max(1, width - rest.length - 1))
  return [start, rest.map((word) => word.slice(0, 1)).join('')].filter(Boolean).join('-')
}

type Metric = { name: string; type: string; group: string; metric: string; aggregation: string; filter?: string }

/** The last hour of one metric, minute by minute. */
export const lastHour = ({ name, type, group, metric, aggregation, filter }: Metric): string =>
  az(
    `monitor metrics list --resource ${name} --resource-type ${type} --resource-group ${group} --metric ${metric} --aggregation ${aggregation}${filter ? ` --filter "${filter}"` : ''} --interval PT1M --offset 1h --output table`,
  )

/** A question to the log workspace; `query` is in its own language and may hold no double quote. */
export const logLines = (query: string, timespan: string): string =>
  az(
    `monitor log-analytics query --workspace <workspace id> --timespan ${timespan} --output table --analytics-query "${query}"`,
  )

/** What was changed in a resource group, newest first. */
export const activity = (group: string, offset: string): string =>
  az(
    `monitor activity-log list --resource-group ${group} --offset ${offset} --query "[].[eventTimestamp,caller,operationName.localizedValue,status.value]" --output table`,
  )
