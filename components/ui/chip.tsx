import type { ReactNode } from 'react'
import { cx } from './cx'
import { TONE_CLASS, type Tone } from './tone'

type ChipProps = {
  children: ReactNode
  tone?: Tone | undefined
  icon?: ReactNode
  className?: string | undefined
}

export function Chip({ children, tone = 'plain', icon, className }: ChipProps) {
  return (
    <span
      className={cx(
        'chip inline-flex min-h-[22px] items-center gap-1.5 whitespace-nowrap rounded-chip px-[7px] font-medium text-xs [&_svg]:size-3.5 [&_svg]:shrink-0',
        TONE_CLASS[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}
