import { expect, test } from 'vitest'
import type { Cost } from '@/lib/plan-document'
import { certaintyWords } from './certainty-words'

const line = (monthlyUsd: number, confidence: string) =>
  ({ monthlyUsd, source: { url: '', readOn: '', confidence, note: null } }) as Cost['lines'][number]

test('the bill is split by how sure its prices are, and what is not there is not named', () => {
  expect(certaintyWords({ lines: [line(60, 'verified'), line(20, 'verified'), line(20, 'unverified')] })).toBe(
    'Of this, $80 (80%) on prices that were read for their region; $20 (20%) on prices that no page was read for, each marked below.',
  )
  expect(certaintyWords({ lines: [] })).toBeUndefined()
})
