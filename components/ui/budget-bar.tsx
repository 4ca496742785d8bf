import type { ReactNode } from 'react'
import { TONE_TEXT, type Tone } from './tone'
import { ToneIcon } from './tone-icon'

type BudgetBarProps = {
  /** Amounts of one currency; only their proportions are drawn. */
  likely: number
  low: number
  high: number
  limit?: number | undefined
  /** The bar in words: "Likely $1,570, range $1,340 to $1,930, budget $2,000". */
  description: string
  /** "$430 under target". */
  status?: { tone: Tone; text: string } | undefined
  /** "$2,000 target". */
  limitText?: string | undefined
}

export function BudgetBar({ likely, low, high, limit, description, status, limitText }: BudgetBarProps) {
  // A fifth of room beyond the farthest mark keeps the tick off the edge.
  const scale = 1.2 * Math.max(high, likely, limit ?? 0, 1)

  return (
    <div>
      <div className="relative h-3" role="img" aria-label={description}>
        <Strip scale={scale} className="chart-mark size-full rounded-full">
          <rect width={scale} height={1} fill="var(--sunken)" />
          <rect x={low} width={Math.max(high - low, 0)} height={1} fill="var(--accent)" opacity={0.25} />
          <rect width={likely} height={1} fill="var(--accent)" />
        </Strip>
        {limit !== undefined && (
          <Strip scale={scale} className="chart-mark absolute -top-1 left-0 h-5 w-full">
            <path d={`M${limit} 0V1`} stroke="var(--ink)" strokeWidth={2} vectorEffect="non-scaling-stroke" />
          </Strip>
        )}
      </div>
      {(status || limitText) && (
        <div className="mt-2 flex flex-wrap justify-between gap-x-4 text-small">
          {status && (
            <span className={`inline-flex items-center gap-1.5 font-medium ${TONE_TEXT[status.tone]}`}>
              <ToneIcon tone={status.tone} className="size-3.5!" />
              {status.text}
            </span>
          )}
          {limitText && <span className="text-ink-2">{limitText}</span>}
        </div>
      )}
    </div>
  )
}

/** A drawing whose x is the amount itself, stretched to the width there is. */
function Strip({ scale, className, children }: { scale: number; className: string; children: ReactNode }) {
  return (
    <svg viewBox={`0 0 ${scale} 1`} preserveAspectRatio="none" aria-hidden="true" className={className}>
      {children}
    </svg>
  )
}
