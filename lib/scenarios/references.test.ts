import { expect, test } from 'vitest'
import { decideAll, type Topic, tableOf } from '@/lib/decisions/decide-all'
import { complete } from '@/lib/requirements/defaults'
import { parseRequirements } from '@/lib/requirements/parse'
import { PROFILES } from '@/lib/services/by-provider'
import { REFERENCES } from './references'

test('there are at least forty references, ten traps among them, each under its own name', () => {
  expect(REFERENCES.length).toBeGreaterThanOrEqual(40)
  expect(REFERENCES.filter(({ trap }) => trap !== undefined).length).toBeGreaterThanOrEqual(10)
  expect(new Set(REFERENCES.map(({ name }) => name)).size).toBe(REFERENCES.length)
})

test.each(REFERENCES)('$name: what was chosen there, or an argument', ({ document, chose, weDiffer }) => {
  const { decisions } = decideAll(complete(document).requirements, PROFILES)
  for (const [name, theirs] of Object.entries(chose)) {
    const topic = name as Topic
    const difference = weDiffer?.[topic]
    expect(tableOf(topic).lightestFirst, topic).toContain(theirs)
    expect(`${topic}: ${decisions[topic].choice}`).toBe(`${topic}: ${difference?.ours ?? theirs}`)
  }
  for (const [topic, difference] of Object.entries(weDiffer ?? {})) {
    expect(difference.ours, topic).not.toBe(chose[topic as Topic])
    expect(difference.because).toMatch(/^[A-Z].{30,}\.$/)
  }
})

test.each(REFERENCES)('$name: the limits that stand in the way', ({ document, excluded, infeasible }) => {
  const { decisions } = decideAll(complete(document).requirements, PROFILES)
  for (const { topic, option, rule } of excluded ?? []) {
    const found = decisions[topic].alternatives.find((alternative) => alternative.option === option)
    expect(`${option}: ${found?.excludedBy?.rule}`).toBe(`${option}: ${rule}`)
  }
  for (const { topic, rule } of infeasible ?? []) expect(decisions[topic].infeasible?.rule).toBe(rule)
})

test.each(REFERENCES)(
  '$name: a page with the day it was read, and a document as anybody could send it',
  (reference) => {
    expect(reference.url).toMatch(/^https:\/\//)
    expect(reference.readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(parseRequirements(reference.document)).toMatchObject({ ok: true })
  },
)
