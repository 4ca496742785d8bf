import { Card } from '@/components/ui/card'
import { valuesToSet } from '@/lib/artifacts/values-to-set'
import type { Artifact } from '@/lib/plan-document'
import { ValuesToSet } from './code-section'

/** Every file one after the other, folded on screen. On paper only what each is for: the files themselves are in the zip. */
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
            <PlainFile file={file} />
          </details>
        </Card>
      ))}
    </div>
  )
}

/** Without colours: these are for the page that shows one file, and a document with all of them would be many times its size. */
function PlainFile({ file: { path, content } }: { file: Artifact }) {
  return (
    <section
      aria-label={path}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto border-line border-t bg-sunken px-4 py-3 print:hidden"
    >
      <pre className="font-mono text-small leading-6">{content.replace(/\n$/, '')}</pre>
    </section>
  )
}
