'use client'

import { useRouter, useSelectedLayoutSegment } from 'next/navigation'
import type { MouseEvent } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { useDraft } from './draft-provider'
import { STEP_FORM } from './step-form'

/** In the header. Without a script it posts the step it belongs to; with one everything is saved already, or nearly. */
export function SaveAndExit() {
  const { store } = useDraft()
  const router = useRouter()
  if (useSelectedLayoutSegment() === 'review') {
    return (
      <ButtonLink href="/designs" size="compact">
        Save and exit
      </ButtonLink>
    )
  }
  const onClick = async (event: MouseEvent) => {
    event.preventDefault()
    if (await store.flush()) router.push('/designs')
  }
  return (
    <>
      {/* The first button of a form is the one that Enter presses: it goes on, as *Continue* does. */}
      <button type="submit" form={STEP_FORM} tabIndex={-1} aria-hidden="true" className="sr-only" />
      <Button type="submit" form={STEP_FORM} name="exit" value="yes" size="compact" onClick={onClick}>
        Save and exit
      </Button>
    </>
  )
}
