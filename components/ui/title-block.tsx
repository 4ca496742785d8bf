import type { ReactNode } from 'react'

export type TitleBlockItem = { label: string; value: ReactNode }

/** The ruled strip of an engineering drawing: revision, region, price date, availability, recovery, cost. */
export function TitleBlock({ items }: { items: readonly TitleBlockItem[] }) {
  return (
    <dl className="grid auto-cols-fr grid-cols-2 overflow-hidden rounded-[3px] border border-rule bg-surface sm:grid-cols-3 xl:grid-flow-col xl:grid-cols-none">
      {items.map(({ label, value }) => (
        <div key={label} className="-mt-px -ml-px border-line border-t border-l px-3.5 py-2.5">
          <dt className="font-mono text-ink-3 text-label">{label}</dt>
          <dd className="mt-0.5 font-semibold text-[0.9375rem]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
