/**
 * Converts a folder of price files (services.csv, vms.csv, commitments.csv, region_index.csv) into lib/catalog/data.
 * npx tsx scripts/catalog-build.ts FOLDER
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildCatalog } from './catalog/build'
import { parseCsv } from './catalog/csv'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: npx tsx scripts/catalog-build.ts FOLDER')
  process.exit(2)
}

const read = (name: string) => parseCsv(readFileSync(join(folder, name), 'utf8'))

const file = buildCatalog({
  services: read('services.csv'),
  vms: read('vms.csv'),
  commitments: read('commitments.csv'),
  regionIndex: read('region_index.csv'),
})
const path = join(import.meta.dirname, '..', 'lib', 'catalog', 'data', 'aws.json')
writeFileSync(path, `${JSON.stringify(file, null, 1)}\n`)
console.log(
  `${file.prices.length} SKUs, ${file.machineTypes.length} machine types, read on ${file.readOn}, hash ${file.hash}`,
)
