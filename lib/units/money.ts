import Big from 'big.js'

/**
 * Dollars are plain numbers outside and decimals inside, so that 0.1 + 0.2 is 0.3 on a bill.
 * A line is rounded once, to cents, after its multiplication; totals add rounded lines.
 */
export const roundCents = (usd: number): number => Number(new Big(usd).round(2, Big.roundHalfUp).toString())

/** `quantity` units at `usd` for every `per` of them, not rounded. */
export const multiplyUsd = (usd: number, quantity: number, per = 1): number =>
  Number(new Big(usd).times(quantity).div(per).toString())

export const sumUsd = (amounts: readonly number[]): number =>
  Number(amounts.reduce((total, usd) => total.plus(usd), new Big(0)).toString())

/** Multiplies prices and ratios and keeps at most `digits` decimals. */
export const scale = (usd: number, factor: number, digits = 12): number =>
  Number(new Big(usd).times(factor).round(digits, Big.roundHalfUp).toString())
