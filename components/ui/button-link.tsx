import Link from 'next/link'
import type { ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button'
import { cx } from './cx'

type ButtonLinkProps = {
  href: string
  children: ReactNode
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  icon?: ReactNode
  /** A file rather than a page: the browser fetches it, the router does not. `true` leaves its name to the server. */
  download?: string | true | undefined
  prefetch?: boolean | undefined
  className?: string | undefined
}

export function ButtonLink(props: ButtonLinkProps) {
  const { href, children, variant = 'secondary', size = 'default', icon, download, prefetch, className } = props
  const classes = cx(buttonClass(variant, size), className)

  if (download !== undefined) {
    return (
      <a href={href} download={download} className={classes}>
        {icon}
        {children}
      </a>
    )
  }
  return (
    <Link href={href} {...(prefetch !== undefined && { prefetch })} className={classes}>
      {icon}
      {children}
    </Link>
  )
}
