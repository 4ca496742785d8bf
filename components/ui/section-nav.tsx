'use client'

import { ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { Disclosure } from './disclosure'

export type SectionLink = { href: string; label: string; icon?: ReactNode; count?: string | undefined }
export type SectionGroup = { label: string; links: readonly SectionLink[] }

/**
 * The sections of a design in their groups (Plan, Build, Run). From 1024 px a column; below that one line that looks like a select
 * and opens the same links, because a real select that navigates on choosing would leave the page under a person's hands.
 */
export function SectionNav({ groups }: { groups: readonly SectionGroup[] }) {
  const pathname = usePathname()
  const current = groups.flatMap(({ links }) => links).find(({ href }) => href === pathname)
  const list = <Groups groups={groups} pathname={pathname} />

  return (
    <nav
      aria-label="Sections"
      className="no-print max-lg:sticky max-lg:top-14 max-lg:z-10 max-lg:-mx-4 max-lg:bg-canvas max-lg:px-4 max-lg:py-2 sm:max-lg:-mx-6 sm:max-lg:px-6"
    >
      <div className="hidden w-[184px] shrink-0 lg:sticky lg:top-20 lg:block">{list}</div>
      <Disclosure
        className="relative lg:hidden"
        summaryClassName="input flex items-center justify-between"
        summary={
          <>
            <span>
              <span className="sr-only">Section: </span>
              {current?.label ?? 'Choose a section'}
            </span>
            <ChevronsUpDown className="icon text-ink-2" />
          </>
        }
      >
        <div className="absolute inset-x-0 z-20 mt-1 max-h-[70dvh] overflow-y-auto rounded-card border border-line bg-raised p-3 shadow-float">
          {list}
        </div>
      </Disclosure>
    </nav>
  )
}

function Groups({ groups, pathname }: { groups: readonly SectionGroup[]; pathname: string }) {
  return (
    <div className="space-y-5">
      {groups.map(({ label, links }) => (
        <div key={label}>
          <p className="mb-1 px-2.5 font-mono text-ink-3 text-label">{label}</p>
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <Link
                  href={link.href}
                  aria-current={link.href === pathname ? 'page' : undefined}
                  className={cx(
                    'flex min-h-9 items-center gap-2.5 rounded-control px-2.5 max-lg:min-h-11 [&_svg]:size-4 [&_svg]:stroke-[1.75px]',
                    link.href === pathname ? 'bg-accent-soft font-semibold text-accent' : 'text-ink-2 hover:bg-sunken',
                  )}
                >
                  {link.icon}
                  {link.label}
                  {link.count && <span className="ml-auto font-normal text-ink-3 text-small">{link.count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
