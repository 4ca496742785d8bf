import { Chip } from '@/components/ui/chip'
import { TextLink } from '@/components/ui/text-link'
import { formatDate } from '@/lib/units/dates'
import { sourceConfidence } from './confidence'

type SourceNoteProps = { url: string; readOn: string; confidence: string; note?: string | null | undefined }

/** Where a fact or a price comes from, when that was read, and how sure it is. */
export function SourceNote({ url, readOn, confidence, note }: SourceNoteProps) {
  const { words, tone } = sourceConfidence(confidence)
  const host = URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : undefined
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
      {host && (
        <TextLink href={url} quiet hidden={`(${url})`}>
          {host}
        </TextLink>
      )}
      {host && <span className="text-ink-3">read {formatDate(readOn)}</span>}
      {(!host || confidence !== 'verified') && <Chip tone={tone}>{words}</Chip>}
      {note && host && <span className="basis-full text-ink-3">{note}</span>}
    </span>
  )
}
