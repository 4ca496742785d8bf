import type { Cost } from '@/lib/plan-document'
import { formatUsd } from '@/lib/units/format-money'
import { sumUsd } from '@/lib/units/money'
import { formatShare } from '@/lib/units/percent'

const WORDS = [
  ['verified', 'on prices that were read for their region'],
  ['derived', 'on prices worked out from another region’s'],
  ['unverified', 'on prices that no page was read for, each marked below'],
] as const

/** How much of the bill rests on which kind of price, the surest first; undefined where nothing is paid. */
export function certaintyWords({ lines }: Pick<Cost, 'lines'>): string | undefined {
  const total = sumUsd(lines.map(({ monthlyUsd }) => monthlyUsd))
  if (total <= 0) return undefined
  const parts = WORDS.flatMap(([confidence, words]) => {
    const usd = sumUsd(
      lines.filter(({ source }) => source.confidence === confidence).map(({ monthlyUsd }) => monthlyUsd),
    )
    return usd > 0 ? [`${formatUsd(usd)} (${formatShare(usd / total)}) ${words}`] : []
  })
  return `Of this, ${parts.join('; ')}.`
}
