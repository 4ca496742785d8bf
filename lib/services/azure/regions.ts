import { type RegionRow, regionSet } from '../regions'

/**
 * Azure regions that any subscription can order: id, name, country, continent, jurisdiction, zones, latitude, longitude and price level.
 * Zones: https://github.com/MicrosoftDocs/azure-docs (articles/reliability/regions-list.md of 2025-03-21, verified); a region without
 * zones has 1. Places: https://github.com/SpareCores/sc-data-dumps/tree/e8749be (data of 2026-01-31, secondary). Left out: the separate
 * government cloud, and the regions that are opened for disaster recovery within a country on request only (France South, Germany North,
 * Norway West, Switzerland West, South Africa West, UAE Central, Korea South, Brazil Southeast and others). Norway and Switzerland are
 * outside the EU, as is the United Kingdom. Price levels: the median ratios of the price catalogue, compiled 2026-11-23.
 */
const ROWS: readonly RegionRow[] = [
  ['centralindia', 'Central India', 'IN', 'as', 'in', 3, 18.5822, 73.9197, 1.0],
  ['eastus', 'East US', 'US', 'na', 'us', 3, 37.3719, -79.8164, 1.0],
  ['eastus2', 'East US 2', 'US', 'na', 'us', 3, 36.6681, -78.3889, 1.0],
  ['westus2', 'West US 2', 'US', 'na', 'us', 3, 47.233, -119.852, 1.0],
  ['westus3', 'West US 3', 'US', 'na', 'us', 3, 33.4484, -112.074, 1.0],
  ['canadacentral', 'Canada Central', 'CA', 'na', 'ca', 3, 43.653, -79.383, 1.1123],
  ['northeurope', 'North Europe', 'IE', 'eu', 'eu', 3, 53.3478, -6.2597, 1.1154],
  ['centralus', 'Central US', 'US', 'na', 'us', 3, 41.5908, -93.6208, 1.1302],
  ['uksouth', 'UK South', 'GB', 'eu', 'uk', 3, 50.941, -0.799, 1.1628],
  ['francecentral', 'France Central', 'FR', 'eu', 'eu', 3, 48.857, 2.352, 1.1731],
  ['germanywestcentral', 'Germany West Central', 'DE', 'eu', 'eu', 3, 50.1109, 8.6821, 1.2014],
  ['westeurope', 'West Europe', 'NL', 'eu', 'eu', 3, 52.3667, 4.9, 1.2035],
  ['southeastasia', 'Southeast Asia', 'SG', 'as', 'sg', 3, 1.283, 103.833, 1.2486],
  ['australiaeast', 'Australia East', 'AU', 'oc', 'au', 3, -33.86, 151.2094, 1.25],
  ['japaneast', 'Japan East', 'JP', 'as', 'jp', 3, 35.68, 139.77, 1.2869],
  ['brazilsouth', 'Brazil South', 'BR', 'sa', 'br', 3, -23.55, -46.633, 1.5952],
  ['australiacentral', 'Australia Central', 'AU', 'oc', 'au', 1, -35.3075, 149.1244, null],
  ['australiasoutheast', 'Australia Southeast', 'AU', 'oc', 'au', 1, -37.8136, 144.9631, null],
  ['austriaeast', 'Austria East', 'AT', 'eu', 'eu', 3, 48.2092, 16.3728, null],
  ['belgiumcentral', 'Belgium Central', 'BE', 'eu', 'eu', 3, 50.8455, 4.3557, null],
  ['canadaeast', 'Canada East', 'CA', 'na', 'ca', 1, 46.817, -71.217, null],
  ['chilecentral', 'Chile Central', 'CL', 'sa', null, 3, -33.4475, -70.6737, null],
  ['eastasia', 'East Asia', 'HK', 'as', null, 3, 22.267, 114.188, null],
  ['indonesiacentral', 'Indonesia Central', 'ID', 'as', null, 3, -6.2, 106.8167, null],
  ['israelcentral', 'Israel Central', 'IL', 'me', null, 3, 31.27, 34.8, null],
  ['italynorth', 'Italy North', 'IT', 'eu', 'eu', 3, 45.4689, 9.1811, null],
  ['japanwest', 'Japan West', 'JP', 'as', 'jp', 3, 34.6939, 135.5022, null],
  ['koreacentral', 'Korea Central', 'KR', 'as', null, 3, 37.5665, 126.978, null],
  ['malaysiawest', 'Malaysia West', 'MY', 'as', null, 3, 3.1409, 101.6932, null],
  ['mexicocentral', 'Mexico Central', 'MX', 'na', null, 3, 20.5888, -100.3899, null],
  ['newzealandnorth', 'New Zealand North', 'NZ', 'oc', null, 3, -36.8485, 174.7635, null],
  ['northcentralus', 'North Central US', 'US', 'na', 'us', 1, 41.8819, -87.6278, null],
  ['norwayeast', 'Norway East', 'NO', 'eu', null, 3, 59.9139, 10.7522, null],
  ['polandcentral', 'Poland Central', 'PL', 'eu', 'eu', 3, 52.2333, 21.0167, null],
  ['qatarcentral', 'Qatar Central', 'QA', 'me', null, 3, 25.5515, 51.4393, null],
  ['southafricanorth', 'South Africa North', 'ZA', 'af', null, 3, -25.7313, 28.2184, null],
  ['southcentralus', 'South Central US', 'US', 'na', 'us', 3, 29.4167, -98.5, null],
  ['southindia', 'South India', 'IN', 'as', 'in', 1, 12.9822, 80.1636, null],
  ['spaincentral', 'Spain Central', 'ES', 'eu', 'eu', 3, 40.4259, -3.4209, null],
  ['swedencentral', 'Sweden Central', 'SE', 'eu', 'eu', 3, 60.6749, 17.1413, null],
  ['switzerlandnorth', 'Switzerland North', 'CH', 'eu', null, 3, 47.4515, 8.5646, null],
  ['uaenorth', 'UAE North', 'AE', 'me', null, 3, 25.2667, 55.3167, null],
  ['ukwest', 'UK West', 'GB', 'eu', 'uk', 1, 51.48, -3.18, null],
  ['westcentralus', 'West Central US', 'US', 'na', 'us', 1, 40.89, -110.234, null],
  ['westindia', 'West India', 'IN', 'as', 'in', 1, 19.088, 72.868, null],
  ['westus', 'West US', 'US', 'na', 'us', 1, 37.783, -122.417, null],
]

/**
 * Microsoft pairs regions, and two pairs leave their country: Brazil South copies to South Central US and Southeast Asia to East Asia. The
 * pairs are not used here: a partner is chosen by residency and distance, and storage that copies to the pair by itself is not offered.
 */
export const azureRegions = regionSet(ROWS)
