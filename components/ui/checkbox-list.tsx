import { cx } from './cx'
import { ExclusiveGroup } from './exclusive-group'
import { describedBy, optionId } from './field-ids'
import { QuestionGroup, type QuestionProps } from './question'
import type { Option } from './radio-list'

type CheckboxListProps = QuestionProps & {
  options: readonly Option[]
  values?: readonly string[] | undefined
  /** "None of these", "Not sure": set apart after an *or*; picking one clears everything else and the reverse. */
  exclusive?: readonly Option[] | undefined
  columns?: 1 | 2 | undefined
}

/** Checkboxes of one name. Without a script nothing enforces the exclusive options, so the reader of the form has to. */
export function CheckboxList({ options, values = [], exclusive = [], columns = 1, ...question }: CheckboxListProps) {
  const { field, help, error } = question
  const row = (option: Option, index: number, alone: boolean) => (
    <CheckboxRow
      key={option.value}
      {...{ field, option, alone }}
      id={optionId(field, index)}
      checked={values.includes(option.value)}
    />
  )

  return (
    <QuestionGroup {...question} describedBy={describedBy(field, { help: Boolean(help), error: Boolean(error) })}>
      <ExclusiveGroup>
        <div className={cx('mt-2', columns === 2 && 'grid gap-x-6 sm:grid-cols-2')}>
          {options.map((option, index) => row(option, index, false))}
        </div>
        {exclusive.length > 0 && <p className="my-1 text-ink-3 text-small">or</p>}
        {exclusive.map((option, index) => row(option, options.length + index, true))}
      </ExclusiveGroup>
    </QuestionGroup>
  )
}

type RowProps = { field: string; option: Option; id: string; checked: boolean; alone: boolean }

function CheckboxRow({ field, option, id, checked, alone }: RowProps) {
  return (
    <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2.5 text-[0.9375rem] leading-6">
      <input
        type="checkbox"
        className="choice mt-0.5"
        id={id}
        name={field}
        value={option.value}
        defaultChecked={checked}
        data-exclusive={alone || undefined}
        aria-labelledby={option.hint ? `${id}-label` : undefined}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <span className="min-w-0">
        <span id={`${id}-label`}>{option.label}</span>
        {option.hint && (
          <span id={`${id}-hint`} className="block text-ink-2 text-small">
            {option.hint}
          </span>
        )}
      </span>
    </label>
  )
}
