import { type RegionRow, regionSet } from '../regions'

/**
 * Google Cloud regions that an ordinary account can order: id, name, country, continent, jurisdiction, zones, latitude, longitude and
 * price level. Places and zones: https://github.com/SpareCores/sc-data-dumps/tree/e8749be (data of 2026-01-31, secondary), without the
 * AI zones of Iowa and Dallas, which are made for accelerators and depend on an ordinary zone beside them
 * (https://docs.cloud.google.com/compute/docs/regions-zones/ai-zones, read 2026-11-23). London and Zurich are outside the EU and do not
 * count as `eu`. Price levels: the median ratios of the price catalogue, compiled 2026-11-23.
 */
const ROWS: readonly RegionRow[] = [
  ['us-central1', 'Iowa', 'US', 'na', 'us', 4, 41.1683, -95.7961, 1.0],
  ['us-east1', 'South Carolina', 'US', 'na', 'us', 3, 33.0641, -80.0434, 1.0],
  ['us-east4', 'Northern Virginia', 'US', 'na', 'us', 3, 38.9433, -77.5243, 1.0],
  ['us-west1', 'Oregon', 'US', 'na', 'us', 3, 45.6325, -121.2023, 1.0],
  ['northamerica-northeast1', 'Montréal', 'CA', 'na', 'ca', 3, 45.4934, -73.7282, 1.1011],
  ['southamerica-east1', 'São Paulo', 'BR', 'sa', 'br', 3, -23.5267, -46.8097, 1.5878],
  ['europe-west1', 'Belgium', 'BE', 'eu', 'eu', 3, 50.4693, 3.8655, 1.1011],
  ['europe-west4', 'Netherlands', 'NL', 'eu', 'eu', 3, 52.7901, 5.0292, 1.0503],
  ['europe-west3', 'Frankfurt', 'DE', 'eu', 'eu', 3, 50.1226, 8.9742, 1.18],
  ['europe-north1', 'Finland', 'FI', 'eu', 'eu', 3, 60.5366, 27.117, 1.1011],
  ['europe-west2', 'London', 'GB', 'eu', 'uk', 3, 51.509, -0.2118, 1.14],
  ['asia-southeast1', 'Singapore', 'SG', 'as', 'sg', 3, 1.3513, 103.7098, 1.2337],
  ['asia-northeast1', 'Tokyo', 'JP', 'as', 'jp', 3, 35.6434, 139.7685, 1.2842],
  ['asia-south1', 'Mumbai', 'IN', 'as', 'in', 3, 19.0709, 72.8726, 1.04],
  ['australia-southeast1', 'Sydney', 'AU', 'oc', 'au', 3, -33.8376, 150.9488, 1.2504],
  ['africa-south1', 'Johannesburg', 'ZA', 'af', null, 3, -26.0421, 28.059, null],
  ['asia-east1', 'Taiwan', 'TW', 'as', null, 3, 24.1385, 120.4257, null],
  ['asia-east2', 'Hong Kong', 'HK', 'as', null, 3, 22.2772, 114.1703, null],
  ['asia-northeast2', 'Osaka', 'JP', 'as', 'jp', 3, 34.6697, 135.4847, null],
  ['asia-northeast3', 'Seoul', 'KR', 'as', null, 3, 37.5515, 126.9778, null],
  ['asia-south2', 'Delhi', 'IN', 'as', 'in', 3, 28.644, 76.9284, null],
  ['asia-southeast2', 'Jakarta', 'ID', 'as', null, 3, -6.2297, 106.7471, null],
  ['asia-southeast3', 'Bangkok', 'TH', 'as', null, 3, 13.756, 100.502, null],
  ['australia-southeast2', 'Melbourne', 'AU', 'oc', 'au', 3, -37.8039, 144.712, null],
  ['europe-central2', 'Warsaw', 'PL', 'eu', 'eu', 3, 52.2329, 20.8966, null],
  ['europe-north2', 'Stockholm', 'SE', 'eu', 'eu', 3, 59.3346, 18.0632, null],
  ['europe-southwest1', 'Madrid', 'ES', 'eu', 'eu', 3, 40.5195, -3.3409, null],
  ['europe-west10', 'Berlin', 'DE', 'eu', 'eu', 3, 52.5106, 13.3807, null],
  ['europe-west12', 'Turin', 'IT', 'eu', 'eu', 3, 45.1467, 7.7421, null],
  ['europe-west6', 'Zurich', 'CH', 'eu', null, 3, 47.4459, 8.2109, null],
  ['europe-west8', 'Milan', 'IT', 'eu', 'eu', 3, 45.4616, 9.139, null],
  ['europe-west9', 'Paris', 'FR', 'eu', 'eu', 3, 48.8642, 2.3109, null],
  ['me-central1', 'Doha', 'QA', 'me', null, 3, 25.2729, 51.4718, null],
  ['me-central2', 'Dammam', 'SA', 'me', null, 3, 26.3826, 49.9676, null],
  ['me-west1', 'Tel Aviv', 'IL', 'me', null, 3, 32.0491, 34.7891, null],
  ['northamerica-northeast2', 'Toronto', 'CA', 'na', 'ca', 3, 43.7267, -79.5355, null],
  ['northamerica-south1', 'Mexico', 'MX', 'na', null, 3, 20.5896, -100.3897, null],
  ['southamerica-west1', 'Santiago', 'CL', 'sa', null, 3, -33.5205, -70.7217, null],
  ['us-east5', 'Columbus', 'US', 'na', 'us', 3, 39.9773, -83.0423, null],
  ['us-south1', 'Dallas', 'US', 'na', 'us', 3, 32.4432, -97.0623, null],
  ['us-west2', 'Los Angeles', 'US', 'na', 'us', 3, 34.055, -118.3754, null],
  ['us-west3', 'Salt Lake City', 'US', 'na', 'us', 3, 40.7386, -111.961, null],
  ['us-west4', 'Las Vegas', 'US', 'na', 'us', 3, 36.0556, -115.0102, null],
]

export const gcpRegions = regionSet(ROWS)
