import type { ReactNode } from 'react'
import { cx } from './cx'
import { describedBy, optionId } from './field-ids'
import { QuestionGroup, type QuestionProps } from './question'

export type Option = {
  value: string
  label: string
  hint?: ReactNode
  /** A small drawing at the end of the row. */
  chart?: ReactNode
}

type RadioListProps = QuestionProps & {
  options: readonly Option[]
  value?: string | undefined
  /** "Not sure": set apart after an *or*. Its hint says what will be assumed. */
  last?: Option | undefined
  /** `grid` suits up to four short labels without hints. */
  layout?: 'list' | 'grid' | undefined
}

export function RadioList({ options, value, last, layout = 'list', ...question }: RadioListProps) {
  const { field, help, error } = question
  const row = (option: Option, index: number) => (
    <RadioRow
      key={option.value}
      {...{ field, option, layout }}
      id={optionId(field, index)}
      checked={option.value === value}
    />
  )

  return (
    <QuestionGroup {...question} describedBy={describedBy(field, { help: Boolean(help), error: Boolean(error) })}>
      <div className={cx('mt-4', layout === 'list' ? boxClass : 'grid grid-cols-2 gap-2 sm:grid-cols-4')}>
        {options.map(row)}
      </div>
      {last && (
        <>
          <p className="my-2 pl-4 text-ink-3 text-small">or</p>
          <div className={boxClass}>
            <RadioRow
              {...{ field, option: last, layout: 'list' }}
              id={optionId(field, options.length)}
              checked={last.value === value}
            />
          </div>
        </>
      )}
    </QuestionGroup>
  )
}

type RowProps = { field: string; option: Option; id: string; checked: boolean; layout: 'list' | 'grid' }

function RadioRow({ field, option, id, checked, layout }: RowProps) {
  const input = (
    <input
      type="radio"
      className={cx('choice', layout === 'list' && 'mt-0.5')}
      id={id}
      name={field}
      value={option.value}
      defaultChecked={checked}
      // The row is the label, but only its first line is the name; the hint describes it.
      aria-labelledby={option.hint ? `${id}-label` : undefined}
      aria-describedby={option.hint ? `${id}-hint` : undefined}
    />
  )

  if (layout === 'grid') {
    return (
      <label
        htmlFor={id}
        className="group/option flex min-h-12 items-center gap-2.5 rounded-control border border-field bg-surface px-3.5 py-1.5 has-checked:border-accent has-checked:bg-accent-soft has-checked:font-medium has-checked:shadow-[0_0_0_1px_var(--accent)]"
      >
        {input}
        {option.label}
      </label>
    )
  }
  return (
    <label
      htmlFor={id}
      className="group/option flex min-h-12 gap-3 px-4 py-3 first:rounded-t-card last:rounded-b-card has-checked:bg-accent-soft"
    >
      {input}
      <span className="min-w-0 flex-1">
        <span id={`${id}-label`} className="block font-medium text-[0.9375rem] leading-6">
          {option.label}
        </span>
        {option.hint && (
          <span id={`${id}-hint`} className="block text-ink-2 text-small">
            {option.hint}
          </span>
        )}
      </span>
      {option.chart && (
        <span className="shrink-0 self-center text-ink-3 group-has-checked/option:text-accent">{option.chart}</span>
      )}
    </label>
  )
}

const boxClass = 'rounded-card border border-field bg-surface divide-y divide-line'
