import type { ReactNode } from 'react'

type SubHeadingProps = { title: string; id?: string | undefined; action?: ReactNode; children?: ReactNode }

/** A heading inside a section, under the section's own; what follows it as `children` is one paragraph of introduction. */
export function SubHeading({ title, id, action, children }: SubHeadingProps) {
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 id={id} className="text-h2">
          {title}
        </h3>
        {action}
      </div>
      {children && <p className="mt-1 max-w-[68ch] text-ink-2">{children}</p>}
    </div>
  )
}
