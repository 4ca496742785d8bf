import type { ProviderRegion } from '@/lib/design/provider'
import { PROVIDERS, type Provider, type Residency } from '@/lib/requirements/schema'
import { PROFILES } from '@/lib/services/by-provider'
import type { Clouds } from './decide-all'

type FakeCloud = { usd: number | null; regions: number | { readonly [R in Residency]?: number } }

/** A cloud with so many regions for a place, and one price: test support, for what the real ones happen not to differ in. */
const fake = ({ usd, regions }: FakeCloud): NonNullable<Clouds[Provider]> => ({
  regionsFor: (residency) => {
    const count = typeof regions === 'number' ? regions : (regions[residency] ?? 0)
    return Array.from({ length: count }, (_, index) => region(`${residency}-${index + 1}`))
  },
  machineHourUsd: () => usd,
})

const region = (id: string): ProviderRegion => ({ id, name: id, continent: 'eu', residency: 'eu', zones: 3 })

const TWO = 2
/** The real clouds, with a stand-in for one that has no profile yet. */
export const EVERY_CLOUD: Clouds = {
  ...Object.fromEntries(PROVIDERS.map((provider) => [provider, fake({ usd: 0.2, regions: TWO })])),
  ...PROFILES,
}

/** Clouds as they might be: one alone, one without a region for the data, one with a single region, one that costs less. */
export const CLOUD_SETS: readonly Clouds[] = [
  EVERY_CLOUD,
  PROFILES,
  ...PROVIDERS.flatMap((provider, index): Clouds[] => [
    { [provider]: fake({ usd: 0.2, regions: TWO }) },
    { ...fakes(0.2), [provider]: fake({ usd: 0.1 + index / 100, regions: TWO }) },
    { ...fakes(0.2), [provider]: fake({ usd: 0.2, regions: 1 }) },
    { ...fakes(0.2), [provider]: fake({ usd: null, regions: 0 }) },
  ]),
]

function fakes(usd: number): Clouds {
  return Object.fromEntries(PROVIDERS.map((provider) => [provider, fake({ usd, regions: TWO })]))
}
