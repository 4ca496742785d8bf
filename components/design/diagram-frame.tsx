import Link from 'next/link'
import { DiagramViewer } from '@/components/diagram/diagram-viewer'
import { cx } from '@/components/ui/cx'
import type { Diagram } from '@/lib/plan-document'

type DiagramFrameProps = {
  diagrams: readonly Diagram[]
  /** The diagram asked for; the first one where it is not among them. */
  current: string
  /** The page that shows a diagram by `?view=`. */
  href: string
}

/** One diagram, and links to the others. */
export function DiagramFrame({ diagrams, current, href }: DiagramFrameProps) {
  const shown = diagrams.find(({ id }) => id === current) ?? diagrams[0]
  if (!shown) return <p className="text-ink-2">This design has no diagrams.</p>
  return (
    <div className="space-y-3">
      <nav aria-label="Diagrams" className="no-print flex flex-wrap gap-1">
        {diagrams.map(({ id, title }) => (
          <Link
            key={id}
            href={`${href}?view=${id}`}
            scroll={false}
            aria-current={id === shown.id ? 'page' : undefined}
            className={cx(
              'flex min-h-9 items-center rounded-control px-3',
              id === shown.id ? 'bg-accent-soft font-semibold text-accent' : 'text-ink-2 hover:bg-sunken',
            )}
          >
            {title}
          </Link>
        ))}
      </nav>
      <DiagramViewer key={shown.id} source={shown.mermaid} title={shown.title} text={shown.text} />
    </div>
  )
}
