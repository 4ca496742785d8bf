/**
 * Converts a folder of price files (services.csv, vms.csv, commitments.csv, region_index.csv) into lib/catalog/data.
 * npx tsx scripts/catalog-build.ts FOLDER
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { awsRules } from './catalog/aws/rules'
import { azureRules } from './catalog/azure/rules'
import { buildCatalog } from './catalog/build'
import { parseCsv } from './catalog/csv'
import { gcpRules } from './catalog/gcp/rules'

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
  const file = buildCatalog(inputs, rules)
  const path = join(import.meta.dirname, '..', 'lib', 'catalog', 'data', `${rules.provider}.json`)
  writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`)
  const { prices, machineTypes, readOn, hash } = file
  console.log(
    `${rules.provider}: ${prices.length} SKUs, ${machineTypes.length} machine types, read on ${readOn}, hash ${hash}`,
  )
}
