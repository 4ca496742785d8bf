import Big from 'big.js'

const MOST_DECIMALS = 3

/**
 * An availability with as many decimals as tell it apart from the target, at most three. It never reads as the target, as 100 or
 * as better than it is when it is below them.
 */
export const formatAvailability = (percent: number, target?: number): string => {
  // Nine decimals are far below what is shown and above the noise that multiplying percentages leaves behind.
  const value = new Big(percent).round(9, Big.roundHalfUp)
  const marks = [new Big(100), ...(target === undefined ? [] : [new Big(target)])]
  const shortest = target === undefined ? MOST_DECIMALS : 1
  for (let decimals = shortest; decimals <= MOST_DECIMALS; decimals += 1) {
    const shown = value.round(decimals, Big.roundHalfUp)
    if (marks.every((mark) => shown.cmp(mark) === value.cmp(mark))) return `${shown.toFixed()}%`
  }
  return `${value.round(MOST_DECIMALS, Big.roundDown).toFixed()}%`
}

/** A share between 0 and 1 as a whole or one-decimal percentage: `35%`, `2.5%`. */
export const formatShare = (share: number): string =>
  `${new Big(share).times(100).round(1, Big.roundHalfUp).toFixed()}%`
