import { Check, ChevronDown, CircleAlert } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { Disclosure } from './disclosure'

export type Step = {
  href: string
  label: string
  state: 'done' | 'error' | 'not-started'
  isCurrent?: boolean | undefined
}

type StepNavProps = { steps: readonly Step[]; note?: ReactNode }

/** The list of steps: a column from 1280 px, a strip from 1024 px. Below that `StepMenu` stands in the form. */
export function StepNav({ steps, note }: StepNavProps) {
  return (
    <nav aria-label="Steps" className="no-print hidden lg:block xl:w-[208px] xl:shrink-0">
      <StepList steps={steps} className="lg:flex lg:flex-wrap lg:gap-x-1 xl:block xl:space-y-0.5" />
      {note && <p className="mt-5 px-2.5 text-ink-3 text-small lg:max-xl:mt-2">{note}</p>}
    </nav>
  )
}

/** "Step 2 of 9", and on a narrow screen the way to the other steps. Sits above the title. */
export function StepMenu({ steps }: { steps: readonly Step[] }) {
  const number = steps.findIndex(({ isCurrent }) => isCurrent) + 1
  return (
    <div className="flex items-center justify-between">
      <p className="font-mono text-ink-3 text-label">
        Step {number} of {steps.length}
      </p>
      <Disclosure
        className="relative lg:hidden"
        summaryClassName="inline-flex min-h-8 items-center gap-1 font-medium text-accent"
        summary={
          <>
            All steps
            <ChevronDown className="icon" />
          </>
        }
      >
        <nav
          aria-label="Steps"
          className="absolute right-0 z-20 mt-1 w-64 rounded-card border border-line bg-raised p-1 shadow-float"
        >
          <StepList steps={steps} />
        </nav>
      </Disclosure>
    </div>
  )
}

function StepList({ steps, className }: { steps: readonly Step[]; className?: string }) {
  return (
    <ol className={className}>
      {steps.map((step, index) => (
        <li key={step.href}>
          <Link
            href={step.href}
            aria-current={step.isCurrent ? 'step' : undefined}
            className={cx(
              'flex min-h-10 items-center gap-3 rounded-control border px-2.5',
              step.isCurrent
                ? 'border-line bg-surface font-medium text-ink'
                : 'border-transparent text-ink-2 hover:bg-sunken',
            )}
          >
            <StepMark step={step} number={index + 1} />
            <span className="flex-1">{step.label}</span>
            <span className="sr-only">{WORDS[step.state]}</span>
          </Link>
        </li>
      ))}
    </ol>
  )
}

function StepMark({ step, number }: { step: Step; number: number }) {
  if (step.state === 'error') return <CircleAlert className="size-5 text-bad" strokeWidth={1.75} />
  const circle = 'grid size-5 shrink-0 place-items-center rounded-full text-[0.6875rem] font-medium leading-none'
  if (step.isCurrent) return <span className={cx(circle, 'bg-accent-solid text-on-solid')}>{number}</span>
  if (step.state === 'done') {
    return (
      <span className={cx(circle, 'bg-ok-soft text-ok')}>
        <Check className="size-3.5" />
      </span>
    )
  }
  return <span className={cx(circle, 'border border-field text-ink-3')}>{number}</span>
}

const WORDS = { done: 'Done', error: 'Needs an answer', 'not-started': 'Not started' } as const
