import { useEffect, useMemo, useRef, useState } from 'react'
import { isAccepted } from '@/lib/wizard/accepted'
import { contradictionsAt, isContradiction } from '@/lib/wizard/contradictions'
import type { Question } from '@/lib/wizard/question'
import { keysOf } from '@/lib/wizard/read-form'
import { readAnswers } from '@/lib/wizard/reader'
import type { AnswerWarning } from '@/lib/wizard/warning'
import type { WarningActions } from './answer-warnings'
import { answerWarnings } from './answer-warnings-of'
import type { DraftView } from './draft-provider'
import type { PanelPlan } from './panel-plan'
import { useSettled } from './use-settled'
import { useStill } from './use-still'

type Warned = {
  warnings: readonly AnswerWarning[]
  actions: WarningActions
  /** By question: how often its answer was changed by a warning's button, so that its inputs are drawn anew. */
  drawn: Readonly<Record<string, number>>
  /** For people who hear the page. */
  spoken: string
}

const TYPING_PAUSE = 600

/** The warnings at the questions of one step, and what their buttons do. Focus goes to what a button changed. */
export function useWarnings(questions: readonly Question[], draft: DraftView, plan: PanelPlan | null): Warned {
  const { store, answers, read } = draft
  const [drawn, setDrawn] = useState<Readonly<Record<string, number>>>({})
  const [used, setUsed] = useState<{ id: string; plan: PanelPlan | null; answers: DraftView['answers'] }>()
  const focus = useFocus()

  const settled = useSettled(answers, TYPING_PAUSE)
  const standing = useMemo(
    () => contradictionsAt(questions, settled, readAnswers(settled)).map(({ id }) => id),
    [questions, settled],
  )

  const found = useMemo(() => {
    // A warning that was just resolved waits for the next plan out of sight, not in it.
    const isResolved = (id: string) => used?.id === id && used.plan === plan && used.answers === answers
    // Somebody who types 180 has not said 1, nor 18.
    const isHalfTyped = (id: string) => isContradiction(id) && !standing.includes(id)
    const all = answerWarnings(questions, { answers, read }, plan)
    return all.filter(({ id }) => !isResolved(id) && !isHalfTyped(id))
  }, [questions, answers, read, plan, used, standing])
  const warnings = useStill(found)

  const actions: WarningActions = {
    onUse: (warning, { changes }) => {
      const changed = questions.filter((question) => keysOf(question).some((key) => key in changes))
      store.change(changes, 'now')
      setDrawn((before) => ({ ...before, ...raised(before, changed) }))
      setUsed({ id: warning.id, plan, answers: store.snapshot().answers })
      const [first] = changed
      if (first) focus({ field: first.key })
    },
    onAccept: (changes, id) => {
      store.change(changes, 'now')
      focus({ id })
    },
  }
  return { warnings, actions, drawn, spoken: useSpoken(warnings, questions, answers) }
}

const raised = (before: Readonly<Record<string, number>>, changed: readonly Question[]) =>
  Object.fromEntries(changed.map(({ key }) => [key, (before[key] ?? 0) + 1]))

type Target = { field: string } | { id: string }

/** Moves the focus once the page shows what was changed. */
function useFocus(): (target: Target) => void {
  const [target, setTarget] = useState<Target>()
  useEffect(() => {
    if (!target) return
    const element =
      'id' in target
        ? document.getElementById(target.id)
        : (document.querySelector<HTMLElement>(`[name="${target.field}"]:checked`) ??
          document.getElementById(`f-${target.field}`))
    element?.focus()
  }, [target])
  return setTarget
}

/** Names what has come up since the step was shown, in one place, so that no card is a live region of its own. */
function useSpoken(warnings: readonly AnswerWarning[], questions: readonly Question[], answers: DraftView['answers']) {
  const [spoken, setSpoken] = useState('')
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  useEffect(() => {
    const open = warnings.filter(({ id }) => !isAccepted(id, answers))
    const fresh = known.current ? open.filter(({ id }) => !known.current?.has(id)) : []
    known.current = new Set(open.map(({ id }) => id))
    if (fresh.length > 0) setSpoken(fresh.map((warning) => wordsOf(warning, questions)).join(' '))
  }, [warnings, questions, answers])
  return spoken
}

function wordsOf({ at, title, message }: AnswerWarning, questions: readonly Question[]): string {
  const question = questions.find(({ key }) => key === at)
  return `At ${question?.short ?? 'an answer'}: ${title}. ${message}`
}
