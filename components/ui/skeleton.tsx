import { cx } from './cx'

/** Holds the place of something still loading, at its final size. Appears after 300 ms, so that a fast answer never flickers. */
export function Skeleton({ className }: { className: string }) {
  return <div aria-hidden="true" className={cx('animate-late rounded-control bg-sunken', className)} />
}

export function SkeletonRows({
  rows = 3,
  label = 'Loading',
}: {
  rows?: number | undefined
  label?: string | undefined
}) {
  return (
    <div className="space-y-2" aria-busy="true">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move.
        <Skeleton key={row} className="h-[52px] w-full" />
      ))}
    </div>
  )
}
