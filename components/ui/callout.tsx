import type { ReactNode } from 'react'
import { cx } from './cx'
import { TONE_CLASS, type Tone } from './tone'
import { ToneIcon } from './tone-icon'

type CalloutProps = { tone?: Tone | undefined; children: ReactNode; className?: string | undefined }

/** A sentence or two set apart from the text around it. */
export function Callout({ tone = 'plain', children, className }: CalloutProps) {
  return (
    <div className={cx('flex gap-2.5 rounded-lg p-3.5', TONE_CLASS[tone], className)}>
      <ToneIcon tone={tone} className="mt-0.5" />
      <div className="min-w-0 text-ink-2">{children}</div>
    </div>
  )
}
