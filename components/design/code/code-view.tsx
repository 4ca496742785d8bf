import { Info } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'
import type { Artifact } from '@/lib/plan-document'
import { highlight } from './highlight'

type CodeViewProps = {
  file: Artifact
  /** Lines shown; on paper a long file ends after these and says so. */
  limit?: number | undefined
  /** Lines are anchors where one file stands on the page; in a document with many they would not be unique. */
  hasAnchors?: boolean | undefined
}

export async function CodeView({ file, limit, hasAnchors = false }: CodeViewProps) {
  const lines = await highlight(file.content.replace(/\n$/, ''), file.language)
  const shown = limit === undefined ? lines : lines.slice(0, limit)
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  return (
    <div className="min-w-0 flex-1">
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-2 px-4 py-2">
        <p className="wrap-anywhere min-w-0 font-mono text-small">
          <span className="text-ink-2">{folder}</span>
          {file.path.slice(folder.length)}
        </p>
        <CopyButton text={file.content} hidden={file.path} size="compact" variant="ghost" />
      </div>
      <p className="flex gap-2.5 bg-accent-soft px-4 py-2.5 text-ink-2 text-small">
        <Info className="icon mt-px text-accent" />
        <span>
          <span className="font-semibold text-ink">Why this file.</span> {file.why}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways has to be reachable by keyboard. */}
      <section aria-label={file.path} tabIndex={0} className="overflow-x-auto bg-sunken py-2">
        <pre className="w-max min-w-full font-mono text-small leading-6 print:w-auto">
          <code>
            {shown.map((tokens, index) => {
              const number = index + 1
              return (
                <span key={number} id={hasAnchors ? `L${number}` : undefined} className="flex target:bg-accent-soft">
                  <LineNumber number={number} hasAnchor={hasAnchors} />
                  <span className="flex-1 pr-4">
                    {tokens.map(({ text, colour }, position) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a file never changes, so a token is its place.
                      <span key={position} style={colour === undefined ? undefined : { color: colour }}>
                        {text}
                      </span>
                    ))}
                    {'\n'}
                  </span>
                </span>
              )
            })}
          </code>
        </pre>
      </section>
      {shown.length < lines.length && (
        <p className="px-4 py-2 text-ink-2 text-small">
          The first {shown.length} of {lines.length} lines. Full file in the zip.
        </p>
      )}
    </div>
  )
}

function LineNumber({ number, hasAnchor }: { number: number; hasAnchor: boolean }) {
  const className = 'w-14 shrink-0 select-none pr-4 text-right text-ink-2'
  if (!hasAnchor) {
    return (
      <span aria-hidden="true" className={className}>
        {number}
      </span>
    )
  }
  return (
    <a href={`#L${number}`} aria-label={`Line ${number}`} className={`${className} hover:text-accent hover:underline`}>
      {number}
    </a>
  )
}
