import type { Coverage, CoverageCell } from './coverage'

/** Kinds down, regions across, a letter a cell; a star where a part of it has no price. */
export const coverageTable = (provider: string, cells: readonly CoverageCell[]): string => {
  const regions = [...new Set(cells.map(({ region }) => region))]
  const kinds = [...new Set(cells.map(({ kind }) => kind))]
  const wide = Math.max(...kinds.map((kind) => kind.length)) + 2
  const columns = regions.map((_, index) => String(index + 1).padStart(4)).join('')
  const rows = kinds.map((kind) => {
    const marks = regions.map((region) => {
      const cell = cells.find((other) => other.kind === kind && other.region === region)
      return (cell ? markOf(cell) : '').padStart(4)
    })
    return `${kind.padEnd(wide)}${marks.join('')}`
  })
  const names = regions.map((region, index) => `${index + 1} ${region}`).join(', ')
  return [provider, names, `${''.padEnd(wide)}${columns}`, ...rows, countsOf(cells)].join('\n')
}

const LETTERS: Readonly<Record<Coverage, string>> = {
  own: 'o',
  derived: 'd',
  unverified: 'u',
  missing: 'm',
  free: '-',
}

export const LEGEND =
  'o every line has a row of its own · d a line is derived from another region · u a line is unverified · m no price · - nothing to pay · * a part has no price'

const markOf = ({ coverage, gaps }: CoverageCell) =>
  `${LETTERS[coverage]}${coverage !== 'missing' && gaps.length > 0 ? '*' : ''}`

const countsOf = (cells: readonly CoverageCell[]): string => {
  const counts = (Object.keys(LETTERS) as Coverage[]).map(
    (coverage) => `${coverage} ${cells.filter((cell) => cell.coverage === coverage).length}`,
  )
  const parts = cells.filter(({ coverage, gaps }) => coverage !== 'missing' && gaps.length > 0).length
  return `${cells.length} cells: ${counts.join(', ')}; in ${parts} a part has no price`
}
