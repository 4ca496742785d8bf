import { ArrowDown, ArrowUp } from 'lucide-react'
import { Chip } from './chip'
import type { Tone } from './tone'

type DeltaChipProps = {
  /** Sign and unit written out: "+$138 a month", "−2 h", "No change". */
  text: string
  direction: 'up' | 'down' | 'none'
  tone?: Tone | undefined
  /** What made the difference: "peak 180 instead of 90". */
  cause?: string | undefined
}

export function DeltaChip({ text, direction, tone = 'plain', cause }: DeltaChipProps) {
  return (
    <>
      <Chip tone={tone} icon={ARROWS[direction]}>
        {text}
      </Chip>
      {cause && <span className="ml-1.5 text-ink-2 text-small">{cause}</span>}
    </>
  )
}

const ARROWS = { up: <ArrowUp />, down: <ArrowDown />, none: null } as const
