'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Answers } from '@/lib/wizard/answers'
import { type AnswerReader, readAnswers } from '@/lib/wizard/reader'
import { createDraftStore, type DraftSnapshot, type DraftStore } from './draft-store'
import { type PanelPlan, planBody, planKey } from './panel-plan'

type DraftProviderProps = {
  id: string
  answers: Answers
  version: number
  /** The answers that the preset filled in, to tell which are still its own. */
  preset: Answers
  /** The plan of these answers, worked out while the page was made. */
  initialPlan: PanelPlan | null
  children: ReactNode
}

type Draft = { id: string; preset: Answers; store: DraftStore }

const DraftContext = createContext<Draft | undefined>(undefined)

/**
 * Holds the draft while somebody moves between steps. The newest answers of this tab outlive a visit to another page, since the
 * browser's Back button shows pages as they were.
 */
export function DraftProvider({ id, answers, version, preset, initialPlan, children }: DraftProviderProps) {
  const [store] = useState(() => storeFor(id, { answers, version }))
  const [queries] = useState(() => queriesWith(answers, initialPlan))
  useEffect(() => store.start(), [store])

  const draft = useMemo(() => ({ id, preset, store }), [id, preset, store])
  return (
    <QueryClientProvider client={queries}>
      <DraftContext value={draft}>{children}</DraftContext>
    </QueryClientProvider>
  )
}

export type DraftView = Draft & DraftSnapshot & { read: AnswerReader }

export function useDraft(): DraftView {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('useDraft stands inside a DraftProvider')
  const snapshot = useSyncExternalStore(draft.store.subscribe, draft.store.snapshot, draft.store.snapshot)
  const read = useMemo(() => readAnswers(snapshot.answers), [snapshot.answers])
  return { ...draft, ...snapshot, read }
}

function queriesWith(answers: Answers, initialPlan: PanelPlan | null): QueryClient {
  const client = new QueryClient()
  if (initialPlan) client.setQueryData(planKey(planBody(answers)), initialPlan)
  return client
}

/** One a design in this tab. The server makes a new one for each request, since it has many visitors. */
const stores = new Map<string, DraftStore>()

function storeFor(id: string, initial: { answers: Answers; version: number }): DraftStore {
  if (typeof window === 'undefined') return createDraftStore(id, initial)
  const known = stores.get(id)
  if (known && known.version() >= initial.version) return known
  const store = createDraftStore(id, initial)
  stores.set(id, store)
  return store
}
