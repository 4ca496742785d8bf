import { cx } from './cx'

type UnitSwitchProps = {
  name: string
  label: string
  options: readonly { value: string; label: string }[]
  value: string
  /** 44 beside an input, 32 in a toolbar. */
  size?: 'default' | 'compact' | undefined
}

/** A few short choices in one strip. Native radios, so it posts with its form and arrow keys move along it. */
export function UnitSwitch({ name, label, options, value, size = 'default' }: UnitSwitchProps) {
  return (
    <fieldset className="inline-flex min-w-0 max-w-full overflow-x-auto rounded-control border border-field bg-surface">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cx(
            'flex items-center whitespace-nowrap border-line text-ink-2 not-first-of-type:border-l',
            'has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent',
            'has-focus-visible:outline-3 has-focus-visible:outline-accent has-focus-visible:-outline-offset-3',
            size === 'default' ? 'min-h-[42px] px-3 sm:px-3.5' : 'min-h-[30px] px-2.5 text-small',
          )}
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            value={option.value}
            defaultChecked={option.value === value}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
