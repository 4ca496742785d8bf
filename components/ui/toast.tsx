'use client'

import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

/** Around the whole page, once. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="no-print fixed inset-x-4 bottom-4 z-50 mx-auto flex max-w-sm flex-col gap-2 sm:right-6 sm:bottom-6 sm:left-auto sm:mx-0 sm:w-96">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

type ToastMessage = {
  title: string
  description?: string | undefined
  /** "Undo", for as long as the toast stands. */
  action?: { label: string; onSelect: () => void } | undefined
  /** 5 s unless said otherwise; 10 s is what an undo gets. */
  milliseconds?: number | undefined
}

/** Says that something happened. Never the only place where an error is told. */
export function useToast(): (message: ToastMessage) => void {
  const { add, close } = Toast.useToastManager()

  return ({ title, description, action, milliseconds = action ? 10_000 : 5_000 }) => {
    const id: string = add({
      title,
      description,
      timeout: milliseconds,
      ...(action && {
        actionProps: {
          children: action.label,
          onClick: () => {
            action.onSelect()
            close(id)
          },
        },
      }),
    })
  }
}

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={['down', 'right']}
      className="rounded-card border border-line bg-raised shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex items-start gap-3 py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1 py-1">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-ink-2 text-small" />
        </div>
        {toast.actionProps && <Toast.Action className="btn btn-secondary btn-compact" />}
        <Toast.Close className="btn btn-ghost btn-compact px-2!" aria-label="Dismiss">
          <X />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
