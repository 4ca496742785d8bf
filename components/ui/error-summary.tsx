'use client'

import { useEffect, useRef } from 'react'
import { fieldIds } from './field-ids'

export type FieldProblem = { field: string; message: string }

/** Stands above the title after a failed post, takes focus, and each line leads to its field. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  const box = useRef<HTMLDivElement>(null)
  const wording = problems.map(({ message }) => message).join('\n')

  // Again whenever the wording changes: a second failed post without leaving the page is a new summary.
  useEffect(() => {
    if (wording !== '') box.current?.focus()
  }, [wording])

  if (problems.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className="rounded-card border-2 border-bad bg-surface p-5">
      <h2 className="text-h3">There is a problem</h2>
      <ul className="mt-2 space-y-1.5">
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a
              href={`#${fieldIds(field).control}`}
              className="font-medium text-bad underline"
              onClick={(event) => {
                if (focusField(field)) event.preventDefault()
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Shows the whole question, not only its input, which the browser would put at the top edge without its label. */
function focusField(field: string): boolean {
  const ids = fieldIds(field)
  const control = document.getElementById(ids.control)
  if (!control) return false
  // A field under Fine-tune cannot take focus while its section is folded.
  for (let folded = control.closest('details'); folded; folded = folded.parentElement?.closest('details') ?? null) {
    folded.open = true
  }
  document.getElementById(ids.anchor)?.scrollIntoView({ block: 'start' })
  control.focus({ preventScroll: true })
  return true
}
