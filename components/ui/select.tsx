import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { describedBy, fieldIds } from './field-ids'
import { Question, type QuestionProps } from './question'

export type SelectOption = { value: string; label: string; group?: string | undefined }

type SelectProps = QuestionProps & {
  options: readonly SelectOption[]
  value?: string | undefined
  /** First, with an empty value, where nothing is preselected: "Choose a region". */
  placeholder?: string | undefined
  select?: ComponentProps<'select'> | undefined
}

export function Select({ options, value, placeholder, select, ...question }: SelectProps) {
  const { field, help, error } = question
  return (
    <Question {...question}>
      <span className={cx('relative flex', question.size === 'compact' ? 'mt-1.5' : 'mt-3')}>
        <select
          {...select}
          id={fieldIds(field).control}
          name={field}
          defaultValue={value ?? (placeholder === undefined ? undefined : '')}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(field, { help: Boolean(help), error: Boolean(error) })}
          className={cx('input w-full appearance-none truncate pr-10!', select?.className)}
        >
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {inGroups(options).map(({ group, members }) => {
            const items = members.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))
            if (group === undefined) return items
            return (
              <optgroup key={group} label={group}>
                {items}
              </optgroup>
            )
          })}
        </select>
        <ChevronDown className="icon pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-2" />
      </span>
    </Question>
  )
}

const inGroups = (options: readonly SelectOption[]) =>
  [...new Set(options.map(({ group }) => group))].map((group) => ({
    group,
    members: options.filter((option) => option.group === group),
  }))
