import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'

type FailureProps = { because: string; source: string; onRetry: () => void }

/** Says that there is no picture, why, and what is there instead. */
export function Failure({ because, source, onRetry }: FailureProps) {
  return (
    <div className="mb-4 space-y-3 rounded-card bg-bad-soft p-4 text-ink-2">
      <p role="alert" className="font-semibold text-bad">
        This diagram could not be drawn.
      </p>
      <p>The list below says the same. The browser's words: {because}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="compact" onClick={onRetry}>
          Try again
        </Button>
        <CopyButton text={source} label="Copy source" size="compact" />
      </div>
      <details>
        <summary className="link">Mermaid source</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard has to reach it */}
        <pre tabIndex={0} className="mt-2 max-h-60 overflow-auto rounded-control bg-sunken p-3 font-mono text-small">
          {source}
        </pre>
      </details>
    </div>
  )
}
