/**
 * Converts a folder of price files (services.csv, vms.csv, commitments.csv, region_index.csv) into lib/catalog/data. Prices that a refresh
 * has read since are kept.
 * npx tsx scripts/catalog-build.ts FOLDER
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogFile } from '@/lib/catalog/decode'
import { awsRules } from './catalog/aws/rules'
import { azureRules } from './catalog/azure/rules'
import { buildCatalog } from './catalog/build'
import { parseCsv } from './catalog/csv'
import { gcpRules } from './catalog/gcp/rules'
import { keepNewer } from './catalog/keep-newer'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npx tsx scripts/catalog-build.ts FOLDER')
  process.exit(2)
}

const read = (name: string) => parseCsv(readFileSync(join(folder, name), 'utf8'))

const inputs = {
  services: read('services.csv'),
  vms: read('vms.csv'),
  commitments: read('commitments.csv'),
  regionIndex: read('region_index.csv'),
}

for (const rules of [awsRules, gcpRules, azureRules]) {
  const path = join(import.meta.dirname, '..', 'lib', 'catalog', 'data', `${rules.provider}.json`)
  const built = buildCatalog(inputs, rules)
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as CatalogFile) : built
  const { file, kept } = keepNewer(built, before)
  writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`)
  const { prices, machineTypes, readOn, hash } = file
  console.log(
    `${rules.provider}: ${prices.length} SKUs, ${machineTypes.length} machine types, read on ${readOn}, hash ${hash}${kept > 0 ? `, ${kept} refreshed prices kept` : ''}`,
  )
}
