import type { ComponentProps } from 'react'
import { NumberField } from './number-field'

type MoneyFieldProps = Omit<ComponentProps<typeof NumberField>, 'prefix'> & { currency?: string | undefined }

export function MoneyField({ currency = 'USD', ...rest }: MoneyFieldProps) {
  return <NumberField {...rest} prefix={SIGNS[currency] ?? currency} />
}

const SIGNS: Record<string, string> = { USD: '$', EUR: '€', GBP: '£', AUD: 'A$', CAD: 'C$', INR: '₹' }
