'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'

/** A submit button that is busy while its form's server action runs. Without a script it is an ordinary submit button. */
export function SubmitButton({ variant = 'primary', ...rest }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus()
  return <Button {...rest} type="submit" variant={variant} busy={pending || rest.busy} />
}
