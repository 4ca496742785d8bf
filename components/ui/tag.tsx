import { Chip } from './chip'

/** How an answer came to be there. */
export function Tag({ origin }: { origin: keyof typeof ORIGINS }) {
  const { words, tone } = ORIGINS[origin]
  return <Chip tone={tone}>{words}</Chip>
}

const ORIGINS = {
  assumed: { words: 'Assumed', tone: 'warn' },
  default: { words: 'Our default', tone: 'plain' },
  preset: { words: 'From preset', tone: 'note' },
} as const
