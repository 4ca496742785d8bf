'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Around native checkboxes: one marked `data-exclusive` clears the others, and any other clears it. */
export function ExclusiveGroup({ children }: { children: ReactNode }) {
  const group = useRef<HTMLDivElement>(null)
  const [announcement, setAnnouncement] = useState('')

  // A native listener runs before any on the form around it, so that an autosave reads the boxes after they were cleared.
  useEffect(() => {
    const element = group.current
    if (!element) return
    const onChange = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || !target.checked) return
      const cleared = [...element.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked')].filter(
        (box) => box !== target && (isExclusive(box) || isExclusive(target)),
      )
      for (const box of cleared) box.checked = false
      setAnnouncement(
        cleared.length > 0 ? `${labelOf(target)} chosen. ${cleared.map(labelOf).join(', ')} cleared.` : '',
      )
    }
    element.addEventListener('change', onChange)
    return () => element.removeEventListener('change', onChange)
  }, [])

  return (
    <div ref={group}>
      {children}
      <span className="sr-only" aria-live="polite">
        {announcement}
      </span>
    </div>
  )
}

const isExclusive = (box: HTMLInputElement): boolean => 'exclusive' in box.dataset

const labelOf = (box: HTMLInputElement): string => box.labels?.[0]?.textContent?.trim() ?? ''
