import type { CatalogFile } from '@/lib/catalog/decode'
import { type Cells, compare, type Inputs, text } from './cells'
import { commitmentLines } from './commitments'
import { newest } from './dates'
import { withHash } from './hash'
import { indexer } from './indexer'
import { priceLines } from './lines'
import type { ProviderRules } from './rules'

/** The catalogue of one provider out of the price files. The same files give the same bytes. */
export const buildCatalog = (inputs: Inputs, rules: ProviderRules): CatalogFile => {
  const sources = indexer()
  const notes = indexer()
  const adders = { addSource: sources.add, addNote: notes.add }
  const own = (rows: Cells[]) => rows.filter((row) => row.provider === rules.provider)
  const { baseRegion } = rules
  const vms = own(inputs.vms)
  const regions = [...new Set(vms.map((row) => text(row, 'region')))].sort()
  const services = [...own(inputs.services), ...rules.moreRows]
  rules.assertRows(services)
  const types = machineTypes(vms)
  const read = priceLines(services, rules, adders)
  const content = {
    provider: rules.provider,
    readOn: newest([...services, ...vms].map((row) => text(row, 'as_of'))),
    baseRegion,
    regions: [baseRegion, ...regions.filter((region) => region !== baseRegion)],
    ratios: ratios(own(inputs.regionIndex)),
    prices: [...read, ...rules.moreLines(read, types, adders)].sort(compare),
    machineTypes: types,
    machines: regions.map((region) => rules.machines(rowsOf(vms, region), region, adders)),
    commitments: commitmentLines(own(inputs.commitments), rules, sources.add),
    ...sustained(rules.sustainedUse(own(inputs.commitments), sources.add)),
    sources: sources.list,
    notes: notes.list,
  }
  return withHash(content)
}

const sustained = (lines: string[] | undefined) => (lines === undefined ? {} : { sustainedUse: lines })

const machineTypes = (vms: Cells[]): string[] =>
  [...new Set(vms.map((row) => [row.instance_type, row.vcpus, row.memory_gib, row.arch].join('|')))].sort(compare)

const rowsOf = (vms: Cells[], region: string): Cells[] =>
  vms.filter((row) => row.region === region).sort((a, b) => compare(text(a, 'instance_type'), text(b, 'instance_type')))

const ratios = (rows: Cells[]): Record<string, Record<string, number>> => {
  const baskets: Record<string, Record<string, number>> = {}
  for (const row of [...rows].sort((a, b) => compare(a.basket + text(a, 'region'), b.basket + text(b, 'region')))) {
    const basket = text(row, 'basket')
    baskets[basket] = { ...baskets[basket], [text(row, 'region')]: Number(row.median_ratio) }
  }
  return baskets
}
