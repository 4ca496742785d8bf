import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'default' | 'compact' | 'large'

type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  icon?: ReactNode
  /** Keeps the width and the label, shows a spinner, and ignores further presses. */
  busy?: boolean | undefined
}

export function Button({
  variant = 'secondary',
  size = 'default',
  icon,
  busy = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(busy && { 'aria-disabled': true, 'aria-busy': true, onClick: (event) => event.preventDefault() })}
      className={cx(buttonClass(variant, size), 'relative', className)}
    >
      {busy && <LoaderCircle className={cx('animate-spin', !icon && 'absolute left-1 size-3.5')} />}
      {!busy && icon}
      <span className={cx('inline-flex items-center gap-[inherit]', busy && !icon && 'translate-x-2')}>{children}</span>
    </button>
  )
}

export const buttonClass = (variant: ButtonVariant, size: ButtonSize): string =>
  cx('btn', `btn-${variant}`, size !== 'default' && `btn-${size}`)
