import { SERIES } from './series'

export type StackPart = {
  label: string
  /** Its share of the bar, in any unit that the others use too. */
  value: number
  text: string
}

/** One bar cut into parts, and the same parts in words below it. The bar itself says nothing the list does not. */
export function StackBar({ parts }: { parts: readonly StackPart[] }) {
  return (
    <div>
      <div aria-hidden="true" className="flex h-8 gap-px overflow-hidden rounded-control">
        {parts.map(({ label, value }, index) => (
          <div
            key={label}
            className="chart-mark basis-0"
            style={{ flexGrow: value, background: seriesColour(index) }}
          />
        ))}
      </div>
      <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {parts.map(({ label, text }, index) => (
          <div key={label} className="flex items-center gap-2.5">
            <dt className="flex flex-1 items-center gap-2.5 text-ink-2">
              <SeriesMark index={index} />
              {label}
            </dt>
            <dd className="font-medium">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The square that ties a line of text to its part of a chart. */
export function SeriesMark({ index }: { index: number }) {
  return (
    <span
      aria-hidden="true"
      className="chart-mark inline-block size-2.5 shrink-0 rounded-[2px]"
      style={{ background: seriesColour(index) }}
    />
  )
}

const seriesColour = (index: number) => SERIES[Math.min(index, SERIES.length - 1)]
