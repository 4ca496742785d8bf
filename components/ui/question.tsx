import type { ReactNode } from 'react'
import { cx } from './cx'
import { Details } from './details'
import { FieldError } from './field-error'
import { fieldIds } from './field-ids'

/** What every field has in common: the question is its label, then how to answer, the control, and why we ask. */
export type QuestionProps = {
  /** The path in requirements.json, `traffic.peakRps`; also the input's name. */
  field: string
  label: string
  help?: ReactNode
  why?: ReactNode
  error?: string | undefined
  /** "Our default", "From preset": how the value came to be there. */
  tag?: ReactNode
  /** `question` stands on its own in the wizard; `compact` sits among others in a dialog or a toolbar. */
  size?: 'question' | 'compact' | undefined
}

type Frame = Omit<QuestionProps, 'tag'> & { children: ReactNode; tag?: ReactNode }

/** The frame of a question with one control. */
export function Question({ children, ...question }: Frame) {
  const { field, label, size = 'question' } = question
  return (
    <QuestionBox {...question}>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <label id={fieldIds(field).label} className={labelClass(size)} htmlFor={fieldIds(field).control}>
          {label}
        </label>
        {question.tag}
      </div>
      <HelpAndError {...question} />
      {children}
      <Why {...question} />
    </QuestionBox>
  )
}

/** The frame of a question whose control is a group of options. */
export function QuestionGroup({ children, describedBy, ...question }: Frame & { describedBy: string | undefined }) {
  const { label, size = 'question' } = question
  return (
    <QuestionBox {...question}>
      <fieldset className="min-w-0" aria-describedby={describedBy}>
        <legend className={labelClass(size)}>
          {label}
          {question.tag && <span className="ml-3 inline-flex align-middle tracking-normal">{question.tag}</span>}
        </legend>
        <HelpAndError {...question} />
        {children}
      </fieldset>
      <Why {...question} />
    </QuestionBox>
  )
}

function QuestionBox({ field, error, children }: Pick<Frame, 'field' | 'error' | 'children'>) {
  return (
    <div id={fieldIds(field).anchor} className={cx(error && 'border-bad border-l-4 pl-4')}>
      {children}
    </div>
  )
}

function HelpAndError({ field, help, error, size = 'question' }: Omit<Frame, 'children' | 'label'>) {
  return (
    <>
      {help && (
        <p
          id={fieldIds(field).help}
          className={cx('mt-1 text-ink-2', size === 'question' ? 'text-[0.9375rem] leading-6' : 'text-small')}
        >
          {help}
        </p>
      )}
      {error && <FieldError field={field}>{error}</FieldError>}
    </>
  )
}

function Why({ why }: Pick<Frame, 'why'>) {
  if (!why) return null
  return (
    <Details summary="Why we ask" className="mt-3">
      {why}
    </Details>
  )
}

const labelClass = (size: 'question' | 'compact') => (size === 'question' ? 'block text-h2' : 'block font-medium')
