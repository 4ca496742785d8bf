import { createHash } from 'node:crypto'
import type { CatalogFile } from '@/lib/catalog/decode'

/** The file with the fingerprint of its content. */
export const withHash = (content: Omit<CatalogFile, 'hash'>): CatalogFile => ({
  ...content,
  hash: createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16),
})
