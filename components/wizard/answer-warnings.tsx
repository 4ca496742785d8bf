import { Button } from '@/components/ui/button'
import { Details } from '@/components/ui/details'
import { TextField } from '@/components/ui/text-field'
import { type Severity, WarningCard } from '@/components/ui/warning-card'
import {
  acceptedKey,
  isAccepted,
  NOTE_LIMIT,
  NOTED,
  noteKey,
  noteOf,
  STAY,
  TAKE_BACK,
  USE,
  warningAnchor,
} from '@/lib/wizard/accepted'
import type { Answers } from '@/lib/wizard/answers'
import type { FormChanges } from '@/lib/wizard/read-form'
import type { AnswerWarning, Use } from '@/lib/wizard/warning'

/** What the buttons of a warning do where a script runs; without one they post the form. */
export type WarningActions = {
  onUse: (warning: AnswerWarning, use: Use) => void
  onAccept: (changes: FormChanges, focus: string) => void
}

type AnswerWarningsProps = { warnings: readonly AnswerWarning[]; answers: Answers; actions: WarningActions }

/** Warnings under the question whose answer brings them about. They stand below it, so that nothing above them moves. */
export function AnswerWarnings({ warnings, answers, actions }: AnswerWarningsProps) {
  if (warnings.length === 0) return null
  return (
    <ul className="mt-4 space-y-2.5">
      {warnings.map((warning) => (
        <li key={warning.id} id={warningAnchor(warning.id)} tabIndex={-1}>
          {warning.mayStay && isAccepted(warning.id, answers) ? (
            <Accepted {...{ warning, answers, actions }} />
          ) : (
            <Open {...{ warning, answers, actions }} />
          )}
        </li>
      ))}
    </ul>
  )
}

type OneProps = { warning: AnswerWarning; answers: Answers; actions: WarningActions }

function Open({ warning, answers, actions }: OneProps) {
  const { id, severity, title, message, remedy, uses, mayStay } = warning
  return (
    <WarningCard
      severity={severityOf(severity)}
      title={title}
      effect={remedy}
      actions={
        (uses.length > 0 || mayStay) && (
          <>
            {uses.map((use) => (
              <Button
                key={use.label}
                type="submit"
                size="compact"
                name={USE}
                value={JSON.stringify(use.changes)}
                onClick={(event) => {
                  event.preventDefault()
                  actions.onUse(warning, use)
                }}
              >
                {use.label}
              </Button>
            ))}
            {mayStay && <Stay {...{ id, title, answers, actions }} />}
          </>
        )
      }
    >
      {message}
    </WarningCard>
  )
}

/** *Stay with it*: a note on why, which is saved as it is typed, and the button that keeps the answer as it is. */
function Stay({ id, title, answers, actions }: Pick<OneProps, 'answers' | 'actions'> & { id: string; title: string }) {
  const note = answers[noteKey(id)]
  return (
    <Details summary="Stay with it" open={note !== undefined} className="w-full">
      <input type="hidden" name={NOTED} value={id} />
      <TextField
        field={noteKey(id)}
        label="Why it is right here"
        help="Optional. Kept with the answers."
        size="compact"
        value={typeof note === 'string' ? note : ''}
        input={{ maxLength: NOTE_LIMIT }}
      />
      <Button
        type="submit"
        size="compact"
        className="mt-2"
        name={STAY}
        value={id}
        aria-label={`Accept: ${title}`}
        onClick={(event) => {
          event.preventDefault()
          actions.onAccept({ [acceptedKey(id)]: 'yes' }, warningAnchor(id))
        }}
      >
        Accept
      </Button>
    </Details>
  )
}

function Accepted({ warning: { id, title }, answers, actions }: OneProps) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ink-2 text-small">
      <span className="wrap-anywhere">{acceptedWords(title, noteOf(id, answers))}</span>
      <Button
        type="submit"
        size="compact"
        variant="ghost"
        name={TAKE_BACK}
        value={id}
        aria-label={`Take back: ${title}`}
        onClick={(event) => {
          event.preventDefault()
          actions.onAccept({ [acceptedKey(id)]: null }, warningAnchor(id))
        }}
      >
        Take back
      </Button>
    </p>
  )
}

/** "Accepted: Premature Kubernetes. The platform team runs it." */
export const acceptedWords = (title: string, note: string): string =>
  `Accepted: ${title}.${note === '' ? '' : ` ${/[.!?…]$/.test(note) ? note : `${note}.`}`}`

export const severityOf = (severity: AnswerWarning['severity']): Severity =>
  severity === 'blocker' ? 'fix' : 'consider'
