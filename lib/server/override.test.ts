import { expect, test } from 'vitest'
import { findScenario } from '@/lib/scenarios/scenarios'
import { answersFrom } from '@/lib/wizard/answers-from'
import { createDesign, findDesign } from './designs'
import { overrideDecision, removeOverride } from './override'
import { publishDraft } from './publish'
import { latestRevision, listRevisions } from './revisions'
import { createSession } from './sessions'

async function published() {
  const scenario = findScenario('b2b-saas')
  if (!scenario) throw new Error('there is such a scenario')
  const { owner } = await createSession()
  const { id } = await createDesign(owner, { answers: answersFrom(scenario.document) })
  await publishDraft(owner, id, '', { assumeGaps: true })
  const revision = await latestRevision(owner, id)
  const cdn = revision?.plan.decisions.find(({ topic }) => topic === 'cdn')
  const compute = revision?.plan.decisions.find(({ topic }) => topic === 'compute')
  if (!cdn || !compute) throw new Error('both are decided')
  return { owner, id, cdn, compute }
}

test('an override publishes a revision that insists on the option, with the reason as its note; removing it goes back', async () => {
  const { owner, id, compute } = await published()
  const option = compute.alternatives.find(({ excludedBy }) => excludedBy === null)?.option ?? ''
  expect(await overrideDecision(owner, id, { topic: 'compute', option }, 'We know it well')).toEqual({
    status: 'published',
    number: 2,
  })
  const insisting = await latestRevision(owner, id)
  expect(insisting?.note).toContain('We know it well')
  expect(insisting?.requirements.insistOn).toEqual({ compute: option })
  expect(insisting?.plan.decisions.find(({ topic }) => topic === 'compute')).toMatchObject({
    choice: option,
    recommended: compute.choice,
  })

  expect(await removeOverride(owner, id, 'compute')).toEqual({ status: 'published', number: 3 })
  const back = await latestRevision(owner, id)
  expect(back?.requirements.insistOn).toBeUndefined()
  expect(back?.plan.decisions.find(({ topic }) => topic === 'compute')?.choice).toBe(compute.choice)
})

test('what a limit rules out cannot be insisted on, and nothing is stored', async () => {
  const { owner, id, compute } = await published()
  const ruledOut = compute.alternatives.find(({ excludedBy }) => excludedBy !== null)
  expect(await overrideDecision(owner, id, { topic: 'compute', option: ruledOut?.option ?? '' }, 'x')).toEqual({
    status: 'excluded',
    because: ruledOut?.excludedBy?.because,
  })
  expect((await findDesign(owner, id))?.answers).not.toHaveProperty(['insistOn.compute'])
  expect(await listRevisions(owner, id)).toHaveLength(1)
})

test('an unknown topic or option, another owner and a topic nobody insists on change nothing', async () => {
  const { owner, id, compute } = await published()
  const { owner: stranger } = await createSession()
  const option = compute.alternatives.find(({ excludedBy }) => excludedBy === null)?.option ?? ''
  expect(await overrideDecision(owner, id, { topic: 'nothing', option }, 'x')).toBeUndefined()
  expect(await overrideDecision(owner, id, { topic: 'compute', option: 'nothing' }, 'x')).toBeUndefined()
  expect(await overrideDecision(stranger, id, { topic: 'compute', option }, 'x')).toBeUndefined()
  expect(await removeOverride(owner, id, 'compute')).toBeUndefined()
  expect(await listRevisions(owner, id)).toHaveLength(1)
})
