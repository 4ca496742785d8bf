import type { Catalog } from '@/lib/catalog/types'
import { azureSamples } from '@/lib/cost/azure/samples.fixture'
import { bill } from '@/lib/cost/bill'
import { gcpSamples } from '@/lib/cost/gcp/samples.fixture'
import { sampleDesign, samples } from '@/lib/cost/samples'
import type { Kind, Resource } from '@/lib/design/model'
import type { MachineNeed, MachineUse } from '@/lib/design/provider'
import type { Provider } from '@/lib/requirements/schema'
import { profileOf } from '@/lib/services/by-provider'

/**
 * What stands behind the price of a kind in a region: every line of its own row; at least one derived from another region's, or read in
 * no source that is sure; no line priced at all; or nothing to pay.
 */
export type Coverage = 'own' | 'derived' | 'unverified' | 'missing' | 'free'

/** `gaps` says what of it has no price, and why. */
export type CoverageCell = { kind: Kind; region: string; coverage: Coverage; gaps: string[] }

/** One ordinary resource of every kind, of the size that would be chosen in the region, billed together as in one design. */
export const coverageOf = (catalog: Catalog, provider: Provider, region: string): CoverageCell[] => {
  const resources = Object.values(SAMPLES[provider]).map((sample) => placed(sample, provider, region))
  const design = sampleDesign(resources, { provider, regions: [{ id: region, name: region, role: 'primary' }] })
  const { lines, unpriced } = bill([design], catalog)
  return resources.map(({ id, kind }) => {
    const gaps = unpriced.filter(({ resource }) => resource === id).map(({ name, because }) => `${name}: ${because}`)
    const found = lines.filter(({ resource }) => resource === id).map(({ source }) => source.confidence)
    return { kind, region, coverage: worst(found, gaps), gaps }
  })
}

const SAMPLES: Readonly<Record<Provider, Readonly<Record<Kind, Resource>>>> = {
  aws: samples,
  gcp: gcpSamples,
  azure: azureSamples,
}

const worst = (found: readonly ('verified' | 'derived' | 'unverified')[], gaps: readonly string[]): Coverage => {
  if (found.length === 0) return gaps.length > 0 ? 'missing' : 'free'
  if (found.includes('unverified')) return 'unverified'
  return found.includes('derived') ? 'derived' : 'own'
}

/** The kinds that are sold in sizes, and what of: not every size is sold in every region. */
const USES: Partial<Record<Kind, { use: MachineUse; family: MachineNeed['family'] }>> = {
  'machine-group': { use: 'virtual-machine', family: 'general' },
  'app-platform': { use: 'app-platform', family: 'general' },
  'relational-database': { use: 'relational-standard', family: 'general' },
  'document-database': { use: 'document', family: 'memory' },
  'time-series-database': { use: 'time-series', family: 'memory' },
  'search-engine': { use: 'search', family: 'memory' },
  cache: { use: 'cache', family: 'memory' },
}

const placed = (sample: Resource, provider: Provider, region: string): Resource => {
  const here = { ...sample, region: sample.region === 'global' ? 'global' : region }
  const sized = USES[here.kind]
  if (sized === undefined || !('instanceType' in here)) return here
  const { vcpu, memoryGib, arch } = here
  return {
    ...here,
    ...profileOf(provider).fitMachine(sized.use, { vcpu, memoryGib, arch, family: sized.family }, region),
  }
}
