import type { Answers } from '@/lib/wizard/answers'
import type { FormChanges } from '@/lib/wizard/read-form'
import { forgetUnsaved, keepUnsaved, unsavedOf } from './unsaved-changes'

export type SaveState = 'saved' | 'saving' | 'failed' | 'offline'

export type DraftSnapshot = {
  answers: Answers
  /** Rises when the answers were replaced as a whole, so that fields on the page start afresh. */
  epoch: number
  save: SaveState
  isLate: boolean
  /** The draft changed in another tab, and nothing is sent until the person has chosen. */
  isConflict: boolean
}

export type DraftStore = {
  readonly version: () => number
  readonly snapshot: () => DraftSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Keeps changes in the page at once and sends them: choices now, typing 600 ms after the last key. */
  readonly change: (changes: FormChanges, when: 'now' | 'later') => void
  /** Sends what is waiting; true once everything is saved. */
  readonly flush: () => Promise<boolean>
  readonly loadNewer: () => void
  readonly keepMine: () => void
  /** Begins retries and brings back what an earlier visit could not send. Returns what ends it. */
  readonly start: () => () => void
}

const TYPING_PAUSE = 600
const LATE_AFTER = 10_000
const FIRST_RETRY = 2_000
const LAST_RETRY = 30_000

/** The draft of one design in this tab: what the person sees at once, and what the server has been told so far. */
export function createDraftStore(id: string, initial: { answers: Answers; version: number }): DraftStore {
  let { version } = initial
  let now: DraftSnapshot = { answers: initial.answers, epoch: 0, save: 'saved', isLate: false, isConflict: false }
  let waiting: FormChanges = {}
  let newer: { version: number; answers: Answers } | undefined
  let sending: Promise<boolean> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let late: ReturnType<typeof setTimeout> | undefined
  let retryAfter = FIRST_RETRY
  const listeners = new Set<() => void>()

  const show = (part: Partial<DraftSnapshot>) => {
    now = { ...now, ...part }
    for (const listener of listeners) listener()
  }

  const isAllSent = () => Object.keys(waiting).length === 0

  const change = (changes: FormChanges, when: 'now' | 'later') => {
    waiting = { ...waiting, ...changes }
    keepUnsaved(id, waiting)
    show({ answers: applied(now.answers, changes), save: now.save === 'saved' ? 'saving' : now.save })
    clearTimeout(pause)
    if (when === 'now') void flush()
    else pause = setTimeout(flush, TYPING_PAUSE)
  }

  const flush = async (): Promise<boolean> => {
    clearTimeout(pause)
    clearTimeout(retry)
    if (sending) {
      await sending
      return isAllSent() ? !now.isConflict : flush()
    }
    if (isAllSent() || now.isConflict) return !now.isConflict
    sending = send()
    const isSent = await sending
    sending = undefined
    return isSent && !isAllSent() ? flush() : isSent
  }

  const send = async (): Promise<boolean> => {
    const changes = waiting
    waiting = {}
    const answer = await patchDraft(id, { changes, version })
    if (answer.status === 'saved') return saved(answer.version)
    waiting = { ...changes, ...waiting }
    if (answer.status === 'conflict') {
      newer = answer
      show({ isConflict: true, save: 'saving' })
      return false
    }
    return failed()
  }

  const saved = (next: number): boolean => {
    version = next
    retryAfter = FIRST_RETRY
    clearTimeout(late)
    late = undefined
    if (isAllSent()) forgetUnsaved(id)
    else keepUnsaved(id, waiting)
    show({ save: isAllSent() ? 'saved' : 'saving', isLate: false })
    return true
  }

  const failed = (): boolean => {
    show({ save: navigator.onLine ? 'failed' : 'offline' })
    late ??= setTimeout(() => show({ isLate: true }), LATE_AFTER)
    retry = setTimeout(flush, retryAfter)
    retryAfter = Math.min(LAST_RETRY, retryAfter * 2)
    return false
  }

  const loadNewer = () => {
    if (!newer) return
    version = newer.version
    waiting = {}
    forgetUnsaved(id)
    show({ answers: newer.answers, epoch: now.epoch + 1, save: 'saved', isConflict: false })
    newer = undefined
  }

  const keepMine = () => {
    if (!newer) return
    version = newer.version
    const answers = applied(newer.answers, waiting)
    newer = undefined
    show({ answers, epoch: now.epoch + 1, isConflict: false })
    void flush()
  }

  const start = () => {
    const left = unsavedOf(id)
    if (left) {
      show({ epoch: now.epoch + 1 })
      change(left, 'now')
    }
    const wake = () => {
      if (isAllSent() && !sending) show({ save: 'saved' })
      else void flush()
    }
    const rest = () => show({ save: 'offline' })
    // The tab may not come back, and a request with keepalive outlives it.
    const leave = () => {
      if (document.visibilityState === 'hidden') void flush()
    }
    window.addEventListener('online', wake)
    window.addEventListener('offline', rest)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('online', wake)
      window.removeEventListener('offline', rest)
      document.removeEventListener('visibilitychange', leave)
      void flush()
    }
  }

  return {
    version: () => version,
    snapshot: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    change,
    flush,
    loadNewer,
    keepMine,
    start,
  }
}

const applied = (answers: Answers, changes: FormChanges): Answers =>
  Object.fromEntries(
    Object.entries({ ...answers, ...changes }).filter(
      (entry): entry is [string, string | string[]] => entry[1] !== null,
    ),
  )

type Patched =
  | { status: 'saved'; version: number }
  | { status: 'conflict'; version: number; answers: Answers }
  | { status: 'failed' }

async function patchDraft(id: string, body: { changes: FormChanges; version: number }): Promise<Patched> {
  try {
    const response = await fetch(`/api/designs/${id}/draft`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      keepalive: true,
    })
    if (response.ok) return { status: 'saved', version: (await response.json()).version }
    if (response.status !== 409) return { status: 'failed' }
    const { version, answers } = await response.json()
    return { status: 'conflict', version, answers }
  } catch {
    return { status: 'failed' }
  }
}
