'use client'

import { type MouseEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShareLink } from '@/lib/server/share-links'
import { linkHistory, linkTitle } from './share-link-words'

type LiveLinksProps = { links: readonly ShareLink[]; revokeLink: (form: FormData) => Promise<void> }

export function LiveLinks({ links, revokeLink }: LiveLinksProps) {
  return (
    <section aria-labelledby="live-links" className="border-line border-t pt-5">
      <h3 id="live-links" className="font-semibold">
        Live links
      </h3>
      {links.length === 0 && <p className="mt-1 text-ink-2">Nobody has a link to this design.</p>}
      <ul className="mt-1 divide-y divide-line">
        {links.map((link) => (
          <li key={link.id} className="py-3">
            <LiveLink link={link} revokeLink={revokeLink} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Revoking asks once, in place. A native `details` holds the question, so it opens without a script. */
function LiveLink({ link, revokeLink }: { link: ShareLink; revokeLink: LiveLinksProps['revokeLink'] }) {
  const question = useRef<HTMLDetailsElement>(null)
  const title = linkTitle(link)

  function keep(event: MouseEvent) {
    event.preventDefault()
    if (!question.current) return
    question.current.open = false
    question.current.querySelector('summary')?.focus()
  }

  return (
    <details ref={question} className="group/link">
      <summary className="flex items-center justify-between gap-4">
        <span className="min-w-0">
          <span className="block font-medium">{title}</span>
          <span className="block text-ink-2 text-small">{linkHistory(link)}</span>
        </span>
        <span className="btn btn-ghost btn-compact group-open/link:invisible">Revoke</span>
      </summary>
      <form
        action={revokeLink}
        className="mt-2 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-bad-soft p-3.5"
      >
        <input type="hidden" name="link" value={link.id} />
        <p>Revoke? Anyone with it loses access at once.</p>
        <span className="flex gap-2">
          <SubmitButton variant="danger" size="compact">
            Revoke<span className="sr-only"> {title}</span>
          </SubmitButton>
          <Button size="compact" className="needs-script" onClick={keep}>
            Keep<span className="sr-only"> {title}</span>
          </Button>
        </span>
      </form>
    </details>
  )
}
