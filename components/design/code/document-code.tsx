import { Card } from '@/components/ui/card'
import type { Artifact } from '@/lib/plan-document'
import { ValuesToSet } from './code-section'
import { CodeView } from './code-view'
import { valuesToSet } from './values-to-set'

/** Lines of a file that a document prints; the rest is in the zip. */
const LINES_IN_FULL = 120
const LINES_OF_A_LONG_FILE = 40

/** Every file one after the other, folded on screen and open on paper. */
export function DocumentCode({ artifacts }: { artifacts: readonly Artifact[] }) {
  return (
    <div className="space-y-4">
      <ValuesToSet values={valuesToSet(artifacts)} />
      {artifacts.map((file) => (
        <Card key={file.path} padding="none" className="overflow-hidden">
          <details>
            <summary className="wrap-anywhere flex min-h-11 flex-wrap items-center gap-x-4 px-4 py-2 hover:bg-sunken">
              <span className="font-mono text-small">{file.path}</span>
              <span className="text-ink-2 text-small">{file.why}</span>
            </summary>
            <div className="border-line border-t">
              <CodeView file={file} limit={lineCount(file) > LINES_IN_FULL ? LINES_OF_A_LONG_FILE : undefined} />
            </div>
          </details>
        </Card>
      ))}
    </div>
  )
}

const lineCount = ({ content }: Artifact) => content.split('\n').length
