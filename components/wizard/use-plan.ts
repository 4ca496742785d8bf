'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { toRequirements } from '@/lib/wizard/to-requirements'
import { useDraft } from './draft-provider'
import { PANEL_PARTS, type PanelPlan, panelPlan, planBody, planKey } from './panel-plan'
import { useSettled } from './use-settled'

const PAUSE = 150

export type PlanSoFar = {
  plan: PanelPlan | null
  /** Some answer cannot be read, so the plan is of the last that could. */
  isOfLastComplete: boolean
  isFailed: boolean
}

/**
 * The plan of the answers as they stand, asked for 150 ms after the last change. The last result stays until the next arrives; one
 * that arrives late belongs to a document nobody waits for any more, and is dropped.
 */
export function usePlan(): PlanSoFar {
  const { answers } = useDraft()
  const body = useMemo(() => planBody(answers), [answers])
  const isReadable = useMemo(() => toRequirements(answers).errors.every(({ isMissing }) => isMissing), [answers])
  const asked = useLastReadable(useSettled(body, PAUSE), isReadable)

  const { data, isError } = useQuery({
    queryKey: planKey(asked),
    queryFn: ({ signal }) => askForPlan(asked ?? '', signal),
    enabled: asked !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
    placeholderData: keepPreviousData,
  })
  return { plan: asked === null ? null : (data ?? null), isOfLastComplete: !isReadable, isFailed: isError }
}

function useLastReadable(value: string | null, isReadable: boolean): string | null {
  const [last, setLast] = useState(value)
  if (isReadable && last !== value) setLast(value)
  return isReadable ? value : last
}

async function askForPlan(body: string, signal: AbortSignal): Promise<PanelPlan> {
  const response = await fetch(`/api/plan?include=${PANEL_PARTS.join(',')}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    signal,
  })
  if (!response.ok) throw new Error(`the plan was answered with ${response.status}`)
  return panelPlan(await response.json())
}
