import { WarningCard } from '@/components/ui/warning-card'
import type { PanelPlan } from './panel-plan'
import { warningCount } from './panel-words'

type PlanWarningsProps = {
  warnings: PanelPlan['warnings']
  /** The rest opens in place. */
  shownFirst: number
  className?: string
}

export function PlanWarnings({ warnings, shownFirst, className }: PlanWarningsProps) {
  const rest = warnings.slice(shownFirst)
  return (
    <section className={className}>
      <h3 className="text-ink-2 text-small">{warningCount(warnings.length)}</h3>
      <Cards warnings={warnings.slice(0, shownFirst)} />
      {rest.length > 0 && (
        <details className="mt-2.5">
          <summary className="link font-medium text-small">Show {rest.length} more</summary>
          <Cards warnings={rest} />
        </details>
      )}
    </section>
  )
}

function Cards({ warnings }: Pick<PlanWarningsProps, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <ul className="mt-2.5 space-y-2.5">
      {warnings.map(({ code, severity, title, message, remedy }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one code may be found twice, always in the same order.
        <li key={`${code}-${index}`}>
          <WarningCard severity={severity === 'blocker' ? 'fix' : 'consider'} title={title} effect={remedy}>
            {message}
          </WarningCard>
        </li>
      ))}
    </ul>
  )
}
