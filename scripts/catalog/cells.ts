/** One row of a price file, keyed by column. */
export type Cells = Record<string, string>

export type Inputs = { services: Cells[]; vms: Cells[]; commitments: Cells[]; regionIndex: Cells[] }

/** A column that must not be empty. */
export const text = (row: Cells, column: string): string => {
  const value = row[column]
  if (value === undefined || value === '') throw new Error(`a row without ${column}: ${JSON.stringify(row)}`)
  return value
}

export const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}
