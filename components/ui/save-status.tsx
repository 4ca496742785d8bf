import { CloudAlert, CloudCheck, CloudOff, LoaderCircle } from 'lucide-react'
import { cx } from './cx'

export type SaveState = 'saved' | 'saving' | 'failed' | 'offline'

export function SaveStatus({ state }: { state: SaveState }) {
  const { words, colour, Mark } = STATES[state]
  // On a phone the header has room for words only when something is wrong.
  const isCalm = state === 'saved' || state === 'saving'
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-ink-2 text-small">
      <Mark className={cx('icon', colour)} />
      <span className={cx(isCalm && 'max-sm:sr-only')}>{words}</span>
    </span>
  )
}

const STATES = {
  saved: { words: 'Saved', colour: 'text-ok', Mark: CloudCheck },
  saving: { words: 'Saving…', colour: 'animate-spin', Mark: LoaderCircle },
  failed: { words: 'Not saved. Retrying…', colour: 'text-bad', Mark: CloudAlert },
  offline: { words: 'Offline', colour: 'text-warn', Mark: CloudOff },
} as const
