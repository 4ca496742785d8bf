import { command } from '@/lib/guidance/step'

/**
 * A command that prints the last hour of one metric, minute by minute. `date` is GNU's: on macOS use `gdate` from coreutils, or AWS
 * CloudShell, where these commands work as they stand.
 */
export function lastHour(metric: {
  namespace: string
  name: string
  dimensions: readonly [name: string, value: string][]
  statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum'
  region: string
}): string {
  const { namespace, name, dimensions, statistic, region } = metric
  const pairs = dimensions.map(([key, value]) => `Name=${key},Value=${value}`).join(' ')
  return command(
    `aws cloudwatch get-metric-statistics --namespace ${namespace} --metric-name ${name} --dimensions ${pairs} --statistics ${statistic} --period 60 --start-time "$(date -u -d '-1 hour' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" --region ${region}`,
  )
}
