import type { ReactNode } from 'react'
import { Callout } from './callout'

/** Something on the page failed, the rest works. */
export function InlineError({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div role="alert">
      <Callout tone="bad">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>{children}</p>
          {action}
        </div>
      </Callout>
    </div>
  )
}
