import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

type DetailsProps = { summary: string; children: ReactNode; open?: boolean | undefined; className?: string | undefined }

/** A short aside that opens in place: "Why we ask", "Show as table". */
export function Details({ summary, children, open, className }: DetailsProps) {
  return (
    <details open={open} className={cx('group/details', className)}>
      <summary className="inline-flex min-h-7 items-center gap-1.5 font-medium text-accent text-small">
        <ChevronRight className="icon transition-[rotate] duration-[180ms] group-open/details:rotate-90" />
        {summary}
      </summary>
      <div className="mt-1 ml-1.5 border-line border-l-2 pl-4 text-ink-2 text-small">{children}</div>
    </details>
  )
}
