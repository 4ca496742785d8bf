import { type RegionRow, regionSet } from '../regions'

/**
 * AWS regions that a commercial account can order: id, name, country, continent, jurisdiction, zones, latitude, longitude and price
 * level. Places and zones: https://github.com/SpareCores/sc-data-dumps/tree/e8749be (data of 2026-01-31, secondary). London and Zurich
 * are outside the EU and do not count as `eu`. Price levels: the median ratios of the price catalogue, compiled 2026-11-23.
 */
const ROWS: readonly RegionRow[] = [
  ['us-east-1', 'US East (N. Virginia)', 'US', 'na', 'us', 6, 38.9941, -77.4524, 1.0],
  ['us-east-2', 'US East (Ohio)', 'US', 'na', 'us', 3, 40.0946, -82.7541, 1.0],
  ['us-west-2', 'US West (Oregon)', 'US', 'na', 'us', 4, 45.9175, -119.2684, 1.0],
  ['ca-central-1', 'Canada (Central)', 'CA', 'na', 'ca', 3, 45.5, -73.6, 1.0952],
  ['sa-east-1', 'South America (São Paulo)', 'BR', 'sa', 'br', 3, -23.4926, -46.8106, 1.5938],
  ['eu-west-1', 'Europe (Ireland)', 'IE', 'eu', 'eu', 3, 53.4057, -6.2245, 1.1146],
  ['eu-central-1', 'Europe (Frankfurt)', 'DE', 'eu', 'eu', 3, 50.0992, 8.6304, 1.1979],
  ['eu-north-1', 'Europe (Stockholm)', 'SE', 'eu', 'eu', 3, 59.3262, 17.842, 1.0634],
  ['eu-west-2', 'Europe (London)', 'GB', 'eu', 'uk', 3, 51.5085, -0.0609, 1.1741],
  ['ap-southeast-1', 'Asia Pacific (Singapore)', 'SG', 'as', 'sg', 3, 1.3218, 103.6931, 1.2063],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)', 'JP', 'as', 'jp', 3, 35.6174, 139.7459, 1.2588],
  ['ap-south-1', 'Asia Pacific (Mumbai)', 'IN', 'as', 'in', 3, 19.2426, 72.9668, 1.0],
  ['ap-southeast-2', 'Asia Pacific (Sydney)', 'AU', 'oc', 'au', 3, -33.9118, 151.1908, 1.25],
  ['af-south-1', 'Africa (Cape Town)', 'ZA', 'af', null, 3, -33.9147, 18.3759, null],
  ['ap-east-1', 'Asia Pacific (Hong Kong)', 'HK', 'as', null, 3, 22.2908, 114.2723, null],
  ['ap-east-2', 'Asia Pacific (Taipei)', 'TW', 'as', null, 3, 25.0375, 121.5637, null],
  ['ap-northeast-2', 'Asia Pacific (Seoul)', 'KR', 'as', null, 4, 37.5617, 126.8736, null],
  ['ap-northeast-3', 'Asia Pacific (Osaka)', 'JP', 'as', 'jp', 3, 34.6939, 135.5022, null],
  ['ap-south-2', 'Asia Pacific (Hyderabad)', 'IN', 'as', 'in', 3, 17.4123, 78.2432, null],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)', 'ID', 'as', null, 3, -6.2, 106.8167, null],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)', 'AU', 'oc', 'au', 3, -37.8039, 144.712, null],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)', 'MY', 'as', null, 3, 3.139, 101.687, null],
  ['ap-southeast-6', 'Asia Pacific (New Zealand)', 'NZ', 'oc', null, 3, -36.848, 174.763, null],
  ['ap-southeast-7', 'Asia Pacific (Thailand)', 'TH', 'as', null, 3, 13.756, 100.502, null],
  ['ca-west-1', 'Canada West (Calgary)', 'CA', 'na', 'ca', 3, 51.0466, -114.129, null],
  ['eu-central-2', 'Europe (Zurich)', 'CH', 'eu', null, 3, 47.3863, 8.4449, null],
  ['eu-south-1', 'Europe (Milan)', 'IT', 'eu', 'eu', 3, 45.4628, 9.1077, null],
  ['eu-south-2', 'Europe (Spain)', 'ES', 'eu', 'eu', 3, 41.7944, -0.8517, null],
  ['eu-west-3', 'Europe (Paris)', 'FR', 'eu', 'eu', 3, 48.601, 2.2977, null],
  ['il-central-1', 'Israel (Tel Aviv)', 'IL', 'me', null, 3, 32.0491, 34.7891, null],
  ['me-central-1', 'Middle East (UAE)', 'AE', 'me', null, 3, 25.0648, 55.1364, null],
  ['me-south-1', 'Middle East (Bahrain)', 'BH', 'me', null, 3, 25.9413, 50.3074, null],
  ['mx-central-1', 'Mexico (Central)', 'MX', 'na', null, 3, 20.5896, -100.3897, null],
  ['us-west-1', 'US West (N. California)', 'US', 'na', 'us', 2, 37.4437, -122.1537, null],
]

export const awsRegions = regionSet(ROWS)
