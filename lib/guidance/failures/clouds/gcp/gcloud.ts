import { command } from '@/lib/guidance/step'

/**
 * Commands of the Google Cloud CLI. Their names and flags are from general knowledge and so an assumption until somebody has run them;
 * a test proves that a shell reads them. `<project>` is the project of the environment.
 */
export const gcloud = (text: string): string => command(`gcloud ${text} --project=<project>`)

/** The last hour of one metric from the Monitoring API, since the CLI prints none. */
export const lastHour = (metric: string, ...labels: readonly string[]): string => {
  const filter = [`metric.type="${metric}"`, ...labels].join(' AND ')
  return command(
    `curl -sG https://monitoring.googleapis.com/v3/projects/<project>/timeSeries -H "Authorization: Bearer $(gcloud auth print-access-token)" --data-urlencode 'filter=${filter}' --data-urlencode "interval.startTime=$(date -u -d '-1 hour' +%FT%TZ)" --data-urlencode "interval.endTime=$(date -u +%FT%TZ)"`,
  )
}

/** Lines of the log that match, newest first. */
export const logLines = (filter: string, freshness: string, limit = 50): string =>
  gcloud(`logging read '${filter}' --freshness=${freshness} --limit=${limit}`)
