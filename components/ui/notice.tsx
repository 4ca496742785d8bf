import type { ReactNode } from 'react'

/** A page with one thing to say: not found, an ended link, a failure. */
export function Notice({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main id="main" className="mx-auto w-full max-w-[640px] px-4 py-16 sm:px-6 sm:py-24">
      <h1 className="text-h1">{title}</h1>
      <p className="mt-3 text-body text-ink-2">{children}</p>
      {actions && <div className="mt-6 flex flex-wrap gap-3">{actions}</div>}
    </main>
  )
}
