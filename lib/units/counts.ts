import Big from 'big.js'

/** `12,345`, `3.9 million`, `1.2 billion`: short enough to say aloud. */
export const formatCount = (count: number): string => {
  const size = Math.abs(count)
  if (size >= 999_950_000) return `${decimal(count / 1_000_000_000, 1)} billion`
  if (size >= 999_950) return `${decimal(count / 1_000_000, 1)} million`
  return decimal(count, size < 10 ? 2 : 0)
}

/** Grouped, with at most `digits` decimals and no trailing zeros. */
export const decimal = (value: number, digits: number): string =>
  groupThousands(new Big(value).round(digits, Big.roundHalfUp).toFixed())

/** `1234.5` → `1,234.5`; the decimals are left alone. */
export const groupThousands = (digits: string): string => {
  const [whole = '0', fraction] = digits.split('.')
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** `1 zone`, `3 zones`; an irregular plural is given. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`
