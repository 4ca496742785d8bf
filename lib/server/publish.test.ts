import { expect, test } from 'vitest'
import { SCENARIOS } from '@/lib/scenarios/scenarios'
import { answersFrom } from '@/lib/wizard/answers-from'
import { createDesign, findDesign, saveAnswers } from './designs'
import { publishDraft, restoreRevision } from './publish'
import { findRevision, listRevisions } from './revisions'
import { createSession } from './sessions'

async function presetDesign() {
  const [scenario] = SCENARIOS
  if (!scenario) throw new Error('there are scenarios')
  const { owner } = await createSession()
  const { id } = await createDesign(owner, {
    answers: { ...answersFrom(scenario.document), name: 'Before' },
    preset: scenario.slug,
  })
  return { owner, id }
}

test('publishing plans the draft as it stands and leaves earlier revisions alone', async () => {
  const { owner, id } = await presetDesign()
  expect(await publishDraft(owner, id, 'First', { assumeGaps: true })).toEqual({ status: 'published', number: 1 })
  await saveAnswers(owner, id, { name: 'After' }, 1)
  expect(await publishDraft(owner, id, 'Renamed', { assumeGaps: true })).toEqual({ status: 'published', number: 2 })
  expect((await findRevision(owner, id, 1))?.requirements.name).toBe('Before')
  expect((await findRevision(owner, id, 2))?.plan.design.name).toBe('After')
})

test('with gaps assumed a missing answer is "not sure"; without, it stands in the way by name', async () => {
  const { owner } = await createSession()
  const { id } = await createDesign(owner, { answers: { name: 'Orders API', 'workload.kind': 'api' } })
  expect(await publishDraft(owner, id, '')).toMatchObject({
    status: 'incomplete',
    errors: expect.arrayContaining([expect.objectContaining({ path: 'workload.shape' })]),
  })
  expect(await publishDraft(owner, id, '', { assumeGaps: true })).toEqual({ status: 'published', number: 1 })
  expect((await findRevision(owner, id, 1))?.plan.assumptions.map(({ field }) => field)).toContain('workload.shape')
})

test('a draft that cannot be planned yet is not published, and each open answer is named', async () => {
  const { owner } = await createSession()
  const { id } = await createDesign(owner, { answers: {} })
  const published = await publishDraft(owner, id, '', { assumeGaps: true })
  expect(published).toMatchObject({ status: 'incomplete' })
  expect(published?.status === 'incomplete' && published.errors.map(({ path }) => path)).toContain('workload.kind')
  expect(await listRevisions(owner, id)).toEqual([])
})

test('restoring brings the answers back as a new revision', async () => {
  const { owner, id } = await presetDesign()
  await publishDraft(owner, id, '', { assumeGaps: true })
  await saveAnswers(owner, id, { name: 'After', 'team.engineers': '99' }, 1)
  await publishDraft(owner, id, '', { assumeGaps: true })
  expect(await restoreRevision(owner, id, 1)).toEqual({ status: 'published', number: 3 })
  const restored = await findRevision(owner, id, 3)
  expect(restored?.answers).toEqual((await findRevision(owner, id, 1))?.answers)
  expect(restored?.note).toBe('Restored revision 1')
  expect((await findDesign(owner, id))?.name).toBe('Before')
})

test("nobody publishes or restores somebody else's design", async () => {
  const { owner, id } = await presetDesign()
  await publishDraft(owner, id, '', { assumeGaps: true })
  const { owner: stranger } = await createSession()
  expect(await publishDraft(stranger, id, '', { assumeGaps: true })).toBeUndefined()
  expect(await restoreRevision(stranger, id, 1)).toBeUndefined()
  expect(await listRevisions(owner, id)).toHaveLength(1)
})
