import type { ReactNode } from 'react'

/** Questions that an answer above them called for: indented with a rule, one level deep at most. */
export function Conditional({ hidden = false, children }: { hidden?: boolean | undefined; children: ReactNode }) {
  return (
    <div hidden={hidden} className="space-y-8 border-field border-l-2 pl-5 max-sm:pl-4">
      {children}
    </div>
  )
}
