import type { ReactNode } from 'react'
import { Card } from './card'

/** Where a list would be: what belongs here and how to begin. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <p className="max-w-[68ch] text-ink-2">{children}</p>
      {action}
    </Card>
  )
}
