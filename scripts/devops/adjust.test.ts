import { expect, test } from 'vitest'
import type { RequirementsDocument } from '@/lib/requirements/schema'
import { adjust } from './adjust'

const document: RequirementsDocument = {
  schemaVersion: 1,
  name: 'Orders',
  workload: { kind: 'api' },
  platform: { provider: 'aws', region: 'eu-west-1' },
  insistOn: { provider: 'aws', cache: 'none' },
}

test('without options the document stays as it is', () => {
  expect(adjust(document, { provider: undefined, insist: [] })).toEqual({ ok: true, value: document })
})

test('another cloud chooses its regions again, and the wish for the old one goes', () => {
  expect(adjust(document, { provider: 'gcp', insist: [] })).toMatchObject({
    value: { platform: { provider: 'gcp', region: null, regionSecond: null }, insistOn: { cache: 'none' } },
  })
  expect(adjust(document, { provider: 'aws', insist: [] })).toMatchObject({
    value: { platform: { region: 'eu-west-1' } },
  })
})

test('a wish is added to those of the file', () => {
  expect(adjust(document, { provider: undefined, insist: ['compute=kubernetes'] })).toMatchObject({
    value: { insistOn: { provider: 'aws', cache: 'none', compute: 'kubernetes' } },
  })
})

test.each([
  [{ provider: 'ibm', insist: [] }, '--provider: must be one of auto, aws, gcp, azure, got ibm'],
  [{ provider: undefined, insist: ['compute'] }, '--insist: must be topic=option, got compute'],
  [{ provider: undefined, insist: ['colour=red'] }, '--insist: must name a topic'],
  [{ provider: undefined, insist: ['compute=mainframe'] }, '--insist: compute must be one of'],
])('%j is refused', (options, message) => {
  const adjusted = adjust(document, options)
  expect(adjusted.ok ? '' : adjusted.errors.join()).toContain(message)
})
