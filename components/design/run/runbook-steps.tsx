import { CopyButton } from '@/components/ui/copy-button'

type RunbookStepsProps = { title: string; runbook: string; steps: readonly string[] }

/** Steps in order. One that begins with `$ ` is a command, which is copied without the prompt. */
export function RunbookSteps({ title, runbook, steps }: RunbookStepsProps) {
  if (steps.length === 0) return null
  return (
    <div>
      <h4 className="font-semibold">
        {title}
        <span className="sr-only">: {runbook}</span>
      </h4>
      <ul className="mt-2 space-y-2">
        {steps.map((step) => (
          <li key={step} className="flex gap-2.5">
            {step.startsWith('$ ') ? (
              <Command command={step.slice(2)} />
            ) : (
              <>
                <span aria-hidden="true" className="text-ink-3">
                  –
                </span>
                <span className="max-w-[84ch]">{step}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Command({ command }: { command: string }) {
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-start gap-2 rounded-control bg-sunken p-2.5 pl-3.5 sm:flex-nowrap">
      <code className="wrap-anywhere min-w-0 flex-1 self-center whitespace-pre-wrap font-mono text-small">
        {command}
      </code>
      <CopyButton text={command} hidden={command} size="compact" />
    </div>
  )
}
