import { Download, Info } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button-link'
import { CopyButton } from '@/components/ui/copy-button'
import type { Artifact } from '@/lib/plan-document'
import { CodeFrame } from './code-frame'
import { highlight } from './highlight'

/** One file with its lines as anchors. */
export async function CodeView({ file, downloadHref }: { file: Artifact; downloadHref: string }) {
  const lines = await highlight(file.content.replace(/\n$/, ''), file.language)
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1)
  return (
    <CodeFrame
      label={file.path}
      title={
        <h3 className="wrap-anywhere min-w-0 font-mono font-normal text-small">
          <span className="text-ink-2">{folder}</span>
          {file.path.slice(folder.length)}
        </h3>
      }
      actions={
        <>
          <ButtonLink href={downloadHref} download variant="ghost" size="compact" icon={<Download className="icon" />}>
            Save<span className="sr-only"> {file.path}</span>
          </ButtonLink>
          <CopyButton text={file.content} hidden={file.path} size="compact" variant="ghost" />
        </>
      }
      why={
        <p className="flex gap-2.5 bg-accent-soft px-4 py-2.5 text-ink-2 text-small">
          <Info className="icon mt-px text-accent" />
          <span>
            <span className="font-semibold text-ink">Why this file.</span> {file.why}
          </span>
        </p>
      }
    >
      <pre className="w-max min-w-full font-mono text-small leading-6 in-data-wrap:w-auto in-data-wrap:whitespace-pre-wrap print:w-auto">
        <code>
          {lines.map((tokens, index) => {
            const number = index + 1
            return (
              <span key={number} id={`L${number}`} className="flex target:bg-accent-soft data-marked:bg-accent-soft">
                <a
                  href={`#L${number}`}
                  aria-label={`Line ${number}`}
                  className="w-14 shrink-0 select-none pr-4 text-right text-ink-2 hover:text-accent hover:underline"
                >
                  {number}
                </a>
                <span className="in-data-wrap:wrap-anywhere min-w-0 flex-1 pr-4">
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
    </CodeFrame>
  )
}
