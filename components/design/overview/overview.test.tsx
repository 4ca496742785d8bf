// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { catalog } from '@/lib/catalog/catalog'
import { plan } from '@/lib/plan'
import type { PlanDocument } from '@/lib/plan-document'
import { type SharedPlan, sharedPlan } from '@/lib/plan-shared'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { AvailabilityDetail } from './availability'
import { CapacityTable } from './capacity-table'
import { RecoveryDetail } from './recovery'

const plans = SCENARIOS.map(({ slug, document }) => [slug, plan(document, catalog)] as const)

/** As a browser without a script gets it. */
const draw = (shown: SharedPlan) =>
  new DOMParser().parseFromString(
    renderToStaticMarkup(
      <>
        <AvailabilityDetail plan={shown} />
        <RecoveryDetail recovery={shown.recovery} />
        {shown.capacity && <CapacityTable capacity={shown.capacity} />}
      </>,
    ),
    'text/html',
  )

const rows = (page: Document, caption: string) =>
  [...page.querySelectorAll('section')]
    .filter((table) => table.getAttribute('aria-label') === caption)
    .flatMap((table) => [...table.querySelectorAll('tbody tr')])

test.each(plans)('%s: every path, rung, strategy and sum has its row, and none has a gap', (_, document) => {
  const page = draw(document)
  const { paths, ladder, weakestLinks } = document.availability
  for (const { name, parts } of paths) expect(rows(page, `Parts of the path: ${name}`)).toHaveLength(parts.length)
  expect(rows(page, 'What each further nine takes')).toHaveLength(ladder?.length ?? 0)
  expect(rows(page, 'Weakest parts')).toHaveLength(weakestLinks.length)
  expect(rows(page, 'What has to be carried')).toHaveLength(document.capacity?.items.length ?? 0)
  expect(page.body.textContent).not.toMatch(/undefined|NaN|\[object|null/)
})

test('a reader who is not shown the cost sees no amount', () => {
  for (const [, document] of plans) {
    const page = draw(sharedPlan(document, { cost: false, code: true, runbooks: true }))
    expect(page.body.textContent).not.toMatch(/\$\s?\d/)
  }
})

test('a nine that cannot be had says so, and one that can has its price beside the month as designed', () => {
  const [, document] = plans.find(([slug]) => slug === 'b2b-saas') ?? []
  if (!document) throw new Error('there is such a scenario')
  const texts = rows(draw(document), 'What each further nine takes').map((row) => row.textContent ?? '')
  for (const [index, { isReached }] of (document.availability.ladder ?? []).entries()) {
    expect(texts[index]?.includes('Cannot be had')).toBe(!isReached)
    expect(/\$[\d,]+/.test(texts[index] ?? '')).toBe(isReached)
  }
})

test('the one strategy that is cheapest and the one that was chosen are marked', () => {
  for (const [, { recovery, ...rest }] of plans) {
    const page = draw({ ...rest, recovery })
    const marked = [...page.querySelectorAll('.chip')].map(({ textContent }) => textContent)
    expect(marked.filter((words) => words === 'Chosen here')).toHaveLength(1)
    const cheapest = recovery.strategies?.filter(({ isCheapest }) => isCheapest).length
    expect(marked.filter((words) => words === 'Cheapest that is enough')).toHaveLength(cheapest ?? 0)
  }
})

test('a plan saved before any of this opens all the same', () => {
  const [, document] = plans[2] ?? []
  if (!document) throw new Error('there are plans')
  const page = draw(older(document))
  expect(page.querySelectorAll('table').length).toBeGreaterThan(1)
  expect(page.body.textContent).not.toMatch(/undefined|NaN|further nine|Strategies for/)
})

/** Without the keys that came later. */
function older({ capacity: _, availability, recovery, ...rest }: PlanDocument): PlanDocument {
  const { ladder: _l, upgrades: _u, ...figures } = availability
  const { corruption: _c, strategies: _s, writeLatencyMs: _w, ...times } = recovery
  return {
    ...rest,
    availability: {
      ...figures,
      weakestLinks: availability.weakestLinks.map(({ resource, minutesPer30Days }) => ({ resource, minutesPer30Days })),
      paths: availability.paths.map(({ waits: _waits, minutesPer30Days: _m, parts, ...path }) => ({
        ...path,
        parts: parts.map(({ scope: _scope, note: _note, ...part }) => part),
      })),
    },
    recovery: times,
  }
}
