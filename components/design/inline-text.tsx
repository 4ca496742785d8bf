import { Fragment } from 'react'
import type { Inline, Text } from '@/lib/report/document'

/** The text of a report inside a page: strong words, code and links to elsewhere. */
export function InlineText({ text }: { text: Text }) {
  if (typeof text === 'string') return <>{text}</>
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity and never move.
  return text.map((part, index) => <Fragment key={index}>{partOf(part)}</Fragment>)
}

function partOf(part: Inline) {
  if (typeof part === 'string') return part
  if ('strong' in part) return <strong className="font-semibold">{part.strong}</strong>
  if ('code' in part) return <code className="wrap-anywhere font-mono text-[0.93em]">{part.code}</code>
  return 'url' in part ? (
    <a href={part.url} className="link" rel="noreferrer">
      {part.link}
    </a>
  ) : (
    part.link
  )
}
