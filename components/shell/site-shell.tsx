import type { ReactNode } from 'react'
import { SiteFooter } from './site-footer'
import { SiteHeader, type SiteHeaderProps } from './site-header'
import { SkipLink } from './skip-link'

type SiteShellProps = SiteHeaderProps & {
  /** Holds one `main` with the id `main`. */
  children: ReactNode
  pricesOf?: string | undefined
  /** The wizard ends with its own button and bar. */
  hasFooter?: boolean | undefined
}

/** What every page stands in: the way past the header, the header, the page, the footer. */
export function SiteShell({ children, pricesOf, hasFooter = true, ...header }: SiteShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink href="#main">Skip to main content</SkipLink>
      <SiteHeader {...header} />
      {children}
      {hasFooter && <SiteFooter pricesOf={pricesOf} />}
    </div>
  )
}
