import { Info } from 'lucide-react'
import { CopyButton } from '@/components/ui/copy-button'
import type { Artifact } from '@/lib/plan-document'
import { highlight } from './highlight'

/** One file with its lines as anchors. */
export async function CodeView({ file }: { file: Artifact }) {
  const lines = await highlight(file.content.replace(/\n$/, ''), file.language)
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
            {lines.map((tokens, index) => {
              const number = index + 1
              return (
                <span key={number} id={`L${number}`} className="flex target:bg-accent-soft">
                  <a
                    href={`#L${number}`}
                    aria-label={`Line ${number}`}
                    className="w-14 shrink-0 select-none pr-4 text-right text-ink-2 hover:text-accent hover:underline"
                  >
                    {number}
                  </a>
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
    </div>
  )
}
