import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { PROVIDERS, REGIMES, RESIDENCIES, type Regime, type RequirementsDocument } from '@/lib/requirements/schema'
import { findRegion } from '@/lib/services/regions-by-provider'
import { CONTROLS, securityChecklist } from './security'
import { CLAUSES } from './security/clauses'
import { isAsked, PREFIX } from './security/frameworks'
import { regionsEmitted } from './security/regions-emitted'
import { planned } from './testing'

const RUNS = 150
const provider = fc.constantFrom(...PROVIDERS)

/** A generated document on a given cloud; a region of another cloud would not be found, so none is named. */
const on = (
  document: RequirementsDocument,
  regimes: readonly Regime[],
  cloud: (typeof PROVIDERS)[number],
  more: object = {},
) =>
  planned(
    {
      ...document,
      ...more,
      compliance: { ...document.compliance, regimes },
      platform: { ...document.platform, region: null, regionSecond: null },
    },
    cloud,
  )
const checklistOf = ({ requirements, design }: ReturnType<typeof planned>) => securityChecklist(requirements, design)

test('another regime never removes a control or a tag, and undoes nothing that the design does', () => {
  fc.assert(
    fc.property(
      requirementsDocument,
      fc.subarray([...REGIMES]),
      fc.constantFrom(...REGIMES),
      provider,
      (document, some, extra, cloud) => {
        const before = checklistOf(on(document, some, cloud))
        const after = new Map(
          checklistOf(on(document, [...new Set([...some, extra])], cloud)).map((control) => [control.id, control]),
        )
        for (const { id, frameworks, status } of before) {
          const later = after.get(id)
          expect(later?.frameworks ?? [], id).toEqual(expect.arrayContaining(frameworks))
          if (status === 'in-design') expect(later?.status, `${id} with ${extra}`).toBe('in-design')
          if (status === 'yours') expect(later?.status, `${id} with ${extra}`).not.toBe('not-needed')
        }
      },
    ),
    { numRuns: RUNS, seed: SEED },
  )
})

test('what the design does names resources that exist; what is yours names who, how often and what shows it', () => {
  fc.assert(
    fc.property(requirementsDocument, fc.subarray([...REGIMES]), provider, (document, regimes, cloud) => {
      const made = on(document, regimes, cloud)
      const ids = new Set(made.design.resources.map(({ id }) => id))
      for (const { id, status, resources, you, evidence, owner, cadence } of checklistOf(made)) {
        expect(evidence, id).not.toBe('')
        expect(
          resources.filter((resource) => !ids.has(resource)),
          id,
        ).toEqual([])
        if (status === 'in-design' && !/^(pipeline|terraform)\//.test(evidence))
          expect(resources.length, id).toBeGreaterThan(0)
        if (status !== 'in-design') expect(you, id).toBeTruthy()
        if (status === 'yours') expect([owner, cadence].every(Boolean), id).toBe(true)
      }
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

test('the whole list of every regime that was asked for is answered, at the scope and level answered', () => {
  fc.assert(
    fc.property(requirementsDocument, fc.subarray([...REGIMES]), provider, (document, regimes, cloud) => {
      const made = on(document, regimes, cloud)
      const tags = new Set(checklistOf(made).flatMap(({ frameworks }) => frameworks))
      for (const regime of regimes)
        expect(
          CLAUSES[regime]
            .filter((clause) => isAsked(clause, made.requirements.compliance))
            .map(({ number }) => PREFIX[regime] + number)
            .filter((tag) => !tags.has(tag)),
        ).toEqual([])
    }),
    { numRuns: RUNS, seed: SEED },
  )
})

test('every number on a control is one of the regime’s list, and no list names a number twice', () => {
  for (const regime of REGIMES) {
    const numbers = CLAUSES[regime].map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const { id, tags } of CONTROLS)
      expect(
        (tags[regime] ?? []).filter((number) => !numbers.includes(number)),
        `${id} ${regime}`,
      ).toEqual([])
  }
})

test('a copy outside the place asked for is said to be outside, whatever brought it there', () => {
  fc.assert(
    fc.property(requirementsDocument, fc.constantFrom(...RESIDENCIES), provider, (document, residency, cloud) => {
      const made = on(document, ['gdpr', 'dora'], cloud, { data: { ...document.data, residency } })
      const controls = new Map(checklistOf(made).map((control) => [control.id, control]))
      const outside = regionsEmitted(made.design)
        .map(({ region }) => region)
        .filter((region) => region !== 'global' && residency !== 'any' && findRegion(region)?.residency !== residency)
      const rows = ['network-residency', 'network-residency-copies'].map((id) => controls.get(id))
      for (const region of outside)
        expect(rows.some((row) => row?.status === 'yours' && row.you?.includes(region))).toBe(true)
      if (outside.length === 0 && residency !== 'any') expect(rows.map((row) => row?.status)).not.toContain('yours')
    }),
    { numRuns: RUNS, seed: SEED },
  )
})
