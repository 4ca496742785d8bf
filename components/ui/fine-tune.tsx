import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

type FineTuneProps = {
  /** The defaults that hold while it stays folded, in a few words each. */
  defaults: string
  children: ReactNode
  title?: string | undefined
  /** Open from the start, where one of its fields has an error or was touched. */
  open?: boolean | undefined
  className?: string | undefined
}

export function FineTune({ defaults, children, title = 'Fine-tune', open, className }: FineTuneProps) {
  return (
    <details open={open} className={cx('card group/fine rounded-card border border-line bg-surface', className)}>
      <summary className="flex items-center gap-3 px-5 py-4 max-sm:px-4">
        <span className="flex-1">
          <span className="block text-h3">{title}</span>
          <span className="text-ink-2 text-small">{defaults}</span>
        </span>
        <ChevronDown className="icon text-ink-2 transition-[rotate] duration-[180ms] group-open/fine:rotate-180" />
      </summary>
      <div className="space-y-10 border-line border-t px-5 pt-5 pb-6 max-sm:px-4">{children}</div>
    </details>
  )
}
