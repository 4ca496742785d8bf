import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { describedBy, fieldIds } from './field-ids'
import { Question, type QuestionProps } from './question'

type NumberFieldProps = QuestionProps & {
  /** The text exactly as it was typed: `1,200`, `1.2k`, also what could not be read. */
  value?: string | undefined
  /** Written before the box: a currency sign. */
  prefix?: string | undefined
  /** Written after the box: "requests per second". */
  unit?: ReactNode
  /** Beside the unit: a chip such as "4 × average". */
  note?: ReactNode
  /** A `UnitSwitch` that belongs to the same figure. */
  unitSwitch?: ReactNode
  /** What was understood: "45 per second is about 3.9 million a day." */
  understood?: ReactNode
  input?: ComponentProps<'input'> | undefined
}

/** A text box, not a spinner: `1,200`, `1.2k` and `2M` are all good, and what was understood stands below. */
export function NumberField({
  value,
  prefix,
  unit,
  note,
  unitSwitch,
  understood,
  input,
  ...question
}: NumberFieldProps) {
  const { field, help, error } = question
  const ids = fieldIds(field)
  const hasUnderstood = understood !== undefined

  return (
    <Question {...question}>
      <div className={cx('flex flex-wrap items-center gap-3', question.size === 'compact' ? 'mt-1.5' : 'mt-3')}>
        <span className="relative inline-flex">
          {prefix && (
            <span aria-hidden="true" className="absolute inset-y-0 left-3 flex items-center text-base text-ink-2">
              {prefix}
            </span>
          )}
          <input
            type="text"
            inputMode="decimal"
            autoComplete="off"
            {...input}
            id={ids.control}
            name={field}
            defaultValue={value}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(field, {
              help: Boolean(help),
              error: Boolean(error),
              understood: hasUnderstood,
            })}
            className={cx('input w-32', prefix && (prefix.length > 1 ? 'pl-11!' : 'pl-7!'), input?.className)}
          />
        </span>
        {unit && <span className="text-[0.9375rem] text-ink-2">{unit}</span>}
        {unitSwitch}
        {note}
      </div>
      {hasUnderstood && (
        <p id={ids.understood} className="mt-2 text-ink-2 text-small">
          {understood}
        </p>
      )}
    </Question>
  )
}
