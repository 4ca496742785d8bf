import { Check, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip } from './chip'

type Figure = { percent: string; minutes: string }

type AvailabilityMeterProps = {
  /** "99.9%" and "43 min a month". */
  asked: Figure
  computed: Figure
  isMet: boolean
  /** The weakest part, or what was left out of the path. */
  note?: ReactNode
  title?: string | undefined
}

export function AvailabilityMeter({ asked, computed, isMet, note, title = 'Availability' }: AvailabilityMeterProps) {
  return (
    <div>
      <div className="flex items-center justify-between">
        <h3 className="text-ink-2 text-small">{title}</h3>
        <Chip tone={isMet ? 'ok' : 'bad'} icon={isMet ? <Check /> : <TriangleAlert />}>
          {isMet ? 'Met' : 'Not met'}
        </Chip>
      </div>
      <dl className="mt-2 grid grid-cols-2 gap-4">
        <FigureCell label="You asked" {...asked} />
        <FigureCell label="Computed" {...computed} />
      </dl>
      {note && <p className="mt-2 text-ink-2 text-small">{note}</p>}
    </div>
  )
}

function FigureCell({ label, percent, minutes }: Figure & { label: string }) {
  return (
    <div>
      <dt className="text-ink-3 text-small">{label}</dt>
      <dd className="font-semibold text-lg tracking-[-0.01em]">{percent}</dd>
      <dd className="text-ink-2 text-small">{minutes}</dd>
    </div>
  )
}
