import { expect, test } from 'vitest'
import { RULESET } from '@/lib/decisions/ruleset'
import { createDesign, findDesign, saveAnswers } from './designs'
import { smallPlan } from './plan.fixture'
import { replanLatest } from './replan'
import { findRevision, listRevisions, publishRevision } from './revisions'
import { createSession } from './sessions'

async function oldDesign() {
  const { owner } = await createSession()
  const answers = { name: 'Orders API', 'workload.kind': 'api' }
  const requirements = { schemaVersion: 1, name: 'Orders API', workload: { kind: 'api' } } as const
  const { id, version } = await createDesign(owner, { answers })
  await publishRevision(owner, id, { answers, draftVersion: version, requirements, plan: smallPlan, note: '' })
  return { owner, id, answers, requirements }
}

test('the same answers are planned by the rules of today, and the old revision stays as it was', async () => {
  const { owner, id, answers, requirements } = await oldDesign()
  expect(await replanLatest(owner, id)).toEqual({ status: 'published', number: 2 })
  const [before, after] = [await findRevision(owner, id, 1), await findRevision(owner, id, 2)]
  expect(before?.plan).toEqual(smallPlan)
  expect(after).toMatchObject({ answers, requirements, plan: { ruleset: RULESET } })
  expect((await findDesign(owner, id))?.published?.isCurrent).toBe(true)
})

test('changes that nobody has published are neither taken nor lost', async () => {
  const { owner, id, answers } = await oldDesign()
  await saveAnswers(owner, id, { name: 'Renamed' }, 1)
  await replanLatest(owner, id)
  expect((await findRevision(owner, id, 2))?.answers).toEqual(answers)
  expect(await findDesign(owner, id)).toMatchObject({ name: 'Renamed', published: { isCurrent: false } })
})

test("nobody plans somebody else's design again", async () => {
  const { owner, id } = await oldDesign()
  const { owner: stranger } = await createSession()
  expect(await replanLatest(stranger, id)).toBeUndefined()
  expect(await listRevisions(owner, id)).toHaveLength(1)
})
