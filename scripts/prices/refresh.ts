import type { CatalogFile } from '@/lib/catalog/decode'
import { applyFresh, type Change } from './apply-fresh'
import type { Fresh, Reading } from './fresh'
import type { PROVIDERS } from './providers'
import { readAws } from './read-aws'
import { readAzure } from './read-azure'
import { readGcp } from './read-gcp'

export type RefreshedProvider = (typeof PROVIDERS)[number]

export type RefreshInput = {
  file: CatalogFile
  endpoint: string
  /** Of Google Cloud; the other two ask for none. */
  key: string
  today: string
  /** Before the first of the further attempts. */
  waitMs: number
  step(what: string): void
}

export type Refreshed = { file: CatalogFile; changes: Change[]; rows: number }

/** A new catalogue of one provider, or an error: never a part of one. */
export const refresh = async (provider: RefreshedProvider, input: RefreshInput): Promise<Refreshed> => {
  const { file } = input
  const reading: Reading = {
    ...input,
    regions: file.regions,
    skus: new Set(file.prices.map((line) => line.split('|')[0] ?? '')),
    machineTypes: new Map(file.machineTypes.map(machineTypeOf)),
  }
  const fresh = await READERS[provider](reading, input.key)
  assertWhole(provider, file, fresh)
  return applyFresh(file, fresh)
}

const READERS: Readonly<Record<RefreshedProvider, (reading: Reading, key: string) => Promise<Fresh>>> = {
  aws: readAws,
  gcp: readGcp,
  azure: readAzure,
}

const machineTypeOf = (line: string): [string, { vcpu: number; memoryGib: number }] => {
  const [type = '', vcpu, memoryGib] = line.split('|')
  return [type, { vcpu: Number(vcpu), memoryGib: Number(memoryGib) }]
}

/** Of each region's machines so many must be there again: an API that answers with half of them has changed, and so must its reader. */
const SHARE_EXPECTED: Readonly<Record<RefreshedProvider, number>> = { aws: 0.9, azure: 0.9, gcp: 0.3 }

/** No price moves so far in a refresh; what does was misread. */
const FACTOR_MAX = 10

const assertWhole = (provider: RefreshedProvider, file: CatalogFile, fresh: Fresh): void => {
  for (const { region, rows } of file.machines) {
    const known = new Map(rows.map((row): [string, number] => [row.split('|')[0] ?? '', Number(row.split('|')[1])]))
    const found = fresh.machines.filter((machine) => machine.region === region && known.has(machine.type))
    if (new Set(found.map(({ type }) => type)).size < known.size * SHARE_EXPECTED[provider])
      throw new Error(`${provider} ${region}: ${found.length} of ${known.size} machine types came back`)
    for (const { type, hourlyUsd } of found) {
      const before = known.get(type) ?? hourlyUsd
      if (hourlyUsd > before * FACTOR_MAX || hourlyUsd < before / FACTOR_MAX)
        throw new Error(`${provider} ${region}: ${type} went from ${before} to ${hourlyUsd} USD an hour`)
    }
  }
}
