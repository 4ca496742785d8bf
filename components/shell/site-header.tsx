import { Menu as MenuIcon, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { MainLinks } from './main-links'
import { ThemeSwitch } from './theme-switch'
import { Wordmark } from './wordmark'

export type SiteHeaderProps = {
  /** The name of the design one is in, after a slash. */
  trail?: string | undefined
  /** In place of *New design*: save status, *Save and exit*. */
  actions?: ReactNode
  /** Without the links of the owner's own pages: a shared document. */
  isBare?: boolean | undefined
}

export function SiteHeader({ trail, actions, isBare = false }: SiteHeaderProps) {
  return (
    <header className="no-print sticky top-0 z-20 border-line border-b bg-surface">
      <div className="mx-auto flex min-h-14 max-w-[1520px] items-center gap-3 px-4 sm:gap-6 sm:px-6">
        <Wordmark />
        {!isBare && (
          <nav aria-label="Main" className="hidden md:block">
            <MainLinks direction="row" />
          </nav>
        )}
        {trail && (
          <p className="hidden min-w-0 gap-6 md:flex">
            <span aria-hidden="true" className="text-ink-3">
              /
            </span>
            <span className="truncate font-medium">{trail}</span>
          </p>
        )}
        <div className="ml-auto flex items-center gap-2">
          {actions}
          <span className={actions ? 'max-sm:hidden' : 'max-[399px]:hidden'}>
            <ThemeSwitch />
          </span>
          {!actions && !isBare && (
            // No prefetch: the page behind it is asked for once somebody wants it.
            <ButtonLink href="/designs/new" variant="primary" size="compact" icon={<Plus />} prefetch={false}>
              New design
            </ButtonLink>
          )}
          {!isBare && <PhoneMenu hasTheme={Boolean(actions)} />}
        </div>
      </div>
    </header>
  )
}

/** Holds the theme too, where the header has no room for it. */
function PhoneMenu({ hasTheme }: { hasTheme: boolean }) {
  return (
    <Disclosure
      className="md:hidden"
      summaryClassName="btn btn-ghost btn-compact px-2!"
      summary={
        <>
          <MenuIcon />
          <span className="sr-only">Menu</span>
        </>
      }
    >
      <nav aria-label="Main" className="absolute inset-x-0 top-full border-line border-y bg-raised p-3 shadow-float">
        <MainLinks direction="column" />
        <div className={hasTheme ? 'sm:hidden' : 'min-[400px]:hidden'}>
          <ThemeSwitch hasLabel />
        </div>
      </nav>
    </Disclosure>
  )
}
