import { WarningCard } from '@/components/ui/warning-card'
import { plural } from '@/lib/units/counts'
import { isAccepted, noteOf } from '@/lib/wizard/accepted'
import type { Answers } from '@/lib/wizard/answers'
import type { AnswerReader } from '@/lib/wizard/reader'
import type { PlanWarning } from '@/lib/wizard/warning'
import { warningId } from '@/lib/wizard/warnings-at'
import { acceptedWords, severityOf } from './answer-warnings'
import { warningCount } from './panel-words'

type PlanWarningsProps = {
  warnings: readonly PlanWarning[]
  answers: Answers
  read: AnswerReader
  /** The rest opens in place. */
  shownFirst: number
  className?: string
}

/** What the plan warns of; what was accepted is one line each at the end. */
export function PlanWarnings({ warnings, answers, read, shownFirst, className }: PlanWarningsProps) {
  const { open, accepted } = byAcceptance(warnings, answers, read)
  const rest = open.slice(shownFirst)
  return (
    <section className={className}>
      <h3 className="text-ink-2 text-small">
        {warningCount(open.length)}
        {accepted.length > 0 && `, ${plural(accepted.length, 'accepted', 'accepted')}`}
      </h3>
      <Cards warnings={open.slice(0, shownFirst)} />
      {rest.length > 0 && (
        <details className="mt-2.5">
          <summary className="link font-medium text-small">Show {rest.length} more</summary>
          <Cards warnings={rest} />
        </details>
      )}
      {accepted.map((warning) => (
        <p key={`${warning.code} ${warning.message}`} className="wrap-anywhere mt-2.5 text-ink-2 text-small">
          {acceptedWords(warning.title, noteOf(warningId(warning, answers, read), answers))}
        </p>
      ))}
    </section>
  )
}

/** Warnings that somebody keeps with a note, apart from those that wait for a word. */
export function byAcceptance(warnings: readonly PlanWarning[], answers: Answers, read: AnswerReader) {
  const isKept = (warning: PlanWarning) => isAccepted(warningId(warning, answers, read), answers)
  return { open: warnings.filter((warning) => !isKept(warning)), accepted: warnings.filter(isKept) }
}

function Cards({ warnings }: Pick<PlanWarningsProps, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <ul className="mt-2.5 space-y-2.5">
      {warnings.map(({ code, severity, title, message, remedy }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one code may be found twice, always in the same order.
        <li key={`${code}-${index}`}>
          <WarningCard severity={severityOf(severity)} title={title} effect={remedy}>
            {message}
          </WarningCard>
        </li>
      ))}
    </ul>
  )
}
