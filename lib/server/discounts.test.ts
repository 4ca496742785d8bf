import { expect, test } from 'vitest'
import { findScenario } from '@/lib/scenarios/scenarios'
import { answersFrom } from '@/lib/wizard/answers-from'
import { createDesign } from './designs'
import { setDiscount } from './discounts'
import { publishDraft } from './publish'
import { latestRevision } from './revisions'
import { createSession } from './sessions'

test('a discount publishes a revision that costs less, and taking it back one that costs as before', async () => {
  const scenario = findScenario('b2b-saas')
  if (!scenario) throw new Error('there is such a scenario')
  const { owner } = await createSession()
  const { id } = await createDesign(owner, { answers: answersFrom(scenario.document) })
  await publishDraft(owner, id, '', { assumeGaps: true })
  const cost = async () => (await latestRevision(owner, id))?.plan.cost.monthlyUsd.expected ?? 0
  const list = await cost()

  expect(await setDiscount(owner, id, { provider: 'aws' }, 10)).toEqual({ status: 'published', number: 2 })
  expect(await cost()).toBeCloseTo(list * 0.9, 0)
  expect((await latestRevision(owner, id))?.requirements.budget?.discounts).toEqual([{ provider: 'aws', percent: 10 }])

  expect(await setDiscount(owner, id, { provider: 'aws' }, 101)).toMatchObject({ status: 'incomplete' })
  expect(await setDiscount(owner, id, { provider: 'aws' }, null)).toEqual({ status: 'published', number: 3 })
  expect(await cost()).toBe(list)

  const stranger = await createSession()
  expect(await setDiscount(stranger.owner, id, { provider: 'aws' }, 10)).toBeUndefined()
})
