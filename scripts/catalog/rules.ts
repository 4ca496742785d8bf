import type { CatalogFile } from '@/lib/catalog/decode'
import type { Cells } from './cells'
import type { MoreCommitment } from './commitments'
import type { Add } from './indexer'
import type { Row } from './tiers'

export type Allowance = { upTo: number; verified: boolean }
export type Adders = { addSource: Add; addNote: Add }

/** All that differs from one provider's price files to another's. */
export type ProviderRules = {
  provider: 'aws' | 'gcp' | 'azure'
  baseRegion: string
  /** Throws where the rows no longer have the form that the rules below rely on. */
  assertRows(services: Cells[]): void
  /** Our permanent SKU for a row of services.csv and the region it belongs to; undefined where the row is not wanted. */
  skuOf(row: Cells): { sku: string; region: string } | undefined
  unitOf(unit: string): { unit: string; per: number }
  /** An allowance that the rows themselves do not show. */
  freeTierOf(sku: string): Allowance | undefined
  /** A first slice at price 0 is an allowance of the source's own rather than a slice like any other. */
  hasListedAllowances: boolean
  /** Bounds that count plain units although the price counts packs. */
  hasPlainBounds(sku: string): boolean
  /** The price of a row and the bounds of its slice, both in the source's own units. */
  tierOf(row: Cells): Row
  noteOf(row: Cells): string | undefined
  /** verified, derived from another row, or unverified. */
  confidenceOf(row: Cells): 'v' | 'd' | 'u'
  /** Rows that the price files lack, in the same columns. */
  moreRows: readonly Cells[]
  /** Lines that no row of services.csv gives, made from those that it does give. */
  moreLines(read: string[], machineTypes: string[], adders: Adders): string[]
  machines(rows: Cells[], region: string, adders: Adders): CatalogFile['machines'][number]
  /** The line of a commitment; undefined where it is not wanted. */
  commitmentOf(row: Cells): CommitmentLine | undefined
  /** Commitments that the price files lack. */
  moreCommitments: readonly MoreCommitment[]
  /** Discounts that come by themselves when a machine runs the whole month. */
  sustainedUse(rows: Cells[], addSource: Add): string[] | undefined
}

export type CommitmentLine = { scope: string; region: string; kind: string; years: string; percent: number }
