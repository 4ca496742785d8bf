import type {
  Arch,
  Commitment,
  Confidence,
  MachinePrice,
  MachineType,
  Price,
  PriceTier,
  ProviderCatalog,
  RegionMachines,
  SustainedUse,
} from './types'

/**
 * The catalogue on disk: sources and notes once, one line of text a SKU, so that a refreshed price is a one-line diff.
 *
 * prices: `sku|unit|per|freeUpTo|row|row…`, row: `region~from:usd,from:usd~source~readOn~confidence~note`
 * machineTypes: `type|vcpu|memoryGib|arch`, machines.rows: `type|hourlyUsd|spotHourlyUsd`, and `|source|readOn|confidence|note` where
 * they are not those of the region
 * commitments: `scope|region|kind|years|percent|source|readOn`, and `|s` or `|u` where that is second hand or not read
 * sustainedUse: `family|percent|source|readOn`
 */
export type CatalogFile = {
  provider: string
  readOn: string
  hash: string
  baseRegion: string
  regions: string[]
  sources: string[]
  notes: string[]
  ratios: Record<string, Record<string, number>>
  prices: string[]
  machineTypes: string[]
  machines: {
    region: string
    source: number
    readOn: string
    spotSource: number
    spotReadOn: string
    /** The vendor lists these spot prices; elsewhere they are worked out from an average saving. */
    spotIsListed?: boolean
    rows: string[]
  }[]
  commitments: string[]
  sustainedUse?: string[]
}

export const decodeCatalog = (file: CatalogFile): ProviderCatalog => ({
  provider: file.provider,
  readOn: file.readOn,
  hash: file.hash,
  baseRegion: file.baseRegion,
  regions: file.regions,
  ratios: file.ratios,
  prices: Object.fromEntries(file.prices.map((line) => decodeSku(line, file))),
  machineTypes: Object.fromEntries(file.machineTypes.map(decodeMachineType)),
  machines: Object.fromEntries(file.machines.map((region) => [region.region, decodeMachines(region, file)])),
  commitments: file.commitments.map((line) => decodeCommitment(line, file)),
  sustainedUse: Object.fromEntries((file.sustainedUse ?? []).map((line) => decodeSustainedUse(line, file))),
})

const CONFIDENCES: Record<string, Confidence> = { v: 'verified', d: 'derived', u: 'unverified' }
const COMMITMENT_CONFIDENCES: Record<string, Commitment['confidence']> = { s: 'secondary', u: 'unverified' }
const KINDS: Record<string, Commitment['kind']> = {
  s: 'standard',
  c: 'convertible',
  r: 'reserved',
  p: 'spend',
}

const decodeSku = (line: string, file: CatalogFile): [string, Record<string, Price>] => {
  const [sku = '', unit = '', per = '', free = '', ...rows] = line.split('|')
  const prices = rows.map((row): [string, Price] => {
    const [region = '', tiers = '', source = '', readOn = '', confidence = '', note = ''] = row.split('~')
    const text = file.notes[Number(note)]
    const price: Price = {
      sku,
      unit,
      per: Number(per),
      tiers: tiers.split(',').map(decodeTier),
      source: file.sources[Number(source)] ?? '',
      readOn,
      confidence: CONFIDENCES[confidence] ?? 'unverified',
      ...(free === '' ? {} : { freeTier: decodeFreeTier(free) }),
      ...(note === '' || text === undefined ? {} : { note: text }),
    }
    return [region, price]
  })
  return [sku, Object.fromEntries(prices)]
}

const decodeTier = (text: string): PriceTier => {
  const [from, usd] = text.split(':')
  return { from: Number(from), usd: Number(usd) }
}

/** `1000000v`: the allowance and how sure we are of it. */
const decodeFreeTier = (text: string) => ({
  upTo: Number(text.slice(0, -1)),
  confidence: text.endsWith('v') ? ('verified' as const) : ('unverified' as const),
})

const decodeMachineType = (line: string): [string, MachineType] => {
  const [type = '', vcpu, memoryGib, arch] = line.split('|')
  return [type, { type, vcpu: Number(vcpu), memoryGib: Number(memoryGib), arch: arch as Arch }]
}

const decodeMachines = (region: CatalogFile['machines'][number], file: CatalogFile): RegionMachines => ({
  source: file.sources[region.source] ?? '',
  readOn: region.readOn,
  spotSource: file.sources[region.spotSource] ?? '',
  spotReadOn: region.spotReadOn,
  spotIsListed: region.spotIsListed ?? false,
  prices: Object.fromEntries(
    region.rows.map((line): [string, MachinePrice] => {
      const [type = '', hourly, spot = '', ...own] = line.split('|')
      return [
        type,
        {
          hourlyUsd: Number(hourly),
          ...(spot === '' ? {} : { spotHourlyUsd: Number(spot) }),
          ...(own.length === 0 ? {} : { own: decodeOwn(own, file) }),
        },
      ]
    }),
  ),
})

const decodeOwn = (cells: readonly string[], file: CatalogFile): NonNullable<MachinePrice['own']> => {
  const [source, readOn = '', confidence = '', note = ''] = cells
  const text = file.notes[Number(note)]
  return {
    source: file.sources[Number(source)] ?? '',
    readOn,
    confidence: CONFIDENCES[confidence] ?? 'unverified',
    ...(note === '' || text === undefined ? {} : { note: text }),
  }
}

const decodeSustainedUse = (line: string, file: CatalogFile): [string, SustainedUse] => {
  const [family = '', percent, source, readOn = ''] = line.split('|')
  return [family, { percent: Number(percent), source: file.sources[Number(source)] ?? '', readOn }]
}

const decodeCommitment = (line: string, file: CatalogFile): Commitment => {
  const [scope = '', region = '', kind = '', years, percent, source, readOn = '', confidence = ''] = line.split('|')
  return {
    scope,
    region,
    kind: KINDS[kind] ?? 'reserved',
    years: years === '3' ? 3 : 1,
    percent: Number(percent),
    source: file.sources[Number(source)] ?? '',
    readOn,
    confidence: COMMITMENT_CONFIDENCES[confidence] ?? 'verified',
  }
}
