'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { nextStep, previousStep } from '@/lib/wizard/journey'
import { useDraft } from './draft-provider'

/** Keys of the wizard. None is a single letter, so that nobody who dictates sets one off. */
export function Shortcuts({ current }: { current: string }) {
  const { id, store } = useDraft()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    const goTo = async (slug: string | undefined) => {
      if (slug === undefined) return
      await store.flush()
      router.push(`/designs/${id}/edit/${slug}`)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        document.querySelector<HTMLFormElement>('form[data-wizard-step]')?.requestSubmit()
      }
      const isStep = event.altKey && !event.ctrlKey && !event.metaKey && !isWriting(event.target)
      if (isStep && event.key === 'ArrowRight') {
        event.preventDefault()
        void goTo(nextStep(current)?.slug)
      }
      if (isStep && event.key === 'ArrowLeft') {
        event.preventDefault()
        void goTo(previousStep(current)?.slug)
      }
      if (event.key === '?' && !isWriting(event.target)) setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [id, current, router, store])

  return (
    <Dialog title="Keyboard shortcuts" open={isOpen} onOpenChange={setOpen}>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
        {KEYS.map(([keys, does]) => (
          <div key={keys} className="contents">
            <dt className="font-mono text-small">{keys}</dt>
            <dd className="text-ink-2">{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

/** Alt with an arrow moves by a word there on some systems, and a question mark is only a question mark. */
const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type))

const KEYS = [
  ['Enter', 'Continue, from a text field'],
  ['Ctrl or ⌘ + Enter', 'Continue, from anywhere'],
  ['Alt + →', 'Next step'],
  ['Alt + ←', 'Previous step'],
  ['?', 'This list'],
] as const
