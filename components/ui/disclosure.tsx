'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { cx } from './cx'

type DisclosureProps = { summary: ReactNode; children: ReactNode; className?: string; summaryClassName?: string }

/** A native `details` that floats like a menu: it opens without a script, and with one closes on Esc, outside and on leaving. */
export function Disclosure({ summary, children, className, summaryClassName }: DisclosureProps) {
  const details = useRef<HTMLDetailsElement>(null)
  const pathname = usePathname()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the new address is what closes it.
  useEffect(() => {
    if (details.current) details.current.open = false
  }, [pathname])

  useEffect(() => {
    const close = (event: KeyboardEvent | PointerEvent) => {
      const element = details.current
      if (!element?.open) return
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return
        element.querySelector('summary')?.focus()
      } else if (event.target instanceof Node && element.contains(event.target)) return
      element.open = false
    }
    document.addEventListener('keydown', close)
    document.addEventListener('pointerdown', close)
    return () => {
      document.removeEventListener('keydown', close)
      document.removeEventListener('pointerdown', close)
    }
  }, [])

  return (
    <details ref={details} className={cx('no-print', className)}>
      <summary className={summaryClassName}>{summary}</summary>
      {children}
    </details>
  )
}
