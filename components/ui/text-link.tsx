import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'

type TextLinkProps = {
  href: string
  children: ReactNode
  /** Read out after the visible words, where these repeat down a page: "Change" + "How busy is it?". */
  hidden?: string | undefined
  /** A link inside a meta line: ink instead of accent. */
  quiet?: boolean | undefined
  className?: string | undefined
}

export function TextLink({ href, children, hidden, quiet = false, className }: TextLinkProps) {
  const classes = cx(quiet ? 'text-ink-2 underline decoration-line hover:text-ink' : 'link', className)
  const content = (
    <>
      {children}
      {hidden && <span className="sr-only"> {hidden}</span>}
    </>
  )

  if (/^https?:/.test(href)) {
    return (
      <a href={href} rel="noreferrer" className={classes}>
        {content}
      </a>
    )
  }
  return (
    <Link href={href} className={classes}>
      {content}
    </Link>
  )
}
