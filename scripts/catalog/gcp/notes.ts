import { type Cells, text } from '../cells'
import { readConfidence } from '../source'

/** Remarks of ours on rows that need one, in place of the remarks of the files they were read from. */
export const noteOf = (row: Cells): string | undefined => {
  if (isOurs(row)) return row.notes
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

export const confidenceOf = (row: Cells): 'v' | 'd' | 'u' => {
  if (isOurs(row)) return row.confidence === 'v' || row.confidence === 'd' ? row.confidence : 'u'
  const read = readConfidence(row)
  return read === 'v' && (isInferred(row) || isHalved(row)) ? 'd' : read
}

/** A row of the supplement says for itself how sure it is. */
const isOurs = (row: Cells) => row.confidence !== undefined

const isInferred = ({ notes = '' }: Cells) => notes.startsWith('inferred')
const isHalved = ({ notes = '' }: Cells) => notes.startsWith('half of')
