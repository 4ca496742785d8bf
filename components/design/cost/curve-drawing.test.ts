import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { drawCurve, HEIGHT, WIDTH } from './curve-drawing'
import { curveTitle } from './curve-words'

test.each(SCENARIOS)('$slug: the curve stays inside its picture and has a title', ({ document }) => {
  const { cost } = plan(document, catalog)
  const drawing = drawCurve(cost)
  const numbers = `${drawing?.line} ${drawing?.band}`.match(/-?[\d.]+/g) ?? []
  expect(numbers.length).toBeGreaterThan(20)
  for (const [index, text] of numbers.entries()) {
    expect(Number(text)).toBeGreaterThanOrEqual(0)
    expect(Number(text)).toBeLessThanOrEqual(index % 2 === 0 ? WIDTH : HEIGHT)
  }
  expect(curveTitle(cost)).not.toMatch(/undefined|NaN|null/)
})

test('a plan from before there were curves has none to draw', () => {
  const [first] = SCENARIOS
  if (!first) throw new Error('there are scenarios')
  const { curve: _, ...cost } = plan(first.document, catalog).cost
  expect(drawCurve(cost)).toBeUndefined()
})
