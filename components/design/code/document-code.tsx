import { Card } from '@/components/ui/card'
import { valuesToSet } from '@/lib/artifacts/values-to-set'
import type { Artifact } from '@/lib/plan-document'
import { ValuesToSet } from './code-section'

/** Every file one after the other, folded on screen and open on paper. */
export function DocumentCode({ artifacts }: { artifacts: readonly Artifact[] }) {
  return (
    <div className="space-y-4">
      <ValuesToSet values={valuesToSet(artifacts)} />
      {artifacts.map((file) => (
        <Card key={file.path} padding="none" className="break-inside-auto! overflow-hidden">
          <details>
            <summary className="wrap-anywhere flex min-h-11 flex-wrap items-center gap-x-4 px-4 py-2 hover:bg-sunken">
              <span className="font-mono text-small">{file.path}</span>
              <span className="text-ink-2 text-small">{file.why}</span>
            </summary>
            <PlainFile file={file} />
          </details>
        </Card>
      ))}
    </div>
  )
}

/** A file longer than this prints only its beginning. */
const LINES_PRINTED_IN_FULL = 120
const LINES_PRINTED_OF_MORE = 40

/** Without colours: these are for the page that shows one file, and a document with all of them would be many times its size. */
function PlainFile({ file: { path, content } }: { file: Artifact }) {
  const lines = content.replace(/\n$/, '').split('\n')
  const isLong = lines.length > LINES_PRINTED_IN_FULL
  const first = isLong ? lines.slice(0, LINES_PRINTED_OF_MORE) : lines
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard.
    <section aria-label={path} tabIndex={0} className="overflow-x-auto border-line border-t bg-sunken px-4 py-3">
      <pre className="font-mono text-small leading-6">{first.join('\n')}</pre>
      {isLong && (
        <>
          <pre className="font-mono text-small leading-6 print:hidden">{lines.slice(first.length).join('\n')}</pre>
          <p className="hidden text-ink-2 text-small print:block">
            The first {first.length} of {lines.length} lines. Full file in the zip.
          </p>
        </>
      )}
    </section>
  )
}
