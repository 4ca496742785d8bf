'use client'

import { useActionState } from 'react'
import { Callout } from '@/components/ui/callout'
import { Checkbox } from '@/components/ui/checkbox'
import { CopyButton } from '@/components/ui/copy-button'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShareLink } from '@/lib/server/share-links'
import { LiveLinks } from './live-links'

export type MakeLinkState =
  | { status: 'idle' }
  | { status: 'made'; address: string; ends: string }
  | { status: 'failed'; message: string }

export type ShareActions = {
  makeLink: (before: MakeLinkState, form: FormData) => Promise<MakeLinkState>
  revokeLink: (form: FormData) => Promise<void>
}

export type SharePanelProps = {
  revision: number
  /** Links that still open. */
  links: readonly ShareLink[]
  actions: ShareActions
}

/** Makes a link, shows it this once, and lists those that are live. Forms of the server, so it works without a script too. */
export function SharePanel({ revision, links, actions }: SharePanelProps) {
  const [state, makeLink, isBusy] = useActionState(actions.makeLink, { status: 'idle' })
  return (
    <div className="space-y-6">
      <form action={makeLink} className="space-y-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            field="shows"
            label="Shows"
            size="compact"
            value="pinned"
            options={[
              { value: 'pinned', label: `Revision ${revision} only` },
              { value: 'latest', label: 'Always the latest' },
            ]}
          />
          <Select
            field="ends"
            label="Ends"
            size="compact"
            value="30"
            options={[
              { value: '7', label: 'In 7 days' },
              { value: '30', label: 'In 30 days' },
              { value: '90', label: 'In 90 days' },
              { value: 'never', label: 'Never' },
            ]}
          />
        </div>
        <fieldset>
          <legend className="font-medium">Include</legend>
          <div className="flex flex-wrap gap-x-6">
            <Checkbox name="cost" label="Cost" defaultChecked />
            <Checkbox name="code" label="Code" defaultChecked />
            <Checkbox name="runbooks" label="Runbooks" />
          </div>
          <p className="text-ink-2 text-small">
            The plan, its diagrams, decisions, warnings and security are always shown.
          </p>
        </fieldset>
        <input type="hidden" name="revision" value={revision} />
        <SubmitButton busy={isBusy}>Make a link</SubmitButton>
      </form>
      <div aria-live="polite">
        <Outcome state={state} />
      </div>
      <LiveLinks links={links} revokeLink={actions.revokeLink} />
    </div>
  )
}

function Outcome({ state }: { state: MakeLinkState }) {
  if (state.status === 'idle') return null
  if (state.status === 'failed') return <Callout tone="bad">{state.message}</Callout>
  return (
    <div className="rounded-lg bg-ok-soft p-3.5">
      <label htmlFor="view-link" className="font-medium">
        View link
      </label>
      <div className="mt-1.5 flex gap-2">
        <input
          id="view-link"
          className="input min-w-0 flex-1 font-mono text-ui!"
          readOnly
          value={state.address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={state.address} variant="primary" />
      </div>
      <p className="mt-2 text-ink-2 text-small">
        Copy it now: it is not kept, so it cannot be shown again. {state.ends}
      </p>
    </div>
  )
}
