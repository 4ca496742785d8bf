import type { Refreshed } from './refresh'

/** Each price that moved by more than so many percent, the farthest first. */
export const changesOver = (
  percent: number,
  results: readonly { provider: string; refreshed: Refreshed }[],
): string => {
  const lines = results.flatMap(({ provider, refreshed }) => {
    const over = refreshed.changes
      .filter((change) => Math.abs(change.percent) > percent)
      .sort((a, b) => Math.abs(b.percent) - Math.abs(a.percent) || (a.what < b.what ? -1 : 1))
    return [
      `${provider}: ${refreshed.rows} prices read, ${over.length} differ by more than ${percent}%`,
      ...over.map(({ what, region, from, to, percent: by }) => {
        const sign = by > 0 ? '+' : ''
        return `  ${what} ${region}: ${from} → ${to} (${sign}${by.toFixed(1)}%)`
      }),
    ]
  })
  return `${lines.join('\n')}\n`
}
