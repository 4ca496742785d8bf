'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { type AnswerError, toRequirements } from '@/lib/wizard/to-requirements'
import { useDraft } from './draft-provider'

type CreateFormProps = { nextRevision: number; onGaps: (errors: AnswerError[]) => void }

/** Always enabled: with gaps it lists them, with warnings it goes ahead. */
export function CreateForm({ nextRevision, onGaps }: CreateFormProps) {
  const { id, store } = useDraft()
  const [isBusy, setBusy] = useState(false)
  const isFirst = nextRevision === 1

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const form = event.currentTarget
    const { errors } = toRequirements(store.snapshot().answers)
    onGaps(errors)
    if (errors.length > 0) return
    setBusy(true)
    // What is on the page must be on the server before it is planned there; then the form goes the plain way.
    if (await store.flush()) form.submit()
    else setBusy(false)
  }

  return (
    <form
      method="post"
      action={`/api/designs/${id}/steps/review`}
      onSubmit={onSubmit}
      data-wizard-step="review"
      className="mt-10"
    >
      {!isFirst && (
        <div className="mb-6">
          <TextField
            field="note"
            label="What changed?"
            help="Optional. Shown in the list of revisions."
            size="compact"
            input={{ maxLength: 140 }}
          />
        </div>
      )}
      <div className="flex flex-col gap-3 sm:flex-row sm:items-center sm:gap-4">
        <Button type="submit" variant="primary" size="large" busy={isBusy} className="max-sm:min-h-12">
          {isFirst ? 'Create design' : `Create revision ${nextRevision}`}
        </Button>
        <span className="text-ink-3 text-small">Takes about a second</span>
      </div>
    </form>
  )
}
