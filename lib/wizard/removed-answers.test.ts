import { expect, test } from 'vitest'
import { removedAnswers } from './removed-answers'

test('only answers that were given and counted are removed', () => {
  const before = { 'compliance.regimes': ['pci', 'hipaa'], 'compliance.pciScope': 'saqd', 'traffic.spikeFactor': '10' }
  const after = { ...before, 'compliance.regimes': ['soc2'] }
  expect(removedAnswers(before, after).map(({ key }) => key)).toEqual(['compliance.pciScope'])
  expect(removedAnswers(after, before)).toEqual([])
})
