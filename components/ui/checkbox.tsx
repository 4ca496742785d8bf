import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }

/** One box on its own: "I have no figure yet", "Include code". */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx('flex min-h-10 items-start gap-2.5 py-2.5', className)}>
      <input {...rest} type="checkbox" className="choice" />
      <span>
        {label}
        {hint && <span className="block text-ink-2 text-small">{hint}</span>}
      </span>
    </label>
  )
}
