'use client'

import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { DecisionActions, Override } from './override'

export type OverrideFormProps = {
  override: Override
  actions: DecisionActions
  /** Shown where the form came back without a reason. */
  error?: string | undefined
}

/** What insisting costs and what speaks against it, then the reason for it. A form of the server, so it works without a script too. */
export function OverrideForm({ override, actions, error }: OverrideFormProps) {
  const { topic, option, cost, against } = override
  return (
    <form action={actions.override} className="space-y-5">
      <input type="hidden" name="topic" value={topic} />
      <input type="hidden" name="option" value={option} />
      <dl className="space-y-3">
        <div>
          <dt className="text-ink-2 text-small">Cost</dt>
          <dd>{cost}</dd>
        </div>
        <div>
          <dt className="text-ink-2 text-small">What speaks against it</dt>
          {against.map((because) => (
            <dd key={because} className="mt-0.5">
              {because}
            </dd>
          ))}
        </div>
      </dl>
      {actions.hasOtherChanges && (
        <p className="text-ink-2">
          Answers were changed since this revision. The next revision takes these changes too.
        </p>
      )}
      <TextField
        field="reason"
        label="Why do you want it all the same?"
        help="Kept as the note of the revision."
        size="compact"
        error={error}
        input={{ maxLength: REASON_LENGTH, required: true }}
      />
      <SubmitButton>Override and create revision {actions.nextRevision}</SubmitButton>
    </form>
  )
}

const REASON_LENGTH = 140
