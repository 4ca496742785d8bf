/** A region that the design may run in, as the server offers it: best for the audience first, only where the data may be. */
export type RegionChoice = {
  id: string
  /** "Ireland". */
  name: string
  /** Round trip to the audience; null where no audience was named. */
  milliseconds: number | null
  /** Prices against the base region: 1.11 is 11% dearer. */
  priceLevel: number
}

export type RegionChoices = { first: readonly RegionChoice[]; second: readonly RegionChoice[] }

/** "Ireland · eu-west-1 · 24 ms · +11%". */
export const regionLabel = ({ id, name, milliseconds, priceLevel }: RegionChoice): string =>
  [name, id, milliseconds === null ? '' : `${milliseconds} ms`, pricePoints(priceLevel)]
    .filter((part) => part !== '')
    .join(' · ')

function pricePoints(level: number): string {
  const percent = Math.round((level - 1) * 100)
  if (percent === 0) return 'base price'
  return percent > 0 ? `+${percent}%` : `−${-percent}%`
}
