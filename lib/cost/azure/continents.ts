import type { Design } from '@/lib/design/model'

/**
 * Azure bills traffic to another region by whether it stays on the continent. A region that is not in the list counts as on a continent
 * of its own, so that its traffic is named as unpriced and not priced too low.
 */
export const isOnOtherContinent = (from: string, { regions }: Pick<Design, 'regions'>): boolean => {
  const home = continentOf(from)
  return regions.some(({ id }) => id !== from && (home === undefined || continentOf(id) !== home))
}

/** https://github.com/MicrosoftDocs/azure-docs, articles/reliability/regions-list.md, read 2026-11-23. */
const CONTINENTS: Readonly<Record<string, readonly string[]>> = {
  'North America': [
    'canadacentral',
    'canadaeast',
    'centralus',
    'eastus',
    'eastus2',
    'mexicocentral',
    'northcentralus',
    'southcentralus',
    'westcentralus',
    'westus',
    'westus2',
    'westus3',
  ],
  Europe: [
    'austriaeast',
    'belgiumcentral',
    'francecentral',
    'francesouth',
    'germanynorth',
    'germanywestcentral',
    'italynorth',
    'northeurope',
    'norwayeast',
    'norwaywest',
    'polandcentral',
    'spaincentral',
    'swedencentral',
    'switzerlandnorth',
    'switzerlandwest',
    'uksouth',
    'ukwest',
    'westeurope',
  ],
  'Asia Pacific': [
    'centralindia',
    'eastasia',
    'indonesiacentral',
    'japaneast',
    'japanwest',
    'koreacentral',
    'koreasouth',
    'malaysiawest',
    'southeastasia',
    'southindia',
    'westindia',
  ],
  Oceania: ['australiacentral', 'australiaeast', 'australiasoutheast', 'newzealandnorth'],
  'South America': ['brazilsouth', 'brazilsoutheast', 'chilecentral'],
}

const continentOf = (region: string): string | undefined =>
  Object.keys(CONTINENTS).find((continent) => CONTINENTS[continent]?.includes(region))
