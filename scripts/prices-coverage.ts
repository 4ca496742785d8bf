import { catalog } from '@/lib/catalog/catalog'
import { coverageOf } from './prices/coverage'
import { coverageTable, LEGEND } from './prices/coverage-table'
import { PROVIDERS } from './prices/providers'

/** Kinds × providers × regions, and what stands behind each price: `npm run prices:coverage`. With `--gaps`, every gap in words. */
const withGaps = process.argv.includes('--gaps')

for (const provider of PROVIDERS) {
  const cells = (catalog.providers[provider]?.regions ?? []).flatMap((region) => coverageOf(catalog, provider, region))
  console.log(`${coverageTable(provider, cells)}\n`)
  if (!withGaps) continue
  const gaps = cells.flatMap(({ kind, gaps: own }) => own.map((gap) => `  ${kind}: ${gap}`))
  console.log(`${[...new Set(gaps)].join('\n')}\n`)
}
console.log(LEGEND)
