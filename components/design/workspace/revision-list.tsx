import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { DeltaChip } from '@/components/ui/delta-chip'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { formatDate } from '@/lib/units/dates'
import { formatUsd, formatUsdDelta } from '@/lib/units/format-money'
import { formatAvailability } from '@/lib/units/percent'

/** A published edit as the list shows it. */
export type RevisionRow = {
  number: number
  note: string
  createdAt: string
  rulesetVersion: string
  catalogReadOn: string
  summary: { region: string; monthlyUsd: { expected: number }; committedPercent: number | null }
}

type RevisionListProps = {
  id: string
  /** Newest first. */
  revisions: readonly RevisionRow[]
  restore: (revision: number) => Promise<void>
}

/** Every published edit. Restoring makes a new revision, so nothing is ever lost. */
export function RevisionList({ id, revisions, restore }: RevisionListProps) {
  return (
    <div className="space-y-4">
      {revisions.length === 1 && <EmptyState>This is the first revision. Changes you publish appear here.</EmptyState>}
      <Card as="ul" padding="none" className="divide-y divide-line">
        {revisions.map((revision, index) => (
          <RevisionItem
            key={revision.number}
            id={id}
            revision={revision}
            before={revisions[index + 1]}
            isLatest={index === 0}
            restore={restore}
          />
        ))}
      </Card>
    </div>
  )
}

type RevisionItemProps = Pick<RevisionListProps, 'id' | 'restore'> & {
  revision: RevisionRow
  before: RevisionRow | undefined
  isLatest: boolean
}

function RevisionItem({ id, revision, before, isLatest, restore }: RevisionItemProps) {
  const { number, note, createdAt, rulesetVersion, catalogReadOn, summary } = revision
  const availability = summary.committedPercent === null ? 'no promise' : formatAvailability(summary.committedPercent)
  return (
    <li id={`rev-${number}`} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="flex flex-wrap items-center gap-2 font-semibold">
          Revision {number}
          {isLatest && <Chip tone="note">Latest</Chip>}
        </h3>
        <p className="wrap-anywhere mt-0.5">{note || 'No note'}</p>
        <p className="mt-0.5 text-ink-2 text-small">
          {formatDate(createdAt)} · {summary.region} · {availability} · prices of {formatDate(catalogReadOn)} · rules of{' '}
          {rulesetVersion}
        </p>
      </div>
      <div className="text-right">
        <p className="font-semibold">{formatUsd(summary.monthlyUsd.expected)} a month</p>
        {before && <CostDelta usd={summary.monthlyUsd.expected - before.summary.monthlyUsd.expected} />}
      </div>
      <div className="flex basis-full flex-wrap items-center gap-4 sm:w-32 sm:basis-auto sm:justify-end">
        <TextLink href={`/designs/${id}/document?revision=${number}`} hidden={`revision ${number}`}>
          Open
        </TextLink>
        {!isLatest && (
          <form action={restore.bind(null, number)}>
            <SubmitButton variant="secondary" size="compact">
              Restore<span className="sr-only"> revision {number}</span>
            </SubmitButton>
          </form>
        )}
      </div>
    </li>
  )
}

function CostDelta({ usd }: { usd: number }) {
  if (Math.abs(usd) < 0.5) return <p className="text-ink-2 text-small">same cost</p>
  return <DeltaChip text={formatUsdDelta(usd)} direction={usd > 0 ? 'up' : 'down'} tone={usd > 0 ? 'warn' : 'ok'} />
}
