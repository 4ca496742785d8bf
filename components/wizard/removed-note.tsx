'use client'

import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { Question } from '@/lib/wizard/question'
import type { FormChanges } from '@/lib/wizard/read-form'

/** A choice that took other answers away, and what brings them back. */
export type Removal = { key: string; questions: readonly Question[]; undo: FormChanges }

const UNDO_FOR = 10_000

/** Under the question that was changed. Nothing has to be confirmed; for ten seconds it can be taken back. */
export function RemovedNote({ removal, onUndo, onEnd }: { removal: Removal; onUndo: () => void; onEnd: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onEnd, UNDO_FOR)
    return () => clearTimeout(timer)
  }, [onEnd])

  return (
    <div role="status" className="mt-3">
      <Callout>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
          Changing this removes your answers about {removal.questions.map(({ short }) => short).join(', ')}.
          <Button size="compact" onClick={onUndo}>
            Undo
          </Button>
        </span>
      </Callout>
    </div>
  )
}
