import Big from 'big.js'
import { groupThousands } from './counts'

/** A true minus sign, not a hyphen. */
const MINUS = '−'
const HALF_A_CENT = 0.005

/** For reading at a glance: `$1,570`, cents only under ten dollars (`$4.20`). */
export const formatUsd = (usd: number): string => {
  const amount = new Big(usd).abs()
  if (amount.eq(0)) return '$0'
  if (amount.lt(HALF_A_CENT)) return 'under $0.01'
  const cents = amount.round(2, Big.roundHalfUp)
  return sign(usd) + (cents.lt(10) ? dollars(cents, 2) : dollars(amount, 0))
}

/** For tables that must add up: `$1,570.25`. */
export const formatUsdExact = (usd: number): string => {
  const cents = new Big(usd).round(2, Big.roundHalfUp)
  return (cents.lt(0) ? MINUS : '') + dollars(cents.abs(), 2)
}

/** A unit price keeps every digit it needs and at least two: `$0.045`, `$0.40`, `$0.0000166667`. */
export const formatUnitUsd = (usd: number): string => {
  const amount = new Big(usd).abs()
  const decimals = Math.max(2, (amount.toFixed().split('.')[1] ?? '').length)
  return sign(usd) + dollars(amount, decimals)
}

/** A change always carries its sign: `+$196`, `−$142`, and `$0` for none. */
export const formatUsdDelta = (usd: number): string => (usd >= HALF_A_CENT ? '+' : '') + formatUsd(usd)

const sign = (usd: number) => (usd < 0 ? MINUS : '')

const dollars = (amount: Big, decimals: number) => `$${groupThousands(amount.toFixed(decimals, Big.roundHalfUp))}`
