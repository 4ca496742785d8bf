import type { ReactNode } from 'react'

type SectionPageProps = { title: string; description?: ReactNode; children: ReactNode }

/** One section of the workspace under its title. */
export function SectionPage({ title, description, children }: SectionPageProps) {
  return (
    <section aria-labelledby="section-title" className="space-y-6">
      <div>
        <h2 id="section-title" tabIndex={-1} className="text-h1">
          {title}
        </h2>
        {description && <p className="mt-1 max-w-[68ch] text-body text-ink-2">{description}</p>}
      </div>
      {children}
    </section>
  )
}
