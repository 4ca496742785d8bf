'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button'
import { cx } from './cx'
import { itemClass, popupClass } from './menu-classes'

export type MenuEntry = {
  label: string
  icon?: ReactNode
  /** At the end of the row: a file's size. */
  detail?: string | undefined
} & ({ href: string; download?: string | true | undefined } | { onSelect: () => void })

type MenuProps = {
  label: string
  entries: readonly MenuEntry[]
  icon?: ReactNode
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
}

/** A button that opens a list of links and actions. Needs a script, so what it offers has to be on some page as well. */
export function Menu({ label, entries, icon, variant = 'secondary', size = 'default' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger className={cx(buttonClass(variant, size), 'needs-script')}>
        {icon}
        {label}
        <ChevronDown />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="end" sideOffset={6} className="z-30">
          <Base.Popup className={popupClass}>
            {entries.map((entry) => (
              <Entry key={entry.label} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  const content = (
    <>
      {entry.icon}
      <span className="flex-1">{entry.label}</span>
      {entry.detail && <span className="text-ink-3 text-small">{entry.detail}</span>}
    </>
  )
  if ('href' in entry) {
    return (
      <Base.LinkItem href={entry.href} download={entry.download} closeOnClick className={itemClass}>
        {content}
      </Base.LinkItem>
    )
  }
  return (
    <Base.Item onClick={entry.onSelect} className={itemClass}>
      {content}
    </Base.Item>
  )
}
