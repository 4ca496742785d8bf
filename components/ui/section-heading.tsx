import type { ReactNode } from 'react'

type SectionHeadingProps = {
  title: ReactNode
  level?: 1 | 2 | 3 | undefined
  id?: string | undefined
  description?: ReactNode
  action?: ReactNode
}

const SIZES = { 1: 'text-h1', 2: 'text-h2', 3: 'text-h3' } as const
const TAGS = { 1: 'h1', 2: 'h2', 3: 'h3' } as const

export function SectionHeading({ title, level = 2, id, description, action }: SectionHeadingProps) {
  const Heading = TAGS[level]
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {/* The first heading can take focus, which a change of step gives it. */}
        <Heading id={id} className={SIZES[level]} {...(level === 1 && { tabIndex: -1 })}>
          {title}
        </Heading>
        {action}
      </div>
      {description && <p className="mt-1 max-w-[68ch] text-ink-2">{description}</p>}
    </div>
  )
}
