import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { cx } from '@/components/ui/cx'

type UnfinishedCardProps = {
  name: string
  href: string
  /** The step to go on with, counted from 1. */
  step: number
  stepLabel: string
  stepCount: number
  stepsDone: number
  /** "Saved 40 minutes ago". */
  saved: string
  /** "About 3 minutes left." */
  left?: string | undefined
  /** The likely cost a month so far: "$480". */
  cost?: string | undefined
}

export function UnfinishedCard(props: UnfinishedCardProps) {
  const { name, href, step, stepLabel, stepCount, stepsDone, saved, left, cost } = props
  return (
    <Card as="section">
      <div className="flex items-center justify-between gap-2.5">
        <Chip tone="warn">Unfinished</Chip>
        <span className="text-ink-3 text-small">{saved}</span>
      </div>
      <h2 className="mt-2 text-h3">{name}</h2>
      <p className="text-ink-2">
        Step {step} of {stepCount}, {stepLabel}.{left && ` ${left}`}
      </p>
      <div role="img" aria-label={`${stepsDone} of ${stepCount} steps done`} className="mt-3 flex gap-1">
        {Array.from({ length: stepCount }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
          <span key={index} className={cx('chart-mark h-1.5 flex-1 rounded-full', fill(index, stepsDone))} />
        ))}
      </div>
      <div className="mt-4 flex items-center gap-3">
        <ButtonLink href={href}>
          Continue<span className="sr-only"> {name}</span>
        </ButtonLink>
        {cost && (
          <span className="text-ink-2">
            So far <span className="font-semibold text-ink">{cost}</span> a month
          </span>
        )}
      </div>
    </Card>
  )
}

function fill(index: number, done: number): string {
  if (index < done) return 'bg-accent'
  return index === done ? 'bg-accent/40' : 'bg-sunken'
}
