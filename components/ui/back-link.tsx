import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

export function BackLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="no-print -ml-1 inline-flex min-h-8 items-center gap-1 text-ink-2 underline decoration-line hover:text-ink"
    >
      <ChevronLeft className="icon" />
      {children}
    </Link>
  )
}
