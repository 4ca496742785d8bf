'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { BackLink } from '@/components/ui/back-link'
import { type Step as NavStep, StepMenu } from '@/components/ui/step-nav'
import { previousStep } from '@/lib/wizard/journey'
import { findStep } from '@/lib/wizard/steps'
import { useDraft } from './draft-provider'
import { navSteps } from './nav-steps'

type StepHeadProps = { slug: string; returnTo?: string | null; intro?: string; children?: ReactNode }

/** Back, what went wrong, where one is, and the title, which takes focus when the step changes. */
export function StepHead({ slug, returnTo = null, intro, children }: StepHeadProps) {
  const { id, answers } = useDraft()
  const step = findStep(slug)
  const back = returnTo === null ? previousStep(slug) : findStep('review')
  const steps: NavStep[] = navSteps(id, answers, slug)

  return (
    <>
      {back ? (
        <BackLink href={`/designs/${id}/edit/${back.slug}`}>Back to {back.label}</BackLink>
      ) : (
        <BackLink href="/designs">Back to Designs</BackLink>
      )}
      {children && <div className="mt-4">{children}</div>}
      <div className="mt-5">
        <StepMenu steps={steps} />
      </div>
      <Title slug={slug}>{step?.title}</Title>
      <p className="mt-2 text-body text-ink-2">{intro ?? step?.intro}</p>
    </>
  )
}

/** The step shown last in this tab. When it changes the title takes focus, as the browser would do for a page of its own. */
let shownLast: string | undefined

function Title({ slug, children }: { slug: string; children: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const asked = window.location.hash
    if (asked.startsWith('#q-')) focusQuestion(asked.slice('#q-'.length))
    else if (shownLast !== undefined && shownLast !== slug) title.current?.focus()
    shownLast = slug
  }, [slug])
  return (
    <h1 ref={title} tabIndex={-1} className="mt-1 text-h1">
      {children}
    </h1>
  )
}

/** From *Change* on the review: to the question itself, also where it is folded away. */
function focusQuestion(field: string): void {
  const control = document.getElementById(`f-${field}`)
  for (let folded = control?.closest('details'); folded; folded = folded.parentElement?.closest('details'))
    folded.open = true
  const row = document.getElementById(`q-${field}`)
  row?.scrollIntoView({ block: 'start' })
  const target = control ?? row?.querySelector('a')
  target?.focus({ preventScroll: true })
}
