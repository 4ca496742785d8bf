import Big from 'big.js'

/**
 * Dollars are plain numbers outside and decimals inside, so that 0.1 + 0.2 is 0.3 on a bill.
 * A line is rounded once, to cents, after its multiplication; totals add rounded lines.
 */
export const roundCents = (usd: number): number =>
  Number.isInteger(usd) ? usd : Number(new Big(usd).round(2, Big.roundHalfUp).toString())

/** `quantity` units at `usd` for every `per` of them, not rounded. */
export const multiplyUsd = (usd: number, quantity: number, per = 1): number => {
  const product = new Big(usd).times(quantity)
  return Number((per === 1 ? product : product.div(per)).toString())
}

export const sumUsd = (amounts: readonly number[]): number =>
  amounts.length === 1
    ? (amounts[0] ?? 0)
    : Number(amounts.reduce((total, usd) => total.plus(usd), new Big(0)).toString())

/**
 * Rounds a result of ordinary arithmetic to `digits` decimals, half up, where its error is far too small to matter; null where it lies so
 * close to a half that decimals have to tell.
 */
export const roundedIfClear = (value: number, digits: number): number | null => {
  const units = value * 10 ** digits
  const isExact = Math.abs(units) < 1e11
  const beside = Math.abs(units - Math.floor(units) - 0.5)
  return isExact && beside > 1e-4 ? Math.round(units) / 10 ** digits : null
}

/** Multiplies prices and ratios and keeps at most `digits` decimals. */
export const scale = (usd: number, factor: number, digits = 12): number =>
  (factor === 1 && digits <= 6 ? roundedIfClear(usd, digits) : null) ??
  Number(new Big(usd).times(factor).round(digits, Big.roundHalfUp).toString())
