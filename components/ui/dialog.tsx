'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'

type DialogProps = {
  title: string
  description?: ReactNode
  children: ReactNode
  /** A `Button`, hidden where no script runs; focus comes back to it. Left out where `open` is controlled. */
  trigger?: ReactElement | undefined
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
}

/** A sheet from the bottom on a phone, a box near the top otherwise. Esc and the backdrop close it. */
export function Dialog({ title, description, children, trigger, open, onOpenChange }: DialogProps) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (next) => onOpenChange(next) })}
    >
      {trigger && <Base.Trigger className="needs-script" render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-30 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 supports-[-webkit-touch-callout:none]:absolute" />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-40 max-h-[90dvh] w-full overflow-y-auto rounded-t-dialog border border-line bg-raised shadow-float transition-[opacity,translate] duration-[180ms] data-ending-style:translate-y-4 data-starting-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:opacity-0 sm:inset-x-auto sm:top-28 sm:bottom-auto sm:left-1/2 sm:max-h-[calc(100dvh-8rem)] sm:w-[560px] sm:-translate-x-1/2 sm:rounded-dialog">
          <div className="flex items-start gap-4 px-5 pt-5 sm:px-6">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-h2">{title}</Base.Title>
              {description && <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>}
            </div>
            <Base.Close className="btn btn-ghost btn-compact -mr-2 px-2!" aria-label="Close">
              <X />
            </Base.Close>
          </div>
          <div className="px-5 py-5 sm:px-6">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
