import type { ReactNode } from 'react'
import { cx } from './cx'
import { TONE_CLASS, TONE_TEXT } from './tone'
import { ToneIcon } from './tone-icon'

export type Severity = 'fix' | 'consider' | 'note'

type WarningCardProps = {
  severity: Severity
  title: string
  /** One sentence of reason, with the asker's own numbers. */
  children: ReactNode
  /** What it leads to, where the reason does not say so. */
  effect?: ReactNode
  /** Up to two links or buttons, and *Accept with a note*. */
  actions?: ReactNode
  id?: string | undefined
}

export function WarningCard({ severity, title, children, effect, actions, id }: WarningCardProps) {
  const { word, tone } = SEVERITIES[severity]
  return (
    <div id={id} className={cx('card rounded-lg p-3.5', TONE_CLASS[tone])}>
      <div className="flex gap-2.5">
        <ToneIcon tone={tone} className="mt-0.5" />
        <div className="min-w-0">
          <p className="font-semibold text-ink">
            <span className={TONE_TEXT[tone]}>{word}:</span> {title}
          </p>
          <div className="mt-1 text-ink-2 text-small">{children}</div>
          {effect && <p className="mt-1 text-ink-2 text-small">{effect}</p>}
          {actions && <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 font-medium text-small">{actions}</div>}
        </div>
      </div>
    </div>
  )
}

const SEVERITIES = {
  fix: { word: 'Fix', tone: 'bad' },
  consider: { word: 'Consider', tone: 'warn' },
  note: { word: 'Note', tone: 'note' },
} as const
