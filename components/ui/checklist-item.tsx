import { Check, Minus, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import { Chip } from './chip'

export type ChecklistState = 'in-design' | 'you' | 'not-needed'

type ChecklistItemProps = {
  title: string
  state: ChecklistState
  /** Why it is not needed, or what is to be done. */
  reason?: ReactNode
  /** What shows that it is so: a file, a setting, a record. */
  evidence?: ReactNode
  /** Where it stands, below the evidence. */
  places?: ReactNode
  owner?: string | undefined
  /** Framework clauses: "PCI DSS 1.4". */
  tags?: readonly string[] | undefined
  /** A native checkbox for what the reader does themselves. */
  checkbox?: { name: string; value: string; checked: boolean } | undefined
  id?: string | undefined
}

export function ChecklistItem({
  title,
  state,
  reason,
  evidence,
  places,
  owner,
  tags = [],
  checkbox,
  id,
}: ChecklistItemProps) {
  const { words, tone, Mark } = STATES[state]
  const inputId = id && `${id}-done`
  return (
    <li id={id} className="flex gap-3 px-4 py-3.5 sm:px-5">
      {checkbox ? (
        <input
          type="checkbox"
          className="choice"
          id={inputId}
          name={checkbox.name}
          value={checkbox.value}
          defaultChecked={checkbox.checked}
          aria-label={title}
        />
      ) : (
        <Mark className="icon mt-0.5 text-ink-3" />
      )}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-medium">
          {title}
          <Chip tone={tone}>{words}</Chip>
        </p>
        {reason && <p className="mt-0.5 text-ink-2">{reason}</p>}
        {(evidence || owner) && (
          <p className="mt-1 text-ink-2 text-small">
            {evidence && <>Evidence: {evidence}</>}
            {evidence && owner && ' · '}
            {owner && <>Owner: {owner}</>}
          </p>
        )}
        {places}
        {tags.length > 0 && <p className="mt-1 font-mono text-ink-3 text-label">{tags.join(' · ')}</p>}
      </div>
    </li>
  )
}

const STATES = {
  'in-design': { words: 'In the design', tone: 'ok', Mark: Check },
  you: { words: 'You must do this', tone: 'warn', Mark: Square },
  'not-needed': { words: 'Not needed', tone: 'plain', Mark: Minus },
} as const
