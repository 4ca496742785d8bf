'use client'

import { WrapText } from 'lucide-react'
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { lineRange, rangeHash } from './line-range'

type CodeFrameProps = { title: ReactNode; actions: ReactNode; why: ReactNode; label: string; children: ReactNode }

/** A file's head and lines: long lines can be wrapped, and the address marks one line or, with shift, several. */
export function CodeFrame({ title, actions, why, label, children }: CodeFrameProps) {
  const [isWrapped, setIsWrapped] = useState(false)
  const lines = useRef<HTMLElement>(null)

  useEffect(() => {
    const mark = () => markLines(lines.current, location.hash)
    mark()
    addEventListener('hashchange', mark)
    return () => removeEventListener('hashchange', mark)
  }, [])

  return (
    <div className="min-w-0 flex-1" data-wrap={isWrapped || undefined}>
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-2 px-4 py-2">
        {title}
        <div className="flex flex-wrap items-center gap-1">
          <Button
            variant="ghost"
            size="compact"
            icon={<WrapText />}
            aria-pressed={isWrapped}
            className="needs-script"
            onClick={() => setIsWrapped(!isWrapped)}
          >
            Wrap
          </Button>
          {actions}
        </div>
      </div>
      {why}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click on a line's link, which the keyboard follows as a link. */}
      <section
        ref={lines}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard.
        tabIndex={0}
        className="code-lines overflow-x-auto bg-sunken py-2"
        onClick={extendRange}
      >
        {children}
      </section>
    </div>
  )
}

/** Shift and a click on a line's number mark all lines from the one that is marked already. */
function extendRange(event: MouseEvent<HTMLElement>) {
  const anchor = event.target instanceof Element ? event.target.closest('a[href^="#L"]') : null
  const from = lineRange(location.hash)
  const to = anchor && lineRange(anchor.getAttribute('href') ?? '')
  if (!event.shiftKey || !from || !to) return
  event.preventDefault()
  location.hash = rangeHash(Math.min(from.first, to.first), Math.max(from.last, to.last))
}

function markLines(frame: HTMLElement | null, hash: string) {
  for (const line of frame?.querySelectorAll('[data-marked]') ?? []) line.removeAttribute('data-marked')
  const range = lineRange(hash)
  if (!frame || !range) return
  for (let number = range.first; number <= range.last; number += 1) {
    const line = frame.querySelector(`[id="L${number}"]`)
    if (!line) return
    line.setAttribute('data-marked', '')
    if (number === range.first) line.scrollIntoView({ block: 'center' })
  }
}
