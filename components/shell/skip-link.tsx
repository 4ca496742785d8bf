import type { ReactNode } from 'react'

/** Out of sight until it has focus. */
export function SkipLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="no-print sr-only rounded-control bg-raised font-medium text-accent underline focus:not-sr-only focus:fixed! focus:top-2 focus:left-2 focus:z-50 focus:px-4! focus:py-3! focus:shadow-float"
    >
      {children}
    </a>
  )
}
