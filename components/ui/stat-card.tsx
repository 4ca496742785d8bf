import type { ReactNode } from 'react'
import { Card } from './card'
import type { Tone } from './tone'
import { ToneIcon } from './tone-icon'

type StatCardProps = { label: string; value: ReactNode; note?: ReactNode; tone?: Tone | undefined }

/** One of the few figures a design is judged by. */
export function StatCard({ label, value, note, tone = 'plain' }: StatCardProps) {
  return (
    <Card padding="none" className="p-4">
      <p className="text-ink-2 text-small">{label}</p>
      <p className="mt-1 font-semibold text-[1.375rem] leading-7 tracking-[-0.02em]">{value}</p>
      {note && (
        <p className="mt-1 flex gap-1.5 text-ink-2 text-small">
          {tone !== 'plain' && <ToneIcon tone={tone} className="mt-0.5 size-3.5!" />}
          <span>{note}</span>
        </p>
      )}
    </Card>
  )
}
