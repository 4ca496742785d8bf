import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decisions, decideAll } from '@/lib/decisions/decide-all'
import type { ZoneTopology } from '@/lib/decisions/topology'
import { compose } from '@/lib/design/compose'
import { requirementsDocument, SEED } from '@/lib/requirements/arbitrary.fixture'
import { complete } from '@/lib/requirements/defaults'
import type { Requirements } from '@/lib/requirements/schema'
import { PROFILES, profileOf } from '@/lib/services/by-provider'
import { assess } from './assess'
import { recover } from './recover'

const SAMPLE = fc
  .sample(requirementsDocument, { numRuns: 400, seed: SEED })
  .map((document) => complete(document).requirements)

const planned = (requirements: Requirements, decisions: Decisions = decideAll(requirements, PROFILES).decisions) => {
  const profile = profileOf(decisions.provider.choice)
  const [design] = compose(requirements, decisions, profile)
  if (!design) throw new Error('no environment')
  return { design, decisions, profile, ...assess(design, 99.9, profile.slaOf) }
}

test('a design over several zones is promised no less than its twin in one', () => {
  for (const requirements of SAMPLE) {
    const { decisions } = decideAll(requirements, PROFILES)
    const inZones = (choice: ZoneTopology) =>
      planned(requirements, { ...decisions, 'zone-topology': { ...decisions['zone-topology'], choice } })
        .committedPercent
    const [one, several] = [inZones('single-zone'), inZones('multi-zone')]
    if (one !== null && several !== null) expect(several).toBeGreaterThanOrEqual(one)
    if (several === null) expect(one).toBeNull()
  }
})

test('a path is never promised more than its least part, unless a second region takes over', () => {
  for (const requirements of SAMPLE) {
    const { design, paths } = planned(requirements)
    if (design.regions.length > 1) continue
    for (const { parts, committedPercent } of paths) {
      if (committedPercent === null) continue
      expect(committedPercent).toBeLessThanOrEqual(Math.min(...parts.map(({ percent }) => percent ?? 0)) + 1e-6)
    }
  }
})

test('the figure is that of the worst path that somebody waits for', () => {
  for (const requirements of SAMPLE) {
    const { paths, committedPercent } = planned(requirements)
    const awaited = paths.filter(({ waits }) => waits)
    if (awaited.length === 0 || committedPercent === null) continue
    expect(committedPercent).toBe(Math.min(...awaited.map((path) => path.committedPercent ?? 0)))
  }
})

test.each([
  ['time', 'rtoMinutes'],
  ['loss', 'rpoMinutes'],
] as const)('a tighter %s never yields a slower recovery from the loss of a region', (_, field) => {
  for (const requirements of SAMPLE.slice(0, 200)) {
    const expected = (factor: number) => {
      const asked: Requirements = {
        ...requirements,
        availability: {
          ...requirements.availability,
          scope: 'region',
          [field]: requirements.availability[field] * factor,
        },
      }
      const { decisions, design, profile } = planned(asked)
      return recover(asked, decisions, design, profile).rtoMinutes.expected
    }
    expect(expected(0.2)).toBeLessThanOrEqual(expected(1))
  }
})

test('what the rules choose for the loss of a region recovers in the time that was asked, unless they say that nothing does', () => {
  for (const document of fc.sample(requirementsDocument, { numRuns: 600, seed: SEED })) {
    const { requirements } = complete({
      ...document,
      insistOn: {},
      availability: { ...document.availability, scope: 'region', regionMode: null },
    })
    const { decisions } = decideAll(requirements, PROFILES)
    const profile = profileOf(decisions.provider.choice)
    const [design] = compose(requirements, decisions, profile)
    const outcome = decisions['disaster-recovery']
    if (!design || outcome.infeasible !== null || outcome.choice === 'active-active' || design.regions.length < 2)
      continue
    const { rtoMinutes } = recover(requirements, decisions, design, profile)
    const words = `${outcome.choice}: ${JSON.stringify(rtoMinutes)}`
    expect(rtoMinutes.expected, words).toBeLessThanOrEqual(rtoMinutes.asked)
  }
})
