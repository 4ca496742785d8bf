import { expect, test } from 'vitest'
import { database } from './database'
import { createDesign, findDesign, saveAnswers } from './designs'
import { smallPlan } from './plan.fixture'
import { findRevision, latestRevision, listRevisions, publishRevision } from './revisions'
import { createSession } from './sessions'

const newOwner = async () => (await createSession()).owner
const revision = {
  answers: { name: 'Orders API', 'workload.kind': 'api' },
  draftVersion: 1,
  requirements: { schemaVersion: 1 as const, name: 'Orders API', workload: { kind: 'api' as const } },
  plan: smallPlan,
  note: 'First',
}

test('a revision keeps the requirements, the versions and the plan as they were', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: revision.answers })
  expect(await publishRevision(owner, id, revision)).toBe(1)

  const saved = await findRevision(owner, id, 1)
  expect(saved).toMatchObject({
    number: 1,
    note: 'First',
    requirements: revision.requirements,
    answers: revision.answers,
  })
  expect(JSON.stringify(saved?.plan)).toBe(JSON.stringify(smallPlan))
  expect(saved?.summary).toMatchObject({
    provider: 'aws',
    region: 'us-east-1',
    committedPercent: 99.93,
    warnings: 1,
    blockers: 0,
  })
  expect(await database().revision.findFirst({ where: { designId: id } })).toMatchObject({
    rulesetHash: 'r',
    catalogHash: 'c',
  })
})

test('revisions published at once are numbered without a gap or a double', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: {} })
  const numbers = await Promise.all(Array.from({ length: 8 }, () => publishRevision(owner, id, revision)))
  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect((await listRevisions(owner, id)).map(({ number }) => number)).toEqual([8, 7, 6, 5, 4, 3, 2, 1])
  expect((await latestRevision(owner, id))?.number).toBe(8)
})

test('a revision is refused any change and any deletion, and goes with its design', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: {} })
  await publishRevision(owner, id, revision)

  await expect(database().revision.updateMany({ where: { designId: id }, data: { note: 'Other' } })).rejects.toThrow(
    /immutable/,
  )
  await expect(database().revision.deleteMany({ where: { designId: id } })).rejects.toThrow(/immutable/)
  await database().design.delete({ where: { id } })
  expect(await database().revision.count({ where: { designId: id } })).toBe(0)
})

test("somebody else's design has no revisions and takes none", async () => {
  const [owner, stranger] = [await newOwner(), await newOwner()]
  const { id } = await createDesign(owner, { answers: {} })
  await publishRevision(owner, id, revision)

  expect(await publishRevision(stranger, id, revision)).toBeUndefined()
  expect(await listRevisions(stranger, id)).toEqual([])
  expect(await listRevisions(undefined, id)).toEqual([])
  expect(await findRevision(stranger, id, 1)).toBeUndefined()
  expect(await latestRevision(stranger, id)).toBeUndefined()
  expect(await listRevisions(owner, id)).toHaveLength(1)
})

test.each([0, -1, 1.5, Number.NaN, 2 ** 31])('there is no revision %s', async (number) => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: {} })
  expect(await findRevision(owner, id, number)).toBeUndefined()
})

test('a design says whether its draft has changed since it was published', async () => {
  const owner = await newOwner()
  const { id } = await createDesign(owner, { answers: {} })
  await publishRevision(owner, id, revision)
  expect((await findDesign(owner, id))?.published).toMatchObject({ number: 1, isCurrent: true })
  await saveAnswers(owner, id, { name: 'Changed' }, 1)
  expect((await findDesign(owner, id))?.published).toMatchObject({ number: 1, isCurrent: false })
})
