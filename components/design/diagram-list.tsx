import { DiagramViewer } from '@/components/diagram/diagram-viewer'
import type { Diagram } from '@/lib/plan-document'

/** Every diagram, one under the other. */
export function DiagramList({ diagrams }: { diagrams: readonly Diagram[] }) {
  return (
    <div className="space-y-8">
      {diagrams.map(({ id, title, mermaid, text }) => (
        <figure key={id} id={`diagram-${id}`} className="print-wide space-y-3">
          <figcaption>
            <h3 className="text-h2">{title}</h3>
          </figcaption>
          <DiagramViewer source={mermaid} title={title} text={text} />
        </figure>
      ))}
    </div>
  )
}
