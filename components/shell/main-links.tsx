'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cx } from '@/components/ui/cx'

/** The main places, the current one marked: in a row in the header, in a column in the phone's menu. */
export function MainLinks({ direction }: { direction: 'row' | 'column' }) {
  const pathname = usePathname()
  return (
    <ul className={direction === 'row' ? 'flex items-center gap-1' : 'space-y-0.5'}>
      {LINKS.map(({ href, label }) => {
        const isHere = pathname === href || pathname.startsWith(`${href}/`)
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={isHere ? 'page' : undefined}
              className={cx(
                'flex items-center rounded-control px-3 hover:bg-sunken',
                direction === 'row' ? 'min-h-8' : 'min-h-11',
                isHere ? 'bg-sunken font-medium text-ink' : 'text-ink-2',
              )}
            >
              {label}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

const LINKS = [
  { href: '/designs', label: 'Designs' },
  { href: '/presets', label: 'Presets' },
] as const
