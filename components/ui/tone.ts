export type Tone = 'plain' | 'note' | 'ok' | 'warn' | 'bad'

/** Background and text of a small coloured thing. Colour never stands alone: each has its word or mark. */
export const TONE_CLASS: Record<Tone, string> = {
  plain: 'bg-sunken text-ink-2',
  note: 'bg-accent-soft text-accent',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
}

export const TONE_TEXT: Record<Tone, string> = {
  plain: 'text-ink-2',
  note: 'text-accent',
  ok: 'text-ok',
  warn: 'text-warn',
  bad: 'text-bad',
}
