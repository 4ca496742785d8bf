export type Add = (value: string) => number

/** Lists each value once, in order of first use. */
export const indexer = () => {
  const list: string[] = []
  const places = new Map<string, number>()
  const add: Add = (value) => {
    const known = places.get(value)
    if (known !== undefined) return known
    places.set(value, list.length)
    return list.push(value) - 1
  }
  return { list, add }
}
