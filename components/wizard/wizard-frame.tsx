'use client'

import { useSelectedLayoutSegment } from 'next/navigation'
import { Fragment, type ReactNode } from 'react'
import { SkipLink } from '@/components/shell/skip-link'
import { StepNav } from '@/components/ui/step-nav'
import { TextLink } from '@/components/ui/text-link'
import type { Answers } from '@/lib/wizard/answers'
import { journey, minutesLeft } from '@/lib/wizard/journey'
import { useDraft } from './draft-provider'
import { LivePanel } from './live-panel'
import { navSteps } from './nav-steps'
import { SaveBars } from './save-bars'
import { Shortcuts } from './shortcuts'

/** The three columns around a step: the list of steps, the step itself, the plan so far. */
export function WizardFrame({ children }: { children: ReactNode }) {
  const current = useSelectedLayoutSegment() ?? 'workload'
  const { id, answers } = useDraft()
  return (
    <>
      <SaveBars />
      <div className="mx-auto flex w-full max-w-[1520px] flex-1 flex-col justify-center gap-6 px-4 pt-6 pb-28 sm:px-6 max-lg:[&_:is(a,button,input,select,summary)]:scroll-mb-[72px] lg:grid lg:grid-cols-[minmax(0,640px)_328px] lg:gap-10 lg:pt-9 xl:grid-cols-[232px_minmax(0,640px)_376px] xl:justify-between">
        <div className="max-lg:hidden lg:col-span-2 xl:col-span-1">
          <StepNav steps={navSteps(id, answers, current)} note={<Remaining {...{ id, answers }} />} />
        </div>
        <main id="main" tabIndex={-1} className="mx-auto w-full min-w-0 max-w-[640px]">
          <SkipLink href="#plan-so-far">Skip to plan so far</SkipLink>
          {children}
        </main>
        <LivePanel />
      </div>
      <Shortcuts current={current} />
    </>
  )
}

/** How long it takes, and the steps that were begun: their marks say no more than that something is missing. */
function Remaining({ id, answers }: { id: string; answers: Answers }) {
  const started = journey(answers).filter(({ state }) => state === 'started')
  return (
    <>
      {remaining(minutesLeft(answers))}
      {started.length > 0 && (
        <span className="mt-2 block">
          Started:{' '}
          {started.map(({ slug, label, open }, index) => (
            <Fragment key={slug}>
              {index > 0 && ', '}
              <TextLink href={`/designs/${id}/edit/${slug}`}>{label}</TextLink> ({open} open)
            </Fragment>
          ))}
        </span>
      )}
    </>
  )
}

const remaining = (minutes: number): string =>
  minutes === 0
    ? 'All questions are answered.'
    : `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left. Steps can be done in any order.`
