import { Check, CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { cx } from './cx'
import { TONE_TEXT, type Tone } from './tone'

/** The mark that goes with a tone, so that it is told apart without colour. */
export function ToneIcon({ tone, className }: { tone: Tone; className?: string | undefined }) {
  const Mark = MARKS[tone]
  return <Mark className={cx('icon', TONE_TEXT[tone], className)} />
}

const MARKS = { plain: Info, note: Info, ok: Check, warn: TriangleAlert, bad: CircleAlert } as const
