import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'

/** A link where there is somewhere to go, the plain words where the reader is not shown that part. */
export function OptionalLink({
  href,
  children,
  hidden,
}: {
  href: string | undefined
  children: ReactNode
  hidden?: string
}) {
  if (href === undefined) return <>{children}</>
  return (
    <TextLink href={href} hidden={hidden}>
      {children}
    </TextLink>
  )
}
