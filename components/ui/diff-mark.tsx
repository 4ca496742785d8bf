import { cx } from './cx'

/** The + or − of a comparison, said in words to those who cannot see it. */
export function DiffMark({ kind }: { kind: keyof typeof MARKS }) {
  const { mark, words, colour } = MARKS[kind]
  return (
    <span className={cx('font-mono font-semibold', colour)}>
      <span aria-hidden="true">{mark}</span>
      <span className="sr-only">{words} </span>
    </span>
  )
}

const MARKS = {
  added: { mark: '+', words: 'Added:', colour: 'text-ok' },
  removed: { mark: '−', words: 'Removed:', colour: 'text-bad' },
  changed: { mark: '~', words: 'Changed:', colour: 'text-accent' },
} as const
