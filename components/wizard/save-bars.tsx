'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { SaveStatus } from '@/components/ui/save-status'
import { useDraft } from './draft-provider'

/** In the header: Saved, Saving…, Not saved. */
export function DraftSaveStatus() {
  const { save } = useDraft()
  return (
    <span className="needs-script inline-flex">
      <SaveStatus state={save} />
    </span>
  )
}

/** Under the header, and only when somebody has to know or to choose. */
export function SaveBars() {
  const { save, isLate, isConflict, store } = useDraft()
  if (isConflict) {
    return (
      <Bar>
        <span>This design changed in another tab.</span>
        <Button size="compact" onClick={store.loadNewer}>
          Load the newer answers
        </Button>
        <Button size="compact" onClick={store.keepMine}>
          Keep mine
        </Button>
      </Bar>
    )
  }
  if (save === 'offline') {
    return <Bar>You are offline. Changes are kept in this browser and will save when you are back.</Bar>
  }
  return isLate ? <Bar>Not saved for 10 seconds. Keep this tab open.</Bar> : null
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className="sticky top-14 z-10 border-line border-b bg-warn-soft text-ink">
      <div className="mx-auto flex max-w-[1520px] flex-wrap items-center gap-3 px-4 py-2 sm:px-6">{children}</div>
    </div>
  )
}
