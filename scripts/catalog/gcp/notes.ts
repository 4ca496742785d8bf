import { type Cells, text } from '../cells'

/** Remarks of ours on rows that need one, in place of the remarks of the files they were read from. */
export const noteOf = (row: Cells): string | undefined => {
  const [service, key, source] = [text(row, 'service'), text(row, 'sku_key'), text(row, 'source')]
  if (source === 'unsourced-knowledge') return 'No source was read for this price.'
  if (service === 'cloud_sql' && isInferred(row))
    return 'Worked out from the price of a whole machine, which equals that of us-central1.'
  if (service === 'cloud_sql' && isHalved(row)) return 'Half of the price with a standby in a second zone.'
  if (service === 'network' && text(row, 'region') === 'asia-northeast1' && key.includes('worldwide'))
    return 'The first slice is cheaper than the second in the source, which looks like a quirk of its catalogue.'
  if (service === 'memorystore_redis') return 'Worked out from a monthly cost, so the last digit may be off.'
  if (service === 'gke_autopilot') return 'By the month of 730 hours.'
  if (service === 'filestore' && key === 'basic_hdd_gib_hour')
    return 'From a worked example of the vendor without a date; older than the monthly price.'
  if (source.includes('secondary') || text(row, 'as_of') === 'undated') return 'A secondary or undated source.'
  return undefined
}

/** Not read as such, but worked out from another row of the same list. */
export const isWorkedOut = (row: Cells): boolean => isInferred(row) || isHalved(row)

const isInferred = ({ notes = '' }: Cells) => notes.startsWith('inferred')
const isHalved = ({ notes = '' }: Cells) => notes.startsWith('half of')
