import type { ComponentProps } from 'react'
import { cx } from './cx'
import { describedBy, fieldIds } from './field-ids'
import { Question, type QuestionProps } from './question'

type TextFieldProps = QuestionProps & {
  value?: string | undefined
  /** Anything else a native input takes: `maxLength`, `readOnly`, `autoComplete`. */
  input?: ComponentProps<'input'> | undefined
}

export function TextField({ value, input, ...question }: TextFieldProps) {
  const { field, help, error } = question
  return (
    <Question {...question}>
      <input
        type="text"
        autoComplete="off"
        {...input}
        id={fieldIds(field).control}
        name={field}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(field, { help: Boolean(help), error: Boolean(error) })}
        className={cx('input w-full', question.size === 'compact' ? 'mt-1.5' : 'mt-3', input?.className)}
      />
    </Question>
  )
}
