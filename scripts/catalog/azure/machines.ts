import { type Cells, text } from '../cells'
import type { Add } from '../indexer'
import type { ProviderRules } from '../rules'
import { sourceOf } from '../source'

const CORRECTED =
  'The source carries the price with Windows for this size; this is the price of its family for each vCPU, times the vCPUs.'

/** Most rows of a region share their source; the others name their own. Spot prices were read for a few sizes only. */
export const machinesOf: ProviderRules['machines'] = (rows, region, { addSource, addNote }) => {
  const ordinary = rows.find((row) => isOrdinary(row))
  if (!ordinary) throw new Error(`no machines in ${region}`)
  const spot = rows.map((row) => spotOf(text(row, 'source'))).find((found) => found !== undefined)
  return {
    region,
    source: addSource(onDemandOf(ordinary)),
    readOn: text(ordinary, 'as_of'),
    spotSource: spot ? addSource(spot.source) : addSource(onDemandOf(ordinary)),
    spotReadOn: spot?.readOn ?? text(ordinary, 'as_of'),
    spotIsListed: true,
    rows: rows.map((row) => lineOf(row, onDemandOf(ordinary), addSource, addNote)),
  }
}

const lineOf = (row: Cells, usual: string, addSource: Add, addNote: Add): string => {
  const source = onDemandOf(row)
  const spot = spotOf(text(row, 'source')) ? (row.spot_usd_per_hour ?? '') : ''
  const line = [row.instance_type, row.on_demand_usd_per_hour, spot].join('|')
  if (source === usual && isOrdinary(row)) return line
  const confidence = isCorrected(row) ? 'd' : 'v'
  const note = isCorrected(row) ? addNote(CORRECTED) : ''
  return [line, addSource(source), text(row, 'as_of'), confidence, note].join('|')
}

const isCorrected = (row: Cells) => text(row, 'source').includes('corrected:')
const isOrdinary = (row: Cells) => text(row, 'source').includes('karpenter') && !isCorrected(row)

const onDemandOf = (row: Cells): string => sourceOf(text(row, 'source').split(' ; ')[0] ?? '')

const spotOf = (source: string): { source: string; readOn: string } | undefined => {
  const found = /spot: (github \S+ \S+) \(([\d-]+)\)/.exec(source)
  return found?.[1] && found[2] ? { source: sourceOf(found[1]), readOn: found[2] } : undefined
}
