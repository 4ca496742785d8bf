'use client'

import { useEffect, useState } from 'react'
import { useDraft } from './draft-provider'
import { LiveBar } from './live-bar'
import { PanelContent } from './panel-content'
import type { PanelPlan } from './panel-plan'
import { announcement, type Delta, deltaOf, type Moment } from './panel-words'
import { byAcceptance } from './plan-warnings'
import { usePlan } from './use-plan'

/** The plan of the answers so far: a column beside the form, a bar with a sheet where there is no room for one. */
export function LivePanel() {
  const { id, answers, read } = useDraft()
  const { plan, isOfLastComplete, isFailed } = usePlan()
  const { delta, spoken } = useChange(plan, answers)
  const parts = { plan, answers, read, delta, isOfLastComplete, isFailed, reviewHref: `/designs/${id}/edit/review` }

  return (
    <>
      <aside id="plan-so-far" tabIndex={-1} aria-label="Plan so far" className="no-print hidden lg:block">
        <div className="card sticky top-[72px] max-h-[calc(100dvh-88px)] overflow-y-auto rounded-card border border-line bg-surface">
          <PanelContent {...parts} />
        </div>
      </aside>
      <LiveBar plan={plan} warnings={plan ? byAcceptance(plan.warnings, answers, read).open.length : 0}>
        <PanelContent {...parts} isUntitled />
      </LiveBar>
      <p role="status" className="sr-only">
        {spoken}
      </p>
    </>
  )
}

const SPEAK_EVERY = 2_000

/** What the newest plan changed, for the eye at once and for the ear at most every two seconds. */
function useChange(plan: PanelPlan | null, answers: Moment['answers']): { delta: Delta | undefined; spoken: string } {
  const [moment, setMoment] = useState<Moment | undefined>(plan ? { plan, answers } : undefined)
  const [delta, setDelta] = useState<Delta>()
  const [spokenOf, setSpokenOf] = useState(plan)
  const [spoken, setSpoken] = useState('')

  if (plan && plan !== moment?.plan) {
    const next = { plan, answers }
    setMoment(next)
    if (moment) setDelta(deltaOf(moment, next))
  }

  useEffect(() => {
    if (!plan || plan === spokenOf) return
    const timer = setTimeout(() => {
      setSpoken((before) => announcement(spokenOf ?? undefined, plan) ?? before)
      setSpokenOf(plan)
    }, SPEAK_EVERY)
    return () => clearTimeout(timer)
  }, [plan, spokenOf])

  return { delta, spoken }
}
